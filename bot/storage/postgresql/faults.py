"""What PostgreSQL's errors mean to the rest of the house."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Collided, RuleBroken


class ConnectionLost(StorageUnavailable):
    """The way to the database broke; nobody knows whether a commit arrived."""


#: What `siaga_knows` (schema/postgresql) raises to a program that is too old.
OUTDATED = "SG001"

#: Another transaction was in the way: serialization, deadlock, a lock not given.
_COLLISIONS = frozenset({"40001", "40P01", "55P03"})

#: Classes of our own mistakes: wrong data for a statement, wrong SQL.
_OUR_MISTAKES = frozenset({"0A", "21", "22", "42"})

#: Rules of the schema and its triggers; a server that ends or cannot be talked to.
_CLASSES: dict[str, type[Exception]] = {
    "23": RuleBroken,
    "P0": RuleBroken,
    "08": ConnectionLost,
    "57": ConnectionLost,
}

#: Rights are missing, not the statement wrong.
_NO_RIGHTS = "42501"

_NEWER = "the database was used by a newer version of Siaga: this one stores nothing"


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into the ports' own; our own mistakes stay."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raised = _meaning(error)
        if raised is error:
            raise
        raise raised from error
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        raise ConnectionLost(f"the database: {error}") from error
    except (OSError, TimeoutError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ConnectionLost(f"the database cannot be reached: {reason}") from error


def _meaning(error: asyncpg.PostgresError) -> BaseException:
    unchanged: BaseException = error
    cause: BaseException | None = error.__cause__
    if isinstance(cause, ValueError | ArithmeticError):
        return cause  # too large a number, no Unicode: it never left
    state = str(error.sqlstate)
    if state == OUTDATED:
        return StorageUnavailable(_NEWER)
    if state in _COLLISIONS:
        return Collided(f"the database: {error}")
    if state[:2] in _OUR_MISTAKES and state != _NO_RIGHTS:
        return unchanged
    kind = _CLASSES.get(state[:2], StorageUnavailable)
    return kind(str(error) if kind is RuleBroken else f"the database: {error}")
