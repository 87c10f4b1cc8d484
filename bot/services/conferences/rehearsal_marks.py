"""Marking a rehearsal: two taps for each question; then the writer hears."""

from collections.abc import Mapping, Sequence

from bot.domain.access import Action, may_see
from bot.domain.conference import Conference, LineKind, LogLine
from bot.domain.document import Document
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.prepared_answers import Prepared, read_prepared
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.conferences.asked_questions import FIELD
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.ticking import tick_code
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: How an answer went, in the order of the buttons.
MARKS = ("sure", "shaky")


def numbers_of(document: Document, asked: Sequence[Prepared]) -> list[int]:
    """Return where the questions stand in the text."""
    every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
    return [every.index(one.question) for one in asked]


def marked_ones(
    document: Document, numbers: Sequence[int], marked: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return each question with its mark, "" before one."""
    every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
    asked = [every[n] for n in numbers if n < len(every)]
    return [(one, marked.get(one, "")) for one in asked]


def mark_rows(
    turn: Turn,
    document: Document,
    numbers: Sequence[int],
    marked: Mapping[str, str],
    to: Member,
) -> list[list[Button]]:
    """Return two taps for each question that has no mark yet."""
    every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
    asked = ",".join(str(n) for n in numbers)
    return [
        [
            turn.button(
                "rehearsed",
                document.id,
                value=f"{n}:{mark}:{asked}",
                text=f"{place} {turn.label(f'rehearsed.{mark}', to.locale)}",
            )
            for mark in MARKS
        ]
        for place, n in enumerate(numbers, 1)
        if n < len(every) and every[n] not in marked
    ]


async def mark(desk: Desk, pressed: Pressed) -> str:
    """Note how an answer went; after the last the writer hears which are shaky."""
    async with member_turn(desk, pressed, Action.REHEARSE) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await the_issue(turn, document.issue_id)
        index, said, asked = pressed.press.value.split(":")
        numbers = [int(n) for n in asked.split(",")]
        every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
        conference = await _conference_of(turn, document)
        if said not in MARKS or int(index) >= len(every):
            raise ButtonExpired
        line = LogLine(conference.id, 0, LineKind.REHEARSED, turn.member.user_id,
                       turn.now, every[int(index)], said)  # fmt: skip
        await turn.unit.conferences.add_line(line)
        await turn.record("rehearsed", issue.id, f"{short_of(document)} {index} {said}")
        await _go_on(turn, issue, document, conference, numbers)
    return turn.toast


async def _conference_of(turn: Turn, document: Document) -> Conference:
    every = await turn.unit.conferences.of_issue(document.issue_id)
    mine = [one for one in every if one.answers == document.id]
    if not mine:
        raise ButtonExpired
    return mine[-1]


async def _go_on(
    turn: Turn,
    issue: Issue,
    document: Document,
    conference: Conference,
    numbers: Sequence[int],
) -> None:
    lines = await turn.unit.conferences.lines(conference.id)
    heard = [line for line in lines if line.kind is LineKind.REHEARSED]
    marked = {line.text: line.reference for line in heard}
    shown = marked_ones(document, numbers, marked)
    over = all(said for _, said in shown)
    await turn.reply(
        "rehearsal",
        rows=mark_rows(turn, document, numbers, marked, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        short=short_of(document),
        who="",
        questions=shown,
        over=over,
    )
    if over:
        await _finish(turn, issue, document, conference, shown)


async def _finish(
    turn: Turn,
    issue: Issue,
    document: Document,
    conference: Conference,
    shown: Sequence[tuple[str, str]],
) -> None:
    await tick_code(turn, issue, conference, "rehearsal")
    await _tell(turn, issue, document, [q for q, said in shown if said == MARKS[1]])
    await BOARD.refresh(turn, issue, conference)


async def _tell(
    turn: Turn, issue: Issue, document: Document, shaky: Sequence[str]
) -> None:
    to = await turn.unit.members.find(document.author)
    if to is None or not to.reachable or not may_see(to, issue):
        return
    await turn.tell(
        to,
        "rehearsal_told",
        rows=[[turn.button("answers_go", document.id, locale=to.locale)]],
        issue=await issue_view(turn, issue, to),
        short=short_of(document),
        who=person(turn, turn.member, to),
        shaky=list(shaky),
    )
