"""Every rule in one table, and what they find in a text (doctrine.md 5.1, 5.2)."""

from collections.abc import Iterable, Iterator

from bot.domain.findings import Weight
from bot.domain.lint.apology import APOLOGY_RULES
from bot.domain.lint.correcting import CORRECTION_RULES
from bot.domain.lint.extras import EXTRA_RULES
from bot.domain.lint.harm import bare
from bot.domain.lint.hoax import HOAX_RULES
from bot.domain.lint.holding import HOLDING_RULES
from bot.domain.lint.internal import INTERNAL_RULES, SOCIAL_RULES
from bot.domain.lint.invitation import INVITATION_RULES
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Clearing, Mark, Remark, Rule
from bot.domain.lint.numbers import loose, moved, unusable
from bot.domain.lint.persons import exposed, judged, named
from bot.domain.lint.questions import QUESTION_RULES
from bot.domain.lint.readable import readable
from bot.domain.lint.release import RELEASE_RULES
from bot.domain.lint.review import REVIEW_RULES
from bot.domain.lint.situation import Situation
from bot.domain.lint.standing import (
    accessible,
    approvals,
    holes,
    length,
    speaker,
    stance,
    times,
    watermark,
)
from bot.domain.lint.sums import sums
from bot.domain.lint.tone import (
    absolutes,
    blame,
    boasts,
    drifts,
    exposes_systems,
    listed,
    loud,
    threats,
)

_HOLDS, _WARNS, _TELLS = Weight.HOLDS_UP, Weight.WARNS, Weight.TELLS

UNIVERSAL = (
    Rule("U-01", _HOLDS, holes),
    Rule("U-02", _HOLDS, loose),
    Rule("U-03", _HOLDS, unusable),
    Rule("U-04", _HOLDS, bare),
    Rule("U-05", _HOLDS, sums),
    Rule("U-06", _HOLDS, moved),
    Rule("U-07", _HOLDS, exposed),
    Rule("U-08", _HOLDS, named),
    Rule("U-09", _HOLDS, judged),
    Rule("U-10", _HOLDS, threats, clearing=Clearing.LAW_AND_LEAD),
    Rule("U-11", _HOLDS, listed("no_comment")),
    Rule("U-12", _WARNS, listed("speculation")),
    Rule("U-13", _WARNS, absolutes),
    Rule("U-14", _WARNS, listed("belittling")),
    Rule("U-15", _WARNS, blame),
    Rule("U-16", _HOLDS, times),
    Rule("U-17", _WARNS, listed("vague_time")),
    Rule("U-18", _HOLDS, speaker),
    Rule("U-19", _HOLDS, approvals),
    Rule("U-20", _WARNS, drifts),
    Rule("U-21", _WARNS, readable),
    Rule("U-22", _HOLDS, length),
    Rule("U-23", _HOLDS, boasts),
    Rule("U-24", _TELLS, accessible),
    Rule("U-25", _WARNS, exposes_systems),
    Rule("U-26", _HOLDS, watermark),
    Rule("U-27", _WARNS, stance),
    Rule("U-28", _TELLS, loud),
)

RULES: tuple[Rule, ...] = (
    *UNIVERSAL,
    *HOLDING_RULES,
    *RELEASE_RULES,
    *HOAX_RULES,
    *APOLOGY_RULES,
    *INVITATION_RULES,
    *QUESTION_RULES,
    *INTERNAL_RULES,
    *SOCIAL_RULES,
    *REVIEW_RULES,
    *EXTRA_RULES,
    *CORRECTION_RULES,
)

#: The heaviest first; within a weight as the doctrine counts.
_ORDER = {weight: place for place, weight in enumerate((_HOLDS, _WARNS, _TELLS))}


#: Rules that speak of a number themselves: U-02 adds nothing there.
SPEAK_OF_NUMBERS = frozenset({"U-07", "U-13"})


#: Rules that say who may sign: U-18 adds nothing about the same name.
SPEAK_OF_SIGNERS = frozenset({"HJ-04", "PM-07"})


#: What would do harm if it leaked holds up a message to our own people (PI-03).
_HEAVIER = {"internal_message": frozenset({"U-12", "U-13", "U-14", "U-15"})}


def remarks(
    m: Manuscript, s: Situation, w: Lexicon, rules: Iterable[Rule] = RULES
) -> list[Remark]:
    """Return what the rules find, the heaviest first; a place is said once a rule."""
    found = [
        _remark(rule, mark, m.kind)
        for rule in rules
        if not rule.kinds or m.kind in rule.kinds
        for mark in dict.fromkeys(rule.check(m, s, w))
    ]
    return sorted(_once(found), key=lambda one: _ORDER[one.weight])


def holding_up(found: Iterable[Remark]) -> list[Remark]:
    """Return what must be mended, or cleared by those who may."""
    return [one for one in found if one.weight is _HOLDS]


def _remark(rule: Rule, mark: Mark, kind: str) -> Remark:
    heavier = _HOLDS if rule.code in _HEAVIER.get(kind, ()) else None
    weight = heavier or mark.weight or rule.weight
    usual = Clearing.REASON if weight is _WARNS else rule.clearing
    clearing = usual if mark.clearing is None else mark.clearing
    return Remark(rule.code, weight, clearing, mark)


def _once(found: list[Remark]) -> Iterator[Remark]:
    """Leave out what another rule says better: of "100 persen", a NIK, who signs."""
    spoken = [one.mark for one in found if one.code in SPEAK_OF_NUMBERS]
    signers = {one.mark.what for one in found if one.code in SPEAK_OF_SIGNERS}
    for one in found:
        mark = one.mark
        covered = any(a.start <= mark.start and mark.end <= a.end for a in spoken)
        signs = mark.what in signers and mark.detail == "speaker"
        if not (one.code == "U-02" and covered) and not (one.code == "U-18" and signs):
            yield one
