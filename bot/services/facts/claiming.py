"""Recording a fact: one message, read by fixed rules, then three taps."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.as_of import Trouble
from bot.domain.claims import Claim, read_claim
from bot.domain.errors import (
    Refusal,
    TextOnly,
    TimeNotUnderstood,
)
from bot.domain.fact import FactDraft
from bot.domain.fact_errors import DateNotUnderstood, NumberNotUnderstood
from bot.domain.issue import Issue
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.facts.claim_screen import show_draft
from bot.services.facts.finding_facts import the_fact
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A claim is at most this long.
CLAIM_LENGTH = 500

#: The question that the claim answers.
DIALOGUE = "fact"


async def ask_claim(desk: Desk, pressed: Pressed) -> str:
    """Ask for the fact in one message."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _ask(turn, issue, "")
    return turn.toast


async def ask_update(desk: Desk, pressed: Pressed) -> str:
    """Ask for the new value of a fact in one message."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        issue, fact = await the_fact(turn, pressed.press.subject)
        await _ask(turn, await open_issue(turn, issue.id), fact.id)
    return turn.toast


async def _ask(turn: Turn, issue: Issue, replaces: str) -> None:
    await turn.ask(DIALOGUE, issue.id, {"replaces": replaces})
    await turn.reply(
        "fact_ask",
        fresh=True,
        rows=[[turn.button("cancel")]],
        issue=await issue_view(turn, issue, turn.member),
        zone=zone_name(turn),
        replaces=replaces.rpartition("/")[2],
    )


async def answer_claim(desk: Desk, sent: Sent) -> str:
    """Read the message that was asked for."""
    async with member_turn(desk, sent, Action.CLAIM_FACT) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue = await open_issue(turn, asked.subject)
        if sent.content.attachments and not visible(sent.content.text):
            raise TextOnly
        await turn.unit.dialogues.end(turn.member.user_id)
        replaces = asked.facts.get("replaces", "")
        await begin_claim(turn, issue, sent.content.text, replaces)
    return turn.toast


def claim_waits(turn: Turn, words: str) -> str:
    """Return a claim that waits for its issue; raise what is wrong with its length."""
    return turn.masked(checked_length(words, CLAIM_LENGTH))


async def begin_claim(turn: Turn, issue: Issue, words: str, replaces: str = "") -> None:
    """Read a claim, and show what was read for correction."""
    words = await turn.hide(checked_length(words, CLAIM_LENGTH))
    rules, zone = turn.desk.playbook.facts, turn.desk.house.zone
    claim = read_claim(words, turn.now, zone, turn.locale, rules)
    if claim.trouble:
        raise trouble(turn, claim.trouble, claim.text)
    if not claim.place and len(issue.place) <= CLAIM_LENGTH:
        claim = replace(claim, place=first_line(issue.place, 80))
    draft = FactDraft(
        id=turn.desk.secrets.new_id(),
        issue_id=issue.id,
        author=turn.member.user_id,
        at=turn.now,
        fields=_fields(claim, turn.now, replaces),
    )
    await turn.unit.facts.keep_draft(draft)
    await show_draft(turn, issue, draft)


def trouble(turn: Turn, what: Trouble, text: str) -> Refusal:
    """Return the refusal that says what could not be read."""
    zone, said = zone_name(turn), first_line(text, 80)
    if what is Trouble.NUMBER:
        return NumberNotUnderstood(text=said)
    if what is Trouble.TIME:
        return TimeNotUnderstood(text=said, zone=zone)
    return DateNotUnderstood(text=said, zone=zone, ahead=what is Trouble.FUTURE)


def _fields(claim: Claim, now: datetime, replaces: str) -> dict[str, str]:
    """Write a claim as the fields of a draft."""
    return {
        "text": claim.text,
        "metric": claim.metric,
        "value": "" if claim.value is None else format(claim.value, "f"),
        "unit": claim.unit,
        "as_of": (claim.as_of or now).isoformat(),
        "timed": "1" if claim.as_of else "",
        "place": claim.place,
        "source": claim.source,
        "guess": claim.kind or "",
        "replaces": replaces,
    }
