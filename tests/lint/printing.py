"""Texts of the corpus as an office's desk makes them: its templates, facts and people."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.document import Document, Form
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.enclosures import with_enclosures
from bot.domain.fact import FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.fields import FieldRule, Shape
from bot.domain.levels import Level
from bot.domain.lint.amounts import numbers
from bot.domain.lint.manuscript import Binding, Manuscript, Picture
from bot.domain.lint.marks import Remark
from bot.domain.lint.reading import manuscript_of
from bot.domain.lint.rules import remarks
from bot.domain.lint.situation import Published, RumourFound, Situation
from bot.domain.personal_data import allowed_in
from bot.domain.report import Attachment
from bot.domain.threads import parts_of
from bot.domain.values import replace
from bot.domain.writing import dated
from bot.playbook.documents import load_documents
from tests.lint.desk import NOW, WORDS, fact
from tests.words.catalog import TEMPLATES
from tests.words.catalog import WORDS as RENDERED

CORPUS = Path(__file__).parent / "corpus"
ZONE = ZoneInfo("Asia/Makassar")
KINDS = load_documents(TEMPLATES).kinds

SCAN = Attachment("document", "scan", "scan", "bukti.pdf")

#: Keys of a text that are no answers of it.
BESIDE = {
    "kind",
    "locale",
    "of",
    "level",
    "facts",
    "bind",
    "no_claim",
    "knows",
    "faults",
}

DATELINES = {
    "id": "KOTA CONTOH, 12 Maret 2026, pukul 09.20 WITA",
    "en": "KOTA CONTOH, 12 March 2026, 09:20 WITA",
}

OFFICES: dict[str, dict[str, str]] = {
    "provinsi": {
        "kanal_resmi": "contohprov.go.id dan Telegram @contohprov",
        "kanal_pengaduan": "lapor.go.id atau loket pengaduan",
        "narahubung": "Dewi Lestari (Pranata Humas), 0541-123456",
    },
    "imigrasi": {
        "kanal_resmi": "contoh.imigrasi.go.id",
        "kanal_pengaduan": "loket pengaduan atau lapor.go.id",
        "narahubung": "Rahmat Hidayat (Subbagian Humas), 0811-2233-4455",
    },
    "kesehatan": {
        "kanal_resmi": "dinkes.contohkab.go.id dan Instagram @dinkescontoh",
        "kanal_pengaduan": "loket pengaduan puskesmas atau lapor.go.id",
        "narahubung": "Laila Rahman (Pranata Humas), 0812 3344 5566",
    },
    "airminum": {
        "kanal_resmi": "tirtahulu.co.id dan WhatsApp pusat layanan 0811-5500-911",
        "kanal_pengaduan": "loket pelayanan atau WhatsApp pusat layanan 0811-5500-911",
        "narahubung": "Yoseph Tandi (Sekretaris Perusahaan), (0541) 765432",
    },
    "perhubungan": {
        "kanal_resmi": "dishub.contohkota.go.id dan X @dishubcontoh",
        "kanal_pengaduan": "lapor.go.id",
        "narahubung": "Nur Aini, humas.dishub@contohkota.go.id, 0542-876543",
    },
    "pendidikan": {
        "kanal_resmi": "disdik.contohkota.go.id",
        "kanal_pengaduan": "loket pengaduan Dinas Pendidikan",
        "narahubung": "Fitri Handayani, S.Pd. (Penghubung Media), +62 812-9988-776",
    },
    "kota": {
        "kanal_resmi": "contohkota.go.id dan kanal Telegram @pemkotcontoh",
        "kanal_pengaduan": "112 atau lapor.go.id",
        "narahubung": "Agus Salim (Kabid IKP), 0813-7000-1122",
    },
    "rsud": {
        "kanal_resmi": "rsud.contohkab.go.id dan Facebook RSUD Contoh",
        "kanal_pengaduan": "loket pengaduan lantai 1 atau WhatsApp 0821-4000-3322",
        "narahubung": "Rosmini (Humas RSUD), telepon 0541 223344 ext. 12",
    },
    "dukcapil": {
        "kanal_resmi": "disdukcapil.contohkab.go.id",
        "kanal_pengaduan": "lapor.go.id atau SP4N-LAPOR! 1708",
        "narahubung": "Ilham (Penata Humas), WA 0852.4567.8901",
    },
    "lapas": {
        "kanal_resmi": "lapascontoh.kemenimipas.go.id",
        "kanal_pengaduan": "pos depan atau WhatsApp layanan 0813-9000-7788",
        "narahubung": "Siti Khadijah (Kasubag TU), 0541-445566",
    },
    "pasar": {
        "kanal_resmi": "disdag.contohkota.go.id dan Instagram @disdagcontoh",
        "kanal_pengaduan": "pos pengaduan pasar atau lapor.go.id",
        "narahubung": "Hendrik Wenas (Sekretaris Dinas), WhatsApp 0822 1100 3344",
    },
    "bandara": {
        "kanal_resmi": "bandaracontoh.co.id dan Telegram @bandaracontoh",
        "kanal_pengaduan": "meja bantuan Terminal 1 atau contact center 172",
        "narahubung": "Grace Manullang, humas@bandaracontoh.co.id, 0811-4455-667",
    },
    "kampus": {
        "kanal_resmi": "universitascontoh.ac.id dan Instagram @univcontoh",
        "kanal_pengaduan": "Satgas PPKPT atau lapor.go.id",
        "narahubung": "Melati Simbolon, Kepala Humas, 0813.2211.4455",
    },
    "pln": {
        "kanal_resmi": "aplikasi PLN Mobile dan X @plncontoh",
        "kanal_pengaduan": "123 atau PLN Mobile",
        "narahubung": "Ayu Lestari (Humas UP3), 0541-334455",
    },
    "dinsos": {
        "kanal_resmi": "dinsos.contohkab.go.id",
        "kanal_pengaduan": "posko balai desa atau lapor.go.id",
        "narahubung": "Yuliana Bulan, Sekretaris Dinas, WA 0853-4400-1199",
    },
    "bpbd": {
        "kanal_resmi": "bpbd.contohkab.go.id dan Telegram @bpbdcontoh",
        "kanal_pengaduan": "posko 0541-776655 atau 112",
        "narahubung": "Theresia Lawing, Pusdalops, +62-811-580-1122",
    },
}
SPEAKERS = {
    "provinsi": {
        "Sri Wahyuni": "Sekretaris Daerah Provinsi Contoh",
        "Andi Pratama": "Kepala Dinas Komunikasi dan Informatika Provinsi Contoh",
    },
    "imigrasi": {"Bambang Suryo": "Kepala Kantor Imigrasi Kelas I TPI Contoh"},
    "kesehatan": {
        "dr. Maya Anggraini, M.Kes.": "Kepala Dinas Kesehatan Kabupaten Contoh"
    },
    "airminum": {
        "Ir. H. Suparman, S.T., M.T.": "Direktur Utama Perumda Air Minum Tirta Hulu"
    },
    "perhubungan": {"Ahmad Zaini": "Kepala Dinas Perhubungan Kota Contoh"},
    "pendidikan": {"Dr. Lukman Hakim": "Kepala Dinas Pendidikan Kota Contoh"},
    "kota": {"Hj. Ratna Dewi, S.Sos., M.Si.": "Wali Kota Contoh"},
    "rsud": {"dr. Samuel Tangke, Sp.PD.": "Direktur RSUD Contoh"},
    "dukcapil": {
        "Hj. Nurlela, S.E.": "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh"
    },
    "lapas": {"Yudi Hartono": "Kepala Lapas Kelas IIA Contoh"},
    "pasar": {"Wahyu Adi Nugroho": "Kepala Dinas Perdagangan Kota Contoh"},
    "bandara": {"Kol. (Purn.) Darmawan Sitepu": "General Manager Bandar Udara Contoh"},
    "kampus": {"Prof. Dr. Ir. Hasanuddin Yusuf": "Rektor Universitas Contoh"},
    "pln": {"Nyoman Sudarsana": "Manajer UP3 Contoh"},
    "dinsos": {"Marthen Tandi": "Kepala Dinas Sosial Kabupaten Contoh"},
    "bpbd": {
        "Drs. H. Mursalim": "Kepala Pelaksana BPBD Kabupaten Contoh",
    },
}
AGENCIES = ("Kominfo", "BSSN", "BMKG", "PLN", "Perumda Tirta Contoh", "Dinas PUPR")
SETTLED = RumourFound("hoax", settled=True, evidence=True, agreed_by=2)


def texts(which: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the good or the bad texts of all kinds, each with its kind."""
    for path in sorted(CORPUS.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8")).get(which, []):
            yield entry.get("kind", path.stem), entry


def printed(kind: str, entry: Mapping[str, Any], locale: str = "") -> Manuscript:
    """Return what the desk would make of the answers."""
    locale = locale or entry.get("locale", "id")
    document, rules = written(kind, entry, locale), KINDS[kind].forms[Form.FULL]
    said = {
        rule.name: _said(rule, document.fields.get(rule.name, ""), locale)
        for rule in rules
    }
    if kind == "social_post":
        said["bagian"] = "\n\n".join(parts_of(document.fields))
    shown = {
        r.name: said[r.name] or (f"[{r.name}]" if r.required else "") for r in rules
    }
    body = RENDERED.document(kind, Form.FULL, locale, **shown)
    text = dated(body, DATELINES[locale])
    made = manuscript_of(document, rules, text, said, facts=facts(entry))
    made = replace(made, bindings=tuple(_tapped(made, entry)))
    knows = entry.get("knows", {})
    confirmed = not knows.get("unconfirmed", False)
    quotes = tuple(replace(quote, confirmed=confirmed) for quote in made.quotes)
    pictures = (
        (Picture(infographic=True),) if knows.get("infographic") else made.pictures
    )
    return replace(made, quotes=quotes, pictures=pictures)


def _tapped(made: Manuscript, entry: Mapping[str, Any]) -> Iterator[Binding]:
    """Yield what the writer said by a tap on a number: its fact, or why it is no claim."""
    for number in numbers(made.body, made.locale):
        for begins, one in entry.get("bind", {}).items():
            if number.written.startswith(begins):
                yield Binding(number.written, fact=one)
        for begins, why in entry.get("no_claim", {}).items():
            if number.written.startswith(begins):
                yield Binding(number.written, reason=why)


def written(kind: str, entry: Mapping[str, Any], locale: str = "id") -> Document:
    """Return the document with its answers, those of the office among them."""
    names = {rule.name for rule in KINDS[kind].forms[Form.FULL]}
    office = {k: v for k, v in OFFICES[entry["of"]].items() if k in names}
    answers = {k: v for k, v in entry.items() if k not in BESIDE}
    assert answers.keys() <= names, answers.keys() - names
    made = Document(
        "2026-0001/D1", "2026-0001", kind, Form.FULL, DOCUMENT_LIFE.start, 1, NOW,
        fields={**office, **answers}, locale=locale,
    )  # fmt: skip
    # Evidence that a letter names goes with it as a file.
    return with_enclosures(made, [SCAN]) if answers.get("bukti") else made


def _said(rule: FieldRule, answer: str, locale: str) -> str:
    if not answer:
        return ""
    if rule.shape is Shape.TIME:
        return RENDERED.time(datetime.fromisoformat(answer), locale)
    if rule.shape is Shape.MOMENT:
        at = datetime.fromisoformat(answer)
        return f"{RENDERED.date(at, locale)}, {RENDERED.time(at, locale)}"
    if rule.shape is Shape.CHOICE:
        return RENDERED.label(f"pick.{answer}", locale)
    return rule.shaped(answer)


def facts(entry: Mapping[str, Any]):
    """Return the facts of a text: "F1 | words | value | source | state".

    A state may also be what else bars a verified fact: "expired", "internal".
    """
    return [
        _fact(*(part.strip() for part in line.split("|")))
        for line in entry.get("facts", [])
    ]


_BARRED = {
    "expired": {"expires_at": NOW - timedelta(minutes=1)},
    "internal": {"publicity": Publicity.INTERNAL},
}


def _fact(short: str, words: str, value: str, source: str, state: str = "verified"):
    return fact(
        short,
        words,
        Decimal(value) if value else None,
        metric=words.partition(" ")[2] if value else "",
        sources=(FactSource(source, SourceKind.DATA_OWNER, 1),),
        **_BARRED.get(state) or {"state": FactState(state)},
    )


def known(entry: Mapping[str, Any]) -> Situation:
    """Return what the house knows when the text is checked."""
    knows, office = entry.get("knows", {}), OFFICES[entry["of"]]
    rumour = RumourFound(**knows["rumour"]) if "rumour" in knows else SETTLED
    hours = knows.get("known_hours_ago", 30)
    return Situation(
        NOW,
        Level[entry.get("level", "L3")],
        tuple(facts(entry)),
        allowed=allowed_in(tuple(office.values())),
        protected=tuple(knows.get("protected", ())),
        agencies=AGENCIES,
        published=tuple(_published(knows)),
        speakers=SPEAKERS[entry["of"]],
        messages=tuple(knows.get("messages", ())),
        next_update_by=NOW + timedelta(hours=knows.get("later", 4)),
        impact=knows.get("impact", 1),
        inputs=knows.get("inputs", 0),
        rumour=rumour,
        number_at_approval=True,
        legal_review=knows.get("legal_review", True),
        questions_ready=knows.get("questions_ready", True),
        known_since=NOW - timedelta(hours=hours),
        media_published_at=NOW - timedelta(days=knows.get("media_days_ago", 3)),
    )


def _published(knows: Mapping[str, Any]) -> Iterator[Published]:
    if "before" in knows:
        before = knows["before"]
        numbers = {(before["metric"], ""): Decimal(before["value"])}
        yield Published("D1", "press_release", "", NOW, numbers=numbers)
    if "published" in knows:
        yield Published("D1", "holding_statement", knows["published"], NOW)


def checked(kind: str, entry: Mapping[str, Any]) -> list[Remark]:
    """Return what the rules find in a text of the corpus."""
    words = WORDS[entry.get("locale", "id")]
    return remarks(printed(kind, entry), known(entry), words)
