"""The words of a text that is corrected: what fell, and the sentences that say it."""

from bot.domain.corrections import Replaced, corrects, replacements, saying, told
from bot.domain.document import Document
from bot.domain.fields import length
from bot.domain.writing import facts_behind
from bot.services.kinds.gone_out import last_out
from bot.services.turn import Turn

#: Longest words that are quoted as wrong: with their marks the field holds as much.
QUOTED = 498

#: So many sentences of the old text have a button.
SENTENCES = 5


async def fallen_behind(turn: Turn, document: Document) -> list[Replaced]:
    """Return the facts behind a text that hold no more, in their order."""
    facts = await turn.unit.facts.of_issue(document.issue_id)
    return replacements(sorted(facts_behind(document)), facts)


async def offered_words(turn: Turn, document: Document) -> list[str]:
    """Return sentences of the corrected text, those first that say what fell."""
    old = await turn.unit.documents.find(corrects(document) or "-")
    one = await last_out(turn, old) if old else None
    if one is None:
        return []
    body, locale = one.frozen.body, one.document.locale
    fallen = await fallen_behind(turn, one.document)
    first = [words for f in fallen for words in saying(body, f.old, locale)]
    every = dict.fromkeys([*first, *told(body)[1:]])
    return [words for words in every if length(words) <= QUOTED][:SENTENCES]
