"""A document: its fields, its versions, and who stands behind it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.domain.document_life import DocumentState
from bot.domain.values import Struct, field


class Form(StrEnum):
    """How a holding statement is written (doctrine.md 5.2 D1; ux.md)."""

    FULL = "full"
    EMERGENCY = "emergency"


class Document(Struct, frozen=True):
    """A document of an issue. `id` is "2026-0001/D1"; people read "ISU-2026-0001/D1".

    `version` counts every change; `body_sha` and `submitted_version` are set when
    the text goes to the approvers.
    """

    id: str
    issue_id: str
    kind: str
    form: Form
    state: DocumentState
    author: int
    created_at: datetime
    version: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    locale: str = "id"
    submitted_version: int = 0
    submitted_at: datetime | None = None

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"


class DocumentVersion(Struct, frozen=True):
    """A text as it was submitted. It never changes."""

    document_id: str
    version: int
    body: str
    sha: str
    author: int
    at: datetime


class Approval(Struct, frozen=True):
    """Somebody stands behind exactly these bytes.

    `recorded_by` is set where the approval was given by WhatsApp or telephone and
    a second person wrote it down; `confirmed_at` is then set once the approver
    confirms in Telegram. `acting` is by which letter the approver acted for the holder
    of an office; "" for who has it. `level` is that of the issue then; 0: not known.
    """

    id: str
    document_id: str
    version: int
    sha: str
    author: int
    approver: int
    at: datetime
    recorded_by: int | None = None
    evidence: str = ""
    acting: str = ""
    level: int = 0
    confirmed_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def oral(self) -> bool:
        """Tell whether it was given outside and still waits for confirmation."""
        return self.recorded_by is not None and self.confirmed_at is None


def canonical_sha(kind: str, form: str, fields: Mapping[str, str], body: str) -> str:
    """Hash what is approved: its words and fields, not its number or date."""
    payload = json.dumps(
        {"kind": kind, "form": form, "fields": dict(fields), "body": body},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(payload.encode()).hexdigest()
