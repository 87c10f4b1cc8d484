"""The facts that floor rules rest on, as buttons to switch on and off."""

from bot.domain.floors import Flag
from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.ports.storage import Mapping
from bot.services.button_rows import paired
from bot.services.turn import Turn

#: The two screens that carry the toggles.
START, RESULT = "start", "result"

#: How many of the facts a screen shows: it stays so when one is toggled.
FIRST, EVERY = "first", "every"


def flag_rows(
    turn: Turn, issue: Issue, sheet: Mapping, screen: str, *, every: bool
) -> list[list[Button]]:
    """Return the toggles; those behind "more" too when *every*, or when one is on."""
    rubric = turn.desk.playbook.rubric
    later = rubric.shown_later
    opened = every or any(flag in sheet.flags for flag in later)
    flags = [*rubric.shown_first, *(later if opened else ())]
    place = f"{screen}:{EVERY if opened else FIRST}"
    buttons = [_toggle(turn, issue, sheet, flag, place) for flag in flags]
    if later and not opened:
        more = turn.button("triage_more", issue.id, value=screen)
        return paired([*buttons, more])
    return paired(buttons)


def _toggle(turn: Turn, issue: Issue, sheet: Mapping, flag: Flag, place: str) -> Button:
    """Make a button that carries what it sets, so that an old one flips nothing."""
    on = flag in sheet.flags
    mark = "☑" if on else "☐"
    wish = "off" if on else "on"
    text = f"{mark} {turn.label(f'flag.{flag}')}"
    value = f"{place}:{wish}:{flag}"
    return turn.button("triage_flag", issue.id, value=value, text=text)
