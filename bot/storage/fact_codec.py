"""Facts to columns and back."""

from decimal import Decimal

from bot.domain.fact import Fact, FactDraft, FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.session import Row

#: What was claimed never changes: a new value is a new fact.
CLAIMED = frozenset(
    {"issue_id", "text", "metric", "amount", "unit", "place", "as_of", "reporter",
     "created_at", "replaces"}
)  # fmt: skip


def values_of(fact: Fact) -> dict[str, object]:
    """Return the columns of a fact."""
    return {
        "id": fact.id,
        "issue_id": fact.issue_id,
        "state": fact.state,
        "version": fact.version,
        "text": fact.text,
        "metric": fact.metric,
        "amount": "" if fact.value is None else format(fact.value, "f"),
        "unit": fact.unit,
        "place": fact.place,
        "as_of": ms(fact.as_of),
        "sources": to_json([[s.name, s.kind, s.by] for s in fact.sources]),
        "publicity": fact.publicity,
        "embargo_until": maybe(ms, fact.embargo_until),
        "reporter": fact.reporter,
        "created_at": ms(fact.created_at),
        "first_verifier": fact.first_verifier,
        "second_verifier": fact.second_verifier,
        "second_needed": int(fact.second_needed),
        "verified_at": maybe(ms, fact.verified_at),
        "expires_at": maybe(ms, fact.expires_at),
        "told": fact.told,
        "replaces": fact.replaces,
        "replaced_by": fact.replaced_by,
    }


def fact_of(row: Row) -> Fact:
    """Return the fact of a row."""
    return Fact(
        id=row["id"],
        issue_id=row["issue_id"],
        state=FactState(row["state"]),
        version=row["version"],
        text=row["text"],
        metric=row["metric"],
        value=Decimal(row["amount"]) if row["amount"] else None,
        unit=row["unit"],
        place=row["place"],
        as_of=instant(row["as_of"]),
        sources=tuple(
            FactSource(name, SourceKind(kind), by)
            for name, kind, by in from_json(row["sources"])
        ),
        publicity=Publicity(row["publicity"]),
        embargo_until=maybe(instant, row["embargo_until"]),
        reporter=row["reporter"],
        created_at=instant(row["created_at"]),
        first_verifier=row["first_verifier"],
        second_verifier=row["second_verifier"],
        second_needed=bool(row["second_needed"]),
        verified_at=maybe(instant, row["verified_at"]),
        expires_at=maybe(instant, row["expires_at"]),
        told=row["told"],
        replaces=row["replaces"],
        replaced_by=row["replaced_by"],
    )


def draft_of(row: Row) -> FactDraft:
    """Return the draft of a row."""
    fields = from_json(row["fields"])
    return FactDraft(
        row["id"], row["issue_id"], row["author"], instant(row["at"]), fields
    )
