"""/kliping N: what was published about an issue, the newest first, counted by tone."""

from bot.domain.access import Action, may
from bot.domain.clipping import Clipping, Tone, tones
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.clippings.clip_screen import clipping_view, show_next, step_of
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.press.right_of_reply import harmful
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many clippings stand on one page.
PER_PAGE = 8


async def clipping_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the clippings of an issue, and those of which nobody said the tone."""
    found = await turn.unit.clippings.of_issue(issue.id)
    return len(found), tones(found)[Tone.UNSAID]


def tone_counts(
    turn: Turn, found: list[Clipping], locale: str
) -> list[tuple[str, int]]:
    """Return each tone that occurs, with how often."""
    return [
        (turn.label(f"tone.{tone or 'unsaid'}", locale), count)
        for tone, count in tones(found).items()
        if count
    ]


async def see_clippings(desk: Desk, pressed: Pressed) -> str:
    """Show the clippings of the issue under the button: value is the page."""
    async with member_turn(desk, pressed, Action.SEE_CLIPPINGS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_clippings(turn, issue, int(pressed.press.value or 0))
    return turn.toast


async def show_clippings(turn: Turn, issue: Issue, page: int = 0) -> None:
    """Answer with one page of clippings."""
    found = list(await turn.unit.clippings.of_issue(issue.id))
    sheet = page_of(found[::-1], page, PER_PAGE)
    await turn.reply(
        "clippings",
        rows=[
            *turning(turn, "clippings", issue.id, sheet),
            *await _last_rows(turn, issue, found),
        ],
        issue=await issue_view(turn, issue, turn.member),
        found=[await clipping_view(turn, one, turn.locale) for one in sheet.shown],
        counts=tone_counts(turn, found, turn.locale),
        total=len(found),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


async def _last_rows(
    turn: Turn, issue: Issue, found: list[Clipping]
) -> list[list[Button]]:
    row = []
    if issue.state not in TERMINAL and may(turn.member, Action.CLIP):
        row.append(turn.button("clip_new", issue.id))
        if [one for one in found if await step_of(turn, one)]:
            row.append(turn.button("clip_more", issue.id))
    copy = [turn.button("clippings_copy", issue.id, label="copy_wa")] if found else []
    if await harmful(turn, issue):
        copy.append(turn.button("reply_ask", issue.id))
    back = turn.button("books", issue.id, version=1, label="back")
    return [each for each in (row, copy, [back]) if each]


async def ask_more(desk: Desk, pressed: Pressed) -> str:
    """Ask the taps that are still owed, also about what others kept."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = await turn.unit.clippings.of_issue(issue.id)
        owed = [one.id for one in found if await step_of(turn, one)]
        await show_next(turn, issue, back=owed[0] if owed else "")
    return turn.toast


async def copy_clippings(desk: Desk, pressed: Pressed) -> str:
    """Send the list as clean text, with nothing beside it."""
    async with member_turn(desk, pressed, Action.SEE_CLIPPINGS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        found = list(await turn.unit.clippings.of_issue(issue.id))
        view = await issue_view(turn, issue, turn.member)
        counts = tone_counts(turn, found, turn.locale)
        said = [await clipping_view(turn, one, turn.locale) for one in found]
        text = desk.words.message(
            "clippings_for_wa",
            turn.locale,
            groups=[(view, counts, said)],
            day=turn.now,
            now=turn.now,
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
