"""A document as the rules read it: its answers taken apart, its moments, its facts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.domain.document import Document
from bot.domain.enclosures import enclosed
from bot.domain.fact import Fact
from bot.domain.fields import MOMENTS, FieldRule, Shape, lines_of
from bot.domain.lint.manuscript import (
    Binding,
    Item,
    Manuscript,
    Picture,
    Quotation,
)
from bot.domain.lint.telling import told_whole
from bot.domain.threads import parts_of

#: Numbers in these answers bind by themselves (U-02): when, where and whom to ask, or
#: somebody else's words, which are told as wrong.
BIND_THEMSELVES = frozenset(
    {"narahubung", "kanal_resmi", "kanal_pengaduan", "aduan", "kanal", "nomor",
     "tempat", "peta", "siaran", "format", "registrasi", "aksesibilitas", "tautan",
     "tanggal_berita", "judul_berita", "letak", "diketahui",
     "kutipan_keliru", "klaim", "yang_keliru", "rujukan", "asal", "pertanyaan"}
)  # fmt: skip

_OF_ITSELF = MOMENTS | {Shape.CHOICE}

_QUOTE = re.compile(
    r"^(?P<name>[^,:\"“]+),\s*(?P<title>[^:\"“]+):\s*[\"“]?(?P<text>.*?)[\"”]?\s*$"
)
_PARTS = ("name", "title", "text")
_ASKED = re.compile(r"^\s*(?:T|Q|Tanya|Question)\s*:\s*(.+)$", re.IGNORECASE)
_SAID = re.compile(r"^\s*(?:J|A|Jawab|Answer)\s*:\s*(.*)$", re.IGNORECASE)
_STATUS = re.compile(
    r"^\[(?P<word>tunda|tidak dapat|later|cannot)[^\]]*\]\s*", re.IGNORECASE
)
_REASON = re.compile(r"\(([^)]{8,})\)")


def manuscript_of(
    document: Document,
    rules: Sequence[FieldRule],
    body: str,
    said: Mapping[str, str],
    *,
    facts: Iterable[Fact] = (),
    bindings: Sequence[Binding] = (),
) -> Manuscript:
    """Return what the rules read.

    *body* are the exact words, *said* the answers as they stand in them, *facts* those
    of the issue; a fact whose sentence stands in the text whole is one of its own.
    """
    names = {rule.name for rule in rules}
    asked = document.fields
    return Manuscript(
        document.kind,
        document.locale,
        body,
        fields={name: said[name] for name in names if asked.get(name)},
        typed=frozenset(rule.name for rule in rules if _binds(rule)),
        facts=tuple(fact.short for fact in facts if told_whole(fact, body)),
        bindings=tuple(bindings),
        times=_times(rules, asked),
        channels=_channels(asked),
        parts=tuple(parts_of(asked)) if "platform" in names else (),
        quotes=tuple(quotations(asked.get("kutipan", ""))),
        items=tuple(items(asked.get("tanya_jawab", ""))),
        pictures=_pictures(asked),
        enclosed=enclosed(document) if "bukti" in names else None,
    )


def _binds(rule: FieldRule) -> bool:
    return rule.shape in _OF_ITSELF or rule.name in BIND_THEMSELVES


def _times(rules: Sequence[FieldRule], asked: Mapping[str, str]) -> dict[str, datetime]:
    moments = [r.name for r in rules if r.shape in MOMENTS and asked.get(r.name)]
    read = {name: datetime.fromisoformat(asked[name]) for name in moments}
    if "jam" in read:  # The emergency text names the next word otherwise.
        read["pembaruan_berikutnya"] = read["jam"]
    return read


def _channels(asked: Mapping[str, str]) -> tuple[str, ...]:
    return (asked["platform"],) if asked.get("platform") else ()


def _pictures(asked: Mapping[str, str]) -> tuple[Picture, ...]:
    return (Picture(alt=asked["alt"]),) if asked.get("alt") else ()


def quotations(answer: str) -> Iterator[Quotation]:
    """Read a quotation a line: name, title: "words"."""
    for line in lines_of(answer):
        match = _QUOTE.match(line)
        if match:
            name, title, words = (match[part].strip() for part in _PARTS)
            yield Quotation(name, title, words)
        else:
            yield Quotation("", "", line)


def items(answer: str) -> Iterator[Item]:
    """Read questions and answers: "T: …", "J: …"; what follows goes on."""
    question, lines = "", list[str]()
    for line in answer.splitlines():
        asked, said = _ASKED.match(line), _SAID.match(line)
        if asked:
            yield from _item(question, lines)
            question, lines = asked[1].strip(), []
        elif line.strip():
            lines.append(said[1] if said else line)
    yield from _item(question, lines)


def _item(question: str, lines: list[str]) -> Iterator[Item]:
    if not question:
        return
    answer = " ".join(line.strip() for line in lines).strip()
    marked = _STATUS.match(answer)
    if not marked:
        yield Item(question, answer)
        return
    status = "later" if marked["word"].lower() in {"tunda", "later"} else "cannot"
    reason = _REASON.search(answer)
    yield Item(question, answer[marked.end() :], status, reason[1] if reason else "")
