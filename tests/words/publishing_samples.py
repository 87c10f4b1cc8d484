"""Samples of channels, publication, corrections and withdrawals."""

from datetime import datetime, timedelta
from typing import Any

from bot.services.publishing.board import CopyLine
from bot.services.publishing.sheet import CopyView
from bot.services.publishing.switches import ChannelLine

Facts = dict[str, Any]

TEXT = "ISU-2026-0001/D1"
SITE, KOTA = "https://kota.go.id/berita/1", "https://t.me/kota_contoh"
MARK = "[DITARIK pukul 11.40 WITA: isi pernyataan ini keliru.]"


def messages(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    """Every message, by name and variant."""
    return _boards(label, issue, now) | _channels(label) | _after(label, issue, now)


def _boards(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    def state(name: str) -> str:
        return str(label(f"publication_state.{name}"))

    lines = [
        CopyLine("Kanal Kota", state("out"), True, now, f"{KOTA}/7"),
        CopyLine("Kanal Dinas", "", True),
        CopyLine("Kanal Warga", state("ambiguous"), True),
        CopyLine("Kanal Lama", state("planned"), True, now + timedelta(hours=1)),
        CopyLine("Situs kota", state("corrected"), False, now, SITE, True),
        CopyLine("Instagram", "", False),
    ]
    kind = label("document_kind.holding_statement")
    board = {"issue": issue, "number": TEXT, "kind": kind, "now": now}
    view = CopyView("D1", 2, "Kanal Kota", state("out"), now, f"{KOTA}/7", False)
    old = CopyView("D1", 1, "Situs kota", state("withdrawn"), now, "", True)
    sheet = {"issue": issue, "copies": [view, old], "total": 9, "now": now}
    return {
        "publishing": board | {"lines": lines, "links": True},
        "publishing.none": board | {"lines": [], "links": False},
        "publications": sheet | {"page": 1, "pages": 2},
        "publications.none": sheet | {"copies": [], "page": 1, "pages": 1},
        "publish_when": {"number": TEXT, "zone": "WITA"},
    }


def _channels(label: Any) -> dict[str, Facts]:
    own = ChannelLine("Kanal Kota", "Telegram", KOTA, True, "")
    site = ChannelLine("Situs kota", "Situs web", "https://kota.go.id", False, "Ketua")
    shown = {"channels": [own, site], "keeps": True, "bot": "siaga_bot"}
    added = {"name": "Kanal Kota", "link": KOTA, "may_post": True, "may_edit": True}
    return {
        "channels": shown,
        "channels.none": shown | {"channels": [], "keeps": False},
        "channel": {"channel": own},
        "channel.site": {"channel": site},
        "channel_ask": {"bot": "siaga_bot"},
        "channel_added": added,
        "channel_added.bare": added
        | {"link": "", "may_post": False, "may_edit": False},
        "channel_lost": {"name": "Kanal Kota"},
    }


def _after(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    doubt = {"issue": issue, "number": TEXT, "channel": "Kanal Kota"}
    failed = doubt | {"reason": label("barred.FactsFell"), "begun": 0, "at": now}
    copies = [("Situs kota", SITE), ("Diteruskan langsung", "")]
    change = {"issue": issue, "number": TEXT, "copies": copies, "withdrawn": False}
    notes = [(label("withdraw_reason.wrong"), MARK)]
    return {
        "publication_doubted": doubt,
        "publication_failed": failed,
        "publication_failed.part": failed | {"begun": 1},
        "publication_settled": {"did": "there", "at": now},
        "publication_settled.again": {"did": "again", "at": now},
        "copies_to_change": change,
        "copies_to_change.withdrawn": change | {"withdrawn": True},
        "text_withdraw": {"number": TEXT, "notes": notes},
        "text_withdraw_done": {"number": TEXT, "note": MARK, "at": now},
        "internal_text": {"text": "Air keran keruh sejak pagi."},
    }


def refusals(now: datetime) -> dict[str, Facts]:
    """Every refusal, by name and variant."""
    return {
        "nothing_to_publish": {"number": TEXT},
        "tell_inside_first": {},
        "promise_over": {"number": TEXT, "at": now, "now": now},
        "words_untrue": {
            "number": TEXT,
            "found": ["U-17 · Waktu tidak jelas: hari ini."],
        },
        "facts_fell": {"number": TEXT, "facts": "F2, F3"},
        "no_channel_of_ours": {},
        "publication_moved": {},
        "link_unclear": {},
        "channel_unclear": {},
        "withdrawn_before": {},
        "text_is_out": {"number": TEXT},
    }
