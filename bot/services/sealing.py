"""Sealing a letter: what its notification may not say is read once it is opened."""

from collections.abc import Mapping

from bot.domain.values import Struct, replace
from bot.ports.mail import Button, Letter, MessageClass, Press
from bot.ports.words import Words


class About(Struct, frozen=True, kw_only=True):
    """Which issue a letter is about: one that its reader may not see is never written.

    A letter about a `restricted` one is sealed; `hidden` says that its reader may not
    see it, `wakes` that its news are told in quiet hours, too.
    """

    id: str
    number: str
    restricted: bool = False
    hidden: bool = False
    wakes: bool = False


def issue_in(facts: Mapping[str, object]) -> About | None:
    """Return the issue that a template is told about; None for none."""
    issue = facts.get("issue")
    return issue if isinstance(issue, About) else None


def fit(
    words: Words, letter: Letter, about: About | None, locale: str
) -> Letter | None:
    """Return a letter as its reader may get it: None for nothing, sealed, or as it is.

    What rewrites a message makes no notification, and is not sealed.
    """
    if about is None:
        return letter
    if about.hidden:
        return None
    return _sealed(words, letter, about, locale) if seals(letter, about) else letter


def seals(letter: Letter, about: About) -> bool:
    """Tell whether a letter about an issue is sealed."""
    return about.restricted and not letter.edits


def _sealed(words: Words, letter: Letter, about: About, locale: str) -> Letter:
    """Let a letter say only that there is something (ux.md, rule 10)."""
    urgent = letter.klass in (MessageClass.PING, MessageClass.ALARM)
    opens = words.label("button.unseal", locale)
    return replace(
        letter,
        text=words.message("sealed", locale, number=about.number, urgent=urgent),
        rows=((Button(opens, Press("unseal", about.id, letter.key)),),),
        inside=letter.text,
        inside_rows=letter.rows,
    )
