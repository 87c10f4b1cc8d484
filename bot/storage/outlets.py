"""The media list: outlets and journalists, and how one of these is forgotten."""

from collections.abc import Sequence
from functools import partial

from bot.domain.outlets import Journalist, Outlet, Reach
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, ms
from bot.storage.masking import GONE, rewrite_letters
from bot.storage.masking_reasons import mask_reasons
from bot.storage.naming import is_telling, searches, without
from bot.storage.search.index import Index
from bot.storage.session import Row, Session


class SqlOutlets:
    """`bot.ports.press.Outlets`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def add(self, outlet: Outlet) -> None:
        await self._session.write("outlets.add", **_values(outlet))

    async def save(self, outlet: Outlet) -> Outlet:
        if await self._session.change("outlets.save", **_values(outlet)) == 0:
            raise Conflict(outlet.id)
        return replace(outlet, version=outlet.version + 1)

    async def find(self, outlet_id: str) -> Outlet | None:
        rows = await self._session.rows("outlets.find", id=outlet_id)
        return _outlet(rows[0]) if rows else None

    async def named(self, key: str) -> Outlet | None:
        rows = await self._session.rows("outlets.named", key=key)
        return _outlet(rows[0]) if rows else None

    async def everything(self) -> Sequence[Outlet]:
        return [
            _outlet(row) for row in await self._session.rows("outlets.everything")
        ]  # fmt: skip

    async def recent(self, limit: int) -> Sequence[Outlet]:
        rows = await self._session.rows("outlets.recent", limit=limit)
        return [_outlet(row) for row in rows]

    async def keep_journalist(self, journalist: Journalist) -> None:
        await self._session.write(
            "outlets.keep_journalist",
            id=journalist.id,
            outlet_id=journalist.outlet,
            name=journalist.name,
            contact=journalist.contact,
            last_at=ms(journalist.last_at),
            added_by=journalist.added_by,
        )

    async def journalist(self, journalist_id: str) -> Journalist | None:
        rows = await self._session.rows("outlets.journalist", id=journalist_id)
        return _journalist(rows[0]) if rows else None

    async def journalists(self) -> Sequence[Journalist]:
        rows = await self._session.rows("outlets.journalists")
        return [_journalist(row) for row in rows]

    async def erase_journalist(self, journalist: Journalist) -> None:
        whole = {w: GONE for w in (journalist.name, journalist.contact) if w}
        telling = {word: gone for word, gone in whole.items() if is_telling(word)}
        await rewrite_letters(
            self._session, telling, partial(without, instead=telling), str
        )
        for some in searches(telling):
            await self._session.write("erasing.named_updates", **some)
        await mask_reasons(self._session, telling)
        for word in telling:
            await self._session.write("outlets.forget_buttons", some=f"%{word}%")
        for word in telling or {"": GONE}:
            await self._rewrite(journalist, word, whole, telling)
        await self._session.write("outlets.unname", id=journalist.id)
        await self._session.write("outlets.forget_journalist", id=journalist.id)

    async def _rewrite(
        self,
        journalist: Journalist,
        word: str,
        whole: dict[str, str],
        telling: dict[str, str],
    ) -> None:
        """Mask them: in what they asked every name, elsewhere what can mean no other.

        A *word* that is empty is looked for nowhere.
        """
        some = f"%{word}%" if word else ""
        rows = await self._session.rows(
            "outlets.told_words", id=journalist.id, some=some
        )
        for row in rows:
            said = {n: without(row[n], whole) for n in ("words", "answer")}
            await self._session.write("outlets.tell_again", id=row["id"], **said)
            self._index.changed(row["issue_id"])
        for row in await self._session.rows("outlets.told_clippings", some=some):
            words = without(row["words"], telling)
            await self._session.write("outlets.clip_again", id=row["id"], words=words)
            self._index.changed(row["issue_id"])


def _values(outlet: Outlet) -> dict[str, object]:
    return {
        "id": outlet.id,
        "key": outlet.key,
        "name": outlet.name,
        "reach": outlet.reach,
        "domain": outlet.domain,
        "version": outlet.version,
    }


def _outlet(row: Row) -> Outlet:
    return Outlet(
        row["id"], row["name"], Reach(row["reach"]), row["domain"], row["version"]
    )


def _journalist(row: Row) -> Journalist:
    return Journalist(
        row["id"],
        row["outlet_id"],
        row["name"],
        row["contact"],
        instant(row["last_at"]),
        row["added_by"],
    )
