"""Who hears of a rumour: whoever has the issue, and the second person for a label."""

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.rumour import Rumour
from bot.ports.mail import Button, MessageClass
from bot.services.rumours.finding_rumours import moves_of
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person


async def tell_owner(turn: Turn, issue: Issue, rumour: Rumour) -> None:
    """Tell whoever has the issue of a rumour that should be answered.

    One that suggests floor rule F8 calls them, with the way to the triage.
    """
    if rumour.advice is None or not rumour.advice.clarify:
        return
    for to in await turn.team():
        mine = to.user_id == issue.owner and to.user_id != turn.member.user_id
        if not mine or not to.reachable or not may_see(to, issue):
            continue
        await turn.tell(
            to,
            "rumour_told",
            klass=MessageClass.PING if rumour.panics else MessageClass.INFO,
            rows=owner_rows(turn, issue, rumour, to),
            issue=await issue_view(turn, issue, to),
            rumour=await rumour_view(turn, issue, rumour, to),
        )


def owner_rows(
    turn: Turn, issue: Issue, rumour: Rumour, to: Member
) -> list[list[Button]]:
    """Return the ways from the notice: to the rumour, and to the triage."""
    rows = []
    if rumour.panics and may(to, Action.TRIAGE):
        rows.append([turn.button("triage", issue.id, locale=to.locale)])
    if may(to, Action.SEE_RUMOURS):
        rows.append([turn.button("rumour_show", rumour.id, locale=to.locale)])
    return rows


async def ask_second(turn: Turn, issue: Issue, rumour: Rumour) -> str:
    """Ask others to agree to a label (KH-09); return who they are, or ""."""
    asked = []
    for to in await turn.team():
        able = to.reachable and may_see(to, issue)
        if not able or Action.CONFIRM_LABEL not in moves_of(rumour, to):
            continue
        asked.append(to)
        await _ask(turn, issue, rumour, to)
    names = [person(turn, to, turn.member) for to in asked]
    return listed(turn, names, turn.locale) if names else ""


async def _ask(turn: Turn, issue: Issue, rumour: Rumour, to: Member) -> None:
    """Write about a label that is proposed; only the button names it."""
    proposer = await turn.unit.members.find(rumour.proposer or 0)
    await turn.tell(
        to,
        "rumour_label_asked",
        rows=[
            [agree_button(turn, rumour, to)],
            [turn.button("rumour_show", rumour.id, locale=to.locale)],
        ],
        issue=await issue_view(turn, issue, to),
        rumour=await rumour_view(turn, issue, rumour, to),
        who=person(turn, proposer, to),
    )


def agree_button(turn: Turn, rumour: Rumour, to: Member) -> Button:
    """Return the button that agrees to the proposed label, and names it."""
    label = turn.label(f"rumour_label.{rumour.proposed}", to.locale)
    return turn.button(
        "rumour_agree",
        rumour.id,
        value=str(rumour.proposed),
        text=turn.label("button.rumour_agree", to.locale, label=label),
    )
