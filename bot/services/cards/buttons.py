"""The buttons under a card: what its reader may press now."""

from datetime import timedelta

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, allowed_actions
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.calls.giving import may_give_away
from bot.services.calls.media import has_more
from bot.services.cards.life_lines import step_buttons
from bot.services.timing.declining import may_decline
from bot.services.timing.legal import legal_rows
from bot.services.timing.updates import update_clock
from bot.services.turn import Turn

#: Which move of the issue's life stands on the card as which button, in this order.
_BUTTONS: dict[Action, str] = {
    Action.TAKE: "take",
    Action.TRIAGE: "triage",
    Action.HAND_OVER: "hand_over",
    Action.DRAFT: "draft",
}

#: An update that is due within this time is the likeliest thing to do.
SOON = timedelta(hours=1)


async def card_rows(
    turn: Turn, issue: Issue, viewer: Member, *, following: bool
) -> list[list[Button]]:
    """Return the buttons that *viewer* may press now, the likeliest first."""
    locale = viewer.locale
    buttons = [
        turn.button(_BUTTONS[action], issue.id, locale=locale)
        for action in allowed_actions(issue.state, viewer)
        if action in _BUTTONS and await _offered(turn, issue, action, viewer)
    ]
    steps = await step_buttons(turn, issue, viewer)
    buttons = [*steps, *buttons] if issue.level is not None else [*buttons, *steps]
    open_ = issue.state not in TERMINAL
    if open_:
        buttons = await _with_news(turn, issue, viewer, buttons)
    if open_ and may(viewer, Action.CLAIM_FACT):
        names = ("facts", "fact_new", "books")
        buttons += [turn.button(name, issue.id, locale=locale) for name in names]
    if has_more(await turn.unit.reports.of_issue(issue.id)):
        buttons.append(turn.button("attachments", issue.id, locale=locale))
    buttons.append(turn.button("timeline", issue.id, locale=locale))
    buttons.append(turn.button("copy_issue", issue.id, label="copy_wa", locale=locale))
    if open_:
        follows = "unfollow" if following else "follow"
        buttons.append(turn.button(follows, issue.id, locale=locale))
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return [*(await legal_rows(turn, issue, viewer) if open_ else []), *rows]


async def _with_news(
    turn: Turn, issue: Issue, viewer: Member, buttons: list[Button]
) -> list[Button]:
    """Put what the public waits for first once it is due soon; saying nothing last."""
    if not may(viewer, Action.TELL_PUBLIC):
        return buttons
    locale = viewer.locale
    clock = await update_clock(turn, issue)
    if clock is not None:
        no_news = [turn.button("no_news", issue.id, locale=locale)]
        soon = clock.due_at <= turn.now + SOON
        buttons = [*no_news, *buttons] if soon else [*buttons, *no_news]
    if await may_decline(turn, issue):
        buttons = [*buttons, turn.button("decline_word", issue.id, locale=locale)]
    return buttons


async def _awaited(turn: Turn, issue: Issue, viewer: Member) -> bool:
    """Tell whether a climb still calls, and *viewer* has not answered it yet."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running:
        return False
    return viewer.user_id not in await turn.unit.calls.answered(issue.id, climb.serial)


async def _offered(turn: Turn, issue: Issue, action: Action, viewer: Member) -> bool:
    if action is Action.TAKE:
        return issue.owner is None or await _awaited(turn, issue, viewer)
    if action is Action.HAND_OVER:
        return may_give_away(viewer, issue)
    if action is Action.DRAFT:
        return issue.level is None or issue.level >= Level.L2
    return True
