"""Mending what the lint found with one tap: numbers bound, zones added."""

from collections.abc import Iterable

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.lint.amounts import numbers
from bot.domain.lint.marks import Mend, Mending
from bot.domain.text import clean, visible
from bot.domain.text_notes import BoundNumber, with_bindings
from bot.domain.writing import short_of, written
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.asking_reasons import refuse_unbound
from bot.services.texts.draft_screen import show_draft, zone_name
from bot.services.texts.draft_texts import text_at
from bot.services.texts.finding_documents import open_draft
from bot.services.texts.found_lines import found_lines
from bot.services.texts.linting import found_in
from bot.services.texts.mend_rows import field_with, sure_mends
from bot.services.turn import Turn, member_turn

#: The question why a number is no claim; and so long is an answer at most.
NO_CLAIM = "lint_no_claim"
REASON_LENGTH = 300

#: Reasons for which a number is no claim, as buttons.
NO_CLAIMS = ("own_plan", "name", "rule", "own_means")


async def mend_all(desk: Desk, pressed: Pressed) -> str:
    """Do every mend for which nobody has to choose."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        sure = sure_mends(await found_in(turn, issue, document))
        facts = await turn.unit.facts.of_issue(issue.id)
        document = with_bindings(document, _bound(sure, facts))
        for what, mend in sure.items():
            if mend.way is Mending.ADD_ZONE:
                document = _zoned(turn, document, what)
        await _keep(turn, issue, document, f"mended:{len(sure)}")
    return turn.toast


def _bound(sure: dict[str, Mend], facts: Iterable[Fact]) -> list[BoundNumber]:
    ids = {fact.short: fact.id for fact in facts}
    return [
        BoundNumber(what, fact=ids[mend.value])
        for what, mend in sure.items()
        if mend.way is Mending.BIND and mend.value in ids
    ]


def _zoned(turn: Turn, document: Document, what: str) -> Document:
    """Put the office's zone behind a time."""
    name = field_with(turn, document, what)
    answer = document.fields.get(name, "")
    if what not in answer:
        return document
    said = answer.replace(what, f"{what} {zone_name(turn)}", 1)
    return written(document, turn.member.user_id, name, said)


async def bind_number(desk: Desk, pressed: Pressed) -> str:
    """Let the number on the button rest on its fact: "F2 3 kelurahan"."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        short, _, said = pressed.press.value.partition(" ")
        facts = await turn.unit.facts.of_issue(issue.id)
        found = [BoundNumber(said, fact=f.id) for f in facts if f.short == short]
        await _keep(turn, issue, with_bindings(document, found), f"bound:{short}")
    return turn.toast


async def choose_number(desk: Desk, pressed: Pressed) -> str:
    """List the numbers without a fact; the chosen one is said to be no claim."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        found = await found_in(turn, issue, document)
        loose = dict.fromkeys(o.mark.what for o in found if o.code == "U-02")
        if len(loose) == 1:
            await _ask_why(turn, document, next(iter(loose)))
            return turn.toast
        rows = [[turn.button("lint_why", document.id, value=one, text=one)]
                for one in loose]  # fmt: skip
        rows.append([turn.button("draft_show", document.id, label="back")])
        await turn.reply("lint_numbers", rows=rows, number=document.number)
    return turn.toast


async def ask_why(desk: Desk, pressed: Pressed) -> str:
    """Ask why the number on the button is no claim."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        await open_issue(turn, document.issue_id)
        await _ask_why(turn, document, pressed.press.value)
    return turn.toast


async def _ask_why(turn: Turn, document: Document, said: str) -> None:
    await turn.ask(NO_CLAIM, document.id, {"number": said})
    rows = [
        [turn.button("lint_because", document.id, value=f"{code} {said}",
                     label=f"no_claim_{code}")]
        for code in NO_CLAIMS
    ]  # fmt: skip
    rows.append([turn.button("draft_show", document.id, label="cancel")])
    await turn.reply("lint_why", rows=rows, number=document.number, said=said)


async def say_no_claim(desk: Desk, pressed: Pressed) -> str:
    """Keep the reason on the button: the number is no claim."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        code, _, said = pressed.press.value.partition(" ")
        why = turn.label(f"button.no_claim_{code}", document.locale)
        await _no_claim(turn, document, said, why)
    return turn.toast


async def answer_no_claim(desk: Desk, sent: Sent) -> str:
    """Keep the reason that was typed: the number is no claim."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        document = await open_draft(turn, sent.dialogue.subject)
        await _no_claim(turn, document, sent.dialogue.facts["number"], reason_in(sent))
    return turn.toast


def reason_in(sent: Sent) -> str:
    """Return a typed reason; raise `NothingWritten`, `TextTooLong`."""
    reason = " ".join(clean(sent.content.text).split())
    if not visible(reason):
        raise NothingWritten
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))
    return reason


async def _no_claim(turn: Turn, document: Document, said: str, why: str) -> None:
    issue = await open_issue(turn, document.issue_id)
    await turn.unit.dialogues.end(turn.member.user_id)
    document = with_bindings(document, [BoundNumber(said, reason=why)])
    refuse_unbound(document, numbers_said(turn, document))
    await _keep(turn, issue, document, "no_claim", why)


async def _keep(
    turn: Turn, issue: Issue, document: Document, deed: str, content: str = ""
) -> None:
    document = await turn.unit.documents.save(document)
    detail = f"{short_of(document)} {deed}"
    await turn.record("text_mended", issue.id, detail, content=content)
    await show_draft(turn, issue, document)


async def show_all(desk: Desk, pressed: Pressed) -> str:
    """Show everything that the lint found."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        found = await found_in(turn, issue, document)
        lines = found_lines(turn, document, found)
        back = turn.button("draft_show", document.id, label="back")
        await turn.reply("lint_all", rows=[[back]], number=document.number, found=lines)
    return turn.toast


def numbers_said(turn: Turn, document: Document) -> list[str]:
    """Return the numbers that stand in a text, as they are written."""
    body = text_at(turn, document, turn.now)
    return [one.written for one in numbers(body, document.locale)]
