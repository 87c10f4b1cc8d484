"""A rumour of an issue: what goes round, how bad it is, and what may be said of it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.entry_numbers import short_number
from bot.domain.report import Attachment
from bot.domain.rumour_life import ACTIVE, RumourState
from bot.domain.values import Struct

#: Reach and harm are graded from 0 to this.
WORST = 3

#: From this harm, or this reach with growth, a rumour is answered (doctrine.md 4.3).
HARMFUL = WIDE = 2


class RumourLabel(StrEnum):
    """What kind of untruth it is, if it is one (doctrine.md 4.3)."""

    HOAX = "hoax"
    DISINFORMATION = "disinformation"
    MISINFORMATION = "misinformation"
    MALINFORMATION = "malinformation"
    PARTLY_TRUE = "partly_true"
    TRUE = "true"
    UNDETERMINED = "undetermined"


class Advice(StrEnum):
    """What the rule recommends, and why; a person decides."""

    HARMFUL = "harmful"
    SPREADING = "spreading"
    QUIET = "quiet"

    @property
    def clarify(self) -> bool:
        """Tell whether it should be answered; else it is only watched."""
        return self is not Advice.QUIET


class Rumour(Struct, frozen=True):
    """A rumour. `id` is "2026-0001/R1"; people read "ISU-2026-0001/R1".

    `reach` and `harm` are None until somebody weighed it. `label` is what `labeller`
    and `confirmer` agreed on; what `proposer` proposed waits for a second person.
    `fact` is the id of the fact that refutes it, `proof` the source of the files that
    were sent as evidence. `seen_at` is when it was seen, where the message says so.
    `published` says where the clarification stands.
    """

    id: str
    issue_id: str
    text: str
    reporter: int
    created_at: datetime
    state: RumourState = RumourState.APPEARED
    version: int = 0
    url: str = ""
    origin: str = ""
    attachments: tuple[Attachment, ...] = ()
    seen_at: datetime | None = None
    reach: int | None = None
    harm: int | None = None
    trending: bool = False
    label: RumourLabel = RumourLabel.UNDETERMINED
    labeller: int | None = None
    confirmer: int | None = None
    proposed: RumourLabel | None = None
    proposer: int | None = None
    fact: str = ""
    proof: str = ""
    proofs: tuple[Attachment, ...] = ()
    decider: int | None = None
    decided_at: datetime | None = None
    published: str = ""

    @property
    def number(self) -> str:
        """Return the number that people read."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "RM1"."""
        return short_number(self.id, self.issue_id)

    @property
    def advice(self) -> Advice | None:
        """Return what the rule recommends; None until it was weighed."""
        if self.reach is None or self.harm is None:
            return None
        return advice(self.reach, self.harm, trending=self.trending)

    @property
    def panics(self) -> bool:
        """Tell whether it suggests floor rule F8: everywhere, and people panic."""
        return self.reach == WORST and self.harm == WORST

    @property
    def harmful(self) -> bool:
        """Tell whether it is active, and not known to be harmless (T14)."""
        told = self.advice
        return self.state in ACTIVE and (told is None or told.clarify)


def advice(reach: int, harm: int, *, trending: bool) -> Advice:
    """Clarify if harm >= 2, or if reach >= 2 and it spreads; else do not amplify."""
    if harm >= HARMFUL:
        return Advice.HARMFUL
    return Advice.SPREADING if reach >= WIDE and trending else Advice.QUIET


def harmful_ones(rumours: Iterable[Rumour]) -> int:
    """Count what keeps an issue from being calm."""
    return sum(rumour.harmful for rumour in rumours)
