"""What the code can say: label keys and template names, read from its syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The pen passes on what others say.
PASSES_ON = {
    "bot/services/pen.py",
    "bot/services/sifting.py",
    "bot/services/turn.py",
}

#: Where a call carries the name of a template: method -> position, keyword.
TELLING = {
    "tell": (1, "template"),
    "reply": (0, "template"),
    "message": (0, "name"),
    "whole": (0, "name"),
    "document": (0, "kind"),
}

#: Keywords that are not facts of the template.
NO_FACTS = {
    "tell": frozenset(
        {
            "klass",
            "key",
            "rows",
            "guard",
            "slot",
            "edits",
            "replies_to",
            "silent",
            "not_before",
            "at_once",
        }
    ),
    "reply": frozenset({"rows", "fresh"}),
}


@dataclass(frozen=True)
class Said:
    """One place in the code and one thing it says; "{}" stands for what varies."""

    where: str
    pattern: str
    facts: frozenset[str] | None = None


@dataclass(frozen=True)
class Place:
    """A call, with the functions around it and the file it is in."""

    path: str
    call: ast.Call
    functions: tuple[ast.AST, ...]

    @property
    def where(self) -> str:
        return f"{self.path}:{self.call.lineno}"

    @property
    def name(self) -> str:
        called = self.call.func
        if isinstance(called, ast.Attribute):
            return called.attr
        return called.id if isinstance(called, ast.Name) else ""


#: The files that can say something.
FILES = ("bot/services/**/*.py", "bot/engine/*.py", "handlers/*.py")


@cache
def trees() -> dict[str, ast.Module]:
    files = sorted(file for pattern in FILES for file in ROOT.glob(pattern))
    return {file.relative_to(ROOT).as_posix(): _tree(file) for file in files}


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _trees_with(word: str, *patterns: str) -> Iterator[ast.Module]:
    """Read only files that have the word: every worker asks when it collects tests."""
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            if word in file.read_text("utf-8"):
                yield _tree(file)


@cache
def places() -> tuple[Place, ...]:
    found = [
        place for path, tree in trees().items() for place in _calls(path, tree, ())
    ]
    return tuple(found)


def _calls(path: str, node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[Place]:
    if isinstance(node, ast.Call):
        yield Place(path, node, around)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        around = (*around, node)
    for child in ast.iter_child_nodes(node):
        yield from _calls(path, child, around)


@cache
def constants() -> dict[str, list[ast.expr]]:
    """Return the values of names at the top of a module."""
    found: dict[str, list[ast.expr]] = {}
    for tree in trees().values():
        for node in tree.body:
            for name, value in _assigned(node):
                found.setdefault(name, []).append(value)
    return found


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        if node.value is not None:
            yield node.target.id, node.value
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _bound(target, [node.value])


def _bound(target: ast.AST, values: list[ast.expr]) -> Iterator[tuple[str, ast.expr]]:
    """Pair the names of a target with the expressions that it takes apart."""
    if isinstance(target, ast.Name):
        yield from ((target.id, value) for value in values)
    elif isinstance(target, ast.Tuple):
        for index, part in enumerate(target.elts):
            inner = [
                value.elts[index]
                for value in values
                if isinstance(value, ast.Tuple) and index < len(value.elts)
            ]
            yield from _bound(part, inner)


@cache
def _calls_of() -> dict[str, list[Place]]:
    """Return the calls by the name of what is called."""
    found: dict[str, list[Place]] = {}
    for place in places():
        found.setdefault(place.name, []).append(place)
    return found


@cache
def _binders(function: ast.AST) -> dict[str, list[ast.AST]]:
    """Return what a function binds names with, by these names."""
    found: dict[str, list[ast.AST]] = {}
    for node in ast.walk(function):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.For | ast.comprehension):
            targets = [node.target]
        named = (part for target in targets for part in ast.walk(target))
        for name in {part.id for part in named if isinstance(part, ast.Name)}:
            found.setdefault(name, []).append(node)
    return found


class Reader:
    """Resolves an expression into the strings that it can be."""

    def __init__(self, place: Place, seen: frozenset[str] = frozenset()) -> None:
        self.place = place
        self.seen = seen

    def strings(self, expr: ast.expr) -> set[str]:
        """Return exact strings, patterns with "{}", and "?file:code" for the rest."""
        if isinstance(expr, ast.Constant) and isinstance(expr.value, str):
            return {expr.value}
        if isinstance(expr, ast.IfExp):
            return self.strings(expr.body) | self.strings(expr.orelse)
        if isinstance(expr, ast.JoinedStr):
            parts = [self._part(part) for part in expr.values]
            return {"".join(found) for found in product(*parts)}
        if isinstance(expr, ast.Name):
            return self._named(expr.id) or {self._unknown(expr)}
        if isinstance(expr, ast.Subscript) and isinstance(expr.value, ast.Name):
            tables = constants().get(expr.value.id, [])
            found = [v for t in tables if isinstance(t, ast.Dict) for v in t.values]
            if found:
                return set().union(*(self.strings(value) for value in found))
        return {self._unknown(expr)}

    def _unknown(self, expr: ast.expr) -> str:
        return f"?{Path(self.place.path).stem}:{ast.unparse(expr)}"

    def _part(self, part: ast.expr) -> list[str]:
        if not isinstance(part, ast.FormattedValue):
            return sorted(self.strings(part))
        found = self.strings(part.value)
        return ["{}"] if any(text[:1] in "?" for text in found) else sorted(found)

    def _named(self, name: str) -> set[str]:
        mark = f"{self.place.where}:{name}"
        if mark in self.seen:
            return set()
        reader = Reader(self.place, self.seen | {mark})
        values = list(reader._local(name)) or constants().get(name, [])
        found = set().union(*(reader.strings(value) for value in values))
        return found | reader._passed(name)

    def _local(self, name: str) -> Iterator[ast.expr]:
        """Yield what a name is bound to in the functions around."""
        for function in self.place.functions:
            for node in _binders(function).get(name, ()):
                for bound, value in self._pairs(node, name):
                    if bound == name:
                        yield value

    def _pairs(self, node: ast.AST, name: str) -> Iterator[tuple[str, ast.expr]]:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _assigned(node)
        elif isinstance(node, ast.For | ast.comprehension):
            names = {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
            if name in names:
                yield from _bound(node.target, self._elements(node.iter, name))

    def _elements(self, expr: ast.expr, name: str) -> list[ast.expr]:
        if isinstance(expr, ast.Tuple | ast.List | ast.Set):
            return expr.elts
        if isinstance(expr, ast.Name) and expr.id != name:
            values = [*self._local(expr.id), *constants().get(expr.id, [])]
            lists = [v for v in values if isinstance(v, ast.Tuple | ast.List)]
            return [part for value in lists for part in value.elts]
        return []

    def _passed(self, name: str) -> set[str]:
        """Look at every call of the function whose parameter this is."""
        found: set[str] = set()
        for function in self.place.functions:
            if isinstance(function, ast.Lambda):
                continue
            names = [arg.arg for arg in function.args.args]
            every = [*names, *(arg.arg for arg in function.args.kwonlyargs)]
            if name not in every:
                continue
            for place in _calls_of().get(function.name, ()):
                found |= Reader(place, self.seen).argument(names, name)
        return found

    def argument(self, names: list[str], name: str) -> set[str]:
        """Return what a call gives for the parameter."""
        call = self.place.call
        index = names.index(name) - ("self" in names) if name in names else -1
        if 0 <= index < len(call.args):
            return self.strings(call.args[index])
        given = [word.value for word in call.keywords if word.arg == name]
        return self.strings(given[0]) if given else set()


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((word.value for word in call.keywords if word.arg == name), None)


@cache
def labels_said() -> tuple[Said, ...]:
    """Return every label that the code asks for."""
    found: list[Said] = []
    for place in places():
        if place.path in PASSES_ON:
            continue
        call, reader = place.call, Reader(place)
        if place.name == "label" and call.args:
            found += _said(place, reader.strings(call.args[0]), "")
        elif place.name == "button" and call.args and keyword(call, "text") is None:
            shown = keyword(call, "label") or call.args[0]
            found += _said(place, reader.strings(shown), "button.")
    return tuple(found)


@cache
def templates_said() -> tuple[Said, ...]:
    """Return every message and document that the code writes, with its facts.

    The facts are None where a call passes on a whole dictionary.
    """
    found: list[Said] = []
    for place in places():
        if place.name not in TELLING or place.path in PASSES_ON:
            continue
        index, word = TELLING[place.name]
        call = place.call
        name = keyword(call, word)
        if name is None and index < len(call.args):
            name = call.args[index]
        if name is None or not _writes(place):
            continue
        names = {word.arg for word in call.keywords}
        facts = None if None in names else frozenset(map(str, names))
        if facts is not None:
            facts -= NO_FACTS.get(place.name, frozenset())
        found += _said(place, Reader(place).strings(name), "", facts)
    return tuple(found)


def _writes(place: Place) -> bool:
    """Tell whether a call is one of the pen or of Words, not a namesake."""
    called = place.call.func
    if not isinstance(called, ast.Attribute):
        return False
    if place.name in {"message", "document", "whole"}:
        return ast.unparse(called.value).endswith("words")
    return True


def _said(
    place: Place, texts: set[str], prefix: str, facts: frozenset[str] | None = None
) -> list[Said]:
    return [
        Said(place.where, text if text[:1] == "?" else f"{prefix}{text}", facts)
        for text in sorted(texts)
    ]


def commands() -> list[str]:
    """Return the Indonesian names of the chat commands."""
    firsts = [
        node.args[0]
        for tree in _trees_with("Command(", "handlers/*.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Command"
    ]
    return [str(first.value) for first in firsts if isinstance(first, ast.Constant)]


@cache
def names_used() -> set[str]:
    """Return every name that the code reads."""
    found = (node for tree in trees().values() for node in ast.walk(tree))
    return {node.id for node in found if isinstance(node, ast.Name)}


def actions_offered() -> set[str]:
    """Return the actions of the remedies that refusals carry."""
    found = set()
    for tree in _trees_with("remedies", *FILES):
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "remedies":
                found |= _firsts(node.value)
            for name, value in _assigned(node):
                found |= _firsts(value) if name == "remedies" else set()
    return found


def _firsts(expr: ast.expr) -> set[str]:
    pairs = [node for node in ast.walk(expr) if isinstance(node, ast.Tuple)]
    firsts = [pair.elts[0] for pair in pairs if pair.elts]
    return {
        first.value
        for first in firsts
        if isinstance(first, ast.Constant) and isinstance(first.value, str)
    }
