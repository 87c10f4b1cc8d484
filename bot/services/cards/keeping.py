"""Where the cards of an issue stand: one for each place, and who follows them."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.ports.cards import Card, Place
from bot.services.cards.face import face
from bot.services.cards.places import standing
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def show_card(turn: Turn, issue: Issue, *, fresh: bool = False) -> None:
    """Answer with the card, and let it rewrite itself from now on.

    *fresh* asks for a new message where a button was pressed; it becomes the card, and
    the one before it says so.
    """
    place = Place(turn.member.user_id)
    before = await turn.unit.cards.find(issue.id, place)
    following = before is None or before.following
    drawn = await face(turn, issue, turn.member, following=following, fresh=True)
    key = f"{turn.key}:card"
    await turn.reply_text(drawn.text, rows=drawn.rows, fresh=fresh, key=key)
    here = bool(turn.message_id) and not fresh
    card = Card(issue.id, place, turn.member.user_id, key, following=following)
    card = replace(card, version=before.version + 1 if before else 0)
    due_at = drawn.changes_at if following else None
    former = await _former(turn, before, here=here)
    # An older card is told that it is one as soon as the house keeps time.
    if former:
        due_at = turn.now
    await turn.unit.cards.put(replace(card, former=former, due_at=due_at))
    turn.drawn.add((issue.id, place))


async def _former(turn: Turn, before: Card | None, *, here: bool) -> str:
    """Return the key of another message that was the card until now; "" for none."""
    if before is None or before.called:
        return ""
    anchor, number = await standing(turn, before)
    return before.former if here and number == turn.message_id else anchor


async def follow(desk: Desk, pressed: Pressed) -> str:
    """Let the card rewrite itself, and its reader hear what becomes of the issue."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.unit.issues.follow(issue.id, turn.member.user_id)
        await _mark(turn, issue, following=True)
        await turn.record("followed", issue.id)
        await show_card(turn, issue)
        turn.toast = turn.label("toast.followed", number=issue.number)
    return turn.toast


async def unfollow(desk: Desk, pressed: Pressed) -> str:
    """Leave the card as it is; its reader hears no more than their role brings."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await turn.unit.issues.unfollow(issue.id, turn.member.user_id)
        await _mark(turn, issue, following=False)
        await turn.record("unfollowed", issue.id)
        await show_card(turn, issue)
        turn.toast = turn.label("toast.unfollowed", number=issue.number)
    return turn.toast


async def _mark(turn: Turn, issue: Issue, *, following: bool) -> None:
    place = Place(turn.member.user_id)
    card = await turn.unit.cards.find(issue.id, place)
    card = card or Card(issue.id, place, turn.member.user_id, "")
    await turn.unit.cards.put(replace(card, following=following, due_at=None))
