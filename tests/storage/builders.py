"""Values for the tests of the storage, and short ways to do one thing in one unit."""

import itertools
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.assignment import Assignment, Seat
from bot.domain.clipping import Clipping
from bot.domain.conference import Conference, Reason
from bot.domain.document import Approval, Document, DocumentVersion, Form
from bot.domain.document_life import DocumentState
from bot.domain.enquiry import Enquiry
from bot.domain.escalation import Escalation
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import IssueState
from bot.domain.ladders import Ladder, Step
from bot.domain.letter_numbers import LetterNumber
from bot.domain.levels import Level
from bot.domain.meeting import Meeting
from bot.domain.member import Member
from bot.domain.muster import Muster, MusterKind
from bot.domain.outlets import Journalist, Outlet, Reach
from bot.domain.promise import Promise, PromiseKind
from bot.domain.publication import (
    Channel,
    ChannelKind,
    Publication,
    PublicationState,
)
from bot.domain.report import Attachment, Content, Report
from bot.domain.roles import Role
from bot.domain.rumour import Rumour, RumourLabel
from bot.domain.sitrep import Sitrep, Stability
from bot.domain.task import Decision, Task
from bot.domain.values import replace
from bot.ports.exports import ExportedFile
from bot.ports.mail import Letter, MessageClass, QueuedLetter, StoredUpdate
from bot.ports.storage import JournalEntry, UnitOfWork
from bot.storage import SqlStorage

NOW = datetime(2026, 3, 12, 7, 5, tzinfo=UTC)
_keys = itertools.count()

LADDER = Ladder(
    (
        Step(("duty_officer",), timedelta(minutes=10)),
        Step(("crisis_lead", "team"), timedelta(seconds=90)),
    ),
    timedelta(minutes=15),
)


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


def member(user_id: int = 1, **changes: Any) -> Member:
    values = {
        "name": f"Orang {user_id}",
        "roles": frozenset({Role.WRITER, Role.DUTY_OFFICER}),
        "joined_at": NOW,
    }
    return Member(user_id=user_id, **(values | changes))


def issue(count: int = 1, **changes: Any) -> Issue:
    values = {
        "id": issue_id(2026, count),
        "title": "Air keran keruh",
        "state": IssueState.REPORTED,
        "reported_by": 1,
        "reported_at": NOW,
    }
    return Issue(**(values | changes))


def report(name: str = "r1", **changes: Any) -> Report:
    values = {
        "issue_id": "2026-0001",
        "source": f"1:{name}",
        "author": 1,
        "at": NOW,
        "content": Content("Air keran keruh"),
    }
    return Report(id=name, **(values | changes))


def escalation(issue: str = "2026-0001", **changes: Any) -> Escalation:
    values = {
        "serial": 1,
        "reason": "reported",
        "ladder": LADDER,
        "due_at": later(minutes=10),
    }
    return Escalation(issue_id=issue, **(values | changes))


def document(name: str = "2026-0001/D1", **changes: Any) -> Document:
    values = {
        "issue_id": "2026-0001",
        "kind": "holding_statement",
        "form": Form.FULL,
        "state": DocumentState.DRAFT,
        "author": 1,
        "created_at": NOW,
        "fields": {"b": "2", "a": "1"},
    }
    # What was submitted as a version counts at least as many changes.
    values["version"] = changes.get("submitted_version", 0)
    return Document(id=name, **(values | changes))


def fact(name: str = "2026-0001/F1", **changes: Any) -> Fact:
    values = {
        "issue_id": "2026-0001",
        "text": "Kekeruhan 18,50 NTU",
        "reporter": 1,
        "created_at": NOW,
        "as_of": NOW,
        "sources": (FactSource("Perumda", SourceKind.DATA_OWNER, 1),),
        "metric": "Kekeruhan",
        "value": Decimal("18.50"),
        "unit": "NTU",
        "place": "IPA Kalijaya",
    }
    return Fact(id=name, **(values | changes))


def verified(name: str = "2026-0001/F1", **changes: Any) -> Fact:
    values = {
        "state": FactState.VERIFIED,
        "first_verifier": 2,
        "verified_at": NOW,
        "expires_at": later(hours=1),
    }
    return fact(name, **(values | changes))


def meeting(count: int = 1, **changes: Any) -> Meeting:
    values = {
        "issue_id": "2026-0001",
        "number": count,
        "at": later(hours=2),
        "booked_by": 1,
        "booked_at": NOW,
        "chair": 1,
    }
    return Meeting(id=f"2026-0001/R{count}", **(values | changes))


def conference(count: int = 1, **changes: Any) -> Conference:
    values = {
        "issue_id": "2026-0001",
        "number": count,
        "at": later(hours=4),
        "planned_by": 1,
        "planned_at": NOW,
        "reason": Reason.NEW_FACT,
    }
    return Conference(id=f"2026-0001/KP{count}", **(values | changes))


def sitrep(count: int = 1, **changes: Any) -> Sitrep:
    values = {
        "issue_id": "2026-0001",
        "number": count,
        "by": 1,
        "at": NOW,
        "level": Level.L3,
        "score": 62,
        "stability": Stability.STABLE,
    }
    return Sitrep(id=f"2026-0001/S{count}", **(values | changes))


def rumour(name: str = "2026-0001/RM1", **changes: Any) -> Rumour:
    values = {
        "issue_id": "2026-0001",
        "text": "Anak-anak diare karena air PAM",
        "reporter": 1,
        "created_at": NOW,
        "url": "https://contoh.id/kabar",
        "origin": "Grup Warga Ulu",
        "attachments": (Attachment("photo", "file", "unique"),),
        "seen_at": NOW,
    }
    return Rumour(id=name, **(values | changes))


def promise(name: str = "2026-0001/J1", **changes: Any) -> Promise:
    values = {
        "issue_id": "2026-0001",
        "kind": PromiseKind.DEED,
        "text": "Mobil tangki ke Kelurahan Ulu",
        "due_at": later(hours=3),
        "made_by": 1,
        "made_at": NOW,
    }
    return Promise(id=name, **(values | changes))


def enquiry(name: str = "2026-0001/M1", **changes: Any) -> Enquiry:
    values = {
        "issue_id": "2026-0001",
        "words": "Kapan air normal kembali?",
        "recorded_by": 1,
        "created_at": NOW,
        "asked_at": NOW,
        "due_at": later(hours=2),
        "outlet": "o1",
        "journalist": "j1",
    }
    return Enquiry(id=name, **(values | changes))


def clipping(name: str = "2026-0001/KL1", **changes: Any) -> Clipping:
    values = {
        "issue_id": "2026-0001",
        "link": "https://kabarulu.example/a/1",
        "words": "Warga antre air",
        "added_by": 1,
        "added_at": NOW,
        "published_at": NOW,
        "outlet": "o1",
    }
    return Clipping(id=name, **(values | changes))


def outlet(name: str = "Kabar Ulu", **changes: Any) -> Outlet:
    values = {"id": "o1", "reach": Reach.LOCAL, "domain": "kabarulu.example"}
    return Outlet(name=name, **(values | changes))


def journalist(name: str = "Rina Dewi", **changes: Any) -> Journalist:
    values = {
        "id": "j1",
        "outlet": "o1",
        "contact": "0812 3456 7890",
        "last_at": NOW,
        "added_by": 1,
    }
    return Journalist(name=name, **(values | changes))


def text(version: int = 1, **changes: Any) -> DocumentVersion:
    values = {"body": "Kami memahami", "sha": "aa", "author": 1, "at": NOW}
    return DocumentVersion("2026-0001/D1", version, **(values | changes))


def approval(name: str = "a1", **changes: Any) -> Approval:
    values = {
        "document_id": "2026-0001/D1",
        "version": 1,
        "sha": "aa",
        "author": 1,
        "approver": 2,
        "at": NOW,
    }
    return Approval(id=name, **(values | changes))


def letter(key: str = "k1", klass: str = "info", chat: int = 1, **more: Any) -> Letter:
    return Letter(key=key, klass=MessageClass(klass), chat_id=chat, **more)


def unheld(queued: QueuedLetter) -> QueuedLetter:
    """Return a claimed letter as its row says it: in nobody's hand."""
    return replace(queued, hand="")


def update(number: int, chat: int = 1) -> StoredUpdate:
    return StoredUpdate(f"telegram:{number}", number, chat, f'{{"n":{number}}}')


def entry(subject: str = "2026-0001", action: str = "reported") -> JournalEntry:
    return JournalEntry("siaga", action, subject, "rincian", "sha")


def key() -> str:
    """A key that no unit had before."""
    return f"test:{next(_keys)}"


async def do(storage: SqlStorage, *acts: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
    """Do everything in one committed unit; return what the last one returned."""
    async with storage.begin() as unit:
        for act in acts:
            result = await act(unit)
        await unit.commit(key())
    return result


async def see(storage: SqlStorage, act: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
    """Look, in a unit of its own that changes nothing."""
    async with storage.begin() as unit:
        return await act(unit)


async def open_issue(storage: SqlStorage, **changes: Any) -> Issue:
    """Store an issue as a use case does: counted, reported, called about."""
    async with storage.begin() as unit:
        new = issue(await unit.issues.next_count(2026), **changes)
        await unit.issues.add(new)
        await unit.reports.add(report(f"of {new.id}", issue_id=new.id))
        await unit.escalations.save(escalation(new.id))
        await unit.journal.record([entry(new.id)], NOW)
        await unit.commit(key())
    return new


async def claim(storage: SqlStorage, urgent: bool = False, **more: Any) -> list[str]:
    """Claim what may leave and return the keys."""
    values = {"now": NOW, "busy": [], "limit": 10} | more
    letters = await storage.outbox.claim(urgent=urgent, **values)
    return [queued.letter.key for queued in letters]


def raw(folder: Path) -> Path:
    """The file behind `file_url`."""
    return folder / "siaga.db"


def task(task_id: str = "2026-0001/T1", **changes: Any) -> Task:
    values = {
        "issue_id": "2026-0001",
        "what": "Kirim mobil tangki",
        "given_by": 1,
        "created_at": NOW,
        "due_at": later(hours=4),
        "owner": 2,
    }
    return Task(id=task_id, **(values | changes))


def decision(decision_id: str = "2026-0001/K1", **changes: Any) -> Decision:
    values = {
        "issue_id": "2026-0001",
        "what": "Air tangki dibagikan gratis",
        "decided_at": NOW,
        "recorded_by": 1,
        "recorded_at": later(minutes=5),
        "by": 3,
        "why": "Warga tidak punya air",
        "alternatives": "Membeli air galon",
    }
    return Decision(id=decision_id, **(values | changes))


def assignment(name: str = "2026-0001/P1", **changes: Any) -> Assignment:
    values = {
        "issue_id": "2026-0001",
        "seat": Seat("spokesperson"),
        "member": 2,
        "offered_by": 1,
        "offered_at": NOW,
    }
    return Assignment(id=name, **(values | changes))


async def keep_rumours(storage: SqlStorage) -> None:
    """Keep a rumour that two people call a hoax, beside a fact, and a promise."""
    called = {"label": RumourLabel.HOAX, "labeller": 1, "confirmer": 2}
    await do(
        storage,
        lambda u: u.rumours.next_count("2026-0001"),
        lambda u: u.rumours.add(rumour(fact="2026-0001/F1", **called)),
        lambda u: u.promises.next_count("2026-0001"),
        lambda u: u.promises.add(promise()),
    )


def letter_number(document_id: str = "2026-0001/D1", **facts: Any) -> LetterNumber:
    values = {
        "number": "001/HM/03/2026",
        "year": 2026,
        "serial": 1,
        "given_by": 1,
        "given_at": NOW,
    }
    return LetterNumber(document_id, **(values | facts))


def exported(sha: str = "ab" * 32, **facts: Any) -> ExportedFile:
    values = {
        "document_id": "2026-0001/D1",
        "version": 1,
        "form": "pdf",
        "made_by": 1,
        "made_at": NOW,
    }
    return ExportedFile(sha, **(values | facts))


def channel(name: str = "K1", **facts: Any) -> Channel:
    values = {
        "kind": ChannelKind.WEBSITE,
        "name": "Situs kota",
        "added_by": 1,
        "added_at": NOW,
    }
    return Channel(name, **(values | facts))


def publication(name: str = "p1", **facts: Any) -> Publication:
    """Return a text of issue 1 that is on the office's site."""
    values = {
        "issue_id": "2026-0001",
        "document_id": "2026-0001/D1",
        "doc_version": 1,
        "sha": "aa",
        "channel_id": "K1",
        "state": PublicationState.OUT,
        "by": 1,
        "at": NOW,
        "out_at": NOW,
    }
    return Publication(name, **(values | facts))


def muster(name: str = "u1", **facts: Any) -> Muster:
    """Return a call to attend, of issue 1."""
    values: dict[str, Any] = {
        "id": name,
        "kind": MusterKind.ATTEND,
        "called_by": 1,
        "called_at": NOW,
        "closes_at": later(hours=2),
        "issue_id": "2026-0001",
        "at": later(hours=1),
        "place": "Ruang Rapat Lantai 2",
    }
    return Muster(**values | facts)
