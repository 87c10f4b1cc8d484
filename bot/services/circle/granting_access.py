"""Letting people into a restricted issue, and putting them out again."""

from bot.domain.access import Action, could_see, may, may_see
from bot.domain.errors import CannotTakeOver
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.assigning.losing import leave_issue
from bot.services.circle.access_page import back_to_access, show_access
from bot.services.circle.shutting import let_in, put_out
from bot.services.desk import Desk
from bot.services.finding import the_issue, the_member
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many people are offered.
OFFERED = 60


async def offer_access(desk: Desk, pressed: Pressed) -> str:
    """Offer whom to let in, or whom to put out."""
    async with member_turn(desk, pressed, Action.GIVE_ACCESS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        gives = pressed.press.action == "access_give"
        people = [m for m in await turn.team() if _offered(m, issue, gives=gives)]
        name = "access_to" if gives else "access_from"
        rows = [
            [turn.button(name, issue.id, value=str(m.user_id),
                         text=person(turn, m, turn.member))]
            for m in people[:OFFERED]
        ]  # fmt: skip
        await turn.reply(
            "access_choose",
            rows=[*rows, back_to_access(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            gives=gives,
            anybody=bool(people),
        )
    return turn.toast


def _offered(member: Member, issue: Issue, *, gives: bool) -> bool:
    if not gives:
        return member.user_id in issue.circle
    able = may(member, Action.STEP) and could_see(member, issue)
    return able and not may_see(member, issue)


async def give_access(desk: Desk, pressed: Pressed) -> str:
    """Let somebody see a restricted issue, and tell them."""
    async with member_turn(desk, pressed, Action.GIVE_ACCESS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        to = await the_member(turn, pressed.press.value)
        if not (may_see(to, issue) or _offered(to, issue, gives=True)):
            raise CannotTakeOver(who=person(turn, to, turn.member))
        await show_access(turn, await welcome(turn, issue, to, "lead"))
    return turn.toast


async def welcome(turn: Turn, issue: Issue, to: Member, why: str) -> Issue:
    """Let somebody see a restricted issue, and tell them; *why* is a code."""
    before, issue = issue, await let_in(turn, issue, to, why)
    if issue != before and to.reachable:
        await _tell_let_in(turn, issue, to)
    return issue


async def _tell_let_in(turn: Turn, issue: Issue, to: Member) -> None:
    await turn.tell(
        to,
        "access_given",
        rows=[[turn.button("see_issue", issue.id, value="here", locale=to.locale)]],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
    )


async def take_access(desk: Desk, pressed: Pressed) -> str:
    """Let somebody see a restricted issue no longer."""
    async with member_turn(desk, pressed, Action.GIVE_ACCESS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        gone = await the_member(turn, pressed.press.value)
        await leave_issue(turn, issue, gone, "put_out")
        await show_access(turn, await put_out(turn, issue, gone, "lead"))
    return turn.toast
