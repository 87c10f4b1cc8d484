"""Letting what was written before tell the truth again: the pings."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import MessageClass, QueuedLetter
from bot.services.calls.pings import ping_facts, slot_of
from bot.services.calls.similar import with_similar
from bot.services.finding import the_member
from bot.services.turn import Turn
from bot.services.views import phone_view


async def refresh_pings(turn: Turn, issue: Issue) -> None:
    """Let the newest ping of everybody who was called show the issue as it is now."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running:
        return
    members = await turn.people()
    similar = await turn.unit.surges.untouched(issue.id)
    for user_id, ping in (await _newest(turn, issue)).items():
        to = members.get(user_id)
        if to is None or not to.reachable or not may_see(to, issue):
            continue
        await turn.tell(
            to,
            "ping",
            klass=MessageClass.BOARD,
            key=f"{turn.key}:refresh:{ping.id}",
            edits=ping.letter.key,
            slot=f"rewrite:{ping.id}",
            rows=with_similar(turn, issue, to, ping.letter.rows, similar),
            phone=phone_view(turn, await _phone(turn, ping), to),
            late=False,
            **await ping_facts(turn, issue, climb, to, similar),
        )


async def _newest(turn: Turn, issue: Issue) -> dict[int, QueuedLetter]:
    pings = await turn.unit.letters.guarded(issue.id)
    called = [ping for ping in pings if ping.letter.slot == slot_of(issue)]
    return {ping.letter.chat_id: ping for ping in called}


async def _phone(turn: Turn, ping: QueuedLetter) -> Member | None:
    """Return whom the ping asks to be telephoned: its buttons know."""
    presses = [button.press for row in ping.letter.rows for button in row]
    phoned = [press.value for press in presses if press.action == "phoned"]
    return await the_member(turn, phoned[0]) if phoned else None
