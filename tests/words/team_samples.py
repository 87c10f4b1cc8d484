"""Samples of what is said about the team of an issue and the roles in it."""

from datetime import datetime, timedelta
from typing import Any

from bot.ports.cards import PublicWord
from bot.services.assigning.briefing import Brief
from bot.services.assigning.role_words import Deeds

Facts = dict[str, Any]

NUMBER = "ISU-2026-0001"
NOTE = 'Perumda <b>ditunggu</b> pukul 10, "laboratorium" belum menjawab {{7*7}}'
SARI = "Sari & Co (Juru Bicara)"
EKO = "Eko (Analis Isu)"


def brief(label: Any, fact: Any, now: datetime, *, full: bool) -> Brief:
    """Return a brief of an issue on which much, or nothing, has happened."""
    word = PublicWord("2026-0001", now, "no_news", 7, next_at=now + timedelta(hours=2))
    task = ("Hubungi <Perumda>", EKO, now - timedelta(minutes=8), True)
    later = ("Periksa sampel", SARI, now + timedelta(hours=1), False)
    return Brief(
        state=label("state.responding"),
        facts=[fact] * 2 if full else [],
        facts_more=3 if full else 0,
        word=word if full else None,
        tasks=[task, later] if full else [],
        tasks_more=2 if full else 0,
        waiting=["D1", "D2"] if full else [],
        clocks=[(label("clock.public_update"), now + timedelta(hours=2))],
    )


def messages(
    label: Any, issue: Any, fact: Any, who: str, now: datetime
) -> dict[str, Facts]:
    """Every message, by name and variant."""
    about: Facts = {"issue": issue}
    role, until = label("role.spokesperson"), now + timedelta(minutes=10)
    two = f"{role}, {label('role.writer')}"
    offer = about | {
        "numbered": NUMBER, "shut": False, "roles": role, "who": who, "before": "",
        "then": "", "until": until, "late": False, "note": "", "brief": None, "now": now,
    }  # fmt: skip
    shut = offer | {"issue": None, "shut": True}
    briefed = offer | {"before": SARI, "brief": brief(label, fact, now, full=True)}
    deeds = Deeds(["menulis <naskah>", "memeriksa"], ["menyetujui"])
    gap = about | {
        "who": SARI, "how": "declined", "reason": NOTE, "roles": role, "asked": [],
        "until": None, "kept": False, "now": now,
    }  # fmt: skip
    places = [
        (label("role.crisis_lead"), "held", "Citra", now - timedelta(hours=1)),
        (role, "waits", "Sari & Co", until),
        (label("role.analyst"), "waits", "Eko", None),
        (label("role.writer"), "", "", None),
    ]
    team = about | {
        "lead": "", "lead_role": label("role.crisis_lead"), "places": places,
        "asked": "", "past": [], "now": now,
    }  # fmt: skip
    vacant = about | {
        "places": places[1:], "count": 12, "held": 9, "unanswered": "", "now": now,
    }  # fmt: skip
    post = about | {"role": role, "who": SARI, "deputy": EKO, "asks": "member"}
    draft = about | {
        "posts": [
            (label("role.crisis_lead"), "Citra", "", True),
            (role, "Sari & Co", "Eko", False),
            (label("role.writer"), "", "", False),
        ],
        "outside": [],
    }
    hand = about | {"role": role, "who": EKO, "now": now}
    past = [(role, SARI, now - timedelta(hours=2), now - timedelta(hours=1))] * 2
    return {
        "role_offer": offer,
        "role_offer.two": offer | {"roles": two, "then": EKO},
        "role_offer.waits": offer | {"until": None},
        "role_offer.deputy": offer | {"who": "", "before": SARI},
        "role_offer.late": offer | {"late": True},
        "role_offer.shut": shut,
        "role_offer.handed": briefed | {"who": SARI, "note": NOTE},
        "role_offer.instead": briefed
        | {"brief": brief(label, fact, now, full=False)},
        "role_offer_ended": about | {"numbered": NUMBER, "shut": False},
        "role_offer_ended.shut": {"issue": None, "numbered": NUMBER, "shut": True},
        "role_brief": {"brief": brief(label, fact, now, full=True), "now": now},
        "role_taken": about | {"roles": two, "deeds": deeds},
        "role_taken.free": about | {"roles": role, "deeds": Deeds([], [])},
        "role_decline": {"number": NUMBER, "roles": two},
        "role_declined": {"number": NUMBER, "roles": role},
        "role_accepted": about | {"who": SARI, "roles": role},
        "role_gap": gap,
        "role_gap.silent": gap | {"how": "expired", "asked": [(EKO, role)], "until": until},
        "role_gap.gone": gap
        | {"how": "done", "reason": label("role_reason.suspended"),
           "asked": [(EKO, role), (who, two)], "until": None},
        "role_gap.kept": gap | {"reason": "", "kept": True},
        "role_choose": about | {"role": role, "who": SARI, "mine": False},
        "role_choose.mine": about | {"role": role, "who": SARI, "mine": True},
        "role_choose.nobody": about | {"role": role, "who": "", "mine": False},
        "role_hand": hand | {"brief": brief(label, fact, now, full=True)},
        "role_hand.new": hand | {"brief": brief(label, fact, now, full=False)},
        "team": team,
        "team.asked": team | {"asked": two},
        "team.led": team | {"lead": "Citra", "places": places[1:], "past": past},
        "team_draft": draft,
        "team_draft.outside": draft | {"outside": [EKO, SARI]},
        "team_post": post | {"nobody": False},
        "team_post.deputy": post | {"asks": "deputy", "nobody": False},
        "team_post.nobody": post | {"who": "", "deputy": "", "nobody": True},
        "team_add": about,
        "roles_forbidden": about | {
            "clashes": [(SARI, role, label("role.admin")), ("Budi", role, label("role.writer"))],
        },
        "team_complete": about | {"places": places[:2], "now": now},
        "team_vacant": vacant,
        "team_vacant.unanswered": vacant | {"unanswered": f"{SARI} dan {EKO}"},
    }  # fmt: skip


def refusals(label: Any, who: str, at: datetime) -> dict[str, Facts]:
    """Every refusal."""
    about = {"number": NUMBER, "role": label("role.spokesperson")}
    held = about | {"who": who, "at": at, "mine": False}
    over = about | {"who": who, "mine": False}
    return {
        "role_held": held,
        "role_held.mine": held | {"mine": True},
        "role_held.unknown": held | {"who": "", "at": None},
        "role_offer_over": over,
        "role_offer_over.mine": over | {"mine": True},
        "role_offer_over.unknown": over | {"who": ""},
        "role_not_theirs": about | {"who": who},
        "roles_clash": about | {"who": who, "other": label("role.admin")},
        "nobody_for_role": about,
        "team_moved": {"number": NUMBER},
    }
