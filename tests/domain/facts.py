"""Facts for the tests of the domain."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_life import FactState

NOW = datetime(2026, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(name: str = "Perumda", kind: str = "data_owner", by: int = 1) -> FactSource:
    return FactSource(name, SourceKind(kind), by)


def fact(count: int = 1, **changes: Any) -> Fact:
    values = {
        "id": f"2026-0001/F{count}",
        "issue_id": "2026-0001",
        "text": "Kekeruhan 18 NTU di IPA Kalijaya",
        "reporter": 1,
        "created_at": NOW,
        "as_of": NOW,
        "sources": (source(),),
        "metric": "Kekeruhan",
        "value": Decimal(18),
        "unit": "NTU",
        "place": "IPA Kalijaya",
    }
    return Fact(**(values | changes))


def verified(count: int = 1, **changes: Any) -> Fact:
    values = {
        "state": FactState.VERIFIED,
        "first_verifier": 2,
        "verified_at": NOW,
        "expires_at": NOW + HOUR,
    }
    return fact(count, **(values | changes))
