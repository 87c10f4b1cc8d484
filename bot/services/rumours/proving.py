"""Evidence against a rumour: a fact of the issue, or a file that names its source."""

from bot.domain.access import Action, may
from bot.domain.book_errors import EvidenceOwed, ProofNeeded
from bot.domain.calling_rumours import can_refute
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.rumour import Rumour
from bot.domain.text import visible
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.facts.fact_views import fact_view
from bot.services.requests import Pressed, Sent
from bot.services.rumours.finding_rumours import movable
from bot.services.rumours.publishing import ask_published
from bot.services.rumours.rumour_card import show_rumour
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn, member_turn

#: The question whose answer is a file with its source.
DIALOGUE = "rumour_proof"

#: So many facts are offered, the newest first; a source is so long at most.
OFFERED, SOURCE_LENGTH = 6, 200


async def ask_evidence(desk: Desk, pressed: Pressed) -> str:
    """Ask which fact of the issue speaks against a rumour."""
    async with member_turn(desk, pressed, Action.PROVE_RUMOUR) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.PROVE_RUMOUR)
        await offer_evidence(turn, issue, rumour)
    return turn.toast


async def offer_evidence(
    turn: Turn, issue: Issue, rumour: Rumour, then: str = ""
) -> None:
    """Offer the facts that can refute a rumour; *then* is what was begun before."""
    known = await turn.unit.facts.of_issue(issue.id)
    facts = [fact for fact in known[::-1] if can_refute(fact)][:OFFERED]
    buttons = [
        turn.button("rumour_refute", rumour.id, value=f"{fact.id}:{then}",
                    text=fact.short)
        for fact in facts
    ]  # fmt: skip
    await turn.ask(DIALOGUE, rumour.id, {"then": then})
    await turn.reply(
        "rumour_evidence",
        rows=[
            *(buttons[i : i + 3] for i in range(0, len(buttons), 3)),
            *_other_ways(turn, issue, rumour),
        ],
        rumour=await rumour_view(turn, issue, rumour, turn.member),
        facts=[await fact_view(turn, fact, turn.member) for fact in facts],
    )


def _other_ways(turn: Turn, issue: Issue, rumour: Rumour) -> list[list[Button]]:
    row = [turn.button("rumour_show", rumour.id, label="back")]
    if may(turn.member, Action.CLAIM_FACT):
        row.insert(0, turn.button("fact_new", issue.id))
    return [row]


async def bind_fact(desk: Desk, pressed: Pressed) -> str:
    """Bind the fact that refutes a rumour; go on with what was begun."""
    async with member_turn(desk, pressed, Action.PROVE_RUMOUR) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.PROVE_RUMOUR)
        fact_id, _, then = pressed.press.value.rpartition(":")
        fact = await turn.unit.facts.find(fact_id)
        if fact is None or fact.issue_id != issue.id or not can_refute(fact):
            raise ButtonExpired
        await turn.unit.dialogues.end(turn.member.user_id)
        rumour = await turn.unit.rumours.save(replace(rumour, fact=fact.id))
        await turn.record("rumour_proven", issue.id, f"{rumour.short} {fact.short}")
        await _go_on(turn, issue, rumour, then)
    return turn.toast


async def answer_proof(desk: Desk, sent: Sent) -> str:
    """Keep a file as evidence; its caption names the source."""
    async with member_turn(desk, sent, Action.PROVE_RUMOUR) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue, rumour = await movable(turn, asked.subject, Action.PROVE_RUMOUR)
        if not sent.content.attachments or not visible(sent.content.text):
            raise ProofNeeded
        source = checked_length(sent.content.text, SOURCE_LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        rumour = await turn.unit.rumours.save(
            replace(rumour, proof=source, proofs=sent.content.attachments)
        )
        detail = f"{rumour.short} file"
        await turn.record("rumour_proven", issue.id, detail, content=source)
        await _go_on(turn, issue, rumour, asked.facts.get("then", ""))
    return turn.toast


async def _go_on(turn: Turn, issue: Issue, rumour: Rumour, then: str) -> None:
    if then == "clarify":
        await ask_published(turn, issue, rumour)
    else:
        await show_rumour(turn, issue, rumour)


def owe_evidence(rumour: Rumour) -> EvidenceOwed:
    """Make the refusal that leads to the evidence."""
    remedies = (("rumour_prove", rumour.id),)
    return EvidenceOwed(number=rumour.number, remedies=remedies)
