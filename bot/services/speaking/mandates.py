"""The mandate of whoever speaks: topics, channels, until when, who steps in."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.mandate import Excess, Mandate, Outlet
from bot.domain.speaking_errors import MandateMoved
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.choosing import instant_of
from bot.services.requests import Pressed
from bot.services.speaking.voice_screen import (
    mandate_view,
    may_set_mandate,
    show_speaking,
)
from bot.services.speaking.voices import Voice, voice_of
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The dialogue in which topics or a time are typed.
DIALOGUE = "mandate"

#: What one tap offers for an end.
_UNTIL = ("6h", "24h")


async def settable(turn: Turn, subject: str) -> tuple[Issue, Voice, Mandate]:
    """Return an issue with its mandate, for who may change it; raise `MandateMoved`."""
    issue = await open_issue(turn, subject)
    voice = await voice_of(turn, issue)
    if not await may_set_mandate(turn, issue, voice):
        raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
    held = voice.mandate or Mandate(issue.id, turn.member.user_id, turn.now)
    return issue, voice, held


async def keep(turn: Turn, issue: Issue, mandate: Mandate, what: str) -> Mandate:
    """Keep a changed mandate as its next version; *what* is a code for what changed."""
    anew = replace(mandate, issue_id=issue.id, by=turn.member.user_id, at=turn.now)
    anew = await turn.unit.mandates.add(anew)
    await turn.record("mandate_set", issue.id, f"{what} v{anew.version}")
    return anew


async def tell_speaker(turn: Turn, issue: Issue) -> None:
    """Tell who speaks what the mandate says now; nobody else hears of it."""
    voice = await voice_of(turn, issue)
    to = voice.speaker or voice.lapsed
    if to is None or to.user_id == turn.member.user_id or not to.reachable:
        return
    await turn.tell(
        to,
        "mandate_told",
        slot=f"mandate:{issue.id}:{to.user_id}",
        rows=[[turn.button("brief", issue.id, locale=to.locale)]],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
        mandate=mandate_view(turn, voice.mandate, to.locale),
        now=turn.now,
    )


async def see_mandate(desk: Desk, pressed: Pressed) -> str:
    """Show the mandate with a tap for each channel, and each end."""
    async with member_turn(desk, pressed, Action.SET_MANDATE) as turn:
        issue, _, held = await settable(turn, pressed.press.subject)
        await show_mandate(turn, issue, held)
    return turn.toast


async def show_mandate(turn: Turn, issue: Issue, held: Mandate) -> None:
    """Answer with the mandate, a tap for each channel and each end."""
    await turn.ask(DIALOGUE, issue.id, {"part": "topics"})
    await turn.reply(
        "mandate",
        rows=[*_outlet_rows(turn, issue, held), *_until_rows(turn, issue, held),
              [turn.button("speaking", issue.id, version=1, label="done")]],
        issue=await issue_view(turn, issue, turn.member),
        mandate=mandate_view(turn, held, turn.locale),
        now=turn.now,
    )  # fmt: skip


def _outlet_rows(turn: Turn, issue: Issue, held: Mandate) -> list[list[Button]]:
    buttons = []
    for one in Outlet:
        on = not held.outlets or one in held.outlets
        text = f"{'☑' if on else '☐'} {turn.label(f'outlet.{one}')}"
        value = f"outlet:{one}"
        buttons.append(turn.button("mandate_set", issue.id, value=value, text=text))
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _until_rows(turn: Turn, issue: Issue, held: Mandate) -> list[list[Button]]:
    rows = [
        [
            turn.button(
                "mandate_set",
                issue.id,
                value=f"until:{choice}",
                text=turn.label("button.mandate_until", time=_brief(turn, choice)),
            )
            for choice in _UNTIL
        ]
    ]
    if held.limited:
        rows.append([turn.button("mandate_set", issue.id, value="wide",
                                 label="mandate_wide")])  # fmt: skip
    return rows


def _brief(turn: Turn, choice: str) -> str:
    at = instant_of(turn, choice)
    return turn.desk.words.brief(at, turn.now, turn.locale)


async def set_mandate(desk: Desk, pressed: Pressed) -> str:
    """Change the mandate by one tap: a channel, an end, or no limit at all."""
    async with member_turn(desk, pressed, Action.SET_MANDATE) as turn:
        issue, _, held = await settable(turn, pressed.press.subject)
        part, _, value = pressed.press.value.partition(":")
        held = await keep(turn, issue, _changed(turn, held, part, value), part)
        await tell_speaker(turn, issue)
        await show_mandate(turn, issue, held)
    return turn.toast


def _changed(turn: Turn, held: Mandate, part: str, value: str) -> Mandate:
    if part == "wide":
        return replace(held, topics="", outlets=(), until=None)
    if part == "until":
        return replace(held, until=instant_of(turn, value))
    tapped, on = Outlet(value), held.outlets or tuple(Outlet)
    left = tuple(o for o in Outlet if (o in on) is not (o is tapped))
    return replace(held, outlets=() if len(left) in (0, len(Outlet)) else left)


async def widen(desk: Desk, pressed: Pressed) -> str:
    """Let the mandate hold what it did not: one tap under the warning."""
    async with member_turn(desk, pressed, Action.SET_MANDATE) as turn:
        issue, _, held = await settable(turn, pressed.press.subject)
        name, _, outlet = pressed.press.value.partition(":")
        wide = _without(held, Excess(name), Outlet(outlet))
        await keep(turn, issue, wide, "widened")
        await tell_speaker(turn, issue)
        await show_speaking(turn, issue)
        turn.toast = turn.label("toast.mandate_widened", number=issue.number)
    return turn.toast


def _without(held: Mandate, excess: Excess, outlet: Outlet) -> Mandate:
    if excess is Excess.OVER:
        return replace(held, until=None)
    if excess is Excess.TOPIC:
        return replace(held, topics="")
    wide = tuple(o for o in Outlet if o in (*held.outlets, outlet))
    return replace(held, outlets=() if len(wide) == len(Outlet) else wide)
