"""The port of publications: which text is out, where, since when, by whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.publication import Publication
from bot.ports.channels import Channels


class Publications(Protocol):
    """What went out, or is about to. One row for a version of a text and a channel."""

    async def add(self, publication: Publication) -> None:
        """Keep a new one; the database itself refuses a second of version and channel.

        It refuses, too, an approval that is not of exactly these words.
        """

    async def find(self, publication_id: str) -> Publication | None:
        """Return it; None if there is none."""

    async def save(self, publication: Publication) -> Publication:
        """Store a change and return it with its new version; raise `Conflict`."""

    async def of_document(self, document_id: str) -> Sequence[Publication]:
        """Return the publications of a text, of every version, oldest first."""

    async def of_issue(self, issue_id: str) -> Sequence[Publication]:
        """Return the publications of the texts of an issue, oldest first."""

    async def due(self, now: datetime, limit: int) -> Sequence[Publication]:
        """Return those planned for a time that has come, the longest due first."""

    async def begun(self, now: datetime) -> Sequence[Publication]:
        """Return those on their way, or due by *now*: in a copy, they may be out."""


class HoldsPublications(Protocol):
    """What publishing is a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def channels(self) -> Channels:
        """Where the office publishes."""

    @property
    def publications(self) -> Publications:
        """What went out."""
