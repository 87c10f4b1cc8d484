"""A text that is longer than a message: it comes in pages, cut between paragraphs."""

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.text import by_paragraph
from bot.ports.mail import Letter, MessageClass
from bot.services.turn import Turn
from bot.services.views import issue_view

#: UTF-16 units of a page: what stands around a text in a message has room beside it.
PAGE = 2800
#: The same where facts, findings and changes stand beside the text.
BESIDE = 2000


def paged(text: str, page: int = PAGE) -> list[str]:
    """Return the pages of a text; most have one."""
    return by_paragraph(text, page)


async def answer_pages(turn: Turn, pages: list[str]) -> None:
    """Send pages to who asks, each alone: they can be copied as they are."""
    for page in pages:
        await turn.reply("draft_text", fresh=True, text=page)


async def post_pages(
    turn: Turn, issue: Issue, pages: list[str], to: Member, key: str
) -> None:
    """Send pages to somebody else, in their order, before the letter *key*."""
    for place, page in enumerate(pages, 1):
        letter = Letter(
            key=f"{key}:page{place}",
            klass=MessageClass.PING,
            chat_id=to.user_id,
            text=turn.desk.words.message("draft_text", to.locale, text=page),
        )
        await turn.post_fit(letter, await issue_view(turn, issue, to), to)
