"""Beginning a text: filled with what is known, kept, journalled, and shown."""

from collections.abc import Mapping

from bot.domain.clocks import Stop
from bot.domain.document import Document, Form
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.issue import Issue
from bot.domain.writing import short_of
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.following import begun_with
from bot.services.texts.prefilling import prefilled
from bot.services.timing.meeting import meet
from bot.services.turn import Turn


async def begin(
    turn: Turn,
    issue: Issue,
    kind: str,
    fields: Mapping[str, str],
    form: Form = Form.FULL,
    *,
    locale: str = "",
    said: str = "",
) -> Document:
    """Keep the first words of a text; every text of the house begins here.

    The asker is its author and may not approve it. *locale* is another language than
    the house's; *said* are words that the asker typed just now, for the journal's hash.
    """
    count = await turn.unit.documents.next_count(issue.id)
    document = Document(
        id=f"{issue.id}/D{count}",
        issue_id=issue.id,
        kind=kind,
        form=form,
        state=DOCUMENT_LIFE.start,
        author=turn.member.user_id,
        created_at=turn.now,
        fields=fields,
        locale=locale or turn.desk.house.locale,
    )
    document = await begun_with(turn, document)
    await turn.unit.documents.add(document)
    if turn.desk.documents.kinds[kind].public:
        await meet(turn, issue, Stop.TEXT_BEGUN)
    detail = f"{short_of(document)} {kind} {form}"
    await turn.record("drafted", issue.id, detail, content=said)
    return document


async def begin_filled(
    turn: Turn,
    issue: Issue,
    kind: str,
    known: Mapping[str, str] | None = None,
    form: Form = Form.FULL,
) -> Document:
    """Begin a text with what the issue's books say, and with what is *known* besides.

    *known* are answers and notes that nobody has to be asked for.
    """
    found = await prefilled(turn, issue, form, kind)
    return await begin(turn, issue, kind, {**found, **(known or {})}, form)


async def begin_and_show(
    turn: Turn,
    issue: Issue,
    kind: str,
    known: Mapping[str, str] | None = None,
    form: Form = Form.FULL,
) -> None:
    """Begin a text with what can be filled, and ask its writer for the rest."""
    document = await begin_filled(turn, issue, kind, known, form)
    await show_draft(turn, issue, document)
