"""Asking who speaks to say something, and who decides to widen the mandate."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.mandate import Outlet
from bot.domain.member import Member
from bot.domain.speaking_errors import MandateMoved
from bot.ports.mail import Button, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.speaking.voices import voice_of
from bot.services.speaking.who_appoints import appointers
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, listed, person


async def ask_speaker(desk: Desk, pressed: Pressed) -> str:
    """Ask who speaks to say something on a channel; they are called."""
    async with member_turn(desk, pressed, Action.ASK_SPEAKER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        voice = await voice_of(turn, issue)
        to = (
            voice.speaker if voice.speaker and voice.speaker.reachable else voice.deputy
        )
        if to is None or not to.reachable:
            raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
        outlet = Outlet(pressed.press.value)
        brief = turn.button("brief", issue.id, locale=to.locale)
        await _tell(turn, issue, to, brief, outlet)
        await turn.record("speaker_asked", issue.id, f"member:{to.user_id} {outlet}")
        who = person(turn, to, turn.member)
        turn.toast = turn.label("toast.speaker_asked", who=who)
    return turn.toast


async def ask_wider(desk: Desk, pressed: Pressed) -> str:
    """Ask those who name who speaks to let the mandate hold more; one tap for them."""
    async with member_turn(desk, pressed, Action.ASK_SPEAKER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found, _, outlet = pressed.press.value.partition(":")
        asked = [
            one
            for one in await appointers(turn, issue) or ()
            if one.user_id != turn.member.user_id
        ]
        if not asked:
            raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
        for to in asked:
            wide = turn.button("mandate_widen", issue.id, value=pressed.press.value,
                               locale=to.locale)  # fmt: skip
            await _tell(turn, issue, to, wide, Outlet(outlet))
        await turn.record("mandate_asked", issue.id, f"{found} {outlet}")
        names = [person(turn, one, turn.member) for one in asked]
        who = listed(turn, names, turn.locale)
        turn.toast = turn.label("toast.speaker_asked", who=who)
    return turn.toast


async def _tell(
    turn: Turn, issue: Issue, to: Member, button: Button, outlet: Outlet
) -> None:
    """Call one person with *button*; the letter is that of its deed."""
    template = "speaker_asked" if button.press.action == "brief" else "mandate_asked"
    see = turn.button("see_issue", issue.id, locale=to.locale)
    await turn.tell(
        to,
        template,
        klass=MessageClass.PING,
        slot=f"{template}:{issue.id}:{to.user_id}",
        rows=[[button, see]],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
        outlet=turn.label(f"outlet.{outlet}", to.locale),
    )
