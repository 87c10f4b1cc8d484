"""Rich facts for the templates about facts; what people typed is hostile on purpose."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.domain.conflicts import FactsOf
from bot.domain.fact_life import FactState
from bot.domain.values import replace
from bot.domain.verification_form import FormQuestion
from bot.services.facts.claim_screen import DraftView
from bot.services.facts.fact_views import FactView

Facts = dict[str, Any]

CLAIM = 'Kekeruhan <b>18</b> NTU {{7*7}} "di IPA Kalijaya" pukul 01.10, Perumda'


def fact(label: Any, ana: str, at: datetime) -> FactView:
    """A claim that waits for somebody to check it."""
    return FactView(
        id="2026-0001/F2",
        number="ISU-2026-0001/F2",
        short="F2",
        mark="▸",
        what="Kekeruhan <5 & 6>",
        text=CLAIM,
        value=Decimal("1333.5"),
        unit="NTU",
        place="IPA Kalijaya <1>",
        as_of=at,
        source="Perumda & Co",
        kind=label("source_kind.data_owner"),
        state=label("fact_state.claimed"),
        settled=False,
        verified=False,
        publicity=label("publicity.public"),
        embargo_until=None,
        reporter=ana,
        verifiers="",
        second_owed=False,
        expires_at=None,
        expired=False,
        blocked=False,
        replaces="",
        replaced_by="",
    )


def in_state(one: FactView, label: Any, state: FactState, **changes: Any) -> FactView:
    return replace(one, state=label(f"fact_state.{state}"), **changes)


def draft(at: datetime) -> DraftView:
    return DraftView(
        text=CLAIM,
        metric="Kekeruhan",
        value=Decimal(18),
        unit="NTU",
        as_of=at,
        timed=True,
        place="IPA <Kalijaya>",
        source="Perumda & Co",
        kind="",
        publicity="",
        embargo_until=None,
        replaces="",
    )


def messages(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    """Every message about facts, by name and variant."""
    one = fact(label, ana, now)
    verified = in_state(one, label, FactState.VERIFIED, mark="✅", verified=True,
                        verifiers="Eko & Co", expires_at=later)  # fmt: skip
    owed = in_state(one, label, FactState.CHECKED, second_owed=True, verifiers="Eko")
    gone = in_state(
        one, label, FactState.SUPERSEDED, mark="·", settled=True, replaced_by="F4"
    )
    word = replace(one, value=None, unit="", what=CLAIM, place="", embargo_until=later,
                   publicity=label("publicity.embargo"))  # fmt: skip
    blocked = replace(verified, blocked=True, mark="⚠", short="F3", value=Decimal(17))
    expired = replace(verified, expired=True, mark="⚠", expires_at=now)
    about = {"issue": issue, "now": now}
    claim = about | {"claim": draft(now), "zone": "WITA"}
    return {
        "fact_ask": {"issue": issue, "zone": "WITA", "replaces": ""},
        "fact_ask.update": {"issue": issue, "zone": "WITA", "replaces": "F2"},
        "fact_draft": claim | {"step": "kind"},
        "fact_draft.publicity": claim
        | {"step": "publicity", "claim": replace(draft(now), timed=False, place="", source="", kind="Media")},
        "fact_draft.save": claim
        | {
            "step": "save",
            "claim": replace(draft(now), value=None, kind="Media", embargo_until=later, replaces="F2",
                             publicity=label("publicity.embargo")),
        },
        "fact_change": {"issue": issue},
        "fact_field": {"issue": issue, "field": "time", "zone": "WITA"},
        "fact_field.value": {"issue": issue, "field": "value", "zone": "WITA"},
        "fact_embargo": {"issue": issue, "zone": "WITA"},
        "fact_check": about | {"fact": one},
        "fact_check.second": about | {"fact": owed},
        "fact_check.statement": about | {"fact": word},
        "fact_check.verified": about | {"fact": verified},
        "fact_card": about | {"fact": one, "asked": "Eko & Co", "alone": False},
        "fact_card.alone": about | {"fact": one, "asked": "", "alone": True},
        "fact_card.verified": about | {"fact": replace(verified, replaces="F1"), "asked": "", "alone": False},
        "fact_card.blocked": about | {"fact": blocked, "asked": "", "alone": False},
        "fact_card.expired": about | {"fact": expired, "asked": "", "alone": False},
        "fact_card.second": about | {"fact": owed, "asked": "", "alone": False},
        "fact_card.gone": about | {"fact": gone, "asked": "", "alone": False},
        "fact_outcome": about | {"fact": verified},
        "fact_outcome.gone": about | {"fact": gone},
        "fact_conflict": about | {"facts": [verified, blocked]},
        "fact_source": {"fact": one, "name": ""},
        "fact_source.kind": {"fact": one, "name": "BPBD <Kota>"},
        "fact_withdraw": {"number": one.number, "text": CLAIM},
        "facts_expiring": about | {"facts": [verified], "more": 0, "expired": False},
        "facts_expiring.over": about | {"facts": [expired, word_expired(word, now)], "more": 2, "expired": True},
        "fact_sheet": about
        | {
            "summary": FactsOf(2, 1, 1, 1, 1, False),
            "facts": [one, verified, blocked, expired, gone, word],
            "form": form(label),
            "total": 8,
            "page": 1,
            "pages": 2,
        },
        "fact_sheet.none": about
        | {"summary": FactsOf(0, 0, 0, 0, 0, True), "facts": [], "form": [], "total": 0, "page": 1, "pages": 1},
        "fact_sheet.claims": about
        | {"summary": FactsOf(0, 1, 0, 0, 1, False), "facts": [one], "total": 1, "page": 1, "pages": 1,
           "form": [(q, [], False) for q, _, _ in form(label)]},
    }  # fmt: skip


def word_expired(word: FactView, now: datetime) -> FactView:
    return replace(word, expires_at=now, expired=True, verified=True)


def form(label: Any) -> list[tuple[str, list[str], bool]]:
    found = {
        FormQuestion.ORIGIN: (["F4", "F3", "F2", "F1"], True),
        FormQuestion.EXPERT: (["F2"], False),
    }
    return [
        (label(f"form_question.{q}"), *found.get(q, ([], False))) for q in FormQuestion
    ]


def refusals(label: Any, lead: str, at: datetime) -> dict[str, Facts]:
    """Every refusal about facts."""
    number, said = "ISU-2026-0001/F2", "Kekeruhan <10**30> NTU"
    return {
        "fact_moved": {
            "number": number,
            "state": label("fact_state.verified"),
            "who": lead,
            "at": at,
            "by": "",
        },
        "fact_moved.gone": {
            "number": number,
            "state": label("fact_state.superseded"),
            "who": "",
            "at": at,
            "by": "F4",
        },
        "own_claim": {"number": number},
        "second_verifier_needed": {"number": number},
        "source_needed": {"number": number, "owner": False},
        "source_needed.owner": {"number": number, "owner": True},
        "number_not_understood": {"text": said},
        "date_not_understood": {"text": "31/02 <x>", "zone": "WITA", "ahead": False},
        "date_not_understood.ahead": {"text": "besok", "zone": "WITA", "ahead": True},
    }
