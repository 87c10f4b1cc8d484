"""Rich questions and clippings for the templates about the press; hostile on purpose."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.values import replace
from bot.services.clippings.clip_screen import ClippingView
from bot.services.outlets.media_list import OutletLine
from bot.services.press.press_views import EnquiryView

Facts = dict[str, Any]

ASKED = 'Apakah benar "air <b>keruh</b>" di {{7*7}} kelurahan & kapan normal?'
RINA, PHONE, ULU = "Rina <Dewi>", "0812 & 3456", "Kabar <Ulu> & Kota"


def enquiry(label: Any, at: datetime, due: datetime) -> EnquiryView:
    """A question that nobody has taken."""
    return EnquiryView(
        id="2026-0001/M1",
        number="ISU-2026-0001/M1",
        short="M1",
        mark="▸",
        who=f"{RINA}, {ULU}",
        outlet=ULU,
        national=False,
        contact="",
        words=ASKED,
        asks=ASKED,
        asked_at=at,
        due_at=due,
        wanted=False,
        theirs=False,
        state=label("enquiry_state.received"),
        open=True,
        late=False,
        owner="",
        line="",
        answered_at=None,
        answered_by="",
        answer="",
        printed="",
        balanced="",
        held=False,
    )


def clipping(label: Any, at: datetime) -> ClippingView:
    """A clipping of which nobody said the tone."""
    return ClippingView(
        id="2026-0001/KL1",
        number="ISU-2026-0001/KL1",
        short="KL1",
        mark="⚠",
        outlet=ULU,
        national=True,
        tone=label("tone.unsaid"),
        judged=False,
        words="",
        link="https://kabarulu.example/a?b=1&c=<2>",
        files="",
        published_at=at,
    )


def messages(
    label: Any, issue: Any, person: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    """Every message about the press, by name and variant."""
    return {
        **_enquiries(label, issue, person, now, later),
        **_list(label, now),
        **_clippings(label, issue, now),
    }


def _enquiries(
    label: Any, issue: Any, person: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    one = enquiry(label, now, later)
    asked = replace(
        one, wanted=True, theirs=True, national=True, contact=PHONE, owner=person
    )
    missed = replace(
        one, mark="⚠", late=True, due_at=now, outlet="", who=label("enquiry.somebody")
    )
    held = replace(asked, held=True, line=label("enquiry_line.holding"))
    done = replace(
        one, mark="✅", open=False, answered_at=now, answered_by=person,
        line=f"{label('enquiry_line.document')} D1 v2", state=label("enquiry_state.answered"),
    )  # fmt: skip
    free = replace(done, line=label("enquiry_line.free"), answer=ASKED, late=True,
                   printed=label("printed.yes"))  # fmt: skip
    over = replace(free, balanced=label("balanced.no"), answer="")
    out = replace(done, printed=label("printed.no"))
    about = {"issue": issue, "now": now}
    ticket = about | {"called": ""}
    sheet = about | {"waiting": 2, "late": 1, "page": 1, "pages": 2, "total": 5}
    found = [one, asked, missed, done, over]
    number = one.number
    return {
        "enquiry": ticket | {"one": one},
        "enquiry.asked": ticket | {"one": asked, "called": person},
        "enquiry.missed": ticket | {"one": missed},
        "enquiry.held": ticket | {"one": held},
        "enquiry.answered": ticket | {"one": done},
        "enquiry.printed": ticket | {"one": free},
        "enquiry.balanced": ticket | {"one": over},
        "enquiry.not_printed": ticket | {"one": out},
        "enquiry_ask": {"issue": issue},
        "enquiries": sheet | {"found": found},
        "enquiries.none": about
        | {"found": [], "total": 0, "waiting": 0, "late": 0, "page": 1, "pages": 1},
        "enquiries_for_wa": about | {"found": found},
        "enquiry_hand": {"number": number, "anybody": True},
        "enquiry_hand.nobody": {"number": number, "anybody": False},
        "enquiry_outlet": {"number": number},
        "enquiry_due": {"number": number, "zone": "WITA"},
        "enquiry_lines": {"now": now, "one": one, "free": True, "beyond": ""},
        "enquiry_lines.approved": {
            "now": now,
            "one": one,
            "free": False,
            "beyond": label("beyond.topic", topics="<air>"),
        },
        "enquiry_use": {"now": now, "one": asked, "line": label("enquiry_line.facts")},
        "enquiry_free": {"one": one},
        "enquiry_coverage": about | {"one": done},
        "press_holding": {"at": later, "house": "Diskominfo <Kota> & Contoh"},
        "rescore_press": about | {"outlet": ULU, "crowd": 0},
        "rescore_press.crowd": about | {"outlet": ULU, "crowd": 3},
    }


def _list(label: Any, now: datetime) -> dict[str, Facts]:
    known = OutletLine("o1", ULU, label("outlet_reach.national"), "kabarulu.example",
                       ((RINA, PHONE, now), ("", "", now)), now)  # fmt: skip
    new = OutletLine("o2", "Radio 5", label("outlet_reach.unknown"), "", (), None)
    page = {"page": 1, "pages": 2, "total": 9, "now": now}
    one = {"name": RINA, "outlet": ULU, "last_at": now, "now": now}
    edit = {"name": RINA, "more": PHONE}
    return {
        "media": page | {"found": [known, new], "word": ""},
        "media.none": page | {"found": [], "total": 0, "pages": 1, "word": ""},
        "media.nothing": page
        | {"found": [], "total": 0, "pages": 1, "word": "Rina <b>"},
        "media_for_wa": {"found": [known, new], "now": now},
        "outlet": {"outlet": known, "asked": 3, "open": 1, "now": now},
        "outlet.new": {"outlet": new, "asked": 0, "open": 0, "now": now},
        "journalist": one | {"contact": PHONE},
        "journalist.hidden": one | {"contact": "", "name": "", "outlet": ""},
        "media_edit": edit | {"what": "journalist"},
        "media_edit.outlet": {"what": "outlet", "name": ULU, "more": ""},
        "journalist_erase": {"name": RINA},
    }


def _clippings(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    one = clipping(label, now)
    told = replace(one, words=ASKED, tone=label("tone.negative"), mark="▾", judged=True)
    shot = replace(one, link="", files=f"2 {label('attachments.photo')}", national=False)  # fmt: skip
    counts = [(label("tone.negative"), 2), (label("tone.unsaid"), 1)]
    found = [one, told, shot]
    screen = {"issue": issue, "known": 0, "left_out": 0, "left": 1}
    number = {"number": one.number, "zone": "WITA"}
    groups = [(issue, counts, found, 7)]
    return {
        "clipping_ask": {"issue": issue},
        "clipping": screen | {"one": one, "step": "tone"},
        "clipping.time": screen | {"one": told, "step": "time", "left": 3},
        "clipping.reach": screen | {"one": told, "step": "reach", "known": 2},
        "clipping.outlet": screen | {"one": shot, "step": "outlet", "left_out": 4},
        "clipping.done": screen | {"one": None, "step": "", "left": 0, "known": 1},
        "clipping_field": number | {"what": "time"},
        "clipping_field.outlet": number | {"what": "outlet"},
        "clippings": {"issue": issue, "found": found, "counts": counts, "total": 3,
                      "page": 1, "pages": 2, "now": now},
        "clippings.none": {"issue": issue, "found": [], "counts": [], "total": 0,
                           "page": 1, "pages": 1, "now": now},
        "clipping_digest": {"groups": groups, "day": now, "now": now},
        "clipping_digest.many": {"groups": groups * 8, "day": now, "now": now},
        "reply_which": {"issue": issue, "found": [("KL1", ASKED)]},
        "reply_started": {"issue": issue, "over": False, "started": now, "now": now,
                          "due": now + timedelta(days=59),
                          "clock": f"{label('clock.legal_right_of_reply')} KL1"},
        "reply_started.over": {"issue": issue, "over": True, "started": now, "now": now,
                               "due": now, "clock": label("clock.legal_right_of_reply")},
        "clippings_for_wa": {"groups": [(issue, counts, found)] * 2, "day": now, "now": now},
    }  # fmt: skip


def refusals(label: Any, person: str, at: datetime) -> dict[str, Facts]:
    """Every refusal about the press."""
    moved = {"number": "ISU-2026-0001/M1", "who": person, "at": None}
    return {
        "enquiry_moved": moved | {"state": label("enquiry_state.assigned")},
        "enquiry_moved.answered": moved
        | {"state": label("enquiry_state.answered"), "at": at},
        "approved_line_needed": {"number": "ISU-2026-0001"},
        "line_gone": {"number": "M1"},
        "outlet_named": {"name": ULU},
        "reply_time_over": {"number": "ISU-2026-0001/KL1", "at": at},
    }
