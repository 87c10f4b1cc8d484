"""Rich facts for the templates about strategy; what people typed is hostile on purpose."""

from datetime import datetime
from typing import Any

from bot.domain.values import replace
from bot.services.strategy.map_screen import MessageView, SupportView
from bot.services.strategy.narrative_screen import NarrativeView
from bot.services.strategy.party_views import PartyView
from bot.services.strategy.strategy_screen import StrategyView
from bot.services.texts.following import Following

Facts = dict[str, Any]

SAID = 'Air <b>5 & 6</b> {{7*7}} "sejak pagi"'


def party(label: Any, ana: str, at: datetime) -> PartyView:
    """Somebody who must be told before a release, and was not."""
    return PartyView(
        id="s1",
        name="Warga <5 & 6>",
        handling=label("handling.manage"),
        power=2,
        interest=3,
        attitude=-1,
        pic="",
        channel="",
        message="",
        told=False,
        told_by="",
        told_at=None,
        awaited=True,
    )


def told(one: PartyView, ana: str, at: datetime) -> PartyView:
    return replace(
        one, pic=ana, channel="WA & telepon", message=SAID, told=True, told_by=ana,
        told_at=at, awaited=False, attitude=2,
    )  # fmt: skip


def strategy(label: Any, cluster: str, stance: str) -> StrategyView:
    avoid = "menyalahkan instansi lain; membantah tanpa bukti"
    return StrategyView(label(f"cluster.{cluster}"), label(f"stance.{stance}"), avoid)


def narrative(ana: str) -> NarrativeView:
    return NarrativeView(
        version=2,
        core=SAID,
        messages=("Kami tahu <1>", "Kami periksa", "Kami kabari"),
        say=("air sedang diperiksa", "tangki di enam titik"),
        unsaid=("tidak perlu panik", "sesuai <prosedur>"),
        writer=ana,
        approver="",
        approved_at=None,
    )


def following(**changes: Any) -> Following:
    return Following(
        **({"version": 2, "holds": 2, "silent": False, "said": ()} | changes)
    )


def messages(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    """Every message about strategy, by name and variant."""
    return {
        **_parties(label, issue, ana, now),
        **_strategies(label, issue, ana, now),
        **_maps(label, issue, ana, now),
        **_narratives(label, issue, ana, now),
    }


def _parties(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    about = {"issue": issue}
    one = party(label, ana, now)
    groups = [
        (label("handling.manage"), [one, told(one, ana, now)], 0),
        (label("handling.watch"), [replace(one, name="LSM & akademisi")], 2),
    ]
    return {
        "parties": about
        | {"groups": groups, "awaited": [one.name], "total": 3, "least": 3},
        "parties.few": about
        | {"groups": groups[1:], "awaited": [], "total": 1, "least": 3},
        "parties.none": about | {"groups": [], "awaited": [], "total": 0, "least": 3},
        "party_pick": about | {"there": "", "total": 0, "least": 3},
        "party_pick.some": about | {"there": SAID, "total": 2, "least": 3},
        "party_ask": about,
        "party": about | {"party": one, "now": now},
        "party.told": about | {"party": told(one, ana, now), "now": now},
        "party_field": about | {"name": one.name, "ask": label("party_ask.channel")},
    }


def _strategies(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    found = strategy(label, "accidental", "diminish")
    why = label("strategy.why", answer=label("option.A2_1"))
    none = {
        "issue": issue, "chosen": None, "version": 0, "who": "", "at": None, "reason": "",
        "suggested": None, "why": "", "unmapped": True, "now": now,
    }  # fmt: skip
    suggested = {
        "suggested": found,
        "why": why + label("strategy.raised_history"),
        "unmapped": False,
    }
    chosen = {
        "chosen": strategy(label, "victim", "deny"), "version": 2, "who": ana, "at": now,
        "reason": SAID,
    }  # fmt: skip
    asked = {"issue": issue, "view": strategy(label, "preventable", "rebuild")}
    lines = [label(f"stance_is.{stance}") for stance in ("rebuild", "inform")]
    return {
        "strategy": none | suggested,
        "strategy.unmapped": none,
        "strategy.chosen": none | suggested | chosen,
        "stances": asked | {"lines": lines},
        "strategy_reason": asked | {"clash": False},
        "strategy_reason.clash": asked | {"clash": True},
    }


def _maps(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    supports = [
        SupportView("18 NTU <F2>", ""),
        SupportView(SAID, label("bond.number")),
        SupportView("Tangki", label("bond.other_value")),
    ]
    shown = [MessageView(SAID, supports), MessageView("Kami periksa", [])]
    facts = {"found": 4, "limit": 3, "where": "2, 1.2, 1.3"}
    rules = [(n == 1, label(f"map_rule.mm0{n}", **facts)) for n in (1, 2, 3)]
    whole = {
        "issue": issue, "version": 2, "question": SAID, "messages": shown, "words": 31,
        "limit": 27, "findings": rules, "who": ana, "at": now, "now": now,
    }  # fmt: skip
    best = [(False, label("map_rule.mm04", **facts))]
    page = {
        "issue": issue, "chosen": None, "messages": [], "words": 0, "limit": 27,
        "to_do": 0, "core": "", "holds": 0, "waits": 0,
    }  # fmt: skip
    full = {
        "chosen": strategy(label, "victim", "inform"), "messages": [SAID, "b", "c"],
        "words": 24, "to_do": 2, "core": SAID, "holds": 1, "waits": 2,
    }  # fmt: skip
    ask = {"issue": issue, "able": True, "current": ""}
    return {
        "messages": page | full,
        "messages.none": page,
        "message_map": whole,
        "message_map.good": whole | {"question": "", "words": 24, "findings": best},
        "message_map_ask": ask,
        "message_map_ask.anew": ask | {"current": f"{SAID}\n- F2\nb\nc"},
        "message_map_ask.reader": ask | {"able": False},
        "message_line_ask": {"issue": issue, "message": SAID},
        "message_line_ask.message": {"issue": issue, "message": ""},
        "message_map_text": {"messages": [(SAID, ["18 NTU", "<b>"]), ("b", [])]},
        "message_map_text.none": {"messages": []},
    }


def _narratives(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    one = narrative(ana)
    approved = replace(one, approver=ana, approved_at=now, say=(), messages=())
    waits = label("waits.second", topic=label("note.narrative"), who=ana)
    shown = {
        "issue": issue,
        "one": one,
        "holds": 1,
        "stale": 0,
        "waits": "",
        "now": now,
    }
    ask = {"issue": issue, "able": True, "messages": one.messages, "current": ""}
    return {
        "narrative": shown | {"waits": waits},
        "narrative.holds": shown | {"one": approved, "holds": 2, "stale": 3},
        "narrative_ask": ask,
        "narrative_ask.anew": ask | {"messages": (), "current": f"{SAID}\n- x"},
        "narrative_ask.reader": ask | {"able": False, "messages": ()},
        "narrative_request": {"issue": issue, "one": one},
        "narrative_told": {"issue": issue, "one": replace(one, approver=ana),
                           "drafts": ["ISU-2026-0001/D1"]},
        "narrative_told.reader": {"issue": issue, "one": approved, "drafts": []},
        "narrative_text": {"issue": issue, "one": one},
    }  # fmt: skip


def refusals(lead: str, at: datetime) -> dict[str, Facts]:
    """Every refusal about strategy."""
    number = "ISU-2026-0001"
    moved = {"number": number, "version": 2, "who": lead, "at": at}
    return {
        "map_not_understood": {},
        "map_changed": {"number": number, "who": lead, "at": at},
        "map_not_ready": {"number": number, "found": 4},
        "core_missing": {},
        "own_narrative": {"number": number},
        "narrative_moved": moved | {"approved": False},
        "narrative_moved.approved": moved | {"approved": True},
    }
