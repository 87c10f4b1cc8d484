"""Who speaks about an issue: asked, and agreed or declined by the person themselves."""

from collections.abc import Collection

from bot.domain.access import Action, leads, may_see
from bot.domain.errors import ButtonExpired, SpeakerSet
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import TEAM, Role
from bot.domain.topics import Note, Topic
from bot.ports.mail import MessageClass
from bot.services.circle.shutting import let_in, put_out
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.backing import note_moved, the_note
from bot.services.life.choosing import may_be_asked
from bot.services.life.debts import settle_debts
from bot.services.life.offering import ways_on
from bot.services.life.pages import pages_of, speaker_now
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The buttons of who is asked to speak, with their labels.
_REPLIES = (("speaker_yes", "accept"), ("speaker_no", "decline"))


async def refuse_unable(turn: Turn, issue: Issue, choice: str) -> None:
    """Raise `ButtonExpired` where the one on a button may not be asked any more.

    Raise `SpeakerSet` where one speaks and the asker may not change that (T21).
    """
    named = await turn.unit.members.find(int(choice))
    if named is None or not may_be_asked(turn, named, issue):
        raise ButtonExpired
    speaks = await speaking(turn, issue)
    if speaks is not None and not _changes_speaker(turn.member, issue):
        who = person(turn, speaks, turn.member)
        raise SpeakerSet(number=issue.number, who=who)


def _changes_speaker(member: Member, issue: Issue) -> bool:
    return leads(member, issue) or Role.HEAD_OF_AGENCY in member.roles


async def speaking(turn: Turn, issue: Issue) -> Member | None:
    """Return who agreed to speak about an issue and can; None for nobody."""
    note = speaker_now(await pages_of(turn, issue))
    found = await turn.unit.members.find(int(note.code)) if note else None
    return found if found is not None and found.active else None


async def offer_speaking(turn: Turn, issue: Issue, note: Note) -> str:
    """Ask the one who was named to speak; say that they were asked, "" if not.

    Who names themselves has agreed.
    """
    named = await turn.unit.members.find(int(note.code))
    if named is None or named.user_id == note.by or not named.reachable:
        return ""
    issue = await let_in(turn, issue, named, "speaker")
    value, locale = str(note.version), named.locale
    await turn.tell(
        named,
        "speaker_offer",
        klass=MessageClass.PING,
        rows=[
            [
                turn.button(press, issue.id, value=value, label=label, locale=locale)
                for press, label in _REPLIES
            ]
        ],
        issue=await issue_view(turn, issue, named),
        who=person(turn, turn.member, named),
    )
    return turn.label("waits.speaker", who=person(turn, named, turn.member))


async def agree_to_speak(desk: Desk, pressed: Pressed) -> str:
    """Become the spokesperson of an issue."""
    async with member_turn(desk, pressed, Action.SPEAK) as turn:
        issue, note = await _offer(turn, pressed)
        by, now = turn.member.user_id, turn.now
        before = await speaking(turn, issue)
        if not await turn.unit.lives.back_note(
            issue.id, note.topic, note.version, by, now
        ):
            raise await note_moved(turn, issue, note)
        await turn.record("speaker_accepted", issue.id)
        await settle_debts(turn, issue)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("see_issue", issue.id)]]
        await turn.reply("speaker_agreed", rows=rows, issue=view, who="")
        await _tell_asker(turn, issue, note, agreed=True)
        if before is not None and before.user_id != by:
            await _announce(turn, issue, before, {note.by, by})
    return turn.toast


async def _announce(
    turn: Turn, issue: Issue, before: Member, told: Collection[int]
) -> None:
    """Tell who spoke until now; from L3 on the team, in one message (T21)."""
    every = issue.level is not None and issue.level >= Level.L3
    for to in await turn.team():
        hears = to.user_id == before.user_id or (every and bool(to.roles & TEAM))
        if not hears or to.user_id in told or not to.reachable:
            continue
        await turn.tell(
            to,
            "speaker_changed",
            slot=f"speaker:{issue.id}",
            rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, turn.member, to),
            before=person(turn, before, to),
            mine=to.user_id == before.user_id,
        )


async def decline_to_speak(desk: Desk, pressed: Pressed) -> str:
    """Decline to be the spokesperson; who asked is told."""
    async with member_turn(desk, pressed, Action.SPEAK) as turn:
        issue, note = await _offer(turn, pressed)
        nobody = Note(issue.id, Topic.SPEAKER, 0, turn.member.user_id, turn.now, "0")
        await turn.unit.lives.add_note(nobody)
        await turn.record("speaker_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("speaker_declined", rows=[], issue=view, who="")
        if note.by != turn.member.user_id:
            issue = await put_out(turn, issue, turn.member, "declined")
        await _tell_asker(turn, issue, note, agreed=False)
    return turn.toast


async def _offer(turn: Turn, pressed: Pressed) -> tuple[Issue, Note]:
    issue = await open_issue(turn, pressed.press.subject)
    version = int(pressed.press.value)
    note = await the_note(turn, issue, Topic.SPEAKER, version)
    if note.code != str(turn.member.user_id):
        raise ButtonExpired
    return issue, note


async def _tell_asker(turn: Turn, issue: Issue, note: Note, *, agreed: bool) -> None:
    writer = await turn.unit.members.find(note.by)
    if writer is None or not writer.reachable or not may_see(writer, issue):
        return
    await turn.tell(
        writer,
        "speaker_agreed" if agreed else "speaker_declined",
        klass=MessageClass.PING,
        rows=[await ways_on(turn, issue, writer)],
        issue=await issue_view(turn, issue, writer),
        who=person(turn, turn.member, writer),
    )
