"""Taking an issue in hand, and handing it over by mutual consent."""

from dataclasses import replace

from bot.domain.access import Action, may
from bot.domain.errors import AlreadyTaken, IssueFinished
from bot.domain.issue import Issue
from bot.domain.issue_life import ISSUE_LIFE
from bot.domain.member import Member
from bot.ports.mail import MessageClass
from bot.services.calling import RowsFor, rewrite_pings, stop_calls, taker_rows
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def take_issue(desk: Desk, pressed: Pressed) -> str:
    """Take an issue in hand: every ping stops, everyone pinged is told."""
    async with member_turn(desk, pressed, Action.TAKE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _refuse_if_taken(turn, issue)
        issue = await put_in_hand(turn, issue, turn.member, Action.TAKE)
        await confirm_taken(turn, issue)
        turn.toast = turn.label("toast.taken", number=issue.number)
    return turn.toast


async def _refuse_if_taken(turn: Turn, issue: Issue) -> None:
    if issue.owner is None:
        return
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running:
        owner = await turn.unit.members.find(issue.owner)
        raise AlreadyTaken(
            number=issue.number,
            who=person(turn, owner, turn.member),
            at=issue.taken_at,
            mine=issue.owner == turn.member.user_id,
        )


async def put_in_hand(turn: Turn, issue: Issue, taker: Member, by: Action) -> Issue:
    """Make *taker* the owner, stop the calls, and tell everyone concerned."""
    state = ISSUE_LIFE.next_state(issue.state, by)
    if state is None:
        raise IssueFinished(number=issue.number, state=issue.state, target="")
    issue = await turn.unit.issues.save(
        replace(issue, state=state, owner=taker.user_id, taken_at=turn.now)
    )
    await turn.unit.issues.meet_clock(issue.id, "acknowledge", turn.now)
    await turn.unit.issues.follow(issue.id, taker.user_id)
    await stop_calls(turn, issue)
    await turn.record("taken", issue.id, f"by member:{taker.user_id}")
    await rewrite_pings(turn, issue, "taken", RowsFor(turn, issue, taker.user_id))
    await _tell_followers(turn, issue, taker)
    return issue


async def confirm_taken(turn: Turn, issue: Issue) -> None:
    """Answer the taker, unless the button stood under a ping: that is rewritten."""
    pings = await turn.unit.letters.guarded(issue.id)
    if any(p.message_id == turn.message_id for p in pings if turn.message_id):
        return
    await turn.reply(
        "taken",
        rows=taker_rows(turn, issue, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        now=turn.now,
    )


async def _tell_followers(turn: Turn, issue: Issue, taker: Member) -> None:
    pinged = {p.letter.chat_id for p in await turn.unit.letters.guarded(issue.id)}
    for user_id in await turn.unit.issues.followers(issue.id):
        follower = await turn.unit.members.find(user_id)
        if follower is None or not follower.reachable:
            continue
        if user_id == taker.user_id or user_id in pinged:
            continue
        await turn.tell(
            follower,
            "taken",
            rows=[[turn.button("see_issue", issue.id, locale=follower.locale)]],
            issue=await issue_view(turn, issue, follower),
            now=turn.now,
        )


async def offer_handover(desk: Desk, pressed: Pressed) -> str:
    """Show to whom an issue can be handed."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        people = [m for m in await turn.team() if _can_take(m, turn.member)]
        rows = [
            [
                turn.button(
                    "hand_to",
                    issue.id,
                    value=str(member.user_id),
                    text=person(turn, member, turn.member),
                )
            ]
            for member in people
        ]
        view = await issue_view(turn, issue, turn.member)
        rows.append([turn.button("see_issue", issue.id, label="back")])
        await turn.reply("handover_choose", fresh=True, rows=rows, issue=view,
                         anybody=bool(people))  # fmt: skip
    return turn.toast


def _can_take(member: Member, giver: Member) -> bool:
    other = member.user_id != giver.user_id
    return other and member.reachable and may(member, Action.ACCEPT_HANDOVER)


async def hand_to(desk: Desk, pressed: Pressed) -> str:
    """Offer an issue to one colleague; nothing changes until they accept."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        to = await the_member(turn, pressed.press.value)
        giver = str(turn.member.user_id)
        await turn.tell(
            to,
            "handover_offer",
            klass=MessageClass.PING,
            guard=issue.id if issue.owner is None else "",
            rows=[
                [
                    turn.button("accept", issue.id, value=giver, locale=to.locale),
                    turn.button("decline", issue.id, value=giver, locale=to.locale),
                ]
            ],
            issue=await issue_view(turn, issue, to),
            giver=person(turn, turn.member, to),
        )
        await turn.record("handover_offered", issue.id, f"to member:{to.user_id}")
        view = await issue_view(turn, issue, turn.member)
        await turn.reply(
            "handover_offered", issue=view, to=person(turn, to, turn.member)
        )
    return turn.toast


async def accept_handover(desk: Desk, pressed: Pressed) -> str:
    """Take over what a colleague offered."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver = int(pressed.press.value)
        if issue.owner not in (None, giver):
            await _refuse_if_taken(turn, issue)
        issue = await put_in_hand(turn, issue, turn.member, Action.ACCEPT_HANDOVER)
        await confirm_taken(turn, issue)
        turn.toast = turn.label("toast.taken", number=issue.number)
    return turn.toast


async def decline_handover(desk: Desk, pressed: Pressed) -> str:
    """Decline what a colleague offered; the colleague is told."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver = await the_member(turn, pressed.press.value)
        await turn.record("handover_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("handover_declined", issue=view)
        await turn.tell(
            giver,
            "handover_refused",
            klass=MessageClass.PING,
            rows=[[turn.button("hand_over", issue.id, locale=giver.locale)]],
            issue=await issue_view(turn, issue, giver),
            who=person(turn, turn.member, giver),
        )
    return turn.toast


async def record_call(desk: Desk, pressed: Pressed) -> str:
    """Note that somebody was telephoned, or did not answer."""
    async with member_turn(desk, pressed, Action.RECORD_CALL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        called = await the_member(turn, pressed.press.value)
        done = pressed.press.action
        await turn.record(done, issue.id, f"member:{called.user_id}")
        turn.toast = turn.label(f"toast.{done}", who=called.name)
    return turn.toast
