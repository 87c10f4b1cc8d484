"""The murder board: a colleague asks the hardest questions, and marks the answers."""

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.prepared_answers import Prepared, Standing
from bot.domain.writing import short_of
from bot.ports.mail import Button, MessageClass
from bot.services.conferences.asked_questions import wanted_of
from bot.services.conferences.rehearsal_marks import (
    mark_rows,
    marked_ones,
    numbers_of,
)
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many colleagues are offered.
OFFERED = 20


async def ask_whom(desk: Desk, pressed: Pressed) -> str:
    """Ask which colleague plays the journalist."""
    async with member_turn(desk, pressed, Action.REHEARSE) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        back = turn.button("answers_go", document.id, label="back")
        await turn.reply(
            "rehearse",
            rows=[*await _colleagues(turn, issue, document), [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=short_of(document),
            questions=[one.question for one in await hardest(turn, issue, document)],
        )
    return turn.toast


async def _colleagues(
    turn: Turn, issue: Issue, document: Document
) -> list[list[Button]]:
    able = [
        member
        for member in await turn.team()
        if member.reachable
        and member.user_id != turn.member.user_id
        and may_see(member, issue)
        and may(member, Action.REHEARSE)
    ]
    return [
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
        detail = f"{short_of(document)} {len(asked)}"
        await turn.record("rehearsal_asked", issue.id, detail)
        await _write(turn, issue, document, to, numbers_of(document, asked))
        turn.toast = turn.label("toast.rehearsal_sent", who=to.name)
        await turn.reply("rehearsal_sent", who=person(turn, to, turn.member))
    return turn.toast


async def _write(
    turn: Turn, issue: Issue, document: Document, to: Member, numbers: list[int]
) -> None:
    await turn.tell(
        to,
        "rehearsal",
        klass=MessageClass.PING,
        rows=mark_rows(turn, document, numbers, {}, to),
        issue=await issue_view(turn, issue, to),
        short=short_of(document),
        who=person(turn, turn.member, to),
        questions=marked_ones(document, numbers, {}),
        over=False,
    )
