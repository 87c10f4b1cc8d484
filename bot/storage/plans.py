"""Strategies, message maps and narratives, version by version."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.message_map import MapText, Message, MessageMap
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.strategy import Cluster, Stance, Strategy
from bot.domain.values import replace
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: How the rows of each part are called.
STRATEGY, MAP, NARRATIVE = "strategy", "message_map", "narrative"


class SqlPlans:
    """`bot.ports.plans.Plans`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def add_strategy(self, chosen: Strategy) -> Strategy:
        content = {
            "cluster": chosen.cluster,
            "stance": chosen.stance,
            "suggested": chosen.suggested,
        }
        version = await self._add(chosen, STRATEGY, content, chosen.reason)
        return replace(chosen, version=version)

    async def strategies(self, issue_id: str) -> Sequence[Strategy]:
        return [_strategy(row) for row in await self._versions(issue_id, STRATEGY)]

    async def add_map(self, written: MessageMap) -> MessageMap:
        messages = [[one.text, *one.supports] for one in written.messages]
        content = {"question": written.said.question, "messages": messages}
        version = await self._add(written, MAP, content)
        return replace(written, version=version)

    async def maps(self, issue_id: str) -> Sequence[MessageMap]:
        return [_map(row) for row in await self._versions(issue_id, MAP)]

    async def add_narrative(self, written: Narrative) -> Narrative:
        said = written.said
        content = {
            "core": said.core,
            "say": said.say,
            "unsaid": said.unsaid,
            "messages": written.messages,
            "map_version": written.map_version,
        }
        version = await self._add(written, NARRATIVE, content)
        return replace(written, version=version)

    async def narratives(self, issue_id: str) -> Sequence[Narrative]:
        return [_narrative(row) for row in await self._versions(issue_id, NARRATIVE)]

    async def approve_narrative(
        self, issue_id: str, version: int, by: int, at: datetime
    ) -> bool:
        changed = await self._session.change(
            "plans.approve",
            issue_id=issue_id,
            part=NARRATIVE,
            version=version,
            approved_by=by,
            at=ms(at),
        )
        return changed == 1

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "plans.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)

    async def _add(
        self,
        written: Strategy | MessageMap | Narrative,
        part: str,
        content: Mapping[str, object],
        reason: str = "",
    ) -> int:
        rows = await self._session.rows(
            "plans.add",
            issue_id=written.issue_id,
            part=part,
            written_by=written.by,
            at=ms(written.at),
            content=to_json(dict(content)),
            reason=reason,
        )
        self._index.changed(written.issue_id)
        return int(rows[0]["version"])

    async def _versions(self, issue_id: str, part: str) -> Sequence[Row]:
        return await self._session.rows("plans.versions", issue_id=issue_id, part=part)


def _strategy(row: Row) -> Strategy:
    said = from_json(row["content"])
    return Strategy(
        issue_id=row["issue_id"],
        cluster=Cluster(said["cluster"]),
        stance=Stance(said["stance"]),
        by=row["written_by"],
        at=instant(row["at"]),
        suggested=said["suggested"],
        reason=row["reason"],
        version=row["version"],
    )


def _map(row: Row) -> MessageMap:
    said = from_json(row["content"])
    messages = tuple(
        Message(text, tuple(supports)) for text, *supports in said["messages"]
    )
    return MessageMap(
        issue_id=row["issue_id"],
        by=row["written_by"],
        at=instant(row["at"]),
        said=MapText(said["question"], messages),
        version=row["version"],
    )


def _narrative(row: Row) -> Narrative:
    said = from_json(row["content"])
    return Narrative(
        issue_id=row["issue_id"],
        by=row["written_by"],
        at=instant(row["at"]),
        said=NarrativeText(said["core"], tuple(said["say"]), tuple(said["unsaid"])),
        messages=tuple(said["messages"]),
        map_version=said["map_version"],
        approved_by=row["approved_by"],
        approved_at=maybe(instant, row["approved_at"]),
        version=row["version"],
    )
