"""The murder board: a colleague asks the hardest questions, and marks the answers."""

from collections.abc import Mapping, Sequence

from bot.domain.access import Action, may, may_see
from bot.domain.conference import Conference, LineKind, LogLine
from bot.domain.document import Document
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.prepared_answers import Prepared, Standing, read_prepared
from bot.domain.writing import short_of
from bot.ports.mail import Button, MessageClass
from bot.services.conferences.asked_questions import FIELD, wanted_of
from bot.services.conferences.conference_board import refresh_boards
from bot.services.conferences.ticking import tick_code
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.requests import Pressed
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many colleagues are offered.
OFFERED = 20

#: How an answer went, in the order of the buttons.
MARKS = ("sure", "shaky")


async def ask_whom(desk: Desk, pressed: Pressed) -> str:
    """Ask which colleague plays the journalist."""
    async with member_turn(desk, pressed, Action.REHEARSE) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        able = [
            member
            for member in await turn.team()
            if member.reachable
            and member.user_id != turn.member.user_id
            and may_see(member, issue)
            and may(member, Action.REHEARSE)
        ]
        buttons = [
            [
                turn.button(
                    "rehearse_with",
                    document.id,
                    value=str(one.user_id),
                    text=person(turn, one, turn.member),
                )
            ]
            for one in able[:OFFERED]
        ]
        back = turn.button("answers_go", document.id, label="back")
        await turn.reply(
            "rehearse",
            rows=[*buttons, [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=short_of(document),
            questions=[one.question for one in await hardest(turn, issue, document)],
        )
    return turn.toast


async def hardest(turn: Turn, issue: Issue, document: Document) -> list[Prepared]:
    """Return the hardest of the prepared questions: known as hard, then unanswered."""
    wanted = await wanted_of(turn, issue, document)
    ready = [(one.hard, one.answer) for one in wanted if one.answer is not None]
    order = sorted(
        ready, key=lambda one: (not one[0], one[1].standing is Standing.ANSWER)
    )
    most = turn.desk.playbook.conference.rehearsed
    return [answer for _, answer in order[:most]]


async def send(desk: Desk, pressed: Pressed) -> str:
    """Send a colleague the questions to ask."""
    async with member_turn(desk, pressed, Action.REHEARSE) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        to = await turn.unit.members.find(int(pressed.press.value))
        asked = await hardest(turn, issue, document)
        if to is None or not to.reachable or not may_see(to, issue) or not asked:
            raise ButtonExpired
        numbers = _numbers(document, asked)
        await turn.record(
            "rehearsal_asked", issue.id, f"{short_of(document)} {len(asked)}"
        )
        await turn.tell(
            to,
            "rehearsal",
            klass=MessageClass.PING,
            rows=_rows(turn, document, numbers, {}, to),
            issue=await issue_view(turn, issue, to),
            short=short_of(document),
            who=person(turn, turn.member, to),
            questions=_shown(document, numbers, {}),
            over=False,
        )
        turn.toast = turn.label("toast.rehearsal_sent", who=to.name)
        await turn.reply("rehearsal_sent", who=person(turn, to, turn.member))
    return turn.toast


def _numbers(document: Document, asked: Sequence[Prepared]) -> list[int]:
    every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
    return [every.index(one.question) for one in asked]


def _shown(
    document: Document, numbers: Sequence[int], marked: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return each question with its mark, "" before one."""
    every = [one.question for one in read_prepared(document.fields.get(FIELD, ""))]
    asked = [every[n] for n in numbers if n < len(every)]
    return [(one, marked.get(one, "")) for one in asked]


def _rows(
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
    marked = {
        line.text: line.reference for line in lines if line.kind is LineKind.REHEARSED
    }
    shown = _shown(document, numbers, marked)
    over = all(said for _, said in shown)
    await turn.reply(
        "rehearsal",
        rows=_rows(turn, document, numbers, marked, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        short=short_of(document),
        who="",
        questions=shown,
        over=over,
    )
    if over:
        await tick_code(turn, issue, conference, "rehearsal")
        await _tell(turn, issue, document, [q for q, said in shown if said == MARKS[1]])
        await refresh_boards(turn, issue, conference)


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
