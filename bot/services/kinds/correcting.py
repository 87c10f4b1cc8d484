"""A correction: begun from the text that it corrects, or from a post outside (D15)."""

import re

from bot.domain.access import Action
from bot.domain.as_of import read_moment
from bot.domain.as_of_patterns import TIMES
from bot.domain.clipping import links_of, without_links
from bot.domain.corrections import (
    Replaced,
    noted,
    saying,
)
from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.fact import Fact
from bot.domain.fields import length
from bot.domain.press_errors import PostNotFound
from bot.domain.text import clean, first_line, visible
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.kinds.gone_out import GoneOut, called, gone_out, last_out
from bot.services.kinds.old_words import QUOTED, fallen_behind
from bot.services.kinds.putting import draft_of, put
from bot.services.kinds.sources import (
    behind,
    said_moment,
    source_of,
    source_of_words,
)
from bot.services.requests import Pressed, Sent
from bot.services.texts.beginning import begin_and_show
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

CORRECTION = "correction"

#: The title of a text without its kind, which the reference has named already.
TITLE = "judul"

#: The question after a post that stands outside: its link, or when it was posted.
DIALOGUE = "correct_outside"

#: A reference holds a link so long.
LINK = 150

_QUOTED = re.compile(r"[\"“”]([^\"“”]{3,498})[\"“”]")


async def begin_correction(desk: Desk, pressed: Pressed) -> str:
    """Ask which text was wrong: one that went out, or a post outside."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = await gone_out(turn, issue)
        rows = [
            [turn.button("correct_text", d.id, text=called(turn, d))]
            for d in (one.document for one in found)
        ]
        outside = turn.button("correct_outside", issue.id)
        view = await issue_view(turn, issue, turn.member)
        texts = [(one.document.id.rpartition("/")[2], one.headline) for one in found]
        await turn.reply(
            "correct_which", rows=[*rows, [outside]], issue=view, texts=texts
        )
    return turn.toast


async def correct_text(desk: Desk, pressed: Pressed) -> str:
    """Begin the correction of a text: what is known of it is filled in."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        one = await last_out(turn, document)
        if one is None:
            raise ButtonExpired
        turn.message_id = 0  # The task or note under which the button stood remains.
        fallen = await fallen_behind(turn, one.document)
        known = {"rujukan": await _reference(turn, one)}
        known |= noted(document.id, fallen[0] if len(fallen) == 1 else None)
        if len(fallen) == 1:
            known |= _words(one, fallen[0]) | _right(turn, fallen[0].new)
        if not fallen:  # What was wrong were the words: its facts still hold.
            known |= source_of(turn, await behind(turn, one.document))
        await begin_and_show(turn, issue, CORRECTION, known)
    return turn.toast


async def _reference(turn: Turn, one: GoneOut) -> str:
    """Say which text it is: its kind, its number or headline, and its time."""
    locale = turn.desk.house.locale
    letter = await turn.unit.exports.number_of(one.document.id)
    kind = turn.label(f"document_kind.{one.document.kind}", locale).lower()
    named = (
        turn.label("correction.numbered", locale, number=letter.number)
        if letter
        else f'"{first_line(one.document.fields.get(TITLE) or one.headline, 120)}"'
    )
    when = said_moment(turn, one.at, locale)
    return turn.label("correction.of_text", locale, kind=kind, named=named, when=when)


def _words(one: GoneOut, fallen: Replaced) -> dict[str, str]:
    """Return the words that were wrong, where exactly one sentence says what fell."""
    found = saying(one.frozen.body, fallen.old, one.document.locale)
    if len(found) != 1 or length(found[0]) > QUOTED:
        return {}
    return {"yang_keliru": f'"{found[0]}"'}


def _right(turn: Turn, new: Fact | None) -> dict[str, str]:
    """Return what is right by the fact that holds now, and whose word it is."""
    if new is None or not new.public(turn.now):
        return {}
    source = source_of(turn, [new])
    return {"yang_benar": new.text, **source} if source else {}


async def choose_words(desk: Desk, pressed: Pressed) -> str:
    """Quote the sentence on the button as what was wrong."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, CORRECTION)
        words = pressed.press.value
        known = await source_of_words(turn, document, words)
        await put(turn, issue, document, {"yang_keliru": f'"{words}"', **known})
    return turn.toast


async def ask_outside(desk: Desk, pressed: Pressed) -> str:
    """Ask for the link of a post that stands outside, or when it was posted."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(DIALOGUE, issue.id)
        back = turn.button("correct_begin", issue.id, label="back")
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("correct_outside", rows=[[back]], issue=view)
    return turn.toast


async def answer_outside(desk: Desk, sent: Sent) -> str:
    """Begin the correction of a post outside: its time, link and words as pasted."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        text = clean(sent.content.text).strip()
        if not visible(text):
            raise NothingWritten
        known = {"rujukan": _post(turn, text), **noted("", None)}
        words = _pasted(text)
        if words:
            known["yang_keliru"] = f'"{words}"'
        await turn.unit.dialogues.end(turn.member.user_id)
        await begin_and_show(turn, issue, CORRECTION, known)
    return turn.toast


def _post(turn: Turn, text: str) -> str:
    """Say which post it is, by its time and its link; raise `PostNotFound`."""
    locale, links, rest = turn.desk.house.locale, links_of(text), without_links(text)
    timed = any(pattern.search(rest) for pattern in TIMES)
    moment = read_moment(rest, turn.now, turn.desk.house.zone)
    if moment.trouble is not None or not (timed or links):
        raise PostNotFound
    when = said_moment(turn, moment.at, locale) if timed and moment.at else ""
    said = turn.label("correction.of_post", locale, when=when).rstrip()
    return f"{said} ({links[0]})" if links and length(links[0]) <= LINK else said


def _pasted(text: str) -> str:
    """Return the words of a post that were pasted in quotation marks."""
    found = _QUOTED.search(text)
    return found[1].strip()[:QUOTED] if found else ""
