"""How the source is written: sizes, first lines, names, and calls that are not made."""

import ast
import re
from statistics import median

from tests.architecture.source import Source, sources

FUNCTION_MEDIAN, FUNCTION_99TH, FUNCTION_LONGEST = 8, 25, 40

# Lines a file, room by room, from the house plan.
CAPS = {
    "bot/__init__.py": 10,
    "bot/__main__.py": 20,
    "bot/app": 150,
    "bot/cli": 120,
    "bot/delivery": 150,
    "bot/documents": 150,
    "bot/domain": 150,
    "bot/engine": 100,
    "bot/intake": 150,
    "bot/playbook": 150,
    "bot/ports": 200,
    "bot/rendering": 120,
    "bot/sandbox": 200,
    "bot/services": 180,
    "bot/settings": 100,
    "bot/storage": 150,
    "bot/web": 120,
    "handlers": 120,
}

# Tables may be long: path -> why this one is.
LONG_TABLES: dict[str, str] = {
    "bot/domain/access.py": "who may do what: one row for each action",
    "bot/domain/errors.py": "one class for each refusal",
    "bot/domain/guards.py": "one row for each guard",
    "bot/domain/told.py": "one line for each action that a timeline tells",
    "bot/domain/topics.py": "one row for each topic of a dossier",
    "bot/storage/erasing.py": "one row for each place where a person stands",
    "bot/storage/exporting.py": "one row for each part of a person's data",
}

FORBIDDEN_WORDS = {
    "base", "common", "data", "helper", "helpers", "info", "manager", "managers",
    "util", "utils", "utility", "utilities",
}  # fmt: skip
#: "Data pribadi" is the term of the law on its protection, and says what it is.
TERMS_OF_LAW = {"personal_data"}
SQL_CALLS = {"execute", "executemany", "executescript"}
FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "marshal", "shelve"}
FORBIDDEN_CALLS = {"yaml.load", "yaml.unsafe_load", "yaml.full_load"}
FORBIDDEN_MENTIONS = {"drop_pending_updates", "PicklePersistence"}
# The local Telegram is asked to drop what waits; it asks nobody.
MAY_HEAR_DROP = "bot/sandbox"


def functions() -> list[tuple[int, str]]:
    return sorted(
        (node.end_lineno - node.lineno + 1, source.at(node, node.name))
        for source in sources()
        for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef)
    )


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{name}: {size} lines" for size, name in functions() if size > FUNCTION_LONGEST
    ]

    assert long == []


def test_functions_are_short():
    sizes = [size for size, _ in functions()]

    assert median(sizes) <= FUNCTION_MEDIAN
    assert sizes[int(len(sizes) * 0.99)] <= FUNCTION_99TH, functions()[-10:]


def test_files_fit_their_room():
    large = [
        f"{source.path}: {source.lines} lines, cap {CAPS[source.room]}"
        for source in sources()
        if source.path not in LONG_TABLES and source.lines > CAPS[source.room]
    ]

    assert large == []


def test_long_tables_exist_and_are_long():
    sizes = {source.path: (source.lines, CAPS[source.room]) for source in sources()}

    for path, reason in LONG_TABLES.items():
        assert reason
        lines, cap = sizes[path]
        assert lines > cap, f"{path} fits its room: take it off the list"


def test_the_first_line_of_a_file_is_a_sentence_about_it():
    assert [source.path for source in sources() if not opens_well(source)] == []


def opens_well(source: Source) -> bool:
    said = ast.get_docstring(source.tree, clean=False)
    return bool(
        said
        and source.tree.body[0].lineno == 1
        and re.match(r"^\S+ .*\S\.$", said.splitlines()[0])
    )


def test_names_say_what_a_thing_is():
    vague = [
        source.at(node, name)
        for source in sources()
        for node, name in named(source)
        if name not in TERMS_OF_LAW and FORBIDDEN_WORDS & set(words(name))
    ]

    assert vague == []


def named(source: Source) -> list[tuple[ast.AST, str]]:
    parts = source.path.removesuffix(".py").split("/")
    modules = [(source.tree, part) for part in parts]
    return modules + [(node, node.name) for node in source.nodes(ast.ClassDef)]


def words(name: str) -> list[str]:
    return [
        word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)
    ]


def test_no_sql_is_put_together_in_the_call():
    built = [
        source.at(call, ast.unparse(call)[:80])
        for source in sources()
        for call in source.nodes(ast.Call)
        if called(call).rpartition(".")[2] in SQL_CALLS
        and any(map(is_built, call.args))
    ]

    assert built == []


def is_built(argument: ast.expr) -> bool:
    if isinstance(argument, ast.JoinedStr):
        return not ast.unparse(argument)[2:].startswith(
            "PRAGMA "
        )  # takes no parameters
    if isinstance(argument, ast.BinOp):
        return True
    return isinstance(argument, ast.Call) and called(argument).endswith(".format")


def called(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_no_update_is_dropped_and_nothing_foreign_is_unpacked_as_code():
    found = [
        source.at(node, what)
        for source in sources()
        for node in ast.walk(source.tree)
        for what in forbidden(node)
        if (source.room, what) != (MAY_HEAR_DROP, "drop_pending_updates")
    ]

    assert found == []


def forbidden(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            said = [alias.name.partition(".")[0] for alias in names]
            return [name for name in said if name in FORBIDDEN_MODULES]
        case ast.ImportFrom(module=module, names=names):
            said = [str(module).partition(".")[0], *(alias.name for alias in names)]
            return [
                name for name in said if name in FORBIDDEN_MODULES | FORBIDDEN_MENTIONS
            ]
        case ast.Call() if called(node) in FORBIDDEN_CALLS:
            return [called(node)]
        case ast.keyword(arg=name) | ast.Attribute(attr=name) | ast.Name(id=name):
            return [name] if name in FORBIDDEN_MENTIONS else []
        case ast.Constant(value=str() as text) if text in FORBIDDEN_MENTIONS:
            return [text]
    return []


def test_these_rules_see_what_they_forbid():
    bad = Source(
        "bot/x.py",
        "",
        ast.parse(
            "import pickle\nfrom telegram.ext import PicklePersistence\nyaml.load(x)\n"
            "start(drop_pending_updates=True)\n"
        ),
    )

    seen = [what for node in ast.walk(bad.tree) for what in forbidden(node)]
    assert sorted(seen) == [
        "PicklePersistence",
        "drop_pending_updates",
        "pickle",
        "yaml.load",
    ]
    for text in ('f"{x}"', '"a" + b', '"%s" % a', '"{}".format(a)'):
        assert is_built(ast.parse(text, mode="eval").body)
    assert not is_built(ast.parse('f"PRAGMA user_version = {n}"', mode="eval").body)
    assert words("HTTPInfo_helper") == ["http", "info", "helper"]
