"""Masks who is erased in stakeholders, strategies, messages and narratives."""

from collections.abc import Mapping
from functools import partial

from bot.storage.naming import in_items, searches, without
from bot.storage.session import Session


async def mask_plans(session: Session, words: Mapping[str, str]) -> None:
    """Replace each of *words* in what was planned, whoever wrote it."""
    change = partial(without, instead=words)
    for some in searches(words):
        for row in await session.rows("erasing.named_parties", **some):
            said = {name: change(row[name]) for name in ("name", "channel", "message")}
            await session.write("erasing.say_party", id=row["id"], **said)
        for row in await session.rows("erasing.named_plans", **some):
            await session.write(
                "erasing.say_plan",
                issue_id=row["issue_id"],
                part=row["part"],
                version=row["version"],
                content=in_items(row["content"], change),
                reason=change(row["reason"]),
            )
