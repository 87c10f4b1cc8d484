"""Where everything is kept: one unit of work, spoken in domain words.

Instants are aware datetimes in UTC. A method that returns None for "there is none"
says so. Changes become visible to others, and survive a crash, when `commit`
returned; leaving a unit without it undoes everything. Names of methods are names
of statements: `unit.members.find` runs `find` in queries/members.sql.
"""

from collections.abc import Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.member import Dialogue, Invitation, Member
from bot.domain.report import Attachment, Content, Report
from bot.ports.mail import Keyboard, Letter, QueuedLetter, StoredUpdate


class AlreadyDone(Exception):
    """This command was committed before; nothing was changed now."""


class Conflict(Exception):
    """The thing was changed by somebody else meanwhile; do it again from the start."""


class StorageUnavailable(Exception):
    """The disk is full, read-only or broken; nothing was stored."""


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock of an issue (doctrine.md 3.5); `met_at` is None while it runs."""

    issue_id: str
    name: str
    started_at: datetime
    due_at: datetime
    met_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal: ids and codes, never content (reliability.md 7)."""

    actor: str
    action: str
    subject: str
    detail: str = ""
    content_sha: str = ""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A line as it was written, with its place in the chain."""

    seq: int
    at: datetime
    entry: JournalEntry
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """The answers that one member gave to the rubric so far.

    `form` is "", "quick" or "full"; answers are "A1" … "C3" or "A", "B", "C" to 0–3,
    or -1 for "Belum tahu".
    """

    issue_id: str
    member: int
    form: str
    answers: dict[str, int]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One change of level, with its reason."""

    issue_id: str
    at: datetime
    by: int
    old: int | None
    new: int
    score: int | None
    floors: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Downtime:
    """A time in which the bot did not run, noticed at the start."""

    since: datetime
    until: datetime


class Members(Protocol):
    """People."""

    async def find(self, user_id: int) -> Member | None:
        """Return a member, suspended or not; None for a stranger."""

    async def everyone(self) -> Sequence[Member]:
        """Return all members, suspended ones too, in the order of joining."""

    async def save(self, member: Member) -> None:
        """Add or replace a member and their roles."""


class Invitations(Protocol):
    """One-time links."""

    async def add(self, invitation: Invitation) -> None:
        """Keep a new one."""

    async def find(self, token_sha: str) -> Invitation | None:
        """Return it, used or not; None if it never existed."""

    async def use(self, token_sha: str, user_id: int, at: datetime) -> bool:
        """Use it up; False when somebody was quicker, or it expired or was voided."""

    async def void_made_by(self, user_id: int) -> None:
        """Void every unused invitation that this member made."""

    async def add_try(self, user_id: int, at: datetime) -> None:
        """Remember that this person tried a link."""

    async def tries_since(self, user_id: int, since: datetime) -> int:
        """Count this person's tries after *since*."""


class Dialogues(Protocol):
    """The one question that waits for each member's answer."""

    async def find(self, user_id: int) -> Dialogue | None:
        """Return the question; None if nothing was asked."""

    async def ask(self, dialogue: Dialogue) -> None:
        """Ask, in place of whatever was asked before."""

    async def end(self, user_id: int) -> None:
        """Forget the question."""

    async def greet_stranger(self, user_id: int, at: datetime) -> bool:
        """Note that a stranger wrote; True when the constant sentence is due again."""


class Issues(Protocol):
    """Issues and what belongs to them."""

    async def next_count(self, year: int) -> int:
        """Return the next number of a year: counted without gaps."""

    async def add(self, issue: Issue) -> None:
        """Keep a new one."""

    async def find(self, issue_id: str) -> Issue | None:
        """Return it; None if there is none."""

    async def newest_numbered(self, count: int) -> Issue | None:
        """Return the newest issue with this number in any year; None if none."""

    async def save(self, issue: Issue) -> Issue:
        """Store the change and return it with its new version; raise `Conflict`."""

    async def open(self, limit: int) -> Sequence[Issue]:
        """Return open issues: highest level first, unassessed first among equals."""

    async def count_open(self) -> int:
        """Count the open issues."""

    async def follow(self, issue_id: str, user_id: int) -> None:
        """Let a member hear what becomes of it. Twice is once."""

    async def followers(self, issue_id: str) -> Sequence[int]:
        """Return who follows."""

    async def start_clock(self, clock: RunningClock) -> None:
        """Start, or restart, one clock."""

    async def meet_clock(self, issue_id: str, name: str, at: datetime) -> None:
        """Mark a running clock as met; nothing happens if there is none."""

    async def clocks(self, issue_id: str) -> Sequence[RunningClock]:
        """Return the clocks of an issue, the next due first."""

    async def save_mapping(self, mapping: Mapping) -> None:
        """Keep the answers so far."""

    async def mapping(self, issue_id: str, member: int) -> Mapping | None:
        """Return the answers so far; None before the first."""

    async def add_level(self, change: LevelChange) -> None:
        """Keep a change of level for ever."""

    async def levels(self, issue_id: str) -> Sequence[LevelChange]:
        """Return the changes of level, oldest first."""


class Reports(Protocol):
    """What members sent."""

    async def add(self, report: Report) -> bool:
        """Keep it with its attachments; False when this source is kept already."""

    async def find(self, report_id: str) -> Report | None:
        """Return it with its attachments; None if there is none."""

    async def by_source(self, source: str) -> Report | None:
        """Return the report made of this message; None if there is none."""

    async def by_album(self, author: int, album: str) -> Report | None:
        """Return the report that this album belongs to; None if it is new."""

    async def attach(self, report_id: str, source: str, items: Sequence[Attachment],
                     text: str, at: datetime) -> None:  # fmt: skip
        """Add attachments (and a caption) that came later, from message *source*."""

    async def revise(self, report_id: str, content: Content, at: datetime) -> None:
        """Keep an edited message as a new version; the older ones stay."""

    async def versions(self, report_id: str) -> Sequence[tuple[int, str, datetime]]:
        """Return (version, text, instant), oldest first."""

    async def of_issue(self, issue_id: str) -> Sequence[Report]:
        """Return the reports of an issue with their attachments, oldest first."""

    async def assign(self, report_id: str, issue_id: str) -> None:
        """Say which issue this report belongs to."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all reports and followers of one issue to another."""


class Escalations(Protocol):
    """Running ladders; at most one for an issue."""

    async def find(self, issue_id: str) -> Escalation | None:
        """Return the newest climb of an issue, running or not; None if never begun."""

    async def save(self, escalation: Escalation) -> None:
        """Start, advance or stop."""

    async def due(self, now: datetime, limit: int) -> Sequence[Escalation]:
        """Return those whose time has come, the longest waiting first."""


class Documents(Protocol):
    """Texts, their versions, and approvals."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next document number within an issue: 1, 2, …"""

    async def add(self, document: Document) -> None:
        """Keep a new one."""

    async def find(self, document_id: str) -> Document | None:
        """Return it; None if there is none."""

    async def save(self, document: Document) -> Document:
        """Store the change and return it with its new version; raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Document]:
        """Return the documents of an issue, oldest first."""

    async def waiting(self) -> Sequence[Document]:
        """Return every document that waits for approval, the oldest first."""

    async def add_version(self, version: DocumentVersion) -> None:
        """Keep a submitted text for ever."""

    async def version(self, document_id: str, version: int) -> DocumentVersion | None:
        """Return a submitted text; None if there is none."""

    async def approve(self, approval: Approval) -> None:
        """Keep an approval; the database itself refuses one by the author."""

    async def approvals(self, document_id: str) -> Sequence[Approval]:
        """Return the approvals of a document, oldest first, revoked ones too."""

    async def confirm(self, approval_id: str, at: datetime) -> None:
        """Mark an oral approval as confirmed by the approver."""

    async def revoke(self, approval_id: str, at: datetime) -> None:
        """Void an approval; it stays readable."""

    async def unconfirmed(self) -> Sequence[Approval]:
        """Return living oral approvals that wait for their confirmation."""


class Letters(Protocol):
    """The outbox as the use cases see it."""

    async def post(self, letter: Letter) -> None:
        """Put it in the outbox; a known key changes nothing.

        A letter in a slot cancels unwritten ones of the same slot and chat.
        """

    async def add_keyboard(self, keyboard: Keyboard) -> None:
        """Remember what the buttons under a message mean."""

    async def keyboard(self, token: str) -> Keyboard | None:
        """Return it; None if it never existed or was cleared away."""

    async def clear_keyboards(self, before: datetime) -> None:
        """Forget keyboards that expired before this instant."""

    async def void_keyboards(self, chat_id: int) -> None:
        """Forget every keyboard of a chat: its member was suspended."""

    async def cancel_guarded(self, issue_id: str) -> int:
        """Cancel unwritten letters guarded by an issue; return how many."""

    async def end(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        """End a letter without arrival, as `Outbox.settle`, inside this unit."""

    async def set_update_aside(self, key: str, code: str) -> None:
        """Mark an inbox row as dead, inside this unit."""

    async def cancel_for_chat(self, chat_id: int) -> None:
        """Cancel every unwritten letter to a chat that cannot be reached."""

    async def guarded(self, issue_id: str) -> Sequence[QueuedLetter]:
        """Return pings of an issue that left or are leaving, and are not edits."""

    async def find(self, letter_id: str) -> QueuedLetter | None:
        """Return a letter by its outbox id; None if there is none."""

    async def pending_before(self, klass: str, before: datetime) -> int:
        """Count unwritten letters of a class that were due before *before*."""

    async def late_pings(self, since: datetime) -> Sequence[str]:
        """Return the ids of issues with escalations due since *since*, unmade."""


class Journal(Protocol):
    """The append-only book of what was done."""

    async def record(self, entries: Sequence[JournalEntry], at: datetime) -> None:
        """Append, each row chained to the one before."""

    async def of_subject(self, subject: str) -> Sequence[JournalRow]:
        """Return the rows about a subject, oldest first."""

    async def after(self, seq: int, limit: int) -> Sequence[JournalRow]:
        """Return rows with a higher number, in order: for verifying the chain."""


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` undoes everything."""

    members: Members
    invitations: Invitations
    dialogues: Dialogues
    issues: Issues
    reports: Reports
    escalations: Escalations
    documents: Documents
    letters: Letters
    journal: Journal

    async def commit(self, key: str) -> None:
        """Make it so, once: a second commit under *key* raises `AlreadyDone`.

        The inbox row with this key is ticked off in the same transaction.
        """


class Inbox(Protocol):
    """Raw updates, kept before Telegram may forget them."""

    async def receive(self, updates: Sequence[StoredUpdate], at: datetime) -> None:
        """Keep a batch; an update that is kept already changes nothing."""

    async def waiting(
        self, now: datetime, busy: Collection[int], limit: int
    ) -> Sequence[StoredUpdate]:
        """Return the oldest waiting update of each chat that is not *busy*."""

    async def finish(self, key: str) -> None:
        """Tick it off; done already is fine."""

    async def fail(self, key: str, code: str, again_at: datetime | None) -> None:
        """Try again at *again_at*, or set it aside for good when that is None."""

    async def backlog(self) -> int:
        """Count the updates that wait."""


class Outbox(Protocol):
    """The outbox as the postman sees it."""

    async def claim(
        self, now: datetime, busy: Collection[int], limit: int, urgent: bool
    ) -> Sequence[QueuedLetter]:
        """Mark due letters as leaving and return them, at most one for a chat.

        *urgent* asks for pings, alarms and replies; False for the rest. A letter
        that edits or answers another one waits until that one was sent.
        """

    async def sent(self, letter_id: str, message_id: int, at: datetime) -> None:
        """The letter arrived."""

    async def postpone(
        self, letter_id: str, until: datetime, code: str, maybe_sent: bool
    ) -> None:
        """The letter stays, and leaves later."""

    async def settle(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        """End a letter without arrival: "dead", "uncertain", "cancelled", "expired"."""

    async def unclaim(self, letter_id: str, until: datetime) -> None:
        """Give a claimed letter back untouched: the throttle said not yet."""

    async def rescue(self) -> Sequence[QueuedLetter]:
        """Return letters that were leaving when the process died."""

    async def next_due(self, now: datetime) -> datetime | None:
        """Return when the next letter may leave; None if none waits."""

    async def migrate(self, old_chat: int, new_chat: int) -> None:
        """Re-point everything from a group to the supergroup it became."""


class Storage(Protocol):
    """Keeps everything. One row in bot.storage.BACKENDS for each engine."""

    inbox: Inbox
    outbox: Outbox

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit of work."""

    async def starting(self, at: datetime) -> Downtime | None:
        """Note a start; return the time since the last sign of life, None at first."""

    async def alive(self, at: datetime) -> None:
        """Note that the bot is alive at this instant."""

    async def stopping(self, at: datetime) -> None:
        """Note a clean stop."""

    async def integrity(self) -> Sequence[str]:
        """Check the database and every invariant; return what is broken, as codes."""

    async def mail_posted(self) -> None:
        """Wait until a unit that posted letters was committed."""
