"""Documents in an office's own words: hostile ones are refused, and nothing is carried out."""

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.app.proving_room import tried
from bot.rendering.dialect import faults
from bot.rendering.office_texts import OfficeTexts, TextTooLong

CONFINE = "from bot.rendering.proving import confine\nconfine()"

FIELDS = {"judul": 160, "isi": 3000}

#: Bombs, ways out of the sandbox, other files, and what has no place in a letter.
HOSTILE = {
    "loop": "{% for i in range(10**9) %}x{% endfor %}",
    "loops": "{% for a in isi %}{% for b in isi %}{% for c in isi %}x{% endfor %}{% endfor %}{% endfor %}",
    "multiplied": "{{ 'a' * 10**9 }}",
    "power": "{{ 9999 ** 9999 ** 9999 }}",
    "digits": "{{ " + "9" * 9000 + " }}",
    "lorem": "{{ lipsum(n=100000) }}",
    "padded": "{{ judul | center(10**9) }}",
    "format": "{{ '%1000000000d' | format(1) }}",
    "format method": "{{ '{0:>1000000000}'.format(judul) }}",
    "replaced": "{{ isi | replace('', isi) }}",
    "joined": "{{ isi | join(isi) }}",
    "parentheses": "{{ " + "(" * 4000 + "judul" + ")" * 4000 + " }}",
    "nots": "{% if " + "not " * 3000 + "judul %}x{% endif %}",
    "filters": "{{ judul" + "|upper" * 2500 + " }}",
    "nested": "{% if judul %}" * 40 + "x" + "{% endif %}" * 40,
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "itself": "{{ self.judul() }}",
    "class": "{{ judul.__class__.__mro__ }}",
    "index": "{{ judul['__class__'] }}",
    "attr": "{{ judul | attr('__class__') }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'file:///etc/passwd' as p %}",
    "extends": "{% extends '../../.env' %}",
    "set": "{% set judul = 'x' %}",
    "block": "{% block a %}x{% endblock %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "test": "{{ judul is callable }}",
    "sum": "{{ judul + isi }}",
    "tilde": "{{ isi ~ isi ~ isi }}",
    "list": "{{ [judul] }}",
    "slice": "{{ judul[::-1] }}",
    "other": "{{ token }}",
    "too often": "{{ judul }}" * 201,
    "too long": "x" * 20_001,
    "comes out too long": "{{ isi }}" * 30,
    "unfinished": "\n\n{% if judul %}",
}


async def test_every_hostile_text_is_refused_by_a_process_that_carries_nothing_out():
    found = await tried(HOSTILE, dict.fromkeys(HOSTILE, FIELDS))

    assert {path for path, _, _ in found} == set(HOSTILE)
    assert [line for path, line, _ in found if path == "unfinished"] == [3]
    assert all(len(why) < 300 for _, _, why in found)


@pytest.mark.parametrize("name", [n for n in HOSTILE if n != "comes out too long"])
def test_a_hostile_text_that_nobody_proved_is_not_even_compiled(name):
    with pytest.raises(ValueError, match=name):
        OfficeTexts({name: HOSTILE[name]}).fill(name, dict.fromkeys(FIELDS, "x"))


def test_a_text_that_comes_out_too_long_is_not_cut():
    with pytest.raises(TextTooLong):
        OfficeTexts({"x": HOSTILE["comes out too long"]}).fill("x", {"isi": "y" * 3000})


def test_fields_filters_and_conditions_are_what_an_office_needs():
    source = (
        "{# ours #}\n{{ judul | upper }}\n{% if isi and not alt %}\n\n{{ isi }}\n"
        '{% elif judul == "Hak Jawab" %}\nTembusan\n{% else %}\n-\n{% endif %}\n'
        "{% raw %}{{ 7 * 7 }}{% endraw %}\n"
    )
    facts = {"judul": "Hak Jawab", "isi": "{{ 7 * 7 }}\u202e <b>", "alt": ""}
    texts = OfficeTexts({"x": source})

    assert faults(source, facts.keys()) == []
    assert texts.fill("x", facts) == (
        "HAK JAWAB\n\n{{ 7 * 7 }}[U+202E] <b>\n{{ 7 * 7 }}"
    )
    assert texts.fill("x", facts | {"isi": ""}) == "HAK JAWAB\nTembusan\n{{ 7 * 7 }}"
    with pytest.raises((UndefinedError, ValueError)):
        texts.fill("x", {"judul": "x"})


@pytest.mark.parametrize(
    "deed",
    ["x = 'a' * 10**9", "while True: pass", "open('x', 'w', 1).write('x\\n')"],
)
def test_the_process_gets_little_memory_and_time_and_writes_no_file(deed, tmp_path):
    """Should the dialect ever let something through, the process dies, not the bot."""
    done = subprocess.run(
        [sys.executable, "-c", f"{CONFINE}\n{deed}"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )

    assert done.returncode != 0
    assert not any(file.stat().st_size for file in tmp_path.iterdir())
