"""`siaga verify FILE`: which approved text a file is, by its bytes; or none."""

import re
from datetime import datetime
from typing import Any

from bot.domain.document import Approval, Document
from bot.domain.document_life import STANDING
from bot.ports.exports import ExportedFile
from bot.ports.storage import UnitOfWork
from bot.services.desk import Desk
from bot.services.exports.approved import living

#: The kind that corrects others, and where it says which.
_CORRECTION, _REFERENCE = "correction", "rujukan"


async def verify_file(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Answer with every text that is in a file with this hash; empty for none."""
    sha = str(question.get("sha", ""))
    async with desk.storage.begin() as unit:
        files = await unit.exports.files(sha)
        return {"found": [await _told(desk, unit, file) for file in files]}


async def _told(desk: Desk, unit: UnitOfWork, file: ExportedFile) -> dict[str, Any]:
    document = await unit.documents.find(file.document_id)
    assert document is not None
    number = await unit.exports.number_of(document.id)
    return {
        "number": document.number,
        "kind": document.kind,
        "version": file.version,
        "form": file.form,
        "letter": number.number if number else "",
        "made_at": _local(desk, file.made_at),
        **await _standing(desk, unit, document, file.version),
    }


async def _standing(
    desk: Desk, unit: UnitOfWork, document: Document, version: int
) -> dict[str, Any]:
    """Say whether the words of a file still stand; `by` names what took their place."""
    held = await living(unit, document)
    given = [
        one for one in await unit.documents.approvals(document.id)
        if one.version == version
    ]  # fmt: skip
    approved_at = _local(desk, given[-1].at) if given else ""
    if held is None or held[0].version != version:
        newer = f"v{held[0].version}" if held else ""
        return {"standing": "voided", "approved_at": approved_at, "by": newer}
    corrected = await _corrected_by(unit, document)
    standing = "corrected" if corrected else _spoken(held[1])
    return {"standing": standing, "approved_at": approved_at, "by": corrected}


def _spoken(approval: Approval) -> str:
    return "oral" if approval.oral else "approved"


async def _corrected_by(unit: UnitOfWork, document: Document) -> str:
    """Return the approved correction that refers to a text; "" for none."""
    letter = await unit.exports.number_of(document.id)
    names = [document.number, *([letter.number] if letter else [])]
    meant = re.compile("|".join(rf"{re.escape(name)}(?!\w)" for name in names))
    for one in await unit.documents.of_issue(document.issue_id):
        stands = one.state in STANDING and one.kind == _CORRECTION
        if stands and meant.search(one.fields.get(_REFERENCE, "")):
            return one.number
    return ""


def _local(desk: Desk, at: datetime) -> str:
    return at.astimezone(desk.house.zone).isoformat(timespec="minutes")
