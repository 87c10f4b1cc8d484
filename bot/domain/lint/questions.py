"""QA-01 to QA-05, MM-01 to MM-04: answers for the spokesperson (D6)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from bot.domain.findings import Weight
from bot.domain.levels import Level
from bot.domain.lint.amounts import named_near, numbers
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Item, Manuscript
from bot.domain.lint.marks import Mark, Rule
from bot.domain.lint.numbers import binding_of
from bot.domain.lint.sentences import counted
from bot.domain.lint.situation import Situation
from bot.domain.lint.tone import stems_of

#: Questions at L3 and L4; words of one answer (45 seconds); key messages, their words
#: and supports (doctrine.md 2, message map).
AT_L3, AT_L4, ANSWER = 10, 15, 100
MESSAGES, WORDS, SUPPORTS = 3, 27, 3

#: What is always asked (QA-02): each has a list of words by which it is known.
MUST = ("ask_what", "ask_who", "ask_when_known", "ask_victims", "ask_now", "ask_heads")


def enough(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """QA-01: ten questions at L3, fifteen at L4; no answer over 45 seconds."""
    wanted = {Level.L3: AT_L3, Level.L4: AT_L4}.get(s.level, 0)
    if len(m.items) < wanted:
        yield Mark(detail=str(wanted - len(m.items)))
    for item in m.items:
        if counted(item.answer) > ANSWER:
            yield Mark(item.question, detail="long")


def must(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """QA-02: the six questions that always come are among them."""
    for name in MUST:
        if not any(w.has(name, item.question) for item in m.items):
            yield Mark(detail=name)


def reasons(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """QA-03: what cannot be answered says why, and who answers when."""
    for item in m.items:
        marked = item.status != "answer" and not item.reason.strip()
        if marked or (item.status == "answer" and _refuses(item.answer, w)):
            yield Mark(item.question)


def _refuses(answer: str, w: Lexicon) -> bool:
    """Tell whether an answer is none, and neither says why nor who knows when."""
    return w.has("cannot_answer", answer) and not w.has("gives_reason", answer)


def hostile(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """QA-04: the hard word of a question is not taken up in the answer."""
    for item in m.items:
        hard = {match.group().casefold() for match in w.find("hostile", item.question)}
        for match in w.find("hostile", item.answer):
            if match.group().casefold() in hard:
                yield Mark(match.group(), detail=item.question)


def contradictions(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """QA-05: two answers give one number, and that of the last text."""
    told: dict[str, set[Decimal]] = defaultdict(set)
    for item in m.items:
        for name, value in _numbers_of(item, m, s):
            told[name].add(value)
    for name, values in told.items():
        fact = s.fact(name)
        before = s.told_before((fact.metric, fact.place)) if fact else None
        if len(values | ({before} if before is not None else set())) > 1:
            yield Mark(name, detail=", ".join(f"{one:f}" for one in sorted(values)))


def _numbers_of(
    item: Item, m: Manuscript, s: Situation
) -> Iterator[tuple[str, Decimal]]:
    """Yield each number with the first fact that measures what it counts."""
    for number in numbers(item.answer, m.locale):
        bound = binding_of(m, number.written)
        tapped = (bound.fact,) if bound and bound.fact else ()
        for fact in (*named_near(item.answer, number), *tapped):
            if number.value is not None:
                yield _measures(s, fact), number.value


def _measures(s: Situation, short: str) -> str:
    """Return the first fact that measures the same as this one, of the same place."""
    fact = s.fact(short)
    if fact is None or not fact.metric:
        return short
    alike = ((one.metric, one.place) == (fact.metric, fact.place) for one in s.facts)
    return next(f.short for f, same in zip(s.facts, alike, strict=True) if same)


def few(_: Manuscript, s: Situation, __: Lexicon) -> Iterator[Mark]:
    """MM-01: three key messages at most."""
    if len(s.messages) > MESSAGES:
        yield Mark(detail=str(len(s.messages)))


def short(_: Manuscript, s: Situation, __: Lexicon) -> Iterator[Mark]:
    """MM-02: 27 words for the three together."""
    count = sum(counted(message) for message in s.messages)
    if count > WORDS:
        yield Mark(detail=str(count))


def supported(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """MM-03: three supports each; what counts in them rests on facts."""
    for message, supports in zip(s.messages, s.supports, strict=False):
        if len([one for one in supports if one.strip()]) < SUPPORTS:
            yield Mark(message, detail="few")
        for support in supports:
            for number in numbers(support, m.locale):
                facts = [s.fact(name) for name in named_near(support, number)]
                if not any(fact and fact.value == number.value for fact in facts):
                    yield Mark(number.written, detail="loose")


def placed(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """MM-04: the first and the last answers carry the first message."""
    if not s.messages or not m.items:
        return
    first = set(stems_of(s.messages[0]))
    ends = (m.items[0].answer, m.items[-1].answer)
    if first and not any(first & set(stems_of(answer)) for answer in ends):
        yield Mark(s.messages[0])


_KIND = frozenset({"questions"})
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
QUESTION_RULES = (
    Rule("QA-01", _WARNS, enough, _KIND),
    Rule("QA-02", _HOLDS, must, _KIND),
    Rule("QA-03", _HOLDS, reasons, _KIND),
    Rule("QA-04", _WARNS, hostile, _KIND),
    Rule("QA-05", _HOLDS, contradictions, _KIND),
    Rule("MM-01", _HOLDS, few, _KIND),
    Rule("MM-02", _WARNS, short, _KIND),
    Rule("MM-03", _WARNS, supported, _KIND),
    Rule("MM-04", Weight.TELLS, placed, _KIND),
)
