"""MarkdownV2, which nests and wants every other sign escaped, as the real parser."""

from bot.sandbox.answers import JsonObject, RefusedError, bad_request
from bot.sandbox.text.cursor import FENCE, Cursor
from bot.sandbox.text.links import LinkError, emoji_id, link_entity
from bot.sandbox.text.markdown_marks import (
    CLOSING,
    CODE_SIGNS,
    FOLDED,
    OPENING,
    SIGNS,
    TYPES,
    VERBATIM,
    Begun,
)
from bot.sandbox.text.nesting import ordered


def parse(source: str) -> tuple[str, list[JsonObject]]:
    """Return the text and its entities, or refuse with the place of the mistake."""
    try:
        return _Reader(source).read()
    except RefusedError as error:
        raise bad_request("can't parse entities: " + error.reason) from None


class _Reader(Cursor):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.open: list[Begun] = []
        self.quoting = False
        self.line_begins = True

    def read(self) -> tuple[str, list[JsonObject]]:
        while self.at < self.end:
            self._step()
        self._finish()
        return "".join(self.pieces), ordered(self.found)

    def _step(self) -> None:
        verbatim = bool(self.open) and self.open[-1].kind in VERBATIM
        sign = (CODE_SIGNS if verbatim else SIGNS).search(self.source, self.at)
        place = sign.start() if sign else self.end
        if place > self.at:
            self._plain(self.source[self.at : place])
        elif self.source[place] == "\\":
            self._escape()
        elif self._closes():
            self._close()
        else:
            self._begin()

    def _plain(self, text: str) -> None:
        self.write(text)
        self.at += len(text)
        if text.strip("\r"):
            self.line_begins = False

    def _escape(self) -> None:
        following = self.source[self.at + 1]
        if not "\0" < following <= "~":
            self._plain("\\")
            return
        self.write(following)
        self.at += 2
        if following != "\r":
            self.line_begins = following == "\n"

    def _closes(self) -> bool:
        if not self.open:
            return False
        if self.quoting and self.is_at("\n") and not self.is_at("\n>"):
            return True
        kind = self.open[-1].kind
        if kind == "Italic":
            return self.is_at("_") and not self.is_at("__")
        return kind in CLOSING and self.is_at(CLOSING[kind])

    def _begin(self) -> None:
        begin, sign = self.at, self.source[self.at]
        if sign == "\n":
            self.write(sign)
            self.line_begins = True
            self.at += 1
        elif sign == ">" and self.line_begins:
            self.at += 1
            self._quote(begin)
        elif sign == "`":
            self._code(begin)
        else:
            self._mark(begin)

    def _mark(self, begin: int) -> None:
        for mark, kind in OPENING:
            if self.is_at(mark):
                self.at += len(mark)
                self._push(kind, begin)
                return
        raise bad_request(
            f"Character '{self.source[begin]}' is reserved "
            "and must be escaped with the preceding '\\'"
        )

    def _push(self, kind: str, begin: int, argument: str = "") -> None:
        self.open.append(Begun(kind, begin, self.units, len(self.pieces), argument))

    def _quote(self, begin: int) -> None:
        if not self.quoting:
            self.quoting = True
            self._push("BlockQuote", begin)

    def _code(self, begin: int) -> None:
        if not self.is_at(FENCE):
            self.at += 1
            self._push("Code", begin)
            return
        language = self.take_fence()
        self._push("PreCode" if language else "Pre", begin, language)

    def _close(self) -> None:
        if self.is_at("\n") and self.quoting:
            self._close_quote()
            return
        begun = self.open.pop()
        self.at += len(CLOSING[begun.kind])
        self.add(begun.units, self._entity(begun))

    def _entity(self, begun: Begun) -> JsonObject | None:
        if begun.kind == "TextUrl":
            shown = "".join(self.pieces[begun.piece :])
            return link_entity(self._target("a URL") if self.is_at("(") else shown)
        if begun.kind == "CustomEmoji":
            return {"type": "custom_emoji", "custom_emoji_id": self._emoji()}
        kind = TYPES.get(begun.kind, begun.kind.lower())
        return {
            "type": kind,
            **({"language": begun.argument} if begun.argument else {}),
        }

    def _emoji(self) -> str:
        if not self.is_at("("):
            raise bad_request("Custom emoji entity must contain a tg://emoji URL")
        try:
            return emoji_id(self._target("a custom emoji URL"))
        except LinkError as error:
            raise bad_request(str(error)) from None

    def _target(self, what: str) -> str:
        self.at += 1
        begin, url = self.at, ""
        while self.at < self.end and not self.is_at(")"):
            escaped = self.is_at("\\") and "\0" < self.source[self.at + 1] <= "~"
            self.at += escaped
            url += self.source[self.at]
            self.at += 1
        if self.at >= self.end:
            raise bad_request(f"Can't find end of {what} at {self.byte(begin)}")
        self.at += 1
        return url

    def _close_quote(self) -> None:
        kind, begun = "blockquote", self.open.pop()
        if begun.kind != "BlockQuote":
            since = self.source[begun.begin : self.at]
            if begun.kind != "Spoiler" or since not in FOLDED:
                raise self._unfinished(begun)
            kind, begun = "expandable_blockquote", self.open.pop()
            if begun.kind != "BlockQuote":
                raise self._unfinished(begun)
        self.write("\n")
        self.at += 1
        self.quoting, self.line_begins = False, True
        self.add(begun.units, {"type": kind})

    def _finish(self) -> None:
        kind = "blockquote"
        if self.quoting and self._ends_folded():
            kind = "expandable_blockquote"
            self.open.pop()
        if self.quoting and self.open[-1].kind == "BlockQuote":
            self.add(self.open.pop().units, {"type": kind})
        if self.open:
            raise self._unfinished(self.open[-1])

    def _ends_folded(self) -> bool:
        last = self.open[-1]
        return last.kind == "Spoiler" and last.begin == self.end - len("||")

    def _unfinished(self, begun: Begun) -> RefusedError:
        place = self.byte(begun.begin)
        return bad_request(f"Can't find end of {begun.kind} entity at {place}")
