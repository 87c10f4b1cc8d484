"""People in the journal: `member:p12` is written, and read as who that is."""

import re
import secrets

from bot.ports.storage import JournalEntry
from bot.storage.session import Session

#: How use cases name an account, and how the book does.
_ACCOUNT = re.compile(r"(?<=member:)\d+")
_WRITTEN = re.compile(r"(?<=member:)p(\d+)|(?<=[ ,])p(\d+)(?=,|$)")

#: Lines whose detail ends in a list of accounts, without the word before them.
_LISTS = frozenset({"called", "clock_called", "clock_reminded"})
_LISTED = re.compile(r"(?<=[ ,])\d+(?=,|$)")


async def number_of(session: Session, user_id: int) -> int:
    """Return the number of an account; a new one gets the next."""
    known = f"person:{user_id}"
    if known not in session.notes:
        rows = await session.rows("persons.find", user_id=user_id)
        if not rows:
            token = secrets.token_hex(8)
            rows = await session.rows("persons.add", token=token, user_id=user_id)
        session.notes[known] = rows[0]["number"]
    return int(session.notes[known])


async def written(session: Session, entry: JournalEntry) -> JournalEntry:
    """Return the entry with numbers in place of accounts: so it is kept and hashed."""
    actor = await _written(session, entry.actor, _ACCOUNT)
    subject = await _written(session, entry.subject, _ACCOUNT)
    detail = await _written(session, entry.detail, _ACCOUNT)
    if entry.action in _LISTS:
        head, _, last = detail.rpartition(" ")
        detail = f"{head} {(await _written(session, f' {last}', _LISTED)).strip()}"
    return JournalEntry(actor, entry.action, subject, detail, entry.content_sha)


async def _written(session: Session, text: str, pattern: re.Pattern[str]) -> str:
    numbers = {
        found: f"p{await number_of(session, int(found))}"
        for found in dict.fromkeys(pattern.findall(text))
    }
    return pattern.sub(lambda found: numbers[found[0]], text) if numbers else text


async def alias(session: Session, subject: str) -> str:
    """Return how the book names a subject; nobody gets a number for being asked for."""
    account = _ACCOUNT.search(subject)
    if account is None:
        return subject
    rows = await session.rows("persons.find", user_id=int(account[0]))
    return _ACCOUNT.sub(f"p{rows[0]['number']}", subject) if rows else subject


async def read(session: Session, entry: JournalEntry) -> JournalEntry:
    """Return the entry with accounts again; who was erased is a number below zero."""
    return JournalEntry(
        await _read(session, entry.actor),
        entry.action,
        await _read(session, entry.subject),
        await _read(session, entry.detail),
        entry.content_sha,
    )


async def _read(session: Session, text: str) -> str:
    found = {a or b for a, b in _WRITTEN.findall(text)}
    accounts = {number: await _account(session, int(number)) for number in found}
    return _WRITTEN.sub(lambda m: str(accounts[m[1] or m[2]]), text) if found else text


async def _account(session: Session, number: int) -> int:
    known = f"account:{number}"
    if known not in session.notes:
        rows = await session.rows("persons.numbered", number=number)
        gone = not rows or rows[0]["user_id"] is None
        session.notes[known] = -number if gone else rows[0]["user_id"]
    return int(session.notes[known])


def forget_notes(session: Session, user_id: int, number: int) -> None:
    """Let what the engine remembers of a person go."""
    session.notes.pop(f"person:{user_id}", None)
    session.notes.pop(f"account:{number}", None)
