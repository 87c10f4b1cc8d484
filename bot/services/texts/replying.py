"""An answer in free words, where only approved ones go out: it becomes a draft."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.beginning import begin
from bot.services.texts.draft_screen import show_draft
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that the words answer, the kind of text they become, and their length.
WORDS, KIND, LENGTH = "reply_words", "reply", 3000


async def ask_words(desk: Desk, pressed: Pressed) -> str:
    """Ask for the answer in free words: somebody else will look at it."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, question = await _asked(turn, pressed.press.subject)
        await turn.ask(WORDS, pressed.press.subject)
        await turn.reply(
            "reply_ask",
            fresh=True,
            rows=[[turn.button("cancel")]],
            issue=await issue_view(turn, issue, turn.member),
            question=question,
        )
    return turn.toast


async def answer_words(desk: Desk, sent: Sent) -> str:
    """Make a draft of the words: it goes to its approvers like any other text."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        issue, question = await _asked(turn, sent.dialogue.subject)
        words = turn.masked(checked_length(sent.content.text, LENGTH))
        await turn.unit.dialogues.end(turn.member.user_id)
        fields = {"pertanyaan": turn.masked(question), "jawaban": words}
        document = await begin(turn, issue, KIND, fields, said=words)
        await show_draft(turn, issue, document, fresh=True)
    return turn.toast


async def _asked(turn: Turn, subject: str) -> tuple[Issue, str]:
    """Return the question of a journalist, or what a citizen asks for."""
    enquiry = await turn.unit.enquiries.find(subject)
    if enquiry is not None:
        return await open_issue(turn, enquiry.issue_id), enquiry.words
    one = await turn.unit.citizen_inputs.find(subject)
    if one is None:
        raise ButtonExpired
    return await open_issue(turn, one.issue_id), one.theme
