"""Removes what is past its term, a few rows at a time."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.retention import Kind
from bot.storage.codec import from_json, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Session

#: Kinds that one statement removes.
_AT_ONCE: Mapping[Kind, str] = {
    Kind.UPDATES: "forgetting.updates",
    Kind.SET_ASIDE: "forgetting.set_aside",
    Kind.LETTERS: "forgetting.letters",
    Kind.DIALOGUES: "forgetting.dialogues",
    Kind.BUTTONS: "forgetting.buttons",
    Kind.INVITATIONS: "forgetting.invitations",
    Kind.STRANGERS: "forgetting.strangers",
    Kind.PROTECTED: "forgetting.protected",
}

#: Kinds whose things are found first; then each of the others is told its id.
_ONE_BY_ONE: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTES: (
        "forgetting.old_notes",
        "forgetting.note_versions",
        "forgetting.note",
        "forgetting.note_sources",
    ),
    Kind.JOURNALISTS: (
        "forgetting.old_journalists",
        "forgetting.journalist_named",
        "forgetting.journalist",
    ),
    Kind.ATTACHMENTS: (
        "forgetting.old_attachments",
        "forgetting.attachments",
        "forgetting.attachments_before",
    ),
    Kind.RECORDS: (
        "forgetting.old_records",
        "forgetting.record_title",
        "forgetting.record_versions",
        "forgetting.record_reports",
        "forgetting.record_drafts",
        "forgetting.record_debts",
        "forgetting.record_appeal",
        "forgetting.record_notes",
        "forgetting.record_moves",
        "forgetting.record_levels",
        "forgetting.record_claims",
        "forgetting.record_inputs",
        "forgetting.record_roles",
        "forgetting.record_task_drafts",
        "forgetting.record_tasks",
        "forgetting.record_task_evidence",
        "forgetting.record_decisions",
        "forgetting.record_parties",
        "forgetting.record_strategies",
        "forgetting.record_maps",
        "forgetting.record_narratives",
        "forgetting.record_sitreps",
        "forgetting.record_sitrep_drafts",
        "forgetting.record_meetings",
        "forgetting.record_guests",
        "forgetting.record_minutes",
        "forgetting.record_conferences",
        "forgetting.record_conference_lines",
        "forgetting.record_musters",
        "forgetting.record_muster_answers",
        "forgetting.record_rumours",
        "forgetting.record_promises",
        "forgetting.record_enquiries",
        "forgetting.record_clippings",
    ),
}

#: What an issue is called whose words are gone.
FORGOTTEN = "…"

#: Statements that ask for more than an id.
_TITLED = frozenset(
    {
        "forgetting.old_records",
        "forgetting.record_title",
        "forgetting.record_tasks",
        "forgetting.record_decisions",
        "forgetting.record_parties",
        "forgetting.record_guests",
    }
)


class SqlForgetting:
    """`bot.ports.rights.Forgetting`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def forget(self, kind: Kind, before: datetime, limit: int) -> int:
        told = {"before": ms(before), "limit": limit}
        if kind is Kind.INVITATIONS:
            await self._session.write("forgetting.tries", before=ms(before))
        if kind is Kind.ATTACHMENTS:
            await self._session.write("forgetting.evidence", before=ms(before))
            await self._session.write("forgetting.rumour_files", before=ms(before))
            await self._session.write("forgetting.clipping_files", before=ms(before))
        if kind is Kind.NOTES:
            await self._session.write("forgetting.loose_musters", before=ms(before))
        if kind in _AT_ONCE:
            return await self._session.change(_AT_ONCE[kind], **told)
        found = await self._one_by_one(_ONE_BY_ONE[kind], told)
        if kind is Kind.RECORDS:
            self._index.changed(*found)
            await self._forget_facts(found)
        return len(found)

    async def _forget_facts(self, issues: Sequence[str]) -> None:
        """Leave of the sources of facts their kind, and who named them."""
        for issue in issues:
            for row in await self._session.rows("forgetting.record_facts", id=issue):
                sources = [["", kind, by] for _, kind, by in from_json(row["sources"])]
                await self._session.write(
                    "forgetting.record_fact",
                    id=row["id"],
                    sources=to_json(sources),
                    forgotten=FORGOTTEN,
                )

    async def _one_by_one(
        self, statements: tuple[str, ...], told: Mapping[str, object]
    ) -> list[str]:
        look, *changes = statements
        found = await self._session.rows(look, **told, **_title(look))
        for row in found:
            for change in changes:
                await self._session.write(change, id=row["id"], **_title(change))
        return [row["id"] for row in found]


def _title(statement: str) -> dict[str, str]:
    return {"forgotten": FORGOTTEN} if statement in _TITLED else {}
