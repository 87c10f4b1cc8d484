"""Lets nothing that was deleted stay in the tables of the server."""

from typing import Any

from bot.storage.postgresql.faults import translated

#: Every table with something about a person in it, but the journal, which only grows.
_TABLES = (
    " member, person, inbox, outbox, keyboard, dialogue, invitation, invitation_try,"
    " stranger, done, follower, mapping, issue, report, report_version, report_source,"
    " level_change, escalation, document, document_version, approval, absence, muster,"
    " muster_answer, muster_board, readiness_tick, suspicion"
)
_LIGHT = f"VACUUM {_TABLES}"

#: Tables are written anew, one after the other; each is closed meanwhile.
_WHOLE = f"VACUUM (FULL) {_TABLES}"

#: In seconds: large tables take their time.
LONGEST = 3600.0


async def tidy(pool: Any, *, whole: bool = False) -> None:
    """Free, or write anew, what the tables hold; raise `StorageUnavailable`."""
    with translated():
        async with pool.acquire() as connection:
            await connection.execute("SET statement_timeout = 0")
            try:
                await connection.execute(_WHOLE if whole else _LIGHT, timeout=LONGEST)
            finally:
                await connection.execute("RESET statement_timeout")
