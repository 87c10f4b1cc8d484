"""/ringkasan N: one text with nothing confidential, which anybody may forward."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.briefing import LONGEST, BriefKind, BriefLine
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.personal_data import veiled
from bot.domain.speaking_errors import PublicTitleUnfit, SummaryRefused
from bot.domain.text import clean
from bot.domain.unverified import has_unverified
from bot.ports.cards import PublicWord
from bot.ports.mail import Button
from bot.services.books.which import checked_length, number_and_words, offer_issues
from bot.services.desk import Desk
from bot.services.facts.knowing import public_facts
from bot.services.finding import issue_typed, open_issue, the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The dialogue in which the public title is typed.
DIALOGUE = "public_title"

#: Which answer of a text says what it is about, in either of its forms.
_ABOUT = ("judul", "hal")


async def summary_typed(desk: Desk, typed: Typed) -> str:
    """/ringkasan N writes it; words behind the number are the public title."""
    async with member_turn(desk, typed, Action.SEE_SUMMARY) as turn:
        number, words = number_and_words(typed.text)
        if not number:
            await offer_issues(turn, "", "summary")
            return turn.toast
        issue = await issue_typed(turn, number)
        if words:
            await _entitle(turn, issue, words)
        await _send(turn, issue)
    return turn.toast


async def see_summary(desk: Desk, pressed: Pressed) -> str:
    """Write the summary of the issue under the button."""
    async with member_turn(desk, pressed, Action.SEE_SUMMARY) as turn:
        await _send(turn, await the_issue(turn, pressed.press.subject))
    return turn.toast


async def _send(turn: Turn, issue: Issue) -> None:
    """Send the clean text, and beside it what it leaves out."""
    _refuse_restricted(issue)
    facts = await _facts(turn, issue)
    locale = turn.desk.house.locale
    text = turn.desk.words.message("summary_text", locale, **facts)
    await send_for_whatsapp(turn, text)
    await turn.record("summary_made", issue.id, content=text)
    rows: list[list[Button]] = [[turn.button("see_issue", issue.id)]]
    if issue.state not in TERMINAL and may(turn.member, Action.EDIT_BRIEF):
        rows.insert(0, [turn.button("title_ask", issue.id)])
    view = await issue_view(turn, issue, turn.member)
    titled = bool(facts["title"])
    await turn.reply("summary_sent", fresh=True, rows=rows, issue=view, titled=titled)


def _refuse_restricted(issue: Issue) -> None:
    if issue.restricted:
        remedies = (("report_up", issue.id), ("access", issue.id))
        raise SummaryRefused(number=issue.number, remedies=remedies)


async def _facts(turn: Turn, issue: Issue) -> dict[str, Any]:
    """Gather what was said in public, and when the next word comes; nothing else."""
    words = await turn.unit.cards.words(issue.id)
    last = words[-1] if words else None
    text = await _text_of(turn, last)
    house = turn.desk.house
    promised = last.next_at if last else None
    return {
        "house": house.organisation,
        "number": issue.number,
        "title": await _title(turn, issue, text),
        "said": await _said(turn, text),
        "word": last,
        "next_at": promised if promised and promised > turn.now else None,
        "channels": [c.name for c in turn.desk.playbook.office.channels],
        "now": turn.now,
    }


async def _text_of(turn: Turn, word: PublicWord | None) -> Document | None:
    """Return the text of a public word, as long as its approval stands."""
    if word is None or not word.document:
        return None
    documents = await turn.unit.documents.of_issue(word.issue_id)
    approved = (d for d in documents if d.state is DocumentState.APPROVED)
    return next((d for d in approved if d.id == word.document), None)


async def _said(turn: Turn, text: Document | None) -> str:
    """Return the approved words; they were meant for everybody."""
    if text is None:
        return ""
    frozen = await turn.unit.documents.version(text.id, text.submitted_version)
    return veiled(" ".join(frozen.body.split())) if frozen else ""


async def _title(turn: Turn, issue: Issue, text: Document | None) -> str:
    """Return how the issue is called outside; "" where nothing public says it."""
    lines = await turn.unit.brief_lines.of_issue(issue.id)
    titles = [one.words for one in lines if one.kind is BriefKind.TITLE]
    if titles:
        return titles[-1]
    fields = text.fields if text else {}
    return next((veiled(fields[n]) for n in _ABOUT if fields.get(n)), "")


async def ask_title(desk: Desk, pressed: Pressed) -> str:
    """Ask how the issue is called outside."""
    async with member_turn(desk, pressed, Action.EDIT_BRIEF) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        _refuse_restricted(issue)
        await turn.ask(DIALOGUE, issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("cancel")]]
        await turn.reply("public_title_ask", fresh=True, rows=rows, issue=view)
    return turn.toast


async def answer_title(desk: Desk, sent: Sent) -> str:
    """Keep the title, and write the summary with it."""
    async with member_turn(desk, sent, Action.EDIT_BRIEF) as turn:
        assert sent.dialogue is not None
        issue = await the_issue(turn, sent.dialogue.subject)
        _refuse_restricted(issue)
        await _entitle(turn, issue, clean(sent.content.text))
        await turn.unit.dialogues.end(turn.member.user_id)
        await _send(turn, issue)
    return turn.toast


async def _entitle(turn: Turn, issue: Issue, words: str) -> None:
    """Keep how the issue is called outside; raise `PublicTitleUnfit`."""
    _refuse_restricted(issue)
    await open_issue(turn, issue.id)
    title = veiled(checked_length(words, LONGEST[BriefKind.TITLE]))
    facts = await public_facts(turn, issue)
    firm = [fact.value for fact in facts if fact.value is not None]
    if has_unverified(title, firm, turn.desk.house.locale):
        raise PublicTitleUnfit(number=issue.number, remedies=(("facts", issue.id),))
    new, me = turn.desk.secrets.new_id(), turn.member.user_id
    line = BriefLine(new, issue.id, BriefKind.TITLE, title, me, turn.now)
    await turn.unit.brief_lines.add(line)
    await turn.record("public_title_set", issue.id, content=title)
