"""The one question that waits for each member's answer."""

from datetime import datetime, timedelta

from bot.domain.member import Dialogue
from bot.storage.codec import from_json, instant, ms, to_json
from bot.storage.session import Session

#: A stranger is greeted once in this time, however much they write.
_GREETED_FOR = timedelta(days=1)


class SqlDialogues:
    """`bot.ports.storage.Dialogues`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, user_id: int) -> Dialogue | None:
        rows = await self._session.rows("dialogues.find", user_id=user_id)
        if not rows:
            return None
        row = rows[0]
        facts = from_json(row["facts"])
        at = instant(row["asked_at"])
        return Dialogue(row["user_id"], row["kind"], at, row["subject"], facts)

    async def ask(self, dialogue: Dialogue) -> None:
        await self._session.write(
            "dialogues.ask",
            user_id=dialogue.user_id,
            kind=dialogue.kind,
            asked_at=ms(dialogue.asked_at),
            subject=dialogue.subject,
            facts=to_json(dialogue.facts),
        )

    async def end(self, user_id: int) -> None:
        await self._session.write("dialogues.end", user_id=user_id)

    async def greet_stranger(self, user_id: int, at: datetime) -> bool:
        noted = await self._session.change(
            "dialogues.greet_stranger",
            user_id=user_id,
            at=ms(at),
            before=ms(at - _GREETED_FOR),
        )
        return noted == 1
