"""The named SQL: every statement is well formed, compiles, and is used."""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import integrity, sql
from bot.storage.sqlite.migrations import migrate, statements

ROOM = Path(sql.__file__).parent
ALL = sql.queries("sqlite")
COLUMNS = re.compile(r"^-- columns: (\w+) --\n(?:[a-zA-Z_., ]+\n)+\n", re.M)
SELECTED = re.compile(r"(?:SELECT|RETURNING)\s+([a-z_.]+(?:,\s+[a-z_.]+){3,})")
PARAMETER = re.compile(r":([a-z_]+)")


@pytest.fixture(scope="module")
def schema():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, None, lambda point: None)
        yield connection


def test_every_statement_compiles(schema):
    assert {name: fault for name in ALL if (fault := fault_of(schema, name))} == {}


def fault_of(schema, name):
    """Say why a statement does not compile; nothing where it does."""
    values = dict.fromkeys(PARAMETER.findall(ALL[name]), 1)
    try:
        return "" if schema.execute(f"EXPLAIN {ALL[name]}", values).fetchall() else "?"
    except sqlite3.Error as error:
        return str(error)


def test_every_statement_is_single():
    assert [n for n, text in ALL.items() if not text.endswith(";")] == []
    assert [n for n, text in ALL.items() if text.count(";") != 1] == []


def test_what_every_engine_reads_is_portable():
    portable = sql.queries("portable")
    own = re.compile(
        r"\b(strftime|datetime|json_\w+|OR (REPLACE|IGNORE)|rowid|GLOB|IFNULL)\b"
    )

    assert [n for n, s in portable.items() if "*" in s.replace("COUNT(*)", "")] == []
    assert {n: found[0] for n, s in portable.items() if (found := own.search(s))} == {}


def test_every_statement_is_used_and_every_used_one_exists():
    code = "".join(file.read_text("utf-8") for file in ROOM.glob("**/*.py"))
    subjects = "|".join({name.partition(".")[0] for name in ALL})
    named = {m[1] for m in re.finditer(rf'"((?:{subjects})\.[a-z_]+)"', code)}
    used = named | {f"integrity.{code}" for code in integrity.INVARIANTS}

    assert used == set(ALL)


@pytest.mark.parametrize("file", sorted((ROOM / "queries").glob("**/*.sql")), ids=str)
def test_query_files_read_like_a_list(file):
    head, *blocks = re.split(r"^-- [a-z_]+ --$", without_columns(file), flags=re.M)

    assert re.fullmatch(r"-- \S.*\.\n\n", head)
    for block in blocks:
        comment, first, *_ = block.strip().splitlines()
        assert re.fullmatch(r"-- [A-Z].*\.", comment)
        assert first.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}
        assert max(map(len, block.splitlines())) <= 100


def without_columns(file):
    return COLUMNS.sub("", file.read_text("utf-8"))


def test_a_list_of_columns_has_a_name_where_it_stands_three_times():
    unused, unnamed = [], []
    for file in (ROOM / "queries").glob("**/*.sql"):
        text = file.read_text("utf-8")
        named = [found[1] for found in COLUMNS.finditer(text)]
        unused += [(file.name, n) for n in named if text.count(f"{{{n}}}") < 3]
        lists = Counter(" ".join(m[1].split()) for m in SELECTED.finditer(text))
        unnamed += [(file.name, s) for s, times in lists.items() if times >= 3]

    assert unused == []
    assert unnamed == []


def test_the_columns_of_a_file_take_the_place_of_their_name():
    text = "-- A.\n\n-- columns: room --\nid,\nat\n\n-- one --\n-- One.\nSELECT {%s};\n"

    assert sql.parse(text % "room") == {"one": "SELECT id,\nat;"}
    with pytest.raises(KeyError, match="columns: hall"):
        sql.parse(text % "hall")


def test_the_schema_uses_what_every_engine_has():
    for number, script in sql.migrations("portable").items():
        assert not re.search(
            r"\b(STRICT|WITHOUT ROWID|AUTOINCREMENT|TRIGGER)\b", script
        )
        assert number >= 1
        assert len(list(statements(script))) == re.sub(r"--.*", "", script).count(";")


def test_an_engine_may_have_its_own_wording(tmp_path, monkeypatch):
    (tmp_path / "queries" / "other").mkdir(parents=True)
    (tmp_path / "queries" / "a.sql").write_text(
        "-- A.\n\n-- one --\n-- One.\nSELECT 1;\n\n-- two --\n-- Two.\nSELECT 2;\n"
    )
    (tmp_path / "queries" / "other" / "a.sql").write_text(
        "-- A.\n\n-- two --\n-- Two.\nSELECT 3;\n"
    )
    monkeypatch.setattr(sql, "_ROOT", tmp_path)

    assert sql.queries.__wrapped__("other") == {
        "a.one": "SELECT 1;",
        "a.two": "SELECT 3;",
    }
    assert sql.queries.__wrapped__("sqlite")["a.two"] == "SELECT 2;"
