"""One rumour: what is known of it, what the rule says, and what this reader may do."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.rumour import Rumour
from bot.domain.rumour_life import RumourState
from bot.ports.mail import Button
from bot.services.calls.media import Parcel, post_media
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.rumours.finding_rumours import moves_of, the_rumour
from bot.services.rumours.rumour_notices import agree_button
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: What is done about a rumour, and the buttons that do it.
_DEEDS = {
    Action.CLARIFY_RUMOUR: "rumour_clarify",
    Action.MONITOR_RUMOUR: "rumour_monitor",
    Action.IGNORE_RUMOUR: "rumour_ignore",
    Action.END_RUMOUR: "rumour_end",
}


async def see_rumour(desk: Desk, pressed: Pressed) -> str:
    """Show one rumour in place of the list from which it was opened."""
    async with member_turn(desk, pressed, Action.SEE_RUMOURS) as turn:
        issue, rumour = await the_rumour(turn, pressed.press.subject)
        await show_rumour(turn, issue, rumour)
    return turn.toast


async def show_rumour(
    turn: Turn, issue: Issue, rumour: Rumour, *, asked: str | None = None
) -> None:
    """Answer with a rumour; *asked* names who was asked to agree, "" for nobody."""
    await turn.reply(
        "rumour_card",
        rows=_rows(turn, issue, rumour),
        issue=await issue_view(turn, issue, turn.member),
        rumour=await rumour_view(turn, issue, rumour, turn.member),
        asked=asked or "",
        alone=asked == "",
        now=turn.now,
    )


def _rows(turn: Turn, issue: Issue, rumour: Rumour) -> list[list[Button]]:
    back = turn.button("rumours", issue.id, version=1)
    files = [turn.button("rumour_files", rumour.id)] if _files(rumour) else []
    if issue.state in TERMINAL:
        return [row for row in (files, [back]) if row]
    rows = [*_first(turn, issue, rumour), *_deeds(turn, rumour), *_aside(turn, rumour)]
    return [*rows, [*files, back]]


def _first(turn: Turn, issue: Issue, rumour: Rumour) -> list[list[Button]]:
    """Return what is most pressing: the triage, agreeing to a label, weighing it."""
    rows = []
    if rumour.panics and may(turn.member, Action.TRIAGE):
        rows.append([turn.button("triage", issue.id)])
    if Action.CONFIRM_LABEL in moves_of(rumour, turn.member):
        rows.append([agree_button(turn, rumour, turn.member)])
    if rumour.state is RumourState.APPEARED:
        rows.append([turn.button("rumour_weigh", rumour.id)])
    return rows


def _deeds(turn: Turn, rumour: Rumour) -> list[list[Button]]:
    """Return what may be done about it, what the rule recommends first."""
    moves = moves_of(rumour, turn.member)
    found = [deed for action, deed in _DEEDS.items() if action in moves]
    told = rumour.advice
    if told is not None and not told.clarify:
        found.sort(key=lambda deed: deed != "rumour_monitor")
    buttons = [turn.button(deed, rumour.id) for deed in found]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _aside(turn: Turn, rumour: Rumour) -> list[list[Button]]:
    """Return evidence, label, and weighing it anew."""
    moves, row = moves_of(rumour, turn.member), []
    if Action.PROVE_RUMOUR in moves:
        row.append(turn.button("rumour_prove", rumour.id))
    if Action.PROPOSE_LABEL in moves:
        row.append(turn.button("rumour_label", rumour.id))
    weighed = rumour.state is not RumourState.APPEARED
    if Action.ASSESS_RUMOUR in moves and weighed:
        row.append(turn.button("rumour_weigh", rumour.id, label="rumour_weigh_anew"))
    return [row[i : i + 2] for i in range(0, len(row), 2)]


def _files(rumour: Rumour) -> bool:
    return bool(rumour.attachments or rumour.proofs)


async def see_files(desk: Desk, pressed: Pressed) -> str:
    """Send what came with a rumour, and the evidence, to who asks."""
    async with member_turn(desk, pressed, Action.SEE_RUMOURS) as turn:
        issue, rumour = await the_rumour(turn, pressed.press.subject)
        parcel = Parcel(issue, turn.member, f"{turn.key}:files")
        items = [*rumour.attachments, *rumour.proofs]
        caption = turn.label("rumour.caption", number=rumour.number)
        await post_media(turn, parcel, items, caption=caption)
    return turn.toast
