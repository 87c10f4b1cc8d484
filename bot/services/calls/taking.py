"""Taking an issue in hand, and handing it over by mutual consent."""

from datetime import timedelta

from bot.domain.access import Action, may_see
from bot.domain.clocks import ClockName, Moment
from bot.domain.errors import AlreadyTaken
from bot.domain.issue import Issue
from bot.domain.levels import Level, Urgency
from bot.domain.member import Member
from bot.services.calls.calling import stop_calls
from bot.services.calls.gathering import (
    answered_enough,
    count_answer,
    gathers,
    go_on_gathering,
)
from bot.services.calls.listing import ON_LIST
from bot.services.calls.pings import (
    RowsFor,
    newest_pings,
    rewrite_pings,
    taker_rows,
)
from bot.services.calls.watching import watch_keeping
from bot.services.cards.places import keep_called, leave_alone
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.life.moving import move
from bot.services.requests import Pressed
from bot.services.timing.starting import start_clocks
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def take_issue(desk: Desk, pressed: Pressed) -> str:
    """Take an issue in hand: every ping stops, everyone pinged is told."""
    async with member_turn(desk, pressed, Action.TAKE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if await gathers(turn, issue) and issue.owner != turn.member.user_id:
            await count_answer(turn, issue)
            return turn.toast
        await refuse_if_taken(turn, issue)
        listed = pressed.press.value == ON_LIST  # the list stays on the screen
        if issue.owner == turn.member.user_id:
            await keep_in_hand(turn, issue, fresh=listed)
            return turn.toast
        issue = await put_in_hand(turn, issue, turn.member, Action.TAKE)
        await confirm_taken(turn, issue, fresh=listed)
        turn.toast = turn.label("toast.taken", number=issue.number)
    return turn.toast


async def keep_in_hand(turn: Turn, issue: Issue, *, fresh: bool = False) -> None:
    """Let the owner answer the call of a new level: they have it, and keep it.

    Nothing changes hands, so nobody but those who were called is told.
    """
    enough = await answered_enough(turn, issue, turn.member)
    await turn.record("kept", issue.id)
    await watch_keeping(turn, issue)
    if enough:
        await stop_calls(turn, issue)
        rows = RowsFor(turn, issue, turn.member.user_id)
        await rewrite_pings(turn, issue, "kept", rows)
        await keep_called(turn, issue, await newest_pings(turn, issue))
    else:
        await go_on_gathering(turn, issue, turn.member)
    await confirm_taken(turn, issue, "kept", fresh=fresh)
    turn.toast = turn.label("toast.kept", number=issue.number)


async def refuse_if_taken(turn: Turn, issue: Issue) -> None:
    """Raise `AlreadyTaken` where somebody has it and nobody is being called."""
    if issue.owner is None:
        return
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running:
        raise await already_taken(turn, issue)


async def already_taken(turn: Turn, issue: Issue) -> AlreadyTaken:
    """Return the refusal that says who has the issue, and since when."""
    owner = await turn.unit.members.find(issue.owner or 0)
    return AlreadyTaken(
        number=issue.number,
        who=person(turn, owner, turn.member),
        at=issue.taken_at,
        mine=issue.owner == turn.member.user_id,
    )


async def put_in_hand(
    turn: Turn, issue: Issue, taker: Member, by: Action, giver: int = 0
) -> Issue:
    """Make *taker* the owner, stop the calls, and tell everyone concerned.

    *giver*, and whoever had the issue, hear of it in a message of its own: they wait.
    """
    awaiting = {giver, issue.owner or 0}
    issue = await move(turn, issue, by, owner=taker.user_id, taken_at=turn.now)
    await _move_clocks(turn, issue)
    await turn.unit.issues.follow(issue.id, taker.user_id)
    enough = await answered_enough(turn, issue, taker)
    await turn.record("taken", issue.id, f"by member:{taker.user_id}")
    await watch_keeping(turn, issue)
    if enough:
        await stop_calls(turn, issue)
        await rewrite_pings(turn, issue, "taken", RowsFor(turn, issue, taker.user_id))
    else:
        await go_on_gathering(turn, issue, taker)
    told = await _tell_followers(turn, issue, taker, awaiting)
    called = await newest_pings(turn, issue) if enough else {}
    await keep_called(turn, issue, called | told)
    return issue


async def _move_clocks(turn: Turn, issue: Issue) -> None:
    """Meet the clock of taking; an issue without a level is to be triaged now."""
    await turn.unit.issues.meet_clock(issue.id, ClockName.ACKNOWLEDGE, turn.now)
    if issue.level is not None:
        return
    level = Level.L4 if issue.urgency is Urgency.DANGER else None
    await start_clocks(turn, issue, Moment.TRIAGE_OPENED, level, issue.reported_at)


async def confirm_taken(
    turn: Turn, issue: Issue, template: str = "taken", *, fresh: bool = False
) -> None:
    """Answer the taker, unless the button stood under a ping: that is rewritten."""
    pings = await turn.unit.letters.guarded(issue.id)
    if any(turn.is_under(ping) for ping in pings):
        return
    await leave_alone(turn, issue, timedelta(0))
    await turn.reply(
        template,
        fresh=fresh,
        rows=taker_rows(turn, issue, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        now=turn.now,
    )


async def _tell_followers(
    turn: Turn, issue: Issue, taker: Member, awaiting: set[int]
) -> dict[int, str]:
    """Tell those who follow or wait; return what each was written: reader -> letter."""
    told: dict[int, str] = {}
    pinged = {p.letter.chat_id for p in await turn.unit.letters.guarded(issue.id)}
    follow = {*await turn.unit.issues.followers(issue.id)} - pinged | awaiting
    for follower in await turn.team():
        if follower.user_id not in follow - {taker.user_id}:
            continue
        if not follower.reachable or not may_see(follower, issue):
            continue
        key = f"taken:{issue.id}:{issue.version}:{follower.user_id}"
        told[follower.user_id] = key
        await turn.tell(
            follower,
            "taken",
            key=key,
            rows=[[turn.button("see_issue", issue.id, locale=follower.locale)]],
            issue=await issue_view(turn, issue, follower),
            now=turn.now,
        )
    return told


async def record_call(desk: Desk, pressed: Pressed) -> str:
    """Note that somebody was telephoned, or did not answer."""
    async with member_turn(desk, pressed, Action.RECORD_CALL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        called = await the_member(turn, pressed.press.value)
        done = pressed.press.action
        await turn.record(done, issue.id, f"member:{called.user_id}")
        turn.toast = turn.label(f"toast.{done}", who=called.name)
    return turn.toast
