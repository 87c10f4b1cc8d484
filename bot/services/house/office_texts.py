"""An office's own documents: a good version is put in force, a wrong one is told of."""

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.ports.office_texts import Looked
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

#: The lines of the journal about them.
SUBJECT, REFUSED, ADOPTED = "office_texts", "office_texts_refused", "office_texts_used"

#: So many mistakes are told; the others are counted.
TOLD = 8


async def mind_office_texts(desk: Desk) -> None:
    """Look at the folder; keep and use what is right, tell the admins what is wrong."""
    looked = await desk.office_texts.look()
    if looked is None:
        return
    at = desk.clock.now().isoformat()
    async with clock_turn(desk, f"{SUBJECT}:{looked.sha}:{at}") as turn:
        kept = await turn.unit.kept_texts.kept()
        if looked.mistakes:
            await _refuse(turn, looked, told=bool(kept))
        else:
            await _keep(turn, looked, changed=kept != looked.files)
    if not looked.mistakes:
        desk.office_texts.adopt(looked)


async def _refuse(turn: Turn, looked: Looked, *, told: bool) -> None:
    """Tell the admins file and line, once for each version that is wrong."""
    if await _last(turn) == (REFUSED, looked.sha[:12]):
        turn.idle = True
        return
    await turn.record(REFUSED, SUBJECT, looked.sha[:12])
    for admin in await _admins(turn):
        await turn.tell(
            admin,
            "office_texts_refused",
            klass=MessageClass.ALARM,
            mistakes=looked.mistakes[:TOLD],
            more=len(looked.mistakes[TOLD:]),
            kept=told,
        )


async def _keep(turn: Turn, looked: Looked, *, changed: bool) -> None:
    """Keep what is in force now; who heard that it is wrong hears that it is right."""
    refused = (await _last(turn))[0] == REFUSED
    turn.idle = not (changed or refused)
    if turn.idle:
        return
    await turn.unit.kept_texts.keep(looked.files, turn.now)
    await turn.record(ADOPTED, SUBJECT, looked.sha[:12])
    for admin in await _admins(turn) if refused else ():
        await turn.tell(
            admin,
            "office_texts_used",
            klass=MessageClass.ALARM,
            count=len(looked.files),
        )


async def _last(turn: Turn) -> tuple[str, str]:
    lines = await turn.unit.journal.of_subject(SUBJECT)
    return (lines[-1].entry.action, lines[-1].entry.detail) if lines else ("", "")


async def _admins(turn: Turn) -> list[Member]:
    team = await turn.team()
    return [one for one in team if one.reachable and Role.ADMIN in one.roles]
