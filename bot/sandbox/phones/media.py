"""What a person can send besides words."""

from typing import Any

from bot.sandbox import media
from bot.sandbox.answers import JsonObject
from bot.sandbox.messages import Content, Message
from bot.sandbox.phones.hand import Hand, Where
from bot.sandbox.text import formatting

KILOBYTE = 1024


class MediaActions(Hand):
    """Photos, voices, places and the rest; all return the message."""

    def sends_file(
        self,
        kind: str,
        caption: str | None = None,
        *,
        size: int = 100 * KILOBYTE,
        name: str | None = None,
        mime: str | None = None,
        content: bytes | None = None,
        in_chat: Where = None,
        extra: JsonObject | None = None,
        topic: int | None = None,
        reply_to: Message | None = None,
        **fields: Any,
    ) -> Message:
        """Send a file of any kind; without `content` it is `size` zeros."""
        length = len(content) if content is not None else size
        file = self.world.files.add(kind, content, length, name=name, mime=mime)
        words = formatting.plain(caption or "")
        shown = media.shown(kind, file, fields)
        if kind == "photo":
            shown["photo"].insert(0, self._thumbnail())
        said = Content(kind, words.text, words.entities, shown)
        return self._post(said, in_chat, reply_to, extra, topic)

    def sends_photo(self, caption: str | None = None, **options: Any) -> Message:
        """Send a photo: a small and a large size, as apps do."""
        return self.sends_file("photo", caption, **options)

    def sends_video(self, caption: str | None = None, **options: Any) -> Message:
        """Send a video."""
        return self.sends_file("video", caption, **options)

    def sends_animation(self, caption: str | None = None, **options: Any) -> Message:
        """Send a GIF, which is an animation and a document at once."""
        return self.sends_file("animation", caption, **options)

    def sends_audio(self, caption: str | None = None, **options: Any) -> Message:
        """Send a piece of music."""
        return self.sends_file("audio", caption, **options)

    def sends_document(
        self, name: str = "surat.pdf", caption: str | None = None, **options: Any
    ) -> Message:
        """Send a document."""
        return self.sends_file("document", caption, name=name, **options)

    def sends_voice(self, seconds: int = 10, **options: Any) -> Message:
        """Send a voice note."""
        return self.sends_file("voice", duration=seconds, **options)

    def sends_video_note(self, seconds: int = 10, **options: Any) -> Message:
        """Send a round video."""
        return self.sends_file("video_note", duration=seconds, **options)

    def sends_sticker(self, emoji: str = "👍", **options: Any) -> Message:
        """Send a sticker."""
        return self.sends_file("sticker", emoji=emoji, **options)

    def sends_location(
        self, latitude: float = -7.2575, longitude: float = 112.7521, **options: Any
    ) -> Message:
        """Send a place on the map."""
        place = {"latitude": latitude, "longitude": longitude}
        return self.sends_kind("location", place, **options)

    def sends_contact(
        self,
        phone_number: str = "+6281200000000",
        first_name: str = "Rina",
        user_id: int | None = None,
        **options: Any,
    ) -> Message:
        """Send a contact card; `user_id` when that person is on Telegram."""
        card: JsonObject = {"phone_number": phone_number, "first_name": first_name}
        known = {"user_id": user_id} if user_id else {}
        return self.sends_kind("contact", {**card, **known}, **options)

    def sends_dice(self, emoji: str = "🎲", value: int = 6, **options: Any) -> Message:
        """Send a dice."""
        return self.sends_kind("dice", {"emoji": emoji, "value": value}, **options)

    def sends_kind(
        self,
        kind: str,
        payload: Any,
        in_chat: Where = None,
        topic: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a message of any kind, known to the bot or not."""
        return self._post(
            Content(kind, media={kind: payload}), in_chat, reply_to, topic=topic
        )

    def sends_album(
        self, count: int, caption: str | None = None, **options: Any
    ) -> list[Message]:
        """Send photos as one album: several updates, the caption on the first."""
        group = {"media_group_id": self.world.new_tap_id()}
        captions = [caption, *[None] * (count - 1)]
        return [self.sends_photo(one, extra=group, **options) for one in captions]

    def _thumbnail(self) -> JsonObject:
        small = self.world.files.add("photo", size=2 * KILOBYTE)
        return {**small.json(), "width": 90, "height": 51}
