"""/konpers N: is it needed at all? That is the first question of the runbook (5.6)."""

from bot.domain.access import Action, may
from bot.domain.conference import Reason, current
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.books.opening import show_books
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import the_conference
from bot.services.conferences.planning import ask_plan, plan_typed
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: What does instead: a release, and prepared answers.
INSTEAD = ("press_release", "questions")

#: So many earlier conferences of an issue are offered.
EARLIER = 4


async def see_conferences(desk: Desk, pressed: Pressed) -> str:
    """Show the conference of the issue under the button, or ask for the need."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_newest(turn, issue)
    return turn.toast


async def show_newest(turn: Turn, issue: Issue) -> None:
    """Answer with the newest conference, or ask whether one is needed."""
    newest = current(await turn.unit.conferences.of_issue(issue.id))
    if newest is None:
        await ask_need(turn, issue)
    else:
        await BOARD.show(turn, issue, newest)


async def words_typed(turn: Turn, issue: Issue, words: str) -> None:
    """Ask whether it is needed; when, where and about what wait with the answer."""
    await ask_need(turn, issue, words)


async def ask_anew(desk: Desk, pressed: Pressed) -> str:
    """Ask whether another one is needed."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        await ask_need(turn, await open_issue(turn, pressed.press.subject))
    return turn.toast


async def ask_need(turn: Turn, issue: Issue, words: str = "") -> None:
    """Ask for the reason: a new fact, or the head must appear."""
    plans = may(turn.member, Action.PLAN_CONFERENCE) and issue.state not in TERMINAL
    yes = [
        turn.button(
            "conference_yes",
            issue.id,
            value=f"{reason} {words}".strip(),
            text=turn.label(f"conference_reason.{reason}"),
        )
        for reason in Reason
    ]
    rows = [yes, [turn.button("conference_no", issue.id)]] if plans else []
    await turn.reply(
        "conference_need",
        rows=[
            *rows,
            *await _earlier(turn, issue),
            [turn.button("books", issue.id, version=1, label="back")],
        ],
        issue=await issue_view(turn, issue, turn.member),
        plans=plans,
    )


async def _earlier(turn: Turn, issue: Issue) -> list[list[Button]]:
    every = await turn.unit.conferences.of_issue(issue.id)
    row = [turn.button("conference_open", c.id, text=c.short) for c in every[-EARLIER:]]
    return [row[::-1]] if row else []


async def say_needed(desk: Desk, pressed: Pressed) -> str:
    """Plan it for the reason on the button: ask when and where, unless that is said."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        reason, _, words = pressed.press.value.partition(" ")
        if words:
            conference = await plan_typed(turn, issue, Reason(reason), words)
            await BOARD.show(turn, issue, conference)
        else:
            await ask_plan(turn, issue, Reason(reason))
    return turn.toast


async def say_not_needed(desk: Desk, pressed: Pressed) -> str:
    """Offer what does instead: a release with prepared answers."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        kinds = [
            turn.button(
                "draft_kind",
                issue.id,
                value=kind,
                text=turn.label(f"document_kind.{kind}"),
            )
            for kind in INSTEAD
        ]
        await turn.record("conference_declined", issue.id)
        rows = [kinds] if may(turn.member, Action.DRAFT) else []
        await turn.reply(
            "conference_instead",
            rows=[
                *rows,
                [turn.button("conferences", issue.id, version=1, label="back")],
            ],
            issue=await issue_view(turn, issue, turn.member),
        )
    return turn.toast


async def leave_board(desk: Desk, pressed: Pressed) -> str:
    """Go back to the books; the board is rewritten in this message no more."""
    async with member_turn(desk, pressed, Action.SEE_BOOKS) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        await turn.unit.conferences.drop_board(conference.id, turn.member.user_id)
        await show_books(turn, issue)
    return turn.toast
