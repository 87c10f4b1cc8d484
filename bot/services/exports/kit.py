"""The press kit of an issue: what was approved for the public, as one ZIP."""

import asyncio
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

from bot.domain.access import Action
from bot.domain.export_errors import KitEmpty, NotPrintable
from bot.domain.issue import Issue
from bot.domain.paper import plain
from bot.domain.pictographs import pictures_in
from bot.domain.values import Struct, field
from bot.domain.writing import short_of
from bot.ports.papers import Format
from bot.services.desk import Desk
from bot.services.exports.approved import approved_texts
from bot.services.exports.composing import Approved, compose
from bot.services.exports.filing import NAMED, file_name, made, noted, send_file
from bot.services.finding import the_issue
from bot.services.press.lines import facts_text
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: Every part of the archive has this time: the same kit is the same bytes.
_THEN = (1980, 1, 1, 0, 0, 0)


class Kit(Struct, frozen=True):
    """The files of a kit: of each text by its form, and the archive of all."""

    files: Sequence[tuple[Approved, str, bytes]]
    archive: bytes = field(default=b"")

    def lacking(self) -> list[str]:
        """Return the numbers of the texts without a PDF."""
        have = {text.document.id for text, form, _ in self.files if form == Format.PDF}
        every = {text.document.id: text.document for text, _, _ in self.files}
        return [short_of(one) for number, one in every.items() if number not in have]


async def send_kit(desk: Desk, pressed: Pressed) -> str:
    """Send the press kit of the issue under the button."""
    subject = pressed.press.subject
    async with member_turn(desk, pressed, Action.EXPORT) as turn:
        issue, texts = await _public(turn, subject)
        facts, turn.idle = await facts_text(turn, issue), True
    kit = await _packed(desk, texts, facts)
    async with member_turn(desk, pressed, Action.EXPORT) as turn:
        issue, now = await _public(turn, subject)
        if _versions(now) == _versions(texts):
            await _hand_over(turn, issue, texts, kit)
    return turn.toast


async def _public(turn: Turn, subject: str) -> tuple[Issue, Sequence[Approved]]:
    """Return an issue with its approved texts for the public; raise `KitEmpty`."""
    issue = await the_issue(turn, subject)
    kinds = turn.desk.documents.kinds
    found = await approved_texts(turn, issue)
    texts = [text for text in found if kinds[text.document.kind].public]
    if not texts:
        raise KitEmpty(number=issue.number)
    return issue, texts


def _versions(texts: Sequence[Approved]) -> list[tuple[str, int, str]]:
    return [(text.document.id, text.frozen.version, text.number) for text in texts]


async def _packed(desk: Desk, texts: Sequence[Approved], facts: str) -> Kit:
    """Make every file and pack them, while no unit is open."""
    files = [one for text in texts for one in await _files(desk, text)]
    parts = {f"{file_name(text)}.{form}": content for text, form, content in files}
    if facts:
        name = desk.words.label("kit.facts_file", desk.house.locale)
        parts[f"{name}.txt"] = facts.encode()
    return Kit(files, await asyncio.to_thread(_zipped, parts))


async def _files(desk: Desk, text: Approved) -> list[tuple[Approved, str, bytes]]:
    """Return the files of one text; a PDF that cannot be made is left out."""
    found = []
    for form in Format:
        try:
            found.append((text, str(form), await made(desk, text, form)))
        except NotPrintable:
            continue
    return [*found, (text, "txt", plain(compose(desk, text)).encode())]


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(parts.items()):
            part = zipfile.ZipInfo(name, _THEN)
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


async def _hand_over(
    turn: Turn, issue: Issue, texts: Sequence[Approved], kit: Kit
) -> None:
    for text, form, content in kit.files:
        await noted(turn, text, form, content)
    for text in texts:
        await noted(turn, text, "zip", kit.archive)
    sha = hashlib.sha256(kit.archive).hexdigest()
    await turn.record("kit_exported", issue.id, f"{len(texts)} {sha[:12]}")
    about = turn.label("kit.about", count=len(texts))
    name = f"{issue.number}-{turn.label('kit.file')}.zip"
    await send_file(
        turn, kit.archive, name, issue.number, about, notes=_notes(turn, kit)
    )


def _notes(turn: Turn, kit: Kit) -> list[str]:
    """Say what is not in the kit: a PDF that cannot be made, pictures."""
    bodies = {text.document.id: text.frozen.body for text, _, _ in kit.files}
    pictures = pictures_in("".join(bodies.values()))[:NAMED]
    lacking, found = kit.lacking(), []
    if lacking:
        found.append(turn.label("kit.no_pdf", texts=", ".join(lacking)))
    if pictures:
        found.append(turn.label("paper.left_out", signs=" ".join(pictures)))
    return found
