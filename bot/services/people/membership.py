"""Members: who is on the team, and the card of each."""

from collections.abc import Sequence

from bot.domain.access import Action, may, may_give
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_member
from bot.services.people.phones import keeps_phones, own_buttons, shown_phone
from bot.services.requests import Pressed, Request
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import role_title

#: More members than this are shown page by page: the longest lines still fit.
PER_PAGE = 25


async def ensure_admins(desk: Desk) -> None:
    """Make everyone in SIAGA_ADMINS an admin; called at each start."""
    async with clock_turn(desk, f"admins:{desk.secrets.new_id()}") as turn:
        turn.idle = True
        for user_id in sorted(desk.admins):
            member = await turn.unit.members.find(user_id) or _expected(turn, user_id)
            if Role.ADMIN not in member.roles:
                member = replace(member, roles=member.roles | {Role.ADMIN})
                await turn.unit.members.save(member)
                await turn.record("admin_by_settings", f"member:{user_id}")
                turn.idle = False


def _expected(turn: Turn, user_id: int) -> Member:
    name, locale = turn.label(f"role.{Role.ADMIN}"), turn.desk.house.locale
    return Member(
        user_id, name, frozenset(), turn.now, locale=locale, unreachable="not_started"
    )


async def list_members(desk: Desk, request: Request) -> str:
    """/anggota: everybody with their roles, and a button for each."""
    async with member_turn(desk, request, Action.SEE_MEMBERS) as turn:
        wanted = request.press.value if isinstance(request, Pressed) else ""
        await _show_list(turn, int(wanted or 0))
    return turn.toast


async def _show_list(turn: Turn, page: int) -> None:
    team = [member for member in await turn.team() if member.user_id > 0]
    pages = max(1, -(-len(team) // PER_PAGE))
    page = min(page, pages - 1)
    shown = team[page * PER_PAGE : (page + 1) * PER_PAGE]
    await turn.reply(
        "members",
        rows=_list_rows(turn, shown, page, pages),
        people=[_line(turn, member) for member in shown],
        total=len(team),
        page=page + 1,
        pages=pages,
    )


def _line(turn: Turn, member: Member) -> dict[str, str]:
    return {
        "who": f"{member.name} ({member.position})" if member.position else member.name,
        "roles": role_titles(turn, member, turn.locale),
        "mark": standing(turn, member),
    }


def _list_rows(
    turn: Turn, shown: Sequence[Member], page: int, pages: int
) -> list[list[Button]]:
    cards = [turn.button("member", str(m.user_id), text=m.name) for m in shown]
    rows = [cards[i : i + 2] for i in range(0, len(cards), 2)]
    steps = (("previous_page", page - 1), ("next_page", page + 1))
    turning = [
        turn.button("members", value=str(to), label=label)
        for label, to in steps
        if 0 <= to < pages
    ]
    return [*rows, turning] if turning else rows


def role_titles(turn: Turn, member: Member, locale: str) -> str:
    """Name every role of a member."""
    held = [role for role in Role if role in member.roles]
    return ", ".join(role_title(turn, role, locale) for role in held)


def standing(turn: Turn, member: Member) -> str:
    """Say why a member would not be reached; empty where they would."""
    if member.suspended:
        return turn.label("member.suspended")
    return turn.label(f"unreachable.{member.unreachable}") if member.unreachable else ""


async def see_member(desk: Desk, pressed: Pressed) -> str:
    """Show the card of one member."""
    async with member_turn(desk, pressed, Action.SEE_MEMBERS) as turn:
        member = await the_member(turn, pressed.press.subject)
        open_ = await turn.unit.dialogues.find(turn.member.user_id)
        if open_ is not None and open_.kind == "member_phone":
            await turn.unit.dialogues.end(turn.member.user_id)
        await show_member(turn, member)
    return turn.toast


async def show_member(turn: Turn, member: Member) -> None:
    """Show a card, with buttons for whoever may change something on it."""
    rows = [[turn.button("members", label="back")]]
    if may(turn.member, Action.MANAGE_MEMBERS) and not await _masked(turn, member):
        rows = _card_rows(turn, member) + rows
    await turn.reply(
        "member",
        rows=rows,
        member=member,
        roles=role_titles(turn, member, turn.locale),
        mark=standing(turn, member),
        phone=shown_phone(turn, member, turn.member),
        phones=keeps_phones(turn),
    )


async def _masked(turn: Turn, member: Member) -> bool:
    """Tell whether somebody is on the way out: nothing of them is changed any more."""
    who = await turn.unit.persons.find(member.user_id)
    return who is not None and who.masked


def _card_rows(turn: Turn, member: Member) -> list[list[Button]]:
    given = [_toggle(turn, member, r) for r in Role if may_give(turn.member, r)]
    rows = [given[i : i + 2] for i in range(0, len(given), 2)]
    subject = str(member.user_id)
    phone = [turn.button("phone", subject)] if keeps_phones(turn) else []
    last = "reinstate" if member.suspended else "suspend"
    return [
        *rows,
        [*own_buttons(turn, member)[:2], *phone],
        [turn.button("leave", subject), turn.button("hand_all", subject)],
        [turn.button(last, subject)],
    ]


def _toggle(turn: Turn, member: Member, role: Role) -> Button:
    held = role in member.roles
    text = f"{'☑' if held else '☐'} {role_title(turn, role, turn.locale)}"
    action = "take_role" if held else "give_role"
    return turn.button(action, str(member.user_id), value=role, text=text)
