"""Seeing: the list of open issues, the card of one, its timeline, its attachments."""

from bot.domain.access import Action, may, may_hear
from bot.domain.errors import Refusal
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, allowed_actions
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.calls.giving import may_give_away
from bot.services.calls.media import has_more
from bot.services.calls.pings import called_next
from bot.services.deadlines import deadlines
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.looking.sight import open_issues
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: How many issues one list shows; the rest is one line.
LISTED = 8


#: The procedure, as every card shows it (ux.md).
STEPS = ("mapping", "analysis", "meeting", "response")

#: The five moves, shown from L3 on (doctrine.md 0.5).
MOVES = ("team", "spokesperson", "conference", "admit", "opportunity")


async def see_issues(desk: Desk, typed: Typed) -> str:
    """/isu lists what is open, most urgent first; /isu N shows one card."""
    async with member_turn(desk, typed, Action.SEE_ISSUES) as turn:
        if typed.text:
            await show_card(turn, await issue_typed(turn, typed.text))
        else:
            await _show_list(turn)
    return turn.toast


async def _show_list(turn: Turn) -> None:
    lines = []
    for issue in await open_issues(turn, turn.member, LISTED):
        view = await issue_view(turn, issue, turn.member)
        lines.append((view, await next_clock(turn, issue)))
    buttons = [turn.button("see_issue", view.id, text=view.short) for view, _ in lines]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    rows += [[turn.button("map")]] if lines else []
    total = await turn.unit.issues.count_open()
    await turn.reply("issues", rows=rows, lines=lines, total=total, now=turn.now)


async def next_clock(turn: Turn, issue: Issue) -> tuple[str, object] | None:
    """Return the next deadline of an issue: its name and when it is due."""
    for clock in await deadlines(turn, issue):
        return turn.label(f"clock.{clock.name}"), clock.due_at
    return None


async def see_issue(desk: Desk, pressed: Pressed) -> str:
    """Show the card of one issue: anew, or in place of what was opened from it."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await show_card(turn, issue, fresh=pressed.press.value != "here")
    return turn.toast


async def show_card(turn: Turn, issue: Issue, *, fresh: bool = False) -> None:
    """Answer with the card: state, who has it, what is next, and the legal buttons."""
    climb = await turn.unit.escalations.find(issue.id)
    calling = climb if climb and climb.running and issue.state not in TERMINAL else None
    documents = await turn.unit.documents.of_issue(issue.id)
    await turn.reply(
        "card",
        fresh=fresh,
        rows=await card_rows(turn, issue, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        finished=issue.state in TERMINAL,
        steps=STEPS,
        step=procedure_step(issue),
        moves=MOVES if issue.level and issue.level >= Level.L3 else (),
        clock=await next_clock(turn, issue),
        next_names=await called_next(turn, calling, turn.member) if calling else "",
        next_at=calling.due_at if calling else None,
        documents=[
            (d.number, turn.label(f"document_state.{d.state}")) for d in documents
        ],
        now=turn.now,
    )


def procedure_step(issue: Issue) -> int:
    """Return which step of the procedure is next, counted from 0."""
    return 1 if issue.level is not None else 0


async def card_rows(turn: Turn, issue: Issue, viewer: Member) -> list[list[Button]]:
    """Return the buttons that *viewer* may press now, the likeliest first."""
    buttons = [
        turn.button(_BUTTONS[action], issue.id)
        for action in allowed_actions(issue.state, viewer)
        if action in _BUTTONS and await _offered(turn, issue, action)
    ]
    if issue.state not in TERMINAL and may(viewer, Action.CLAIM_FACT):
        buttons.append(turn.button("facts", issue.id))
        buttons.append(turn.button("fact_new", issue.id))
    if has_more(await turn.unit.reports.of_issue(issue.id)):
        buttons.append(turn.button("attachments", issue.id))
    buttons.append(turn.button("timeline", issue.id))
    buttons.append(turn.button("copy_issue", issue.id, label="copy_wa"))
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


#: Which move of the issue's life stands on the card as which button, in this order.
_BUTTONS: dict[Action, str] = {
    Action.TAKE: "take",
    Action.TRIAGE: "triage",
    Action.HAND_OVER: "hand_over",
    Action.DRAFT: "draft",
}


async def _offered(turn: Turn, issue: Issue, action: Action) -> bool:
    if action is Action.TAKE:
        climb = await turn.unit.escalations.find(issue.id)
        return issue.owner is None or bool(climb and climb.running)
    if action is Action.HAND_OVER:
        return may_give_away(turn.member, issue)
    if action is Action.DRAFT:
        return issue.level is None or issue.level >= Level.L2
    return True


async def see_help(desk: Desk, typed: Typed) -> str:
    """/bantuan: short, and only what this person may do."""
    async with member_turn(desk, typed, Action.HELP) as turn:
        allowed = [
            (name if turn.locale == "id" else alias, turn.label(f"command.{name}"))
            for name, alias, action in desk.commands
            if may(turn.member, action)
        ]
        await turn.reply("help", commands=allowed)
    return turn.toast


async def show_issue_again(turn: Turn, pressed: Pressed, refusal: Refusal) -> None:
    """After a stale press, let the message under the button tell the truth again."""
    issue = await turn.unit.issues.find(pressed.press.subject)
    if issue is None or not may(turn.member, Action.SEE_ISSUES):
        return
    if not may_hear(turn.member, issue.floors):
        return
    if pressed.press.action in STALE_ON_CARD:
        turn.message_id = pressed.message_id
        await show_card(turn, issue)
        turn.message_id = 0


#: Buttons whose message becomes the card when they come too late.
STALE_ON_CARD = frozenset({"take", "hand_to", "accept", "decline", "urgency"})
