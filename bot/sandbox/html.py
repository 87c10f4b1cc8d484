"""The HTML of a message becomes plain text and entities, as the real parser does it."""

import re

from bot.sandbox.answers import JsonObject, RefusedError, bad_request
from bot.sandbox.entities import utf16_length
from bot.sandbox.html_tags import ATTRIBUTES, TYPES, Tag, entity_of, read_character

SPACE = " \t\r\n\0\v"
PLAIN = re.compile(r"[^<&\0]+")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


def parse(source: str) -> tuple[str, list[JsonObject]]:
    """Return the text and its entities, or refuse with the place of the mistake."""
    if "<" not in source and "&" not in source:
        return source, []
    try:
        return _Reader(source).read()
    except RefusedError as error:
        raise bad_request("can't parse entities: " + error.reason) from None


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source + "\0"
        self.end = len(source)
        self.at = 0
        self.units = 0
        self.pieces: list[str] = []
        self.open: list[Tag] = []
        self.found: list[JsonObject] = []

    def read(self) -> tuple[str, list[JsonObject]]:
        while self.at < self.end:
            if self.source[self.at] == "<":
                self._tag()
            else:
                self._write(self._text())
        if self.open:
            name = self.open[-1].name
            reason = f'Can\'t find end tag corresponding to start tag "{name}"'
            raise bad_request(reason)
        order = enumerate(self.found)
        ordered = sorted(order, key=lambda p: (p[1]["offset"], -p[1]["length"], -p[0]))
        return "".join(self.pieces), [_public(entity) for _, entity in ordered]

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.units += utf16_length(text)

    def _text(self) -> str:
        plain = PLAIN.match(self.source, self.at)
        if plain:
            self.at = plain.end()
            return plain[0]
        return self._character()

    def _character(self) -> str:
        """Read one character, `&amp;` and its kind included; a lone & stays."""
        character, self.at = read_character(self.source, self.at)
        return character

    def _skip_to(self, stops: str) -> None:
        while self.source[self.at] not in stops:
            self.at += 1

    def _skip_space(self) -> None:
        while self.at < self.end and self.source[self.at] in SPACE:
            self.at += 1

    def _fail(self, reason: str, place: int) -> RefusedError:
        offset = len(self.source[:place].encode())
        return bad_request(reason.replace("%", f"byte offset {offset}"))

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.source[self.at] == "/":
            self._close(begin)
        else:
            self._open(begin)
        self.at += 1

    def _open(self, begin: int) -> None:
        self._skip_to(SPACE + ">")
        if self.at >= self.end:
            raise self._fail("Unclosed start tag at %", begin)
        name = self.source[begin + 1 : self.at].lower()
        if name not in TYPES:
            raise self._fail(f'Unsupported start tag "{name}" at %', begin)
        tag = Tag(name, begin, self.units, len(self.pieces))
        while self.source[self.at] != ">":
            self._skip_space()
            if self.source[self.at] != ">":
                self._attribute(tag)
        if name == "span" and tag.argument != "spoiler":
            reason = 'Tag "span" must have class "tg-spoiler" at %'
            raise self._fail(reason, begin)
        self.open.append(tag)

    def _attribute(self, tag: Tag) -> None:
        start = self.at
        self._skip_to(SPACE + "=>")
        name = self.source[start : self.at]
        if not name:
            reason = f'Empty attribute name in the tag "{tag.name}" at %'
            raise self._fail(reason, tag.begin)
        self._skip_space()
        value = ""
        if self.source[self.at] == "=":
            self.at += 1
            self._skip_space()
            value = self._value()
        if self.at >= self.end:
            raise self._fail("Unclosed start tag at %", tag.begin)
        self._keep(tag, name, value)

    def _keep(self, tag: Tag, name: str, value: str) -> None:
        wanted, prefix = ATTRIBUTES.get(tag.name, ("", ""))
        if name == wanted and value.startswith(prefix):
            tag.argument = value.removeprefix(prefix)
            if name == "expandable":
                tag.argument = "expandable"

    def _value(self) -> str:
        quote = self.source[self.at]
        if quote not in "'\"":
            return self._bare_value()
        self.at += 1
        value = ""
        while self.at < self.end and self.source[self.at] != quote:
            value += self._character()
        self.at += 1
        return value

    def _bare_value(self) -> str:
        start = self.at
        token = TOKEN.match(self.source, start)
        self.at = token.end() if token else start
        if self.source[self.at] not in SPACE + ">":
            raise self._fail("Unexpected end of name token at %", start)
        return self.source[start : self.at].lower()

    def _close(self, begin: int) -> None:
        if not self.open:
            raise self._fail("Unexpected end tag at %", begin)
        self._skip_to(SPACE + ">")
        name = self.source[begin + 2 : self.at].lower()
        self._skip_space()
        if self.at >= self.end or self.source[self.at] != ">":
            raise self._fail("Unclosed end tag at %", begin)
        tag = self.open.pop()
        if name and name != tag.name:
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise self._fail(f"Unmatched end tag at %, {expected}", begin)
        if self.units > tag.units:
            self._add(tag)

    def _add(self, tag: Tag) -> None:
        length = self.units - tag.units
        if tag.name in {"pre", "code"} and self._joins_block(tag, length):
            return
        entity = entity_of(tag, "".join(self.pieces[tag.piece :]))
        if entity:
            place = {"offset": tag.units, "length": length}
            self.found.append({"type": entity.pop("type"), **place, **entity})

    def _joins_block(self, tag: Tag, length: int) -> bool:
        """Tell whether `<pre><code class="language-x">` makes one entity."""
        if not self.found or tag.name != "pre":
            return False
        last = self.found[-1]
        same = last["offset"] == tag.units and last["length"] == length
        if same and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
            return True
        return False


def _public(entity: JsonObject) -> JsonObject:
    if entity["type"] == "code":
        entity.pop("language", None)
    return entity
