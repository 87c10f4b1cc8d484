"""What the buttons under messages mean."""

from bot.ports.mail import Keyboard, Press
from bot.storage.codec import from_json, instant, ms, to_json
from bot.storage.session import Session


class SqlKeyboards:
    """The part of `bot.ports.storage.Letters` that is about keyboards."""

    _session: Session

    async def add_keyboard(self, keyboard: Keyboard) -> None:
        await self._session.write(
            "keyboards.add_keyboard",
            token=keyboard.token,
            chat_id=keyboard.chat_id,
            presses=to_json(
                [[p.action, p.subject, p.value, p.version] for p in keyboard.presses]
            ),
            expires_at=ms(keyboard.expires_at),
        )

    async def keyboard(self, token: str) -> Keyboard | None:
        rows = await self._session.rows("keyboards.keyboard", token=token)
        if not rows:
            return None
        row = rows[0]
        presses = tuple(Press(*fields) for fields in from_json(row["presses"]))
        expires_at = instant(row["expires_at"])
        return Keyboard(row["token"], row["chat_id"], presses, expires_at)

    async def void_keyboards(self, chat_id: int) -> None:
        await self._session.write("keyboards.void_keyboards", chat_id=chat_id)
