"""What in a reply threatens, belittles or blames: the rules that may hold it."""

from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.rules import UNIVERSAL, remarks
from bot.domain.lint.situation import Situation
from bot.domain.reaction import ReactionRules


def angry_words(
    guard: ReactionRules, text: Manuscript, situation: Situation, w: Lexicon
) -> list[str]:
    """Return the words that threaten, belittle or blame, each once.

    Of *situation* the level, the hour and the other agencies are asked.
    """
    rules = [rule for rule in UNIVERSAL if rule.code in guard.rules]
    found = remarks(text, situation, w, rules)
    return list(dict.fromkeys(one.mark.what for one in found))
