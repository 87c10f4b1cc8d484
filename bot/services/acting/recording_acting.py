"""Writing down that somebody acts for an office: four taps, and the letter's number."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.acting import OFFICES, Acting, ActingKind
from bot.domain.acting_times import read_acting
from bot.domain.errors import ButtonExpired
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.speaking_errors import ActingSelf, ActingTimes, LetterNeeded
from bot.domain.text import clean
from bot.ports.mail import MessageClass
from bot.services.acting.acting_list import acting_view, show_acting
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn
from bot.services.views import person, role_title

#: The dialogue in which the letter is typed, the longest, and what shows it.
DIALOGUE, LONGEST = "acting_letter", 200
EVIDENCE = frozenset({"photo", "document"})

#: So many colleagues are offered.
OFFERED = 20


async def ask_office(desk: Desk, pressed: Pressed) -> str:
    """Ask for which office somebody acts."""
    async with member_turn(desk, pressed, Action.RECORD_ACTING) as turn:
        rows = [
            [turn.button("acting_office", value=role,
                         text=role_title(turn, role, turn.locale))]
            for role in OFFICES
        ]  # fmt: skip
        rows.append([turn.button("acting", label="back")])
        await turn.reply("acting_office", rows=rows)
    return turn.toast


async def ask_actor(desk: Desk, pressed: Pressed) -> str:
    """Ask who acts: not oneself, and nobody who has the office."""
    async with member_turn(desk, pressed, Action.RECORD_ACTING) as turn:
        role = Role(pressed.press.value)
        able = [m for m in await turn.team() if _may_act(m, role)]
        me = turn.member.user_id
        rows = [
            [turn.button("acting_who", value=f"{role}:{m.user_id}",
                         text=person(turn, m, turn.member))]
            for m in able[:OFFERED] if m.user_id != me
        ]  # fmt: skip
        rows.append([turn.button("acting_new", label="back")])
        office = role_title(turn, role, turn.locale)
        anybody = len(rows) > 1
        await turn.reply("acting_who", rows=rows, office=office, anybody=anybody)
    return turn.toast


def _may_act(member: Member, role: Role) -> bool:
    able = member.active and may(member, Action.APPROVE)
    return able and role not in member.roles


async def ask_kind(desk: Desk, pressed: Pressed) -> str:
    """Ask whether the holder is away, or the office vacant."""
    async with member_turn(desk, pressed, Action.RECORD_ACTING) as turn:
        role, who = await _chosen(turn, pressed.press.value)
        rows = [
            [turn.button("acting_kind", value=f"{role}:{who.user_id}:{kind}",
                         text=turn.label(f"button.acting_{kind}"))]
            for kind in ActingKind
        ]  # fmt: skip
        rows.append([turn.button("acting_office", value=role, label="back")])
        office = role_title(turn, role, turn.locale)
        await turn.reply("acting_kind", rows=rows, office=office, who=who.name)
    return turn.toast


async def _chosen(turn: Turn, value: str) -> tuple[Role, Member]:
    """Return the office and who acts; raise `ButtonExpired`, `ActingSelf`."""
    name, _, user_id = value.partition(":")
    who = await turn.unit.members.find(int(user_id))
    if who is None or not _may_act(who, Role(name)):
        raise ButtonExpired
    if who.user_id == turn.member.user_id:
        raise ActingSelf(remedies=(("acting", ""),))
    return Role(name), who


async def ask_letter(desk: Desk, pressed: Pressed) -> str:
    """Ask for the number of the letter and how long it holds, in one message."""
    async with member_turn(desk, pressed, Action.RECORD_ACTING) as turn:
        chosen, _, kind = pressed.press.value.rpartition(":")
        role, who = await _chosen(turn, chosen)
        facts = {"chosen": chosen, "kind": ActingKind(kind)}
        await turn.ask(DIALOGUE, str(who.user_id), facts)
        title = role_title(turn, role, turn.locale)
        await turn.reply(
            "acting_letter",
            rows=[[turn.button("acting", label="cancel")]],
            office=turn.label(f"acting.{kind}", office=title),
            who=who.name,
            zone=zone_name(turn),
        )
    return turn.toast


async def answer_letter(desk: Desk, sent: Sent) -> str:
    """Keep that somebody acts: the texts that wait are shown to them."""
    async with member_turn(desk, sent, Action.RECORD_ACTING) as turn:
        assert sent.dialogue is not None
        role, who = await _chosen(turn, sent.dialogue.facts["chosen"])
        kind = ActingKind(sent.dialogue.facts["kind"])
        letter, since, until = _read(turn, clean(sent.content.text))
        new, me = turn.desk.secrets.new_id(), turn.member.user_id
        one = Acting(new, role, who.user_id, kind, since, until, letter, me, turn.now,
                     evidence=_evidence(sent))  # fmt: skip
        await turn.unit.acting.add(one)
        await turn.unit.dialogues.end(me)
        await turn.record(
            "acting_recorded", f"member:{who.user_id}", f"{role} {one.id}"
        )
        await _tell(turn, one)
        await ask_new_approvers(turn)
        await show_acting(turn, done=who.name)
    return turn.toast


def _evidence(sent: Sent) -> str:
    found = (a for a in sent.content.attachments if a.kind in EVIDENCE and a.file_id)
    return next((f"{one.kind}:{one.file_id}" for one in found), "")


def _read(turn: Turn, text: str) -> tuple[str, datetime, datetime]:
    """Read "800/12/2026, 25 November 2026; 28 November 16.00".

    Behind the semicolon stands the end, or beginning and end. Raise `LetterNeeded`,
    `ActingTimes`.
    """
    letter, mark, when = text.rpartition(";")
    letter = " ".join((letter if mark else text).split())
    if not any(c.isdigit() for c in letter):
        raise LetterNeeded
    letter = checked_length(letter, LONGEST)
    since, ends = read_acting(when if mark else "", turn.now, work_of(turn))
    if ends is None or ends <= since:
        raise ActingTimes(zone=zone_name(turn))
    return letter, since, ends


async def _tell(turn: Turn, one: Acting) -> None:
    """Tell who acts, who has the office, and the admins: nobody acts in secret."""
    for to in await turn.team():
        concerned = {one.role, Role.ADMIN} & to.roles or to.user_id == one.actor
        if not concerned or not to.reachable or to.user_id == turn.member.user_id:
            continue
        await turn.tell(
            to,
            "acting_told",
            klass=MessageClass.INFO,
            one=await acting_view(turn, one, to),
            mine=to.user_id == one.actor,
            now=turn.now,
        )
