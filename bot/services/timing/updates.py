"""Telling the public that there is nothing new; silence keeps no promise."""

from datetime import datetime, timedelta

from bot.domain.access import Action
from bot.domain.clocks import ClockName
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.mandate import Outlet
from bot.domain.times import promises
from bot.ports.cards import PublicWord
from bot.ports.mail import Button
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.promises.words_out import word_out
from bot.services.requests import Pressed
from bot.services.speaking.outside import note_outside, warned
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: When to speak again where the level sets no rhythm.
USUAL_WAIT = timedelta(hours=4)


def rhythm(turn: Turn, issue: Issue) -> timedelta | None:
    """Return how long the public may wait at this level; None: it sets no rhythm."""
    paces = turn.desk.playbook.clocks.plan(issue.level).paces
    pace = paces.get(ClockName.PUBLIC_UPDATE)
    return pace.wait if pace else None


def next_words(turn: Turn, issue: Issue) -> tuple[datetime, ...]:
    """Return sensible times for the next word; only at L4 the public hears at night."""
    night = turn.desk.playbook.office.night
    quiet = None if issue.level is Level.L4 else night
    wait = rhythm(turn, issue) or USUAL_WAIT
    return promises(turn.now, wait, turn.desk.house.zone, quiet)


async def update_clock(turn: Turn, issue: Issue) -> RunningClock | None:
    """Return the running clock of the next public update; None where there is none."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == ClockName.PUBLIC_UPDATE and clock.met_at is None:
            return clock
    return None


async def offer_no_news(desk: Desk, pressed: Pressed) -> str:
    """Show the sentence, and ask when the next word comes."""
    async with member_turn(desk, pressed, Action.TELL_PUBLIC) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if await update_clock(turn, issue) is None:
            turn.toast = turn.label("toast.no_update_awaited")
            return turn.toast
        rows = [[_at(turn, issue, at)] for at in next_words(turn, issue)]
        rows.append([turn.button("see_issue", issue.id, value="here", label="back")])
        view = await issue_view(turn, issue, turn.member)
        warning = await warned(turn, issue, Outlet.STATEMENT)
        rows = [*map(list, warning.rows), *rows]
        beyond = warning.text
        await turn.reply(
            "no_news_ask", fresh=True, rows=rows, issue=view, beyond=beyond
        )
    return turn.toast


def _at(turn: Turn, issue: Issue, at: datetime) -> Button:
    text = turn.desk.words.time(at, turn.locale)
    zone = turn.desk.house.zone
    if at.astimezone(zone).date() != turn.now.astimezone(zone).date():
        text = f"{text}, {turn.desk.words.date(at, turn.locale)}"
    return turn.button("no_news_at", issue.id, value=at.isoformat(), text=text)


async def say_no_news(desk: Desk, pressed: Pressed) -> str:
    """Note that the public is told so, and give the words to send."""
    async with member_turn(desk, pressed, Action.TELL_PUBLIC) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        next_at = datetime.fromisoformat(pressed.press.value)
        if await update_clock(turn, issue) is None or next_at <= turn.now:
            raise ButtonExpired
        await note_outside(turn, issue, Outlet.STATEMENT)
        await _keep(turn, issue, next_at)
        await word_out(turn, issue, next_at)
        await _hand_out(turn, issue, next_at)
        turn.toast = turn.label("toast.no_news", number=issue.number)
    return turn.toast


async def _keep(turn: Turn, issue: Issue, next_at: datetime) -> None:
    word = PublicWord(issue.id, turn.now, "no_news", turn.member.user_id, "", next_at)
    await turn.unit.cards.add_word(word)
    await turn.record("no_news", issue.id, next_at.isoformat())


async def _hand_out(turn: Turn, issue: Issue, next_at: datetime) -> None:
    """Send the words alone, to be forwarded, after the note that it is done."""
    locale = turn.desk.house.locale
    channels = turn.desk.playbook.office.channels
    text = turn.desk.words.message(
        "no_news_text",
        locale,
        channels=", ".join(c.name for c in channels),
        next_at=next_at,
        now=turn.now,
    )
    await turn.reply(
        "no_news_done",
        rows=[[turn.button("see_issue", issue.id)]],
        issue=await issue_view(turn, issue, turn.member),
        next_at=next_at,
        now=turn.now,
    )
    await turn.reply_text(text, fresh=True)
