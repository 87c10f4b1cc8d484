"""Approved texts of every kind as papers, in both languages: what the golden files show."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.document import (
    Approval,
    Document,
    DocumentVersion,
    Form,
    canonical_sha,
)
from bot.domain.document_life import DocumentState
from bot.domain.member import Member
from bot.domain.paper import Paper
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook
from bot.services.desk import Desk, House
from bot.services.exports.composing import Approved, compose
from bot.services.exports.registers import minutes_paper, sitrep_paper
from bot.services.sitreps.fitting import plain as as_read
from tests.words import document_samples, samples
from tests.words.catalog import WORDS, documents

AT = datetime(2026, 3, 12, 0, 20, tzinfo=UTC)
CITRA = Member(7, "Citra Contoh, S.Sos.", frozenset({Role.CRISIS_LEAD}), AT)


@cache
def desk(locale: str = "id") -> Desk:
    playbook = load_playbook(SHIPPED)
    office = replace(
        playbook.office,
        address="Jalan Contoh Nomor 1, Kota Contoh 75000",
        phone="(0541) 000 000",
        email="humas@instansi.example",
        site="https://instansi.example",
    )
    unused: Any = None
    return Desk(
        storage=unused,
        clock=unused,
        secrets=unused,
        words=WORDS,
        playbook=replace(playbook, office=office),
        house=House("Dinas Komunikasi dan Informatika Kota Contoh", "Samarinda",
                    ZoneInfo("Asia/Makassar"), locale, "siaga_bot"),
        documents=documents(),
    )  # fmt: skip


#: D9 and D10 are registers of their own; their papers show what the golden texts show.
REGISTERS = ("minutes", "sitrep")


def register(name: str, locale: str) -> Paper:
    """Return minutes or a situation report on paper, with every part that it can have."""
    house = desk(locale)
    text = WORDS.whole(
        f"{name}_text", locale, **samples.messages(locale)[f"{name}_text"]
    )
    if name == "sitrep":
        return sitrep_paper(house, as_read(text), "ISU-2026-0001/S2", AT)
    made = minutes_paper(house, locale, as_read(text), "ISU-2026-0001/R1", AT)
    return replace(made, signed=_chair(locale))


def _chair(locale: str) -> tuple[str, ...]:
    return (f"{WORDS.label('paper.chair', locale)},", "", "Citra Contoh, S.Sos.")


def kinds() -> list[str]:
    return list(documents().kinds)


def approved(kind: str, locale: str, body: str = "", **changed: Any) -> Approved:
    fields = document_samples.answers(documents(), kind, locale)
    body = body or WORDS.document(
        kind, Form.FULL, locale, **samples.documents(locale)[f"{kind}.full"]
    )
    document = Document(
        "2026-0001/D1", "2026-0001", kind, Form.FULL, DocumentState.APPROVED, 5, AT,
        fields=fields, locale=locale, submitted_version=2,
    )  # fmt: skip
    sha = canonical_sha(kind, "full", fields, body)
    frozen = DocumentVersion(document.id, 2, body, sha, 5, AT)
    approval = Approval("a1", document.id, 2, sha, 5, 7, AT)
    letterhead = documents().kinds[kind].letterhead
    number = "012/HM/DISKOMINFO/03/2026" if letterhead else ""
    text = Approved(document, frozen, approval, CITRA, number)
    return replace(text, **changed)


def paper(kind: str, locale: str, body: str = "", **changed: Any) -> Paper:
    return compose(desk(locale), approved(kind, locale, body, **changed))
