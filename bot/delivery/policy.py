"""What becomes of a letter after a failed try, by its class (reliability.md 4.6)."""

from enum import StrEnum

from bot.delivery.answers import Kind
from bot.domain.values import Struct
from bot.ports.mail import MessageClass


class Step(StrEnum):
    """What the postman does next with a letter.

    AGAIN: try the same later; AGAIN_MARKED: the same, with the words that say it may
    be a repetition; PLAIN: without markup; ANEW: as a new message instead of an edit;
    SENT: record it as delivered; UNCERTAIN: a person decides; DROP: close it quietly;
    DEAD: close it and raise the alarm; STOP: stop all senders and keep every letter.
    """

    AGAIN = "again"
    AGAIN_MARKED = "again_marked"
    PLAIN = "plain"
    ANEW = "anew"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DROP = "drop"
    DEAD = "dead"
    STOP = "stop"


class Policy(Struct, frozen=True, kw_only=True):
    """How far a class of letters goes before it gives up; None is without end.

    `tries`: how many in all while it surely did not leave; then `spent`.
    `tries_in_doubt`: how many in all while nobody knows; then `doubted`.
    `once`: doubt repeats it a single time. `marked`: a repetition says that it is one.
    """

    tries: int | None = None
    spent: Step = Step.DEAD
    tries_in_doubt: int | None = None
    doubted: Step = Step.DEAD
    once: bool = False
    marked: bool = False


# With waits up to 60 s, 30 tries last 25 minutes and 120 tries nearly two hours:
# a reply that late confuses, a receipt or a digest still tells something.
POLICIES: dict[MessageClass, Policy] = {
    MessageClass.PING: Policy(marked=True),
    MessageClass.ALARM: Policy(marked=True),
    MessageClass.REPLY: Policy(
        tries=30, spent=Step.DROP, once=True, doubted=Step.DROP, marked=True
    ),
    # A copy of a receipt does no harm: it carries the number of the report.
    MessageClass.RECEIPT: Policy(tries=120, tries_in_doubt=5),
    MessageClass.INFO: Policy(
        tries=120, spent=Step.DROP, once=True, doubted=Step.DROP, marked=True
    ),
    # Waits as long as it takes: the guard withdraws what was revoked meanwhile.
    MessageClass.PUBLISH: Policy(tries_in_doubt=0, doubted=Step.UNCERTAIN),
    MessageClass.FILE: Policy(tries=30, tries_in_doubt=0, doubted=Step.UNCERTAIN),
    MessageClass.BOARD: Policy(),
    MessageClass.EPHEMERAL: Policy(
        tries=0, spent=Step.DROP, tries_in_doubt=0, doubted=Step.DROP
    ),
}

CERTAIN: dict[Kind, Step] = {
    Kind.WAIT: Step.AGAIN,
    Kind.MIGRATED: Step.AGAIN,
    Kind.UNREACHABLE: Step.DEAD,
    Kind.AS_PLAIN_TEXT: Step.PLAIN,
    Kind.GONE: Step.ANEW,
    Kind.DONE: Step.SENT,
    Kind.DROP: Step.DROP,
    Kind.DEAD: Step.DEAD,
    Kind.STOP: Step.STOP,
}
# The public reads exactly what was approved, and only where a person put it;
# a spinner that was not answered in time is forgotten.
EXCEPTIONS: dict[tuple[MessageClass, Kind], Step] = {
    (MessageClass.PUBLISH, Kind.AS_PLAIN_TEXT): Step.DEAD,
    (MessageClass.PUBLISH, Kind.GONE): Step.UNCERTAIN,
    (MessageClass.EPHEMERAL, Kind.WAIT): Step.DROP,
    (MessageClass.EPHEMERAL, Kind.MIGRATED): Step.DROP,
    (MessageClass.EPHEMERAL, Kind.UNREACHABLE): Step.DROP,
    (MessageClass.EPHEMERAL, Kind.AS_PLAIN_TEXT): Step.DROP,
    (MessageClass.EPHEMERAL, Kind.GONE): Step.DROP,
    (MessageClass.EPHEMERAL, Kind.DEAD): Step.DROP,
}


def policy(
    klass: MessageClass, kind: Kind, attempts: int, *, maybe_sent: bool = False
) -> Step:
    """Decide the next step for a letter of this class after this outcome.

    `attempts` counts the tries so far, this one included; `maybe_sent` is whether an
    earlier one was ambiguous. PLAIN comes once only if the caller drops the markup.
    """
    step = _step(klass, kind, attempts, maybe_sent)
    doubtful = maybe_sent or kind is Kind.AMBIGUOUS
    if step is Step.AGAIN and doubtful and POLICIES[klass].marked:
        return Step.AGAIN_MARKED
    return step


def _step(klass: MessageClass, kind: Kind, attempts: int, maybe_sent: bool) -> Step:
    rule = POLICIES[klass]
    if kind is Kind.RETRY:
        return Step.AGAIN if _within(rule.tries, attempts) else rule.spent
    if kind is Kind.AMBIGUOUS:
        again = _within(rule.tries_in_doubt, attempts)
        again = again and not (rule.once and maybe_sent)
        return Step.AGAIN if again else rule.doubted
    return EXCEPTIONS.get((klass, kind), CERTAIN[kind])


def _within(limit: int | None, attempts: int) -> bool:
    return limit is None or attempts < limit
