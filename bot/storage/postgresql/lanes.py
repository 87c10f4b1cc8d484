"""How a transaction begins: in which lane, and never on a schema that is newer."""

from collections.abc import Mapping

from bot.storage.session import Lane
from bot.storage.sql import migrations

#: "SIAG": our advisory locks among those of other users of the same database.
_OURS = 0x53494147
_NUMBERS = {Lane.UNITS: 1, Lane.CLAIMS: 2}

_KNOWN = max(migrations("postgresql"))
#: Raises where a newer version has migrated.
KNOWS = f"SELECT siaga_knows({_KNOWN})"


def _lock(lane: Lane) -> str:
    return f"SELECT pg_advisory_xact_lock({_OURS}, {_NUMBERS[lane]})"


# One trip to the server. The lock comes before the look at the schema: a migration
# that was waited for is seen.
BEGIN: Mapping[Lane, str] = {
    Lane.UNITS: f"BEGIN; {_lock(Lane.UNITS)}; {KNOWS}",
    Lane.CLAIMS: f"BEGIN; {_lock(Lane.CLAIMS)}; {KNOWS}",
    Lane.BESIDE: f"BEGIN; {KNOWS}",
}

#: Inside a transaction: nobody else is in any lane.
ALONE = f"{_lock(Lane.UNITS)}; {_lock(Lane.CLAIMS)}"
