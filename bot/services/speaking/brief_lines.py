"""Lines of the brief: what is not said, and answers that a second person approves."""

from bot.domain.access import Action, may
from bot.domain.briefing import LONGEST, BriefKind, BriefLine, read_answer
from bot.domain.issue import Issue
from bot.domain.speaking_errors import AnswerNotUnderstood, BriefLineGone, OwnLine
from bot.domain.text import clean
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.backing import seconds
from bot.services.requests import Pressed, Sent
from bot.services.speaking.brief_screen import show_brief
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The dialogue in which a line is typed; so many lines can be tapped at once.
DIALOGUE, SHOWN = "brief_line", 12


async def ask_line(desk: Desk, pressed: Pressed) -> str:
    """Ask for a line: what is not said, or a question with its answer."""
    async with member_turn(desk, pressed, Action.EDIT_BRIEF) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        kind = BriefKind(pressed.press.value)
        await turn.ask(DIALOGUE, issue.id, {"kind": kind})
        await turn.reply(
            "brief_line_ask",
            rows=[[turn.button("brief", issue.id, version=1, label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            answer=kind is BriefKind.ANSWER,
        )
    return turn.toast


async def answer_line(desk: Desk, sent: Sent) -> str:
    """Keep the line; an answer is shown to who may approve it."""
    async with member_turn(desk, sent, Action.EDIT_BRIEF) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        kind = BriefKind(sent.dialogue.facts["kind"])
        line = _read(turn, issue, kind, clean(sent.content.text))
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.unit.brief_lines.add(line)
        said = f"{line.question}\n{line.words}"
        await turn.record("brief_line_added", issue.id, kind, content=said)
        if kind is BriefKind.ANSWER:
            await _ask_second(turn, issue, line)
        await show_brief(turn, issue)
    return turn.toast


def _read(turn: Turn, issue: Issue, kind: BriefKind, text: str) -> BriefLine:
    words, question = checked_length(turn.masked(text), LONGEST[kind]), ""
    if kind is BriefKind.ANSWER:
        pair = read_answer(words)
        if pair is None:
            remedy = ("brief", issue.id)
            raise AnswerNotUnderstood(number=issue.number, remedies=(remedy,))
        question, words = pair
    new, me = turn.desk.secrets.new_id(), turn.member.user_id
    return BriefLine(new, issue.id, kind, words, me, turn.now, question=question)


async def _ask_second(turn: Turn, issue: Issue, line: BriefLine) -> None:
    for to in await seconds(turn, issue, line.by, Action.APPROVE_BRIEF):
        button = turn.button(
            "brief_approve", line.id, label="approve", locale=to.locale
        )
        see = turn.button("brief", issue.id, locale=to.locale)
        await turn.tell(
            to,
            "brief_line_request",
            rows=[[button], [see]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, turn.member, to),
            line=line,
        )


async def see_lines(desk: Desk, pressed: Pressed) -> str:
    """Show the lines that were typed, each with what may be done with it."""
    async with member_turn(desk, pressed, Action.EDIT_BRIEF) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _show_lines(turn, issue)
    return turn.toast


async def _show_lines(turn: Turn, issue: Issue) -> None:
    found = await turn.unit.brief_lines.of_issue(issue.id)
    shown = [one for one in found if one.kind is not BriefKind.TITLE][-SHOWN:]
    rows = [_line_row(turn, n, one) for n, one in enumerate(shown, 1)]
    back = turn.button("brief", issue.id, version=1, label="back")
    await turn.reply(
        "brief_lines",
        rows=[*rows, [back]],
        issue=await issue_view(turn, issue, turn.member),
        lines=shown,
    )


def _line_row(turn: Turn, number: int, line: BriefLine) -> list[Button]:
    off = turn.label("button.brief_remove", number=number)
    row = [turn.button("brief_remove", line.id, text=off)]
    mine = line.by == turn.member.user_id
    if not line.holds and not mine and may(turn.member, Action.APPROVE_BRIEF):
        yes = turn.label("button.brief_approve", number=number)
        row.insert(0, turn.button("brief_approve", line.id, text=yes, value="lines"))
    return row


async def approve_line(desk: Desk, pressed: Pressed) -> str:
    """Stand behind an answer: from now on it is an approved line."""
    async with member_turn(desk, pressed, Action.APPROVE_BRIEF) as turn:
        issue, line = await _the_line(turn, pressed.press.subject)
        me = turn.member.user_id
        if line.by == me:
            raise OwnLine(number=issue.number)
        if not await turn.unit.brief_lines.approve(line.id, me, turn.now):
            raise BriefLineGone(number=issue.number, remedies=(("brief", issue.id),))
        await turn.record("brief_line_approved", issue.id)
        turn.toast = turn.label("toast.brief_line_approved")
        await (_show_lines if pressed.press.value else show_brief)(turn, issue)
    return turn.toast


async def remove_line(desk: Desk, pressed: Pressed) -> str:
    """Take a line off the brief."""
    async with member_turn(desk, pressed, Action.EDIT_BRIEF) as turn:
        issue, line = await _the_line(turn, pressed.press.subject)
        await turn.unit.brief_lines.remove(line.id, turn.now)
        await turn.record("brief_line_removed", issue.id)
        await _show_lines(turn, issue)
    return turn.toast


async def _the_line(turn: Turn, subject: str) -> tuple[Issue, BriefLine]:
    line = await turn.unit.brief_lines.find(subject)
    if line is None:
        raise BriefLineGone(number="", remedies=())
    issue = await open_issue(turn, line.issue_id)
    if line.removed_at is not None:
        raise BriefLineGone(number=issue.number, remedies=(("brief", issue.id),))
    return issue, line
