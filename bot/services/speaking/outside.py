"""Speaking outside the mandate: what is said to who is about to, and what helps."""

from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.mandate import Excess, Outlet, excess
from bot.domain.roles import Role
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.speaking.voice_screen import may_set_mandate
from bot.services.speaking.voices import Voice, face_at_top, voice_of
from bot.services.turn import Turn
from bot.services.views import person


class Warned(Struct, frozen=True):
    """A warning, as its reader reads it, and the buttons that help."""

    text: str = ""
    excess: Excess | None = None
    rows: tuple[tuple[Button, ...], ...] = ()


async def warned(
    turn: Turn, issue: Issue, outlet: Outlet, said: str = "", hand: Button | None = None
) -> Warned:
    """Return what the asker is warned of before they speak; nothing below L3.

    *hand* is the button that gives this to another; else who speaks is asked.
    """
    voice = await voice_of(turn, issue)
    found = await _excess(turn, issue, voice, outlet, said)
    if found is None:
        return Warned()
    speaker = voice.speaker or voice.lapsed
    text = turn.label(
        f"beyond.{found}",
        who=person(turn, speaker, turn.member) if speaker else "",
        number=issue.number,
        outlet=turn.label(f"outlet.{outlet}"),
        topics=voice.mandate.topics if voice.mandate else "",
    )
    if found is Excess.NOT_SPEAKER:
        rows = [hand or turn.button("speaker_ask", issue.id, value=outlet)]
    else:
        wide = await may_set_mandate(turn, issue, voice)
        name = "mandate_widen" if wide else "mandate_ask"
        rows = [turn.button(name, issue.id, value=f"{found}:{outlet}")]
    return Warned(text, found, tuple((button,) for button in rows))


async def _excess(
    turn: Turn, issue: Issue, voice: Voice, outlet: Outlet, said: str
) -> Excess | None:
    if issue.level is None or issue.level < Level.L3:
        return None
    me = turn.member.user_id
    if voice.speaker is None:
        mine = voice.lapsed is not None and voice.lapsed.user_id == me
        return Excess.OVER if mine else None
    if voice.speaker.user_id == me:
        return excess(voice.mandate, outlet, turn.now, said)
    face = await face_at_top(turn, issue)
    carries = Role.MEDIA_LIAISON in turn.member.roles
    return None if carries or (face and face.user_id == me) else Excess.NOT_SPEAKER


async def note_outside(
    turn: Turn, issue: Issue, outlet: Outlet, said: str = ""
) -> None:
    """Write into the journal that somebody spoke outside the mandate."""
    voice = await voice_of(turn, issue)
    found = await _excess(turn, issue, voice, outlet, said)
    if found is not None:
        await turn.record("spoke_outside", issue.id, f"{found} {outlet}")
