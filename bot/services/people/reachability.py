"""Who can be written to: what a refused letter or a blocked bot means for the calls."""

from collections.abc import Sequence

from bot.domain.escalation import Escalation
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Letter, MessageClass, QueuedLetter
from bot.services.assigning.losing import lose_offers
from bot.services.calls.circumstances import called_now
from bot.services.calls.unreached import skip_key
from bot.services.desk import Desk
from bot.services.publishing.troubles import died, doubted
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import Turn, clock_turn
from bot.services.views import person
from bot.services.warroom.trouble import room_troubled


async def member_left(desk: Desk, key: str, user_id: int, why: str) -> None:
    """Note that messages to a member are refused; their pings pass to the next."""
    async with clock_turn(desk, key) as turn:
        member = await turn.unit.members.find(user_id)
        if member is None:
            turn.idle = True
            return
        await lose(turn, member, why)


async def member_returned(desk: Desk, key: str, user_id: int) -> None:
    """Note that a member can be written to again."""
    async with clock_turn(desk, key) as turn:
        member = await turn.unit.members.find(user_id)
        if member is None or not member.unreachable:
            turn.idle = True
            return
        await turn.unit.members.save(replace(member, unreachable=""))
        await turn.record("reachable_again", f"member:{user_id}")
        await ask_new_approvers(turn)


async def lose(turn: Turn, member: Member, why: str) -> None:
    """Mark a member as unreachable, call the next people now, and tell the leads."""
    news = not member.unreachable
    if news:
        await turn.unit.members.save(replace(member, unreachable=why))
        turn.forget_team()
        await turn.record("unreachable", f"member:{member.user_id}", why)
    await turn.unit.letters.cancel_for_chat(member.user_id)
    await lose_offers(turn, replace(member, unreachable=why), "left")
    hurried = await _hurry_calls(turn, member)
    if news:
        await _tell_leads(turn, member, why, hurried)


async def _tell_leads(
    turn: Turn, gone: Member, why: str, hurried: Sequence[Escalation]
) -> None:
    """Tell the leads once, also of the calls that pass to the next people now."""
    for lead in await turn.team():
        if lead.reachable and lead.roles & {Role.CRISIS_LEAD, Role.ADMIN}:
            keys = [skip_key(climb, gone, lead) for climb in hurried[:1]]
            await turn.tell(
                lead,
                "member_unreachable",
                klass=MessageClass.ALARM,
                key=next(iter(keys), ""),
                who=person(turn, gone, lead),
                why=turn.label(f"unreachable.{why}", lead.locale),
                phone=gone.phone,
            )


async def _hurry_calls(turn: Turn, gone: Member) -> list[Escalation]:
    """Make the next call due now where nobody else of the last one can be reached."""
    hurried: list[Escalation] = []
    for issue in await turn.unit.issues.open(1000):
        climb = await turn.unit.escalations.find(issue.id)
        if climb is None or not climb.running:
            continue
        found = await called_now(turn, issue, climb.last_call, climb.started_by)
        if not found.people and gone.user_id in {m.user_id for m in found.unreachable}:
            hurried.append(climb.hurry(turn.now))
            await turn.unit.escalations.save(hurried[-1])
    return hurried


#: The slot of alarms about dead letters: they raise no further alarm.
DEATH_NOTICE = "letter_dead"


async def letter_died(desk: Desk, queued: QueuedLetter, code: str) -> None:
    """End a letter that will never arrive, with its alarm in the same transaction.

    A private chat that refuses is a member who cannot be reached: their calls pass
    to the next now (reliability.md P5).
    """
    letter = queued.letter
    async with clock_turn(desk, f"dead:{queued.id}") as turn:
        await turn.unit.letters.end(queued.id, "dead", code, turn.now)
        await turn.record("letter_dead", f"letter:{queued.id}", code)
        member = await turn.unit.members.find(letter.chat_id)
        if member is not None and code in LOST:
            await lose(turn, member, LOST[code])
        elif await died(turn, queued, code):
            return
        elif letter.chat_id < 0:
            await room_troubled(turn, letter, code)
        elif letter.klass in ALARMING and letter.slot != DEATH_NOTICE:
            await _raise_alarm(turn, letter, code)


async def letter_doubted(desk: Desk, queued: QueuedLetter, code: str) -> None:
    """End a letter of which nobody knows whether it arrived, and that is not repeated.

    Whether a publication is there somebody has to see for themselves.
    """
    letter = queued.letter
    async with clock_turn(desk, f"doubted:{queued.id}") as turn:
        await turn.unit.letters.end(queued.id, "uncertain", code, turn.now)
        await turn.record("letter_uncertain", f"letter:{queued.id}", code)
        if letter.klass is not MessageClass.PUBLISH:
            return
        if not await doubted(turn, queued):
            await _raise_alarm(turn, letter, code, doubtful=True)


#: What a refusal of Telegram says about the person; others are faults of the letter.
LOST: dict[str, str] = {
    "blocked": "blocked",
    "deactivated": "deactivated",
    "never_started": "not_started",
    "chat_not_found": "not_started",
    "forbidden": "kicked",
}

#: Classes whose loss somebody must hear of.
ALARMING = frozenset(
    {MessageClass.PING, MessageClass.ALARM, MessageClass.RECEIPT, MessageClass.PUBLISH}
)


async def _raise_alarm(
    turn: Turn, letter: Letter, code: str, *, doubtful: bool = False
) -> None:
    members = await turn.people()
    for admin in members.values():
        other = admin.user_id != letter.chat_id
        if other and admin.reachable and admin.roles & {Role.ADMIN, Role.CRISIS_LEAD}:
            await turn.tell(
                admin,
                "letter_uncertain" if doubtful else "letter_dead",
                klass=MessageClass.ALARM,
                slot="" if doubtful else DEATH_NOTICE,
                what=turn.label(f"letter.{letter.klass}", admin.locale),
                who=person(turn, members.get(letter.chat_id), admin),
                code=code,
            )
