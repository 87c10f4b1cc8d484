"""Erasing a person: an admin decides, masked at once, gone when no issue needs it."""

import logging
from datetime import timedelta

from bot.domain.access import Action
from bot.domain.errors import ErasureOver, NotPermitted
from bot.domain.member import Member
from bot.domain.retention import Kind
from bot.domain.rights import Person
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.people.rights import refuse_blocked
from bot.services.people.suspending import end_at_once
from bot.services.requests import Pressed
from bot.services.turn import Turn, clock_turn, member_turn

#: The last letter to somebody has so long to leave; then it goes with the rest.
FAREWELL = timedelta(hours=1)

log = logging.getLogger(__name__)


async def accept_erasure(desk: Desk, pressed: Pressed) -> str:
    """Accept the request of somebody else: they are masked from here on."""
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        who, member = await _asked(turn, pressed.press.subject)
        await refuse_blocked(turn, member)
        await accept(turn, who, member)
        name, issues = mask_of(turn, who), await _open(turn, who)
        await turn.reply("erase_done", who=name, open=len(issues), terms=_days(turn))
    return turn.toast


async def refuse_erasure(desk: Desk, pressed: Pressed) -> str:
    """Refuse the request; the person is told whom to ask why."""
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        who, member = await _asked(turn, pressed.press.subject)
        await turn.unit.persons.save(replace(who, asked_at=None))
        await turn.record("erasure_refused", f"member:{member.user_id}")
        button = turn.button("see_own", locale=member.locale)
        await turn.tell(
            member,
            "erase_refused",
            rows=[[button]],
            who=turn.member.name,
            organisation=desk.house.organisation,
        )
        turn.toast = turn.label("toast.erase_refused")
        await turn.reply("erase_refused_done", who=member.name)
    return turn.toast


async def _asked(turn: Turn, subject: str) -> tuple[Person, Member]:
    """Return who asked; raise a refusal where nothing waits, or it is oneself."""
    who = await turn.unit.persons.numbered(int(subject)) if subject.isdigit() else None
    if who is None or who.user_id is None or who.asked_at is None or who.masked:
        raise ErasureOver
    member = await turn.unit.members.find(who.user_id)
    if member is None:
        raise ErasureOver
    if member.user_id == turn.member.user_id:
        raise NotPermitted
    return who, member


def mask_of(turn: Turn, who: Person) -> str:
    """Return what others read instead of the name, in the office's language."""
    locale = turn.desk.house.locale
    return turn.label("person.erased", locale, number=who.number)


def _days(turn: Turn) -> int:
    return turn.desk.playbook.retention.keep(Kind.COPIES).days


async def _open(turn: Turn, who: Person) -> list[str]:
    assert who.user_id is not None
    return list(await turn.unit.persons.open_issues(who.user_id))


async def accept(turn: Turn, who: Person, member: Member, *, told: bool = True) -> None:
    """End the membership, say good-bye, and mask the person for everybody else."""
    if not member.suspended:
        await end_at_once(turn, member)
    issues = await _open(turn, who)
    if told and not member.unreachable:
        await turn.tell(
            member,
            "erase_accepted",
            klass=MessageClass.RECEIPT,
            open=len(issues),
            terms=_days(turn),
        )
    await turn.unit.persons.save(replace(who, accepted_at=who.accepted_at or turn.now))
    await turn.unit.persons.mask(who, mask_of(turn, who))
    turn.forget_team()
    await turn.record("erasure_accepted", f"member:{member.user_id}")


async def honour_erasures(desk: Desk) -> None:
    """Go on with every erasure that was accepted: mask, erase, tidy the files."""
    if not desk.storage.leads:
        return
    async with desk.storage.begin() as unit:
        leaving = await unit.persons.leaving()
    if leaving and desk.storage.backups is not None:
        since = {p.token: p.accepted_at for p in leaving if p.accepted_at}
        await desk.storage.backups.remember_erased(since)
    for who in leaving:
        if who.erased_at is None:
            await _go_on(desk, who)
    await _tidy(desk)


async def _go_on(desk: Desk, who: Person) -> None:
    """Mask whom an older copy brought back; erase whom no open issue needs."""
    async with clock_turn(desk, f"erase:{who.number}:{desk.secrets.new_id()}") as turn:
        assert who.user_id is not None
        member = await turn.unit.members.find(who.user_id)
        if member is not None and member.name != mask_of(turn, who):
            await accept(turn, who, member, told=False)
        elif await _open(turn, who) or await _farewell_waits(turn, who):
            turn.idle = True
        else:
            await _erase(turn, who)


async def _farewell_waits(turn: Turn, who: Person) -> bool:
    assert who.user_id is not None
    assert who.accepted_at is not None
    fresh = turn.now - who.accepted_at < FAREWELL
    return fresh and bool(await turn.unit.persons.letters_waiting(who.user_id))


async def _erase(turn: Turn, who: Person) -> None:
    await turn.record("erased", f"member:{who.user_id}")
    await turn.unit.persons.erase(who)
    await turn.unit.persons.save(replace(who, erased_at=turn.now))


async def _tidy(desk: Desk) -> None:
    """Write the files anew once for all who were erased; later again if it fails."""
    async with desk.storage.begin() as unit:
        erased = [who for who in await unit.persons.leaving() if who.erased_at]
    if not erased:
        return
    try:
        await desk.storage.tidy(whole=True)
    except StorageUnavailable as fault:
        log.warning("erased content may still be in the files: %s", fault)
        return
    async with clock_turn(desk, f"tidied:{desk.secrets.new_id()}") as turn:
        for who in erased:
            await turn.unit.persons.save(replace(who, tidied_at=turn.now))
        await turn.record("tidied", "siaga", f"{len(erased)}")
