"""Attachments to JSON and back."""

from typing import Any

from bot.domain.report import Attachment

_NAMES = Attachment.__struct_fields__


def attachment_body(item: Attachment) -> dict[str, Any]:
    """Return an attachment as JSON can write it; empty fields are left out."""
    return {name: getattr(item, name) for name in _NAMES if getattr(item, name)}


def read_attachment(body: dict[str, Any]) -> Attachment:
    """Return the attachment that `attachment_body` wrote."""
    return Attachment(**body)
