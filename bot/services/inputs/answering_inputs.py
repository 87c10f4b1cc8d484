"""Answering citizens: with the text that the public has, or a line of one's own."""

from bot.domain.access import Action, may
from bot.domain.approved_answers import (
    QUESTIONS,
    ApprovedAnswer,
    answers_of,
    nearest,
)
from bot.domain.citizen_input import CitizenInput
from bot.domain.clocks import Stop
from bot.domain.errors import ButtonExpired
from bot.domain.input_life import INPUT_LIFE
from bot.domain.issue import Issue
from bot.domain.press_errors import ApprovedLineNeeded
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.inputs.hearing import the_input
from bot.services.inputs.input_screens import input_view, show_input
from bot.services.inputs.lapor_clocks import end_lapor
from bot.services.plain_copies import send_plain
from bot.services.press.lines import ANSWERS, QUESTION_SHOWN, prepared_answer
from bot.services.requests import Pressed, Sent
from bot.services.texts.replying import WORDS
from bot.services.texts.standing import may_be_given
from bot.services.timing.meeting import meet
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: An answer is at most this long.
LENGTH = 500


async def ask_answer(desk: Desk, pressed: Pressed) -> str:
    """Offer the approved texts of the issue as the answer; or one line is typed."""
    async with member_turn(desk, pressed, Action.ANSWER_INPUT) as turn:
        issue, one = await _open(turn, pressed.press.subject)
        rows = await _approved_rows(turn, issue, one)
        guarded = turn.desk.playbook.reactions.guards(issue.level)
        if not guarded:
            await turn.ask("input_answer", one.id)
        elif may(turn.member, Action.DRAFT):
            await turn.ask(WORDS, one.id)
        await turn.reply(
            "input_answer",
            rows=[*rows, [turn.button("input_show", one.id, label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            input=input_view(turn, one),
            published=bool(rows),
            guarded=guarded,
            writes=may(turn.member, Action.DRAFT),
        )
    return turn.toast


async def _approved_rows(
    turn: Turn, issue: Issue, one: CitizenInput
) -> list[list[Button]]:
    """Return what somebody approved: answers that come near, then whole texts."""
    documents = await turn.unit.documents.of_issue(issue.id)
    approved = [d for d in documents if await may_be_given(turn, issue, d)]
    near = nearest(answers_of(approved), one.words)[:ANSWERS]
    texts = [d.number for d in approved if d.kind != QUESTIONS]
    return [
        *([_prepared(turn, one, answer)] for answer in near),
        *([_published(turn, one, number)] for number in texts),
    ]


def _prepared(turn: Turn, one: CitizenInput, answer: ApprovedAnswer) -> Button:
    text = first_line(answer.question, QUESTION_SHOWN)
    return turn.button("input_prepared", one.id, value=answer.reference, text=text)


async def answer_prepared(desk: Desk, pressed: Pressed) -> str:
    """Keep an approved answer as what citizens got, and send it to be copied."""
    async with member_turn(desk, pressed, Action.ANSWER_INPUT) as turn:
        issue, one = await _open(turn, pressed.press.subject)
        said = await prepared_answer(turn, issue, pressed.press.value)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, issue, one, said[:LENGTH])
        await send_plain(turn, said)
    return turn.toast


def _published(turn: Turn, one: CitizenInput, number: str) -> Button:
    text = turn.label("button.input_published", number=number)
    return turn.button("input_published", one.id, value=number, text=text)


async def answer_published(desk: Desk, pressed: Pressed) -> str:
    """Say that an approved text is the answer."""
    async with member_turn(desk, pressed, Action.ANSWER_INPUT) as turn:
        issue, one = await _open(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, issue, one, pressed.press.value)
        await meet(turn, issue, Stop.FIRST_WORD_OUT)
    return turn.toast


async def answer_typed(desk: Desk, sent: Sent) -> str:
    """Keep the line that was typed as the answer."""
    async with member_turn(desk, sent, Action.ANSWER_INPUT) as turn:
        assert sent.dialogue is not None
        issue, one = await _open(turn, sent.dialogue.subject)
        if turn.desk.playbook.reactions.guards(issue.level):  # It rose meanwhile.
            remedies = (("input_answer", one.id),)
            raise ApprovedLineNeeded(number=issue.number, remedies=remedies)
        line = checked_length(sent.content.text, LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, issue, one, turn.masked(line))
    return turn.toast


async def follow_up(desk: Desk, pressed: Pressed) -> str:
    """Say that something is done about it; the public still waits for an answer."""
    async with member_turn(desk, pressed, Action.FOLLOW_INPUT) as turn:
        issue, one = await _open(turn, pressed.press.subject)
        one = await _move(turn, one, Action.FOLLOW_INPUT)
        await turn.record("input_followed", issue.id, one.id)
        await show_input(turn, issue, one)
    return turn.toast


async def _open(turn: Turn, subject: str) -> tuple[Issue, CitizenInput]:
    issue, one = await the_input(turn, subject)
    return await open_issue(turn, issue.id), one


async def _answer(turn: Turn, issue: Issue, one: CitizenInput, answer: str) -> None:
    one = replace(
        one, answer=answer, answered_by=turn.member.user_id, answered_at=turn.now
    )
    one = await _move(turn, one, Action.ANSWER_INPUT)
    await turn.record("input_answered", issue.id, one.id, content=answer)
    await end_lapor(turn, issue)
    await show_input(turn, issue, one)


async def _move(turn: Turn, one: CitizenInput, action: Action) -> CitizenInput:
    state = INPUT_LIFE.next_state(one.state, action)
    if state is None:
        raise ButtonExpired
    return await turn.unit.citizen_inputs.save(replace(one, state=state))
