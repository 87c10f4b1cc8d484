"""Posts for social media: from a text that is approved, for one platform or several."""

from bot.domain.access import Action
from bot.domain.document import Document, Form
from bot.domain.document_life import STANDING
from bot.domain.errors import ButtonExpired
from bot.domain.retelling import retold, without_headline
from bot.domain.writing import words_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.kinds.gone_out import GoneOut, called, gone_out, last_out
from bot.services.requests import Pressed
from bot.services.texts.draft_texts import said_time, spoken
from bot.services.texts.drafting import create
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

POST = "social_post"


async def begin_post(desk: Desk, pressed: Pressed) -> str:
    """Ask which text the post tells; begin an empty one where none is approved."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = [one for one in await gone_out(turn, issue) if tellable(one)]
        if not found:
            await create(turn, issue, POST, Form.FULL)
            return turn.toast
        rows = [
            [turn.button("post_from", d.id, text=called(turn, d))]
            for d in (one.document for one in found)
        ]
        own = turn.button("post_own", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("post_source", rows=[*rows, [own]], issue=view)
    return turn.toast


def tellable(one: GoneOut) -> bool:
    """Tell whether a post can be made of a text: it still stands, and is no post."""
    stands = one.document.state in STANDING and one.approval.revoked_at is None
    return stands and one.document.kind != POST


async def write_own(desk: Desk, pressed: Pressed) -> str:
    """Begin a post whose words are typed."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await create(turn, issue, POST, Form.FULL)
    return turn.toast


async def post_from(desk: Desk, pressed: Pressed) -> str:
    """Begin a post with the words of an approved text."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        one = await last_out(turn, document)
        if one is None or not tellable(one):
            raise ButtonExpired
        known = {"bagian": told_again(turn, one)}
        await create(turn, issue, POST, Form.FULL, known)
    return turn.toast


def told_again(turn: Turn, one: GoneOut) -> str:
    """Return the words of a text as a post tells them."""
    document = one.document
    said = {
        rule.name: spoken(turn, document, rule, document.fields[rule.name])
        for rule in turn.desk.documents.rules(document)
        if document.fields.get(rule.name)
    }
    text = retold(said, _next_word(turn, document), _unknown(turn, document, said))
    return text or without_headline(one.frozen.body)


def _next_word(turn: Turn, document: Document) -> str:
    at = document.fields.get("pembaruan_berikutnya", "")
    if not at:
        return ""
    time = said_time(turn, document, at)
    return turn.label("post.next_word", document.locale, time=time)


def _unknown(turn: Turn, document: Document, said: dict[str, str]) -> str:
    open_ = said.get("belum_diketahui", "")
    return turn.label("post.unknown", document.locale, what=open_) if open_ else ""


async def post_also(desk: Desk, pressed: Pressed) -> str:
    """Begin the same post for one more platform: nothing is typed again."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        await create(turn, issue, POST, Form.FULL, _elsewhere(document, pressed))
    return turn.toast


def _elsewhere(document: Document, pressed: Pressed) -> dict[str, str]:
    if document.kind != POST:
        raise ButtonExpired
    return {**words_of(document), "platform": pressed.press.value}
