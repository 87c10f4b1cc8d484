"""The HTML of a message becomes plain text and entities, as the real parser does it."""

import re

from bot.sandbox.answers import JsonObject, RefusedError, bad_request
from bot.sandbox.text.cursor import Cursor
from bot.sandbox.text.html_tags import ATTRIBUTES, TYPES, Tag, entity_of, read_character
from bot.sandbox.text.nesting import ordered

SPACE = " \t\r\n\0\v"
PLAIN = re.compile(r"[^<&\0]+")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SURROGATE = re.compile("[\ud800-\udfff]")
HALF_A_PAIR = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


def parse(source: str) -> tuple[str, list[JsonObject]]:
    """Return the text and its entities, or refuse with the place of the mistake."""
    if "<" not in source and "&" not in source:
        return source, []
    try:
        return _Reader(source).read()
    except RefusedError as error:
        raise bad_request("can't parse entities: " + error.reason) from None


class _Reader(Cursor):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.open: list[Tag] = []

    def read(self) -> tuple[str, list[JsonObject]]:
        while self.at < self.end:
            if self.source[self.at] == "<":
                self._tag()
            else:
                self.write(self._text())
        if self.open:
            name = self.open[-1].name
            reason = f'Can\'t find end tag corresponding to start tag "{name}"'
            raise bad_request(reason)
        text = "".join(self.pieces)
        if SURROGATE.search(text):
            raise bad_request(HALF_A_PAIR)
        return text, ordered(_public(entity) for entity in self.found)

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
        return bad_request(reason.replace("%", self.byte(place)))

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
        self._skip_to(SPACE + "=>/\"'")
        name = self.source[start : self.at]
        if not name:
            reason = f'Empty attribute name in the tag "{tag.name}" at %'
            raise self._fail(reason, tag.begin)
        self._skip_space()
        value = ""
        if self.source[self.at] == "=":
            self.at += 1
            self._skip_space()
            self._check_unclosed(tag, f' "{tag.name}"')
            value = self._value()
            self._check_unclosed(tag)
        self._check_unclosed(tag, f' "{tag.name}"')
        self._keep(tag, name, value)

    def _check_unclosed(self, tag: Tag, name: str = "") -> None:
        if self.at >= self.end:
            raise self._fail(f"Unclosed start tag{name} at %", tag.begin)

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
        if self.units > tag.units and not self._joins_block(tag):
            shown = "".join(self.pieces[tag.piece :])
            self.add(tag.units, entity_of(tag, shown))

    def _joins_block(self, tag: Tag) -> bool:
        """Tell whether `pre` and `code` around the same text make one entity."""
        last = self.found[-1] if self.found else {}
        place = {"offset": tag.units, "length": self.units - tag.units}
        if not place.items() <= last.items():
            return False
        if tag.name == "pre" and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
            return True
        if tag.name == "code" and last["type"] == "pre" and tag.argument:
            last["language"] = tag.argument
            return True
        return False


def _public(entity: JsonObject) -> JsonObject:
    if entity["type"] == "code":
        entity.pop("language", None)
    return entity
