"""Which questions an issue is asked, and what is suggested as an answer."""

from bot.domain.conference import LineKind
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.prepared_answers import Prepared, alike, read_prepared
from bot.domain.promise import next_update
from bot.domain.runbook import Suggested
from bot.domain.values import Struct
from bot.services.facts.knowing import public_facts
from bot.services.strategy.standing import map_of, narrative_of
from bot.services.timing.updates import next_words
from bot.services.turn import Turn

#: So many facts are suggested at once, the newest.
FACTS = 2

#: The field of a D6 that holds its questions and answers.
FIELD = "tanya_jawab"


class Wanted(Struct, frozen=True):
    """A question that is to be prepared; `answer` is None while it is open."""

    question: str
    suggested: Suggested = Suggested.UNKNOWN
    hard: bool = True
    answer: Prepared | None = None


async def wanted_of(turn: Turn, issue: Issue, document: Document) -> list[Wanted]:
    """Return the questions that always come, those asked before, those written in."""
    answers = read_prepared(document.fields.get(FIELD, ""))
    wanted = [
        Wanted(
            turn.label(f"must_question.{one.code}", document.locale),
            one.suggested,
            one.hard,
        )
        for one in turn.desk.playbook.conference.questions
    ]
    wanted += [Wanted(said) for said in await _asked_before(turn, issue)]
    wanted += [Wanted(one.question, hard=False) for one in answers]
    once = list[Wanted]()
    for one in wanted:
        if not any(alike(one.question, other.question) for other in once):
            once.append(one)
    return [_answered(one, answers) for one in once]


def _answered(one: Wanted, answers: list[Prepared]) -> Wanted:
    mine = [a for a in answers if alike(a.question, one.question) and a.said]
    return Wanted(one.question, one.suggested, one.hard, mine[0] if mine else None)


async def _asked_before(turn: Turn, issue: Issue) -> list[str]:
    """Return the hard questions that were noted at conferences of the issue."""
    return [
        line.text
        for one in await turn.unit.conferences.of_issue(issue.id)
        for line in await turn.unit.conferences.lines(one.id)
        if line.kind is LineKind.QUESTION
    ]


def next_open(wanted: list[Wanted], after: int = -1) -> int | None:
    """Return the next question without an answer, from the start again at the end."""
    open_ = [n for n, one in enumerate(wanted) if one.answer is None]
    later = [n for n in open_ if n > after]
    return next(iter(later or open_), None)


async def suggestion(turn: Turn, issue: Issue, one: Wanted, locale: str) -> str:
    """Suggest an answer: from what is verified, or was agreed; never from guesses."""
    found = ""
    if one.suggested is Suggested.FACTS:
        facts = await public_facts(turn, issue)
        found = " ".join(_sentence(fact.text) for fact in facts[:FACTS])
    elif one.suggested is Suggested.NARRATIVE:
        narrative = await narrative_of(turn, issue.id)
        found = _sentence(narrative.said.core) if narrative else ""
    elif one.suggested is Suggested.MESSAGES:
        found = " ".join(_sentence(said) for said in await messages(turn, issue))
    elif one.suggested is Suggested.NEXT_WORD:
        time = await next_time(turn, issue, locale)
        found = turn.label("answers.next_word", locale, time=time)
    return found or turn.label("answers.unknown", locale)


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words[-1] in ".!?" else f"{words}."


async def messages(turn: Turn, issue: Issue) -> list[str]:
    """Return the messages of the map; those of the narrative where there is no map."""
    current = await map_of(turn, issue)
    if current is not None:
        return [one.text for one in current.messages]
    narrative = await narrative_of(turn, issue.id)
    return list(narrative.messages) if narrative else []


async def bridge(turn: Turn, issue: Issue) -> str:
    """Return the line that leads back: our first message, or the core line."""
    said = await messages(turn, issue)
    narrative = await narrative_of(turn, issue.id)
    return said[0] if said else narrative.said.core if narrative else ""


async def next_time(turn: Turn, issue: Issue, locale: str) -> str:
    """Say when the public hears more: as promised, else as the rhythm has it."""
    promised = next_update(await turn.unit.promises.of_issue(issue.id))
    at = promised if promised and promised > turn.now else next_words(turn, issue)[0]
    return turn.desk.words.time(at, locale)
