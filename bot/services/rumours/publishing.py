"""Asking where a clarification was published: a channel in one tap, or words."""

from bot.domain.issue import Issue
from bot.domain.mandate import Outlet
from bot.domain.rumour import Rumour
from bot.services.rumours.rumour_views import rumour_view
from bot.services.speaking.outside import warned
from bot.services.turn import Turn

#: The question that says where and when the clarification was published.
PUBLISHED = "rumour_published"


async def ask_published(turn: Turn, issue: Issue, rumour: Rumour) -> None:
    """Ask where the clarification stands: a channel in one tap, or words."""
    channels = turn.desk.playbook.office.channels
    buttons = [
        turn.button("rumour_answered", rumour.id, value=c.name, text=c.name)
        for c in channels
    ]
    await turn.ask(PUBLISHED, rumour.id)
    warning = await warned(turn, issue, Outlet.SOCIAL)
    await turn.reply(
        "rumour_published",
        rows=[
            *warning.rows,
            *(buttons[i : i + 2] for i in range(0, len(buttons), 2)),
            [turn.button("rumour_show", rumour.id, label="back")],
        ],
        rumour=await rumour_view(turn, issue, rumour, turn.member),
        channels=bool(channels),
        beyond=warning.text,
    )
