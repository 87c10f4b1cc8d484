"""/jubir: who speaks, asked in a private chat or in a group, and one tap to step in."""

from bot.domain.access import Action
from bot.domain.errors import Refusal, SpeakerSet
from bot.domain.issue import Issue
from bot.domain.speaking_errors import NotDeputy
from bot.domain.values import replace
from bot.services.assigning.knowing import SPEAKER
from bot.services.assigning.offering import offer_role
from bot.services.books.which import offer_issues
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.speaking.voice_screen import (
    may_step_in,
    show_speaking,
    speaking_facts,
)
from bot.services.speaking.voices import Voice, voice_of
from bot.services.speaking.who_appoints import may_change
from bot.services.turn import Turn, member_turn
from bot.services.views import person
from bot.services.warroom.writing import is_hidden, note_to, say


async def speaker_typed(desk: Desk, typed: Typed) -> str:
    """/jubir N says who speaks; without N the open issues are offered.

    In the war room the answer stands there, with nothing confidential.
    """
    async with member_turn(desk, typed, Action.SEE_SPEAKER) as turn:
        if not typed.text.strip():
            await offer_issues(turn, "", "speaking")
            return turn.toast
        issue = await issue_typed(turn, typed.text)
        room = await turn.unit.rooms.office()
        group, message = _asked_in(typed)
        if room is not None and room.chat_id == group and not is_hidden(issue):
            await _say_in(turn, issue, group, message)
        else:
            await show_speaking(turn, issue)
    return turn.toast


def _asked_in(typed: Typed) -> tuple[int, int]:
    """Return the group in which somebody asks, and the message; 0 where in none."""
    chat, _, message = typed.source.partition(":")
    in_group = chat.startswith("-") and chat[1:].isdigit() and message.isdigit()
    return (int(chat), int(message)) if in_group else (0, 0)


async def _say_in(turn: Turn, issue: Issue, group: int, message: int) -> None:
    """Reply in one line who speaks, in the language of the house."""
    viewer = replace(turn.member, locale=turn.desk.house.locale)
    facts = await speaking_facts(turn, issue, await voice_of(turn, issue), viewer)
    letter = note_to(group, key=f"{turn.key}:speaking", answers=message)
    await say(turn, letter, "speaking_group", **facts)


async def see_speaking(desk: Desk, pressed: Pressed) -> str:
    """Show who speaks about the issue under the button; a "back" edits its message."""
    async with member_turn(desk, pressed, Action.SEE_SPEAKER) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_speaking(turn, issue)
    return turn.toast


async def step_in(desk: Desk, pressed: Pressed) -> str:
    """Let the deputy speak: by their own tap, or asked by who may change who speaks."""
    async with member_turn(desk, pressed, Action.SPEAK) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        voice, me = await voice_of(turn, issue), turn.member
        mine = may_step_in(voice, me.user_id)
        if not mine and not await may_change(turn, issue, me):
            raise _refused(turn, issue, voice)
        who = voice.deputy
        if who is None:
            raise _refused(turn, issue, voice)
        one = await offer_role(turn, issue, who, SPEAKER)
        waits = "" if one.held else turn.label(
            "waits.speaker", who=person(turn, who, me)
        )  # fmt: skip
        await show_speaking(turn, issue, waits)
        if one.held:
            turn.toast = turn.label("toast.steps_in", number=issue.number)
    return turn.toast


def _refused(turn: Turn, issue: Issue, voice: Voice) -> Refusal:
    if voice.speaker is not None:
        who = person(turn, voice.speaker, turn.member)
        return SpeakerSet(number=issue.number, who=who)
    return NotDeputy(number=issue.number, remedies=(("speaking", issue.id),))
