"""/jubir N: who speaks about an issue, for how long, and what the reader may do."""

from datetime import datetime
from typing import Any

from bot.domain.access import HEAD_IS_SUBJECT, Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.levels import Level
from bot.domain.mandate import Mandate
from bot.domain.member import Member
from bot.domain.topics import Topic
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.levels.level_facts import speaker as usual_speaker
from bot.services.speaking.voices import Voice, face_at_top, voice_of
from bot.services.speaking.who_appoints import may_appoint, may_change
from bot.services.turn import Turn
from bot.services.views import issue_view, person


class MandateView(Struct, frozen=True):
    """A mandate in words; "" is no limit."""

    topics: str = ""
    outlets: str = ""
    until: datetime | None = None
    available_at: datetime | None = None


def mandate_view(turn: Turn, mandate: Mandate | None, locale: str) -> MandateView:
    """Say what a mandate allows; what lies behind is no availability."""
    if mandate is None:
        return MandateView()
    free = mandate.available_at
    return MandateView(
        topics=mandate.topics,
        outlets=", ".join(turn.label(f"outlet.{o}", locale) for o in mandate.outlets),
        until=mandate.until,
        available_at=free if free and free > turn.now else None,
    )


async def show_speaking(turn: Turn, issue: Issue, waits: str = "") -> None:
    """Answer with who speaks; *waits* says for whom what was just done waits."""
    voice = await voice_of(turn, issue)
    await turn.reply(
        "speaking",
        rows=await _rows(turn, issue, voice),
        waits=waits,
        **await speaking_facts(turn, issue, voice, turn.member),
    )


async def speaking_facts(
    turn: Turn, issue: Issue, voice: Voice, viewer: Member
) -> dict[str, Any]:
    """Return what every screen says of who speaks."""
    named = {
        name: person(turn, one, viewer) if one else ""
        for name, one in (
            ("who", voice.speaker),
            ("asked", voice.asked),
            ("deputy", voice.deputy),
            ("chosen", voice.chosen),
            ("lapsed", voice.lapsed),
        )
    }
    level = issue.level or Level.L1
    return {
        "issue": await issue_view(turn, issue, viewer),
        **named,
        "mine": voice.speaker is not None and voice.speaker.user_id == viewer.user_id,
        "away": voice.speaker is not None and not voice.speaker.reachable,
        "on_leave": voice.away,
        "standing_in": voice.standing_in,
        "since": voice.since,
        "high": level >= Level.L3,
        "usual": await usual_speaker(turn, level, issue, viewer),
        "face": await _face(turn, issue, viewer),
        "mandate": mandate_view(turn, voice.mandate, viewer.locale),
        "now": turn.now,
    }


async def _face(turn: Turn, issue: Issue, viewer: Member) -> str:
    """Name who appears at L4: the head, or who stands above a head who is subject."""
    if issue.level is not Level.L4:
        return ""
    if HEAD_IS_SUBJECT in issue.floors:
        return turn.label("person.superior", viewer.locale)
    head = await face_at_top(turn, issue)
    if head is not None:
        return person(turn, head, viewer)
    return await usual_speaker(turn, Level.L4, issue, viewer)


async def _rows(turn: Turn, issue: Issue, voice: Voice) -> list[list[Button]]:
    back = [turn.button("books", issue.id, version=1, label="back")]
    inside = may(turn.member, Action.SEE_BRIEF)
    if not inside:
        return []
    brief = [turn.button("brief", issue.id)]
    if issue.state in TERMINAL:
        return [brief, back]
    rows = [brief, *await _naming_rows(turn, issue, voice)]
    if await may_set_mandate(turn, issue, voice):
        rows.append([turn.button("mandate", issue.id), turn.button("deputy", issue.id)])
    elif voice.speaker is not None and voice.speaker.user_id == turn.member.user_id:
        rows.append([turn.button("available", issue.id)])
    return [*rows, back]


async def _naming_rows(turn: Turn, issue: Issue, voice: Voice) -> list[list[Button]]:
    """Return the ways to another voice: oneself, the deputy, somebody else."""
    me, rows = turn.member.user_id, list[list[Button]]()
    if may_step_in(voice, me):
        rows.append([turn.button("step_in", issue.id)])
    free = voice.speaker is None
    if free and await may_appoint(turn, issue, turn.member):
        face = await face_at_top(turn, issue)
        if face is None or face.user_id != me:
            rows.append([_myself(turn, issue)])
        rows.append([_somebody(turn, issue, "speaker_name")])
    elif free and may(turn.member, Action.WRITE_NOTE):
        rows.append([_somebody(turn, issue, "speaker_propose")])
    elif not free and await may_change(turn, issue, turn.member):
        rows.append([_somebody(turn, issue, "speaker_change")])
        if voice.deputy and not voice.standing_in and voice.deputy.user_id != me:
            rows[-1].append(turn.button("step_in", issue.id, label="deputy_now"))
    return rows


def _myself(turn: Turn, issue: Issue) -> Button:
    value = f"{Topic.SPEAKER}:{turn.member.user_id}:speaking"
    return turn.button("note_tap", issue.id, value=value, label="speak_myself")


def _somebody(turn: Turn, issue: Issue, label: str) -> Button:
    return turn.button("note", issue.id, value=f"{Topic.SPEAKER}:speaking", label=label)


def may_step_in(voice: Voice, user_id: int) -> bool:
    """Tell whether somebody is the deputy, and who speaks does not or cannot."""
    mine = voice.deputy is not None and voice.deputy.user_id == user_id
    gone = voice.speaker is None or voice.away or not voice.speaker.reachable
    return mine and gone and not voice.standing_in


async def may_set_mandate(turn: Turn, issue: Issue, voice: Voice) -> bool:
    """Tell whether the asker says what may be spoken about, and who steps in."""
    if not may(turn.member, Action.SET_MANDATE):
        return False
    if voice.speaker is None and voice.asked is None and voice.lapsed is None:
        return await may_appoint(turn, issue, turn.member)
    return await may_change(turn, issue, turn.member)
