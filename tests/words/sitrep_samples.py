"""Rich situation reports for the templates; what people typed is hostile on purpose."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.levels import Level
from bot.domain.sitrep import Sitrep, Stability
from bot.domain.values import replace
from bot.services.books.shelf import Count
from bot.services.sitreps.sheet import DueLine, FigureLine, Happening, SitrepSheet

Facts = dict[str, Any]

SAID = 'Air <b>5 & 6</b> keruh {{7*7}} di "Ulu"'


def figure(label: Any, at: datetime, **changes: Any) -> FigureLine:
    one = FigureLine(
        short="F2",
        what="Kekeruhan <5>",
        value=Decimal("1333.5"),
        unit="NTU",
        place="IPA <Kalijaya>",
        as_of=at,
        source="Perumda & Co",
        state=label("fact_state.verified"),
        new=True,
    )
    return replace(one, **changes)


def first(label: Any, issue: Any, ana: str, now: datetime) -> SitrepSheet:
    """The first report of an issue of which little is known."""
    return SitrepSheet(
        issue=issue,
        count=1,
        at=now,
        since=None,
        level_before="",
        score_before=None,
        stability=label("stability.unstable"),
        same=False,
        writer=ana,
        summary=(),
        requests=(),
        asked=False,
        figures=(),
        conflicts=0,
        claims=(),
        happened=(),
        done=(),
        words=(),
        clocks=(),
        books=(),
        risk="",
        next_at=None,
    )


def whole(label: Any, issue: Any, ana: str, now: datetime) -> SitrepSheet:
    """A report that has everything."""
    before, later = now - timedelta(hours=12), now + timedelta(hours=12)
    down = {"new": False, "change": Decimal("-12.5"), "short": "F3"}
    happened = [Happening(now, label("journal.level_set")), Happening(before, "x < y")]
    return replace(
        first(label, issue, ana, now),
        count=3,
        since=before,
        level_before=label("level.L2"),
        score_before=34,
        stability=label("stability.stable"),
        summary=(SAID, "Air jernih di dua kelurahan."),
        requests=(SAID,),
        asked=True,
        figures=[
            figure(label, now),
            figure(label, now, **down),
            figure(label, now, short="F4", new=False, change=Decimal(2), place=""),
            figure(label, now, short="F5", new=False, change=Decimal(0), unit=""),
            figure(label, now, short="F6", value=None, unit="", what=SAID, new=False),
        ],
        conflicts=1,
        claims=[figure(label, now, short="F7", value=None, unit="", what=SAID)],
        happened=happened,
        done=[Happening(now, label("journal.fact_verified"))],
        words=[
            Happening(now, label("word.no_news")),
            Happening(before, label("word.text")),
        ],
        clocks=[
            DueLine(label("clock.first_word"), before, late=True),
            DueLine(label("clock.public_update"), later, late=False),
        ],
        books=[(label("button.facts"), Count(3, 1)), (label("button.facts"), Count(2))],
        risk=label("quadrant.handle"),
        next_at=later,
        left_out=7,
    )


def messages(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    """Every message about situation reports, by name and variant."""
    full = whole(label, issue, ana, now)
    sent = Sitrep("2026-0001/S2", "2026-0001", 2, 1, now - timedelta(hours=12), Level.L3,
                  62, Stability.STABLE, next_at=now)  # fmt: skip
    page = {"issue": issue, "last": None, "stability": "", "due": None, "now": now}
    empty = {"count": 1, "summary": "", "requests": "", "chosen": "", "lacks": []}
    lacks = [label(f"finding.{code}", what="18 NTU <x>")
             for code in ("ST-03", "ST-05", "ST-06")]  # fmt: skip
    return {
        "sitrep_text": {"report": full},
        "sitrep_text.first": {"report": first(label, issue, ana, now)},
        "sitrep_text.same": {"report": replace(first(label, issue, ana, now), same=True, asked=True)},
        "sitreps": page | empty | {"lacks": lacks},
        "sitreps.ready": page
        | {
            "last": sent,
            "stability": label("stability.stable"),
            "due": now - timedelta(minutes=5),
            "count": 3,
            "summary": SAID,
            "requests": label("sitrep.none_asked"),
            "chosen": label("stability.stable"),
            "lacks": [],
        },
        "sitreps.read": page | empty | {"count": 0},
        "sitrep_ask": {"issue": issue, "summary": True, "count": 3},
        "sitrep_ask.requests": {"issue": issue, "summary": False, "count": 3},
    }  # fmt: skip
