"""Whether every change has its line in the journal: looked at in each unit of work."""

import sys
from typing import Any

from bot.storage.sqlite.session import SqliteSession
from bot.storage.unit import SqlUnitOfWork

#: What changes issues, texts, people, or what they may do.
CHANGES = frozenset(
    {
        "approvals.approve",
        "approvals.confirm",
        "approvals.revoke",
        "documents.add",
        "documents.add_version",
        "documents.save",
        "invitations.add",
        "invitations.use",
        "invitations.void_all",
        "issues.add",
        "issues.save",
        "mappings.add_level",
        "members.save",
        "reports.add",
        "reports.assign",
        "reports.change",
        "reports.move",
    }
)


class Journalled:
    """Remembers the units that changed something and wrote no line about it."""

    def __init__(self, monkeypatch: Any) -> None:
        self.silent: list[tuple[str, list[str]]] = []
        self._flush, self._commit = SqliteSession._flush, SqlUnitOfWork.commit
        watch = self

        async def flush(session: Any, last: Any = None) -> Any:
            names = session.__dict__.setdefault("names", set())
            names |= {
                name for name, _ in [*session._waiting, *([last] if last else [])]
            }
            return await watch._flush(session, last)

        async def commit(unit: SqlUnitOfWork, key: str) -> None:
            asked = asked_by_a_use_case()
            await watch._commit(unit, key)
            if asked:
                watch.look(key, getattr(unit._session, "names", set()))

        monkeypatch.setattr(SqliteSession, "_flush", flush)
        monkeypatch.setattr(SqlUnitOfWork, "commit", commit)

    def look(self, key: str, names: set[str]) -> None:
        """Look at the statements of a unit that was committed."""
        changes = sorted(names & CHANGES)
        if changes and "journal.record" not in names:
            self.silent.append((key, changes))


def asked_by_a_use_case() -> bool:
    """Tell whether a use case is under way: tests put things there themselves, too."""
    frame = sys._getframe(1)
    while frame := frame.f_back:
        room = frame.f_globals.get("__name__", "")
        if room.startswith("bot.services.") and room != "bot.services.turn":
            return True
    return False
