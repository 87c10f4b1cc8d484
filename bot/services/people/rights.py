"""What is stored about oneself, and the wish to be erased (UU PDP, arts. 7 and 8)."""

from bot.domain.access import Action, may_see
from bot.domain.errors import ErasureBlocked
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.retention import Kind
from bot.domain.rights import Person
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.rights import Export
from bot.services.desk import Desk
from bot.services.finding import in_hand_of
from bot.services.looking.sight import numbers_for
from bot.services.people.changing_members import SHOWN, refuse_last_admin
from bot.services.people.membership import role_titles
from bot.services.people.phones import keeps_phones, own_buttons
from bot.services.requests import Pressed, Request
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: What of an export is counted for a phone.
COUNTED = ("reports", "letters", "updates", "journal")


async def see_own(desk: Desk, request: Request) -> str:
    """/datasaya: what is stored about the asker, and how long."""
    async with member_turn(desk, request, Action.SEE_OWN) as turn:
        await turn.record("own_seen", f"member:{turn.member.user_id}")
        await show_own(turn)
    return turn.toast


async def show_own(turn: Turn) -> None:
    """Answer with what is stored about the asker, and what they may change of it."""
    me = turn.member
    found = await turn.unit.persons.export(me.user_id)
    who = await turn.unit.persons.of(me.user_id)
    leaving = [turn.button("hand_all", str(me.user_id)), turn.button("erase_me")]
    await turn.reply(
        "rights",
        rows=[own_buttons(turn, me), [turn.button("export_me")], leaving],
        member=me,
        phones=keeps_phones(turn),
        roles=role_titles(turn, me, turn.locale),
        person=who.number,
        counts=counts_of(found),
        asked_at=who.asked_at,
        terms=_terms(turn),
    )


def counts_of(found: Export) -> dict[str, int]:
    """Count what a person has, section by section."""
    return {section: len(found[section]) for section in COUNTED}


def _terms(turn: Turn) -> dict[str, int]:
    """Return how many days the kinds are kept that everybody has something of."""
    terms = turn.desk.playbook.retention
    kinds = (Kind.UPDATES, Kind.LETTERS, Kind.COPIES)
    return {kind.value: terms.keep(kind).days for kind in kinds}


async def ask_erasure(desk: Desk, pressed: Pressed) -> str:
    """Say what erasing means, and ask once more."""
    async with member_turn(desk, pressed, Action.ASK_ERASURE) as turn:
        await refuse_blocked(turn, turn.member)
        who = await turn.unit.persons.of(turn.member.user_id)
        rows = [[turn.button("see_own", label="back")], [turn.button("erase_me_sure")]]
        await turn.reply("erase_ask", rows=rows, person=who.number, terms=_terms(turn))
    return turn.toast


async def request_erasure(desk: Desk, pressed: Pressed) -> str:
    """Pass the wish on to the admins: one of them decides, never oneself."""
    async with member_turn(desk, pressed, Action.ASK_ERASURE) as turn:
        await refuse_blocked(turn, turn.member)
        who = await turn.unit.persons.of(turn.member.user_id)
        if who.asked_at is None:
            await turn.unit.persons.save(replace(who, asked_at=turn.now))
            await turn.record("erasure_asked", f"member:{turn.member.user_id}")
            await _ask_admins(turn, who)
        await turn.reply("erase_asked", person=who.number)
    return turn.toast


async def _ask_admins(turn: Turn, who: Person) -> None:
    issues = await turn.unit.persons.open_issues(turn.member.user_id)
    for admin in await turn.team():
        other = admin.user_id != turn.member.user_id
        if other and admin.reachable and Role.ADMIN in admin.roles:
            rows = [
                [turn.button(action, str(who.number), locale=admin.locale)]
                for action in ("erase_accept", "erase_refuse")
            ]
            await turn.tell(
                admin,
                "erase_request",
                klass=MessageClass.REPLY,
                rows=rows,
                who=person(turn, turn.member, admin),
                open=len(issues),
            )


async def refuse_blocked(turn: Turn, member: Member) -> None:
    """Raise `LastAdmin` or `ErasureBlocked` while somebody cannot be done without."""
    if Role.ADMIN in member.roles and member.active:
        await refuse_last_admin(turn, member)
    issues = await in_hand_of(turn, member)
    waiting = []
    for document in await turn.unit.documents.waiting():
        if document.author == member.user_id:
            issue = await turn.unit.issues.find(document.issue_id)
            waiting.append(document.number if _told(turn, issue) else "🔒")
    named = member.user_id in turn.desk.admins
    if issues or waiting or named:
        raise ErasureBlocked(
            who=member.name,
            numbers=numbers_for(turn.actor, issues[:SHOWN]),
            texts=", ".join(waiting[:SHOWN]),
            in_settings=named,
        )


def _told(turn: Turn, issue: Issue | None) -> bool:
    """Tell whether who asked, if anybody did, may be told the number of an issue."""
    if issue is None:
        return False
    return may_see(turn.actor, issue) if turn.actor else not issue.restricted
