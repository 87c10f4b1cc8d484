"""Every invariant that must hold between two transactions, checked."""

from bot.storage.chain import BEGINNING, broken_links, journal_row
from bot.storage.session import Engine, Lane

#: Statements of queries/integrity.sql; the name is the code of what is broken.
INVARIANTS = (
    "issue_without_escalation",
    "issue_without_report",
    "issue_numbers",
    "issue_counters",
    "document_numbers",
    "approved_without_approval",
    "approved_by_author",
    "fact_numbers",
    "fact_verified_by_reporter",
    "fact_verified_twice_by_one",
    "fact_verified_by_nobody",
    "fact_without_second_verifier",
    "fact_superseded_by_nothing",
    "rumour_numbers",
    "rumour_called_hoax_by_one",
    "rumour_called_hoax_unproven",
    "promise_numbers",
    "promise_replaced_by_nothing",
    "sent_without_message",
    "ping_expired",
    "source_without_report",
    "report_without_issue",
    "report_without_version",
    "open_flag_wrong",
    "level_above_maximum",
    "monitored_without_relook",
    "merged_nowhere",
    "merged_in_circle",
    "life_torn",
    "note_backed_by_writer",
    "debt_paid_early",
    "plan_approved_by_writer",
)

_PAGE = 1000


async def broken_invariants(engine: Engine) -> list[str]:
    """Return "code: count" for each invariant that does not hold."""
    counts: dict[str, int] = {}
    async with engine.session(Lane.BESIDE) as session:
        for code in INVARIANTS:
            rows = await session.rows(f"integrity.{code}")
            counts[code] = rows[0]["broken"]
    counts["journal_chain"] = await _broken_chain(engine)
    return [f"{code}: {count}" for code, count in counts.items() if count]


async def _broken_chain(engine: Engine) -> int:
    """Recompute the journal page by page, so that others may work in between."""
    broken, seq, previous = 0, 0, BEGINNING
    while True:
        async with engine.session(Lane.BESIDE) as session:
            found = await session.rows("journal.after", seq=seq, limit=_PAGE)
        if not found:
            return broken
        page = [journal_row(row) for row in found]
        broken += broken_links(page, seq, previous)
        seq, previous = page[-1].seq, page[-1].hash
