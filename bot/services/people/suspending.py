"""Suspending a member: whatever they could still do, or owe, ends at once."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.errors import UnknownMember
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.assigning.losing import lose_roles
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import ladder_of
from bot.services.circle.led_by import end_leading
from bot.services.desk import Desk
from bot.services.finding import in_hand_of, the_member
from bot.services.looking.sight import seen_by
from bot.services.people.changing_members import refuse_last_admin
from bot.services.people.membership import show_member
from bot.services.people.menus import post_menu
from bot.services.requests import Pressed
from bot.services.roster.reporting_holes import tell_vacant, turns_of
from bot.services.texts.approving import approver_gone
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import Turn, member_turn
from bot.services.views import person


async def ask_suspend(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a member is suspended."""
    return await _ask(desk, pressed, suspend=True)


async def ask_reinstate(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a member may use the bot again."""
    return await _ask(desk, pressed, suspend=False)


async def _ask(desk: Desk, pressed: Pressed, *, suspend: bool) -> str:
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        subject = pressed.press.subject
        member = await the_member(turn, subject)
        if suspend:
            await refuse_last_admin(turn, member)
        name = "suspend" if suspend else "reinstate"
        rows = [
            [turn.button("member", subject, label="back")],
            [turn.button(f"{name}_sure", subject)],
        ]
        owned = len(await in_hand_of(turn, member))
        await turn.reply(
            f"{name}_ask", rows=rows, who=person(turn, member, turn.member), owned=owned
        )
    return turn.toast


async def suspend(desk: Desk, pressed: Pressed) -> str:
    """Suspend a member: buttons, invitations, letters and duties die with it."""
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        member = await the_member(turn, pressed.press.subject)
        await refuse_last_admin(turn, member)
        if not member.suspended:
            await end_at_once(turn, member)
        await show_member(turn, replace(member, suspended=True))
        turn.toast = turn.label("toast.suspended", who=member.name)
    return turn.toast


async def end_at_once(turn: Turn, member: Member) -> None:
    """End whatever a member could do, or owes; their issues are called about again."""
    user_id = member.user_id
    gone = replace(member, suspended=True)
    vacant = await turns_of(turn, user_id)
    await turn.unit.members.save(gone)
    turn.forget_team()
    await turn.record("suspended", f"member:{user_id}")
    await turn.unit.invitations.void_made_by(user_id)
    await turn.unit.dialogues.end(user_id)
    await turn.unit.letters.void_keyboards(user_id)
    await turn.unit.letters.cancel_for_chat(user_id)
    await post_menu(turn, gone)
    await end_leading(turn, gone)
    await lose_roles(turn, gone, "suspended")
    await approver_gone(turn, gone)
    await _give_up_issues(turn, gone)
    await tell_vacant(turn, user_id, vacant)


async def _give_up_issues(turn: Turn, gone: Member) -> None:
    """Let the calls begin again for every open issue that the member had."""
    owned = await in_hand_of(turn, gone)
    for had in owned:
        issue = await turn.unit.issues.save(replace(had, owner=None, taken_at=None))
        await turn.record("owner_suspended", issue.id, f"member:{gone.user_id}")
        reason = "level" if issue.level is not None else "reported"
        await begin_calls(turn, issue, ladder_of(turn, issue), reason)
    if owned:
        await _tell_leads(turn, gone, owned)


async def _tell_leads(turn: Turn, gone: Member, owned: Sequence[Issue]) -> None:
    for lead in await turn.team():
        seen = seen_by(lead, owned)
        if seen and lead.reachable and Role.CRISIS_LEAD in lead.roles:
            await turn.tell(
                lead,
                "owner_suspended",
                klass=MessageClass.ALARM,
                who=person(turn, gone, lead),
                numbers=", ".join(issue.number for issue in seen),
            )


async def reinstate(desk: Desk, pressed: Pressed) -> str:
    """Let a suspended member use the bot again, with the roles they had."""
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        member = await the_member(turn, pressed.press.subject)
        back = replace(member, suspended=False)
        who = await turn.unit.persons.find(member.user_id)
        if who is not None and who.masked:
            raise UnknownMember
        if member.suspended:
            await turn.unit.members.save(back)
            turn.forget_team()
            await turn.record("reinstated", f"member:{member.user_id}")
            await post_menu(turn, back)
            await ask_new_approvers(turn)
            await turn.tell(back, "reinstated", who=person(turn, turn.member, back))
        await show_member(turn, back)
        turn.toast = turn.label("toast.reinstated", who=member.name)
    return turn.toast
