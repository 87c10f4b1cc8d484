"""The checklist of readiness (doctrine.md 4.6, STOP): what is so, and what is not."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.values import Struct, field


class Heading(StrEnum):
    """The four headings, in their order."""

    STRATEGY = "strategy"
    TACTICS = "tactics"
    ORGANISATION = "organisation"
    PERSONNEL = "personnel"


class Computed(StrEnum):
    """What the records answer by themselves."""

    EMERGENCY_TEXT = "emergency_text"
    MEDIA_LIST = "media_list"
    CHANNEL_REGISTRY = "channel_registry"
    LEAD_DEPUTY = "lead_deputy"
    LIAISONS = "liaisons"
    HEAD_CONTACT = "head_contact"
    ROSTER = "roster"
    SPOKESPERSONS = "spokespersons"
    REACH_TEST = "reach_test"


class Standing(StrEnum):
    """How an item stands; the worst first. NOT_YET is no part of the percentage."""

    MISSING = "missing"
    EXPIRED = "expired"
    MET = "met"
    NOT_YET = "not_yet"


class CheckItem(Struct, frozen=True):
    """One line of the list; without *computed* a person ticks it off.

    `holds` is how long it counts after it was ticked, or was last true; None: for
    ever. `says` are the office's own words by locale; empty: those of the language.
    """

    name: str
    heading: Heading
    computed: Computed | None = None
    holds: timedelta | None = None
    says: Mapping[str, str] = field(default_factory=dict)


class ReadinessRules(Struct, frozen=True):
    """The office's policy for readiness (readiness.toml).

    `nudge_weekday` counts from Monday, 0. A test is open for `test_open`, a call to
    attend for `attend_open` after its time; after `suspicion_wait` the leads are asked
    about a suspected account, too. `phones`: whether numbers of members are kept.
    """

    nudge_weekday: int
    nudge_at: time
    test_open: timedelta
    attend_open: timedelta
    suspicion_wait: timedelta
    phones: bool
    items: tuple[CheckItem, ...]


class Checked(Struct, frozen=True):
    """An item with its standing, and since or until when; None where nothing tells."""

    item: CheckItem
    standing: Standing
    at: datetime | None = None


#: What the records say: since when it is so; False: it is not; None: nobody can tell.
Known = Mapping[Computed, "datetime | bool | None"]


def checked(
    items: Sequence[CheckItem],
    known: Known,
    ticked: Mapping[str, datetime],
    now: datetime,
) -> list[Checked]:
    """Return every item with its standing, in the order of the list."""
    return [_checked(item, known, ticked, now) for item in items]


def _checked(
    item: CheckItem, known: Known, ticked: Mapping[str, datetime], now: datetime
) -> Checked:
    said: datetime | bool | None = ticked.get(item.name, False)
    if item.computed is not None:
        said = known.get(item.computed)
    if said is None:
        return Checked(item, Standing.NOT_YET)
    if isinstance(said, bool):
        return Checked(item, Standing.MET if said else Standing.MISSING)
    over = item.holds is not None and now - said > item.holds
    return Checked(item, Standing.EXPIRED if over else Standing.MET, said)


def percentage(found: Sequence[Checked]) -> int:
    """Return how much is met, of what can be told at all; 100 of nothing."""
    counted = [one for one in found if one.standing is not Standing.NOT_YET]
    met = sum(one.standing is Standing.MET for one in counted)
    return 100 * met // len(counted) if counted else 100


def worst(found: Sequence[Checked]) -> list[Checked]:
    """Return what is not met, the worst first: people, then what is missing.

    Without people nothing helps; then comes what is missing, then what is too old.
    """
    headings = [*reversed(Heading)]
    order = [Standing.MISSING, Standing.EXPIRED]
    open_ = [one for one in found if one.standing in order]
    return sorted(
        open_,
        key=lambda one: (
            order.index(one.standing),
            one.item.computed is None,
            headings.index(one.item.heading),
        ),
    )
