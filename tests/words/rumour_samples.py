"""Rich rumours and promises for their templates; what people typed is hostile."""

from datetime import datetime
from typing import Any

from bot.domain.values import replace
from bot.services.promises.promise_views import PromiseView
from bot.services.rumours.rumour_views import RumourView
from tests.words import fact_samples

Facts = dict[str, Any]

HEARD = 'Biaya paspor <b>naik</b> jadi Rp1,5 juta {{7*7}} "mulai Senin" https://x.example/?a=1&b=2'
WHAT = 'Mobil tangki <b>5 & 6</b> {{7*7}} ke "Kelurahan Ulu"'


def rumour(label: Any, ana: str, at: datetime) -> RumourView:
    """A rumour that nobody has weighed yet."""
    return RumourView(
        id="2026-0001/RM2",
        number="ISU-2026-0001/RM2",
        short="RM2",
        mark="⚠",
        text=HEARD,
        url="https://x.example/?a=1&b=2",
        origin="Grup <Warga> Ulu",
        files=f"1 {label('attachment.photo')}",
        reporter=ana,
        created_at=at,
        seen_at=at,
        state=label("rumour_state.appeared"),
        reach="",
        harm="",
        trending=False,
        advice="",
        clarify=False,
        panics=False,
        label=label("rumour_label.undetermined"),
        determined=False,
        label_owed=False,
        fact="",
        fact_short="",
        proof="",
        decider="",
        decided_at=None,
        clarified=False,
        published="",
        answer_by=None,
    )


def promise(label: Any, ana: str, at: datetime, due: datetime) -> PromiseView:
    """A promise that the public waits for."""
    return PromiseView(
        id="2026-0001/J2",
        number="ISU-2026-0001/J2",
        short="J2",
        mark="⏱",
        what=WHAT,
        due_at=due,
        state=label("promise_state.made"),
        open=True,
        overdue=False,
        was_late=False,
        made_by=ana,
        document="",
        ended_by="",
        ended_at=None,
        link="",
        reason="",
        replaces="",
        replaced_by="",
    )


def messages(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    """Every message about rumours and promises, by name and variant."""
    about = {"issue": issue, "now": now}
    return {
        "book_which": {"issues": [issue], "book": label("button.rumours")},
        "book_which.none": {"issues": [], "book": label("button.promises")},
        **_rumours(label, about, rumour(label, ana, now), later),
        **_promises(label, about, promise(label, ana, now, later), now),
    }


def _rumours(
    label: Any, about: Facts, new: RumourView, later: datetime
) -> dict[str, Facts]:
    now = about["now"]
    weighed = replace(new, state=label("rumour_state.assessed"), reach=label("reach.2"), harm=label("harm.1"),
                      trending=True, advice=label("advice.spreading"), clarify=True, answer_by=later)  # fmt: skip
    panic = replace(weighed, reach=label("reach.3"), harm=label("harm.3"), advice=label("advice.harmful"),
                    panics=True, answer_by=now, label_owed=True, fact="Sirene <rusak>", fact_short="F2",
                    proof="BPBD & Co")  # fmt: skip
    quiet = replace(weighed, advice=label("advice.quiet"), clarify=False, answer_by=None, url="", origin="",
                    files="", seen_at=None)  # fmt: skip
    told = replace(panic, state=label("rumour_state.clarified"), mark="✅", label=label("rumour_label.hoax"),
                   determined=True, label_owed=False, decider="Eko & Co", decided_at=now, clarified=True,
                   published="Situs <resmi> pukul 13.30", answer_by=None, panics=False)  # fmt: skip
    card = about | {"asked": "", "alone": False}
    fact = fact_samples.fact(label, "Ana", now)
    sheet = about | {"settled": False, "total": 8, "page": 1, "pages": 2}
    return {
        "rumour_ask": {"issue": about["issue"]},
        "rumour_weigh": about | {"rumour": new, "question": "reach"},
        "rumour_weigh.harm": about | {"rumour": new, "question": "harm"},
        "rumour_weigh.trend": about | {"rumour": new, "question": "trend"},
        "rumour_card": card | {"rumour": new},
        "rumour_card.weighed": card | {"rumour": weighed},
        "rumour_card.quiet": card | {"rumour": quiet},
        "rumour_card.panic": card | {"rumour": panic, "asked": "Eko & Co"},
        "rumour_card.alone": card | {"rumour": panic, "alone": True},
        "rumour_card.clarified": card | {"rumour": told},
        "rumour_sheet": sheet | {"rumours": [new, weighed, panic, told], "harmful": 3},
        "rumour_sheet.settled": sheet
        | {"rumours": [told], "harmful": 0, "total": 1, "pages": 1, "settled": True},
        "rumour_sheet.none": sheet
        | {"rumours": [], "harmful": 0, "total": 0, "pages": 1, "settled": True},
        "rumour_told": about | {"rumour": weighed},
        "rumour_told.panic": about | {"rumour": panic},
        "rumour_evidence": {"rumour": weighed, "facts": [fact]},
        "rumour_evidence.none": {"rumour": weighed, "facts": []},
        "rumour_published": {"rumour": panic, "channels": True, "beyond": ""},
        "rumour_published.words": {
            "rumour": weighed,
            "channels": False,
            "beyond": label("beyond.over", number="ISU-2026-0001"),
        },
        "rumour_label": {"rumour": weighed},
        "rumour_label_asked": about | {"rumour": panic, "who": "Eko & Co"},
    }


def _promises(
    label: Any, about: Facts, made: PromiseView, now: datetime
) -> dict[str, Facts]:
    late = replace(made, state=label("promise_state.overdue"), mark="⚠", overdue=True, due_at=now, short="J1",
                   what=label("promise.next_word"), document="ISU-2026-0001/D1")  # fmt: skip
    kept = replace(late, state=label("promise_state.kept"), mark="✅", open=False, overdue=False, was_late=True,
                   ended_by="Eko & Co", ended_at=now, link="https://x.example/?a=1&b=2")  # fmt: skip
    gone = replace(made, state=label("promise_state.replaced"), mark="·", open=False, ended_by="Eko & Co",
                   ended_at=now, replaced_by="J3", reason="Hasil <lab> belum keluar", replaces="J1")  # fmt: skip
    ask = about | {"zone": "WITA"}
    sheet = about | {"settled": False, "total": 4, "page": 1, "pages": 1}
    return {
        "promise_ask": ask,
        "promise_card": about | {"promise": made},
        "promise_card.overdue": about | {"promise": late},
        "promise_card.kept": about | {"promise": kept},
        "promise_card.replaced": about | {"promise": gone},
        "promise_sheet": sheet | {"promises": [late, made, kept, gone], "open": 2, "overdue": 1, "pages": 2},
        "promise_sheet.open": sheet | {"promises": [made], "open": 1, "overdue": 0},
        "promise_sheet.settled": sheet | {"promises": [kept], "open": 0, "overdue": 0, "settled": True},
        "promise_sheet.none": sheet | {"promises": [], "open": 0, "overdue": 0, "total": 0},
        "promise_link": {"promise": kept},
        "promise_replace": {"zone": "WITA", "now": now, "promise": made},
    }  # fmt: skip


def refusals(label: Any, at: datetime) -> dict[str, Facts]:
    """Every refusal about rumours and promises."""
    rumour_id, promise_id = "ISU-2026-0001/RM2", "ISU-2026-0001/J2"
    return {
        "rumour_moved": {"number": rumour_id, "state": label("rumour_state.faded")},
        "own_label": {"number": rumour_id},
        "evidence_owed": {"number": rumour_id},
        "hoax_unproven": {"number": "ISU-2026-0001/D1"},
        "proof_needed": {},
        "promise_moved": {
            "number": promise_id,
            "state": label("promise_state.replaced"),
            "at": at,
            "by": "J3",
        },
        "promise_unclear": {"zone": "WITA"},
        "promise_past": {"text": "kemarin <10.00>", "zone": "WITA"},
        "reason_owed": {"zone": "WITA"},
    }
