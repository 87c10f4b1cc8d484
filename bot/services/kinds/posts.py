"""Posts for social media: from a text that is approved, for one platform or several."""

from bot.domain.access import Action
from bot.domain.document import Document, Form
from bot.domain.document_life import STANDING
from bot.domain.errors import ButtonExpired
from bot.domain.fields import length
from bot.domain.publication import ChannelKind, PublicationState
from bot.domain.retelling import retold, without_headline
from bot.domain.writing import words_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.kinds.gone_out import GoneOut, called, gone_out, last_out
from bot.services.requests import Pressed
from bot.services.texts.beginning import begin_and_show
from bot.services.texts.draft_texts import said_time, spoken
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

POST = "social_post"

#: The field of a post that leads to the whole text (MS-03), and where it stands best.
LINK = "tautan"
_NEAREST = {ChannelKind.WEBSITE: 0, ChannelKind.TELEGRAM: 1}


async def begin_post(desk: Desk, pressed: Pressed) -> str:
    """Ask which text the post tells; begin an empty one where none is approved."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = [one for one in await gone_out(turn, issue) if tellable(one)]
        if not found:
            await begin_and_show(turn, issue, POST)
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
        await begin_and_show(turn, issue, POST)
    return turn.toast


async def post_from(desk: Desk, pressed: Pressed) -> str:
    """Begin a post with the words of an approved text."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        one = await last_out(turn, document)
        if one is None or not tellable(one):
            raise ButtonExpired
        known = {"bagian": told_again(turn, one), **await _link(turn, document)}
        await begin_and_show(turn, issue, POST, known)
    return turn.toast


async def _link(turn: Turn, document: Document) -> dict[str, str]:
    """Return where the whole text is out: on the site first; else the site itself."""
    rules = turn.desk.documents.kinds[POST].forms[Form.FULL]
    room = next((rule.limit for rule in rules if rule.name == LINK), 0)
    found = list[tuple[int, str]]()
    for copy in await turn.unit.publications.of_document(document.id):
        channel = await turn.unit.channels.find(copy.channel_id)
        if channel and copy.state is PublicationState.OUT and copy.url:
            found.append((_NEAREST.get(channel.kind, len(_NEAREST)), copy.url))
    urls = [url for _, url in sorted(found) if length(url) <= room]
    return {LINK: urls[0]} if urls else {}


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
        await begin_and_show(turn, issue, POST, _elsewhere(document, pressed))
    return turn.toast


def _elsewhere(document: Document, pressed: Pressed) -> dict[str, str]:
    if document.kind != POST:
        raise ButtonExpired
    return {**words_of(document), "platform": pressed.press.value}
