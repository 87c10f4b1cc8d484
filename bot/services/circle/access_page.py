"""Who may see an issue and who leads it: a page, and the taps that change it."""

from bot.domain.access import HEAD_IS_SUBJECT, Action, leads, may, may_see
from bot.domain.errors import LiftBarred
from bot.domain.issue import Issue
from bot.domain.text import clean
from bot.domain.topics import Topic
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.books.which import offer_issues
from bot.services.circle.led_by import lead_of
from bot.services.circle.shutting import circle_of, lift, shut
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.life.glass import reason_of
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def access_typed(desk: Desk, typed: Typed) -> str:
    """/akses N shows who may see an issue; without a number open ones are offered."""
    async with member_turn(desk, typed, Action.SEE_ACCESS) as turn:
        if clean(typed.text).strip():
            await show_access(turn, await issue_typed(turn, typed.text))
        else:
            await offer_issues(turn, "", "access")
    return turn.toast


async def see_access(desk: Desk, pressed: Pressed) -> str:
    """Show who may see the issue under the button; a "back" edits its message."""
    async with member_turn(desk, pressed, Action.SEE_ACCESS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_access(turn, issue)
    return turn.toast


async def show_access(turn: Turn, issue: Issue, *, waits: str = "") -> None:
    """Answer with the page: who leads, who may see, and what the asker may change.

    *waits* says for whom what was just done waits.
    """
    lead = await lead_of(turn, issue)
    seers = [m for m in await turn.team() if m.active and may_see(m, issue)]
    await turn.reply(
        "access",
        rows=_rows(turn, issue),
        issue=await issue_view(turn, issue, turn.member),
        lead=person(turn, lead, turn.member) if lead else "",
        appointed=issue.lead is not None,
        restricted=issue.restricted,
        subject=HEAD_IS_SUBJECT in issue.floors,
        people=[person(turn, m, turn.member) for m in seers],
        waits=waits,
    )


def _rows(turn: Turn, issue: Issue) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if leads(turn.member, issue):
        rows += _lead_rows(turn, issue)
    if may(turn.member, Action.APPOINT_LEAD):
        value = f"{Topic.SPEAKER}:access"
        speaker = turn.button("note", issue.id, value=value, label="speaker_change")
        rows.append([turn.button("lead_change", issue.id), speaker])
    if may(turn.member, Action.CALL_MUSTER):
        rows.append([turn.button("muster_ask", issue.id)])
    return [*rows, [turn.button("books", issue.id, version=1, label="back")]]


def _lead_rows(turn: Turn, issue: Issue) -> list[list[Button]]:
    if not issue.restricted:
        return [[turn.button("restrict", issue.id, version=1)]]
    rows = [[turn.button("access_give", issue.id)]]
    if issue.circle:
        rows[0].append(turn.button("access_take", issue.id))
    if HEAD_IS_SUBJECT in issue.floors:
        return [*rows, [turn.button("note", issue.id, value=f"{Topic.SUBJECT}:",
                                    label="head_cleared")]]  # fmt: skip
    return [*rows, [turn.button("lift", issue.id)]]


async def ask_restrict(desk: Desk, pressed: Pressed) -> str:
    """Say who would still see an issue, and ask for one tap more."""
    async with member_turn(desk, pressed, Action.RESTRICT) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        if issue.restricted:
            await show_access(turn, issue)
            return turn.toast
        stay = replace(issue, restricted=True, circle=await circle_of(turn, issue))
        team = [m for m in await turn.team() if m.active and may_see(m, issue)]
        inside = [person(turn, m, turn.member) for m in team if may_see(m, stay)]
        await turn.reply(
            "restrict_ask",
            fresh=not pressed.press.version,
            rows=[
                [turn.button("restrict_sure", issue.id)],
                back_to_access(turn, issue),
            ],
            issue=await issue_view(turn, issue, turn.member),
            people=inside,
            others=len(team) - len(inside),
        )
    return turn.toast


async def restrict(desk: Desk, pressed: Pressed) -> str:
    """Let only its circle see an issue."""
    async with member_turn(desk, pressed, Action.RESTRICT) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        issue = await shut(turn, issue, "lead")
        await show_access(turn, issue)
        turn.toast = turn.label("toast.restricted", number=issue.number)
    return turn.toast


async def ask_lift(desk: Desk, pressed: Pressed) -> str:
    """Ask for the reason to let everybody see an issue again."""
    async with member_turn(desk, pressed, Action.LIFT) as turn:
        issue = await _to_lift(turn, pressed.press.subject)
        await turn.ask("lift_reason", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("lift_ask", rows=[back_to_access(turn, issue)], issue=view)
    return turn.toast


async def answer_lift(desk: Desk, sent: Sent) -> str:
    """Let everybody see the issue again, for this reason."""
    async with member_turn(desk, sent, Action.LIFT) as turn:
        assert sent.dialogue is not None
        issue = await _to_lift(turn, sent.dialogue.subject)
        reason = reason_of(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_access(turn, await lift(turn, issue, reason))
    return turn.toast


async def _to_lift(turn: Turn, subject: str) -> Issue:
    """Return the issue; raise `LiftBarred` while the head is its subject."""
    issue = await the_issue(turn, subject)
    if HEAD_IS_SUBJECT in issue.floors:
        raise LiftBarred(number=issue.number, remedies=(("access", issue.id),))
    return issue


def back_to_access(turn: Turn, issue: Issue) -> list[Button]:
    """Return the button that leads back to the page."""
    return [turn.button("access", issue.id, version=1, label="back")]
