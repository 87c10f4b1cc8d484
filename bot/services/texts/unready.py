"""What bars a text from its approvers, or from the public."""

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.book_errors import HoaxUnproven
from bot.domain.calling_rumours import HOAX_WORDS
from bot.domain.citizen_input import themes
from bot.domain.document import Document
from bot.domain.errors import FieldsMissing, NoApprover, NotScored
from bot.domain.fact_rules import said
from bot.domain.issue import Issue
from bot.domain.narrative import carried
from bot.domain.reaction_errors import NobodyAnswered
from bot.domain.writing import missing
from bot.services.rumours.known_rumours import hoax_barred
from bot.services.texts.approvers import approvers_of
from bot.services.texts.draft_kinds import RECOVERY
from bot.services.texts.draft_texts import body_of
from bot.services.texts.holding_back import refuse_held
from bot.services.turn import Turn


async def refuse_unready(turn: Turn, issue: Issue, document: Document) -> None:
    """Raise the refusal that says what a text lacks before it is submitted."""
    if issue.level is None:
        raise NotScored(number=issue.number, remedies=(("triage", issue.id),))
    gaps = missing(turn.desk.documents.rules(document), document, turn.now)
    if gaps:
        fields = [turn.label(f"field.{rule.name}") for rule in gaps]
        remedies = (("draft_show", document.id),)
        raise FieldsMissing(number=document.number, fields=fields, remedies=remedies)
    if not await approvers_of(turn, issue, document):
        subject = HEAD_IS_SUBJECT in issue.floors
        raise NoApprover(number=document.number, head_is_subject=subject)
    await refuse_held(turn, issue, document)
    await refuse_unanswering(turn, issue, document)
    await refuse_hoax(turn, issue, document, body_of(turn, document))


async def refuse_unanswering(turn: Turn, issue: Issue, document: Document) -> None:
    """Raise `NobodyAnswered` where good news names nothing that citizens asked for."""
    answer = document.fields.get("jawaban_aspirasi", "")
    if document.kind != RECOVERY:
        return
    found = themes(await turn.unit.citizen_inputs.of_issue(issue.id))
    if not any(carried(one.words, answer) for one in found):
        remedies = (("draft_show", document.id), ("inputs", issue.id))
        raise NobodyAnswered(
            number=document.number,
            themes=[one.theme for one in found],
            remedies=remedies,
        )


async def refuse_hoax(turn: Turn, issue: Issue, document: Document, body: str) -> None:
    """Raise `HoaxUnproven` where *body* calls a hoax what is not determined (KH-06).

    A denial that was called so was overturned two weeks later: two people and evidence
    first.
    """
    if said(body, HOAX_WORDS) and await hoax_barred(turn, issue):
        remedies = (("rumours", issue.id), ("draft_show", document.id))
        raise HoaxUnproven(number=document.number, remedies=remedies)
