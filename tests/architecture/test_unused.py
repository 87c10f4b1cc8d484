"""Nothing stands in the house that nobody in the house uses."""

import ast
from collections import Counter

from tests.architecture.source import Source, sources

#: What only the tests, or the generated pages of docs/, read: why it may stay.
READ_BY_TESTS = {
    "ASSIGNMENT_LIFE": "drawn in docs/lives.md; its moves are asked elsewhere",
    "FINDINGS": "the words tests hold it against the labels",
    "REGISTERED": "says which topics a register answers; the tests hold it complete",
}
#: A world for tests and workshops: its phones can do more than any story asks.
A_WORLD = "bot/sandbox/"


def test_every_function_class_and_table_is_used_in_the_house():
    used = Counter(name for source in sources() for name in names_read(source))
    unused = {
        name: source.at(node, name)
        for source in sources()
        if not source.path.startswith(A_WORLD)
        for node, name in made_in(source)
        if not used[name] and name not in READ_BY_TESTS
    }

    assert unused == {}


def names_read(source: Source) -> list[str]:
    """Return what the code of a file reads, calls, or names in an annotation."""
    read = [n.id for n in source.nodes(ast.Name) if isinstance(n.ctx, ast.Load)]
    attributes = [node.attr for node in source.nodes(ast.Attribute)]
    words = [
        word
        for node in source.nodes(ast.Constant)
        if isinstance(node.value, str) and len(node.value) < 60
        for word in node.value.replace("[", " ").replace("]", " ").split()
    ]
    return [*read, *attributes, *words]


def made_in(source: Source) -> list[tuple[ast.AST, str]]:
    """Return what stands at the top of a file: functions, classes, tables."""
    found: list[tuple[ast.AST, str]] = []
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append((node, node.name))
        elif isinstance(node, ast.Assign):
            found += [(node, n.id) for n in node.targets if isinstance(n, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.append((node, node.target.id))
    return [(node, name) for node, name in found if not name.startswith("__")]


def test_what_is_unused_is_seen():
    text = "def one(): ...\nTWO = 2\nclass Three: ...\nthree = Three\n"
    bad = Source("bot/x.py", text, ast.parse(text))
    used = names_read(bad)

    assert [n for _, n in made_in(bad) if n not in used] == ["one", "TWO", "three"]
