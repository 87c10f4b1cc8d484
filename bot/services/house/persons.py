"""What the machine may ask about people: who is who, an export, an erasure."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import ErasureBlocked, LastAdmin
from bot.domain.member import Member
from bot.domain.rights import Person
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.people.erasing import accept, honour_erasures
from bot.services.people.rights import refuse_blocked
from bot.services.turn import Turn, clock_turn

NOBODY = "there is nobody with this number; siaga person list shows the numbers"


async def listed(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """List the members by number, and how far the erasure of each has come."""
    async with clock_turn(desk, f"persons:{desk.secrets.new_id()}") as turn:
        for member in await turn.team():  # from before there were numbers
            if member.user_id > 0:
                await turn.unit.persons.of(member.user_id)
        people = await turn.unit.persons.everyone()
        team = await turn.people()
    lines = [_line(who, team.get(who.user_id or who.pseudonym)) for who in people]
    return {"persons": [line for line in lines if line["name"]]}


def _line(who: Person, member: Member | None) -> dict[str, Any]:
    roles = ",".join(sorted(member.roles)) if member else ""
    name = member.name if member else ""
    return {"number": who.number, "name": name, "roles": roles, "state": _state(who)}


def _state(who: Person) -> str:
    if who.erased_at is not None:
        return "erased"
    if who.masked:
        return "masked, erased when its issues are closed"
    return "asks to be erased" if who.asked_at is not None else ""


async def export(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Return everything that is stored about a person; the journal notes it."""
    async with clock_turn(desk, f"export:{desk.secrets.new_id()}") as turn:
        who = await _person(turn, question)
        if who is None or who.user_id is None:
            turn.idle = True
            return {"error": NOBODY if who is None else "this person was erased"}
        await turn.record("exported", f"member:{who.user_id}")
        return {"export": await turn.unit.persons.export(who.user_id)}


async def erase(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Erase a person: at once, or masked while open issues need them."""
    async with clock_turn(desk, f"erasing:{desk.secrets.new_id()}") as turn:
        said = await _accepted(turn, await _person(turn, question))
        turn.idle = "error" in said
    if "error" not in said:
        await honour_erasures(desk)
    return said


async def _accepted(turn: Turn, who: Person | None) -> dict[str, Any]:
    if who is None:
        return {"error": NOBODY}
    if who.user_id is None or who.masked:
        return {"error": "this person is erased already, or masked until then"}
    member = await turn.unit.members.find(who.user_id)
    if member is None:
        await turn.unit.persons.save(replace(who, accepted_at=turn.now))
        return {"number": who.number, "open": []}
    try:
        await refuse_blocked(turn, member)
    except LastAdmin:
        return {"error": "the last admin is not erased: siaga invite admin first"}
    except ErasureBlocked as refusal:
        return {"error": _what_first(refusal.facts)}
    issues = await turn.unit.persons.open_issues(who.user_id)
    await accept(turn, who, member)
    return {"number": who.number, "open": [f"ISU-{issue}" for issue in issues]}


def _what_first(facts: Mapping[str, object]) -> str:
    """Say what to do before somebody can be erased."""
    if facts["in_settings"]:
        return "take the account out of SIAGA_ADMINS first, and start the bot again"
    things = ", ".join(str(f) for f in (facts["numbers"], facts["texts"]) if f)
    return f"still in hand: {things}; hand them over, or suspend the member in /anggota"


async def _person(turn: Turn, question: dict[str, Any]) -> Person | None:
    """Return the person with this number, or with this Telegram id."""
    number = question.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    found = await turn.unit.persons.numbered(number)
    if found is not None or await turn.unit.members.find(number) is None:
        return found
    return await turn.unit.persons.of(number)
