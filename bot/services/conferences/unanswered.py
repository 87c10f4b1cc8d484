"""What cannot be answered now: the reason is asked for, and said with its time."""

from datetime import datetime

from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.prepared_answers import Prepared, Standing
from bot.domain.putting_off import PutOff, read_put_off
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.conferences.answers_screen import DIALOGUE
from bot.services.conferences.asked_questions import bridge, next_time
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import issue_view

#: Why a question is answered later, or cannot be answered: who answers it, and when.
REASONS = {
    Standing.LATER: ("checking", "testing", "family"),
    Standing.CANNOT: ("inquiry", "privacy", "elsewhere"),
}


async def ask_why(
    turn: Turn,
    issue: Issue,
    document: Document,
    index: int,
    one: Prepared,
    *,
    until: datetime | None = None,
) -> None:
    """Ask for the reason: a tap, or words; *until* is a time that was said before."""
    facts = {"question": one.question, "index": index, "standing": one.standing}
    said = {"until": until.isoformat()} if until else {}
    kept = {name: str(value) for name, value in facts.items()} | said
    await turn.ask(DIALOGUE, document.id, kept)
    back = turn.button("answers_go", document.id, value=str(index), label="back")
    await turn.reply(
        "answers_reason",
        rows=[*_reasons(turn, document, index, one.standing, until), [back]],
        issue=await issue_view(turn, issue, turn.member),
        question=one.question,
        later=one.standing is Standing.LATER,
        time=_brief(turn, until) or await next_time(turn, issue, turn.locale),
        typed=until is not None,
    )


def _brief(turn: Turn, until: datetime | None) -> str:
    return turn.desk.words.brief(until, turn.now, turn.locale) if until else ""


def _reasons(
    turn: Turn,
    document: Document,
    index: int,
    standing: Standing,
    until: datetime | None,
) -> list[list[Button]]:
    at = until.isoformat() if until else ""
    return [
        [
            turn.button(
                "answers_reason",
                document.id,
                value=f"{index}:{standing}:{reason}:{at}",
                text=turn.label(f"answer_reason.{reason}"),
            )
        ]
        for reason in REASONS[standing]
    ]


def typed_reason(turn: Turn, standing: Standing, text: str, kept: str) -> PutOff:
    """Read a typed reason; one that is put off may say its time, *kept* said before."""
    if standing is not Standing.LATER:
        return PutOff(why=" ".join(text.split()).rstrip("."))
    read = read_put_off(text, turn.now, work_of(turn))
    return replace(read, until=read.until or moment(kept))


def moment(kept: str) -> datetime | None:
    """Return the instant that a button or a dialogue has kept; None for none."""
    return datetime.fromisoformat(kept) if kept else None


async def unanswered(
    turn: Turn,
    issue: Issue,
    document: Document,
    one: Prepared,
    *,
    until: datetime | None = None,
) -> Prepared:
    """Say when it is answered or who can, why not now, and lead back to our message.

    What *one* says is the reason; without *until* the next update answers it.
    """
    reason, locale = one.said[:1].lower() + one.said[1:], document.locale
    if one.standing is Standing.CANNOT:
        said = turn.label("answers.cannot", locale, reason=reason)
    elif until is None:
        time = await next_time(turn, issue, locale)
        said = turn.label("answers.later", locale, time=time, reason=reason)
    else:
        when = _when(turn, until, locale)
        said = turn.label("answers.later_at", locale, when=when, reason=reason)
    return replace(one, said=said, bridge=await bridge(turn, issue))


def _when(turn: Turn, until: datetime, locale: str) -> str:
    """Name the time, and the day where it is another than today."""
    zone, words = turn.desk.house.zone, turn.desk.words
    time = words.time(until, locale)
    if until.astimezone(zone).date() == turn.now.astimezone(zone).date():
        return turn.label("answers.at", locale, time=time)
    date = words.date(until, locale)
    return turn.label("answers.on", locale, time=time, date=date)
