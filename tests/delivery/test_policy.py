"""Each outcome and each class of letters: what the postman does next."""

import pytest

from bot.delivery.answers import Kind
from bot.delivery.policy import POLICIES, Step, policy
from bot.ports.mail import MessageClass
from tests.delivery.outcomes import OUTCOMES

# The first try of a letter. `marked` is AGAIN_MARKED.
FIRST_TRY = """
kind          ping   alarm  reply  receipt info   publish   file      board ephemeral
retry         again  again  again  again   again  again     again     again drop
ambiguous     marked marked marked again   marked uncertain uncertain again drop
wait          again  again  again  again   again  again     again     again drop
migrated      again  again  again  again   again  again     again     again drop
unreachable   dead   dead   dead   dead    dead   dead      dead      dead  drop
as_plain_text plain  plain  plain  plain   plain  dead      plain     plain drop
gone          anew   anew   anew   anew    anew   uncertain anew      anew  drop
done          sent   sent   sent   sent    sent   sent      sent      sent  sent
drop          drop   drop   drop   drop    drop   drop      drop      drop  drop
dead          dead   dead   dead   dead    dead   dead      dead      dead  drop
stop          stop   stop   stop   stop    stop   stop      stop      stop  stop
"""
HEAD, *LINES = [line.split() for line in FIRST_TRY.strip().splitlines()]
CLASSES = [MessageClass(name) for name in HEAD[1:]]
TABLE = {
    (Kind(kind), klass): Step("again_marked" if step == "marked" else step)
    for kind, *steps in LINES
    for klass, step in zip(CLASSES, steps, strict=True)
}
ENDLESS = [MessageClass.PING, MessageClass.ALARM, MessageClass.BOARD]


def test_the_table_is_whole() -> None:
    assert set(TABLE) == {(kind, klass) for kind in Kind for klass in MessageClass}
    assert set(MessageClass) == set(POLICIES)


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_outcome_has_a_next_step(name: str) -> None:
    kind = OUTCOMES[name].kind
    steps = {klass: policy(klass, kind, 1) for klass in MessageClass}

    assert steps == {klass: TABLE[kind, klass] for klass in MessageClass}


@pytest.mark.parametrize("klass", MessageClass)
def test_what_surely_did_not_leave_is_tried_again(klass: MessageClass) -> None:
    assert TABLE[Kind.RETRY, klass] == policy(klass, Kind.RETRY, 1)


@pytest.mark.parametrize("klass", ENDLESS)
@pytest.mark.parametrize("kind", [Kind.RETRY, Kind.AMBIGUOUS, Kind.WAIT])
def test_a_call_for_help_never_gives_up(klass: MessageClass, kind: Kind) -> None:
    step = policy(klass, kind, 1_000_000, maybe_sent=True)

    assert step in {Step.AGAIN, Step.AGAIN_MARKED}


@pytest.mark.parametrize("klass", MessageClass)
@pytest.mark.parametrize("attempts", [1, 5, 50, 10_000])
def test_telegrams_request_to_wait_never_costs_a_letter(
    klass: MessageClass, attempts: int
) -> None:
    gone = policy(klass, Kind.WAIT, attempts) is not Step.AGAIN

    assert (klass is MessageClass.EPHEMERAL) == gone


@pytest.mark.parametrize("attempts", [1, 2, 9])
@pytest.mark.parametrize("klass", [MessageClass.PUBLISH, MessageClass.FILE])
def test_doubt_about_a_publication_is_for_a_person(
    klass: MessageClass, attempts: int
) -> None:
    assert policy(klass, Kind.AMBIGUOUS, attempts) is Step.UNCERTAIN


def test_an_approved_text_waits_for_the_network_as_long_as_it_takes() -> None:
    assert policy(MessageClass.PUBLISH, Kind.RETRY, 10_000) is Step.AGAIN


@pytest.mark.parametrize("klass", [MessageClass.REPLY, MessageClass.INFO])
def test_doubt_repeats_a_reply_once(klass: MessageClass) -> None:
    first = policy(klass, Kind.AMBIGUOUS, 4)
    second = policy(klass, Kind.AMBIGUOUS, 5, maybe_sent=True)

    assert (first, second) == (Step.AGAIN_MARKED, Step.DROP)


def test_a_receipt_is_tried_five_times_in_doubt() -> None:
    steps = [
        policy(MessageClass.RECEIPT, Kind.AMBIGUOUS, tries, maybe_sent=tries > 1)
        for tries in range(1, 6)
    ]

    assert steps == [Step.AGAIN] * 4 + [Step.DEAD]


@pytest.mark.parametrize(
    ("klass", "limit", "end"),
    [
        (MessageClass.REPLY, 30, Step.DROP),
        (MessageClass.RECEIPT, 120, Step.DEAD),
        (MessageClass.INFO, 120, Step.DROP),
        (MessageClass.FILE, 30, Step.DEAD),
    ],
)
def test_the_others_give_up_some_day(
    klass: MessageClass, limit: int, end: Step
) -> None:
    assert policy(klass, Kind.RETRY, limit - 1) is Step.AGAIN
    assert policy(klass, Kind.RETRY, limit) is end


def test_a_repetition_stays_marked_when_the_next_try_does_not_leave() -> None:
    step = policy(MessageClass.PING, Kind.RETRY, 3, maybe_sent=True)

    assert step is Step.AGAIN_MARKED
