"""The first Markdown of a message, without nesting, as the real parser does it."""

import re

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text.cursor import FENCE, Cursor
from bot.sandbox.text.links import link_entity

ESCAPED = {*"_*`["}
SIGNS = re.compile(r"[\\_*`\[]")
TYPES = {"_": "italic", "*": "bold", "`": "code"}


def parse(source: str) -> tuple[str, list[JsonObject]]:
    """Return the text and its entities, or refuse with the place of the mistake."""
    return _Reader(source).read()


class _Reader(Cursor):
    def read(self) -> tuple[str, list[JsonObject]]:
        for sign in iter(self._next_sign, None):
            if sign != "\\":
                self._entity(sign)
                continue
            escaped = self.source[self.at + 1] in ESCAPED
            self.at += escaped
            self.write(self.source[self.at])
            self.at += 1
        return "".join(self.pieces), self.found

    def _next_sign(self) -> str | None:
        sign = SIGNS.search(self.source, self.at, self.end)
        place = sign.start() if sign else self.end
        self.write(self.source[self.at : place])
        self.at = place
        return sign[0] if sign else None

    def _entity(self, sign: str) -> None:
        begin, kind = self.at, {"type": TYPES.get(sign)}
        closing = "]" if sign == "[" else sign
        if self.is_at(FENCE):
            language, closing = self.take_fence(), FENCE
            kind = {"type": "pre", **({"language": language} if language else {})}
        else:
            self.at += 1
        end = self.source.find(closing, self.at, self.end)
        if end < 0:
            place = f"entity starting at {self.byte(begin)}"
            raise bad_request(f"can't parse entities: Can't find end of the {place}")
        inner, units = self.source[self.at : end], self.units
        self.at = end + len(closing)
        self.write(inner)
        self.add(units, self._link(inner) if sign == "[" else kind)

    def _link(self, text: str) -> JsonObject | None:
        if not self.is_at("("):
            return link_entity(text)
        url, closing, _ = self.source[self.at + 1 : self.end].partition(")")
        self.at += 1 + len(url) + len(closing)
        return link_entity(url)
