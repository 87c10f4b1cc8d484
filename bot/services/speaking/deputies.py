"""Who steps in for who speaks, and when who speaks is there again for journalists."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.mandate import Mandate
from bot.domain.speaking_errors import MandateMoved
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.assigning.offering import offer_role
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.choosing import instant_of, may_be_asked, speakers
from bot.services.requests import Pressed
from bot.services.speaking.mandates import keep
from bot.services.speaking.voice_screen import may_set_mandate, show_speaking
from bot.services.speaking.voices import DEPUTY, Voice, voice_of
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many colleagues are offered; and the waits after which somebody is there again.
OFFERED, _FREE = 12, ("1h", "2h", "4h", "morning")


async def ask_deputy(desk: Desk, pressed: Pressed) -> str:
    """Ask who steps in for who speaks."""
    async with member_turn(desk, pressed, Action.SET_MANDATE) as turn:
        issue, voice = await _settable(turn, pressed.press.subject)
        spoken = {one.user_id for one in (voice.speaker, voice.asked) if one}
        able = [m for m in await speakers(turn, issue) if m.user_id not in spoken]
        rows = [
            [turn.button("deputy_set", issue.id, value=str(m.user_id),
                         text=person(turn, m, turn.member))]
            for m in able[:OFFERED]
        ]  # fmt: skip
        rows.append([turn.button("speaking", issue.id, version=1, label="back")])
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("deputy_ask", rows=rows, issue=view, anybody=bool(able))
    return turn.toast


async def _settable(turn: Turn, subject: str) -> tuple[Issue, Voice]:
    issue = await open_issue(turn, subject)
    voice = await voice_of(turn, issue)
    if not await may_set_mandate(turn, issue, voice):
        raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
    return issue, voice


async def set_deputy(desk: Desk, pressed: Pressed) -> str:
    """Offer a colleague to step in for who speaks."""
    async with member_turn(desk, pressed, Action.SET_MANDATE) as turn:
        issue, voice = await _settable(turn, pressed.press.subject)
        to = await turn.unit.members.find(int(pressed.press.value))
        speaks = voice.speaker is not None and to == voice.speaker
        if to is None or speaks or not may_be_asked(turn, to, issue):
            raise ButtonExpired
        one = await offer_role(turn, issue, to, DEPUTY)
        who = person(turn, to, turn.member)
        waits = "" if one.held else turn.label("waits.deputy", who=who)
        await show_speaking(turn, issue, waits)
    return turn.toast


async def ask_available(desk: Desk, pressed: Pressed) -> str:
    """Ask when who speaks is there again for journalists."""
    async with member_turn(desk, pressed, Action.SPEAK) as turn:
        issue = await _mine(turn, pressed.press.subject)
        rows = [[_free_button(turn, issue, one)] for one in _FREE]
        rows.append([turn.button("speaking", issue.id, version=1, label="back")])
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("available_ask", rows=rows, issue=view)
    return turn.toast


def _free_button(turn: Turn, issue: Issue, choice: str) -> Button:
    at = instant_of(turn, choice)
    text = turn.desk.words.brief(at, turn.now, turn.locale)
    return turn.button("available_at", issue.id, value=at.isoformat(), text=text)


async def _mine(turn: Turn, subject: str) -> Issue:
    issue = await open_issue(turn, subject)
    voice = await voice_of(turn, issue)
    if voice.speaker is None or voice.speaker.user_id != turn.member.user_id:
        raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
    return issue


async def set_available(desk: Desk, pressed: Pressed) -> str:
    """Keep when who speaks is there again; the brief says so."""
    async with member_turn(desk, pressed, Action.SPEAK) as turn:
        issue = await _mine(turn, pressed.press.subject)
        at = turn.now.fromisoformat(pressed.press.value)
        held = await turn.unit.mandates.newest(issue.id)
        held = held or Mandate(issue.id, turn.member.user_id, turn.now)
        await keep(turn, issue, replace(held, available_at=at), "available")
        await show_speaking(turn, issue)
    return turn.toast
