"""Masks who is erased in mandates, in lines of briefs, in letters by which one acts."""

from collections.abc import Mapping
from functools import partial

from bot.storage.naming import searches, without
from bot.storage.session import Session

#: What is looked for, how it is kept, its key, and its texts.
_TEXTS = (
    ("erasing.named_mandates", "erasing.say_mandate", ("issue_id", "version"),
     ("topics",)),
    ("erasing.named_brief_lines", "erasing.say_brief_line", ("id",),
     ("question", "words")),
    ("erasing.named_acting", "erasing.say_acting", ("id",), ("letter",)),
)  # fmt: skip


async def mask_speaking(session: Session, words: Mapping[str, str]) -> None:
    """Replace each of *words* in what is kept for who speaks, whoever wrote it."""
    change = partial(without, instead=words)
    for some in searches(words):
        for named, say, key, texts in _TEXTS:
            for row in await session.rows(named, **some):
                said = {name: change(row[name]) for name in texts}
                await session.write(say, **{name: row[name] for name in key}, **said)
