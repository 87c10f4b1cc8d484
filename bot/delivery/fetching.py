"""Fetches a file that somebody sent, through the same door as everything else."""

from telegram import Bot
from telegram.error import TelegramError

from bot.ports.files import NotFetched


class TelegramFiles:
    """`bot.ports.files.Files`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str, longest: int) -> bytes:
        try:
            file = await self._bot.get_file(file_id)
            if (file.file_size or 0) > longest:
                raise NotFetched
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise NotFetched from error
        if len(content) > longest:
            raise NotFetched
        return content
