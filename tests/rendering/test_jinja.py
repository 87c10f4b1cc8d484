"""What the renderer promises, tried on small template folders."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound

from bot.ports.words import Words
from bot.rendering.calendar import Calendar
from bot.rendering.jinja import JinjaWords, MessageTooLong
from bot.rendering.labels import MissingFact, UnknownLabel
from bot.rendering.text import clean, shorten, visible_length

AT = datetime(2024, 6, 7, 6, 30, tzinfo=UTC)

ID_LABELS = """
[button]
take = "Saya tangani"
[level]
set = "Tetapkan {level}"
[time]
now = "sekarang"
left = "{wait} lagi"
late = "terlambat {wait}"
"""
EN_LABELS = """
[button]
take = "I'll take it"
[level]
set = "Set {level}"
[time]
now = "now"
left = "in {wait}"
late = "{wait} late"
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@pytest.fixture
def words_of(tmp_path: Path) -> Callable[..., JinjaWords]:
    def build(zone: object = "Asia/Makassar", **files: str) -> JinjaWords:
        shipped = {"id/labels.toml": ID_LABELS, "en/labels.toml": EN_LABELS}
        root = write(tmp_path / "templates", shipped | files)
        return JinjaWords(root, None, zone)

    return build


@pytest.fixture
def say(words_of) -> Callable[..., str]:
    def render(source: str, locale: str = "id", **facts: object) -> str:
        words = words_of(**{f"{locale}/messages/x.html.j2": source})
        return words.message("x", locale, **facts)

    return render


def test_it_is_the_words_that_use_cases_ask_for(words_of):
    words: Words = words_of()

    assert words.locales == ("en", "id")


@pytest.mark.parametrize(
    "text",
    [
        "<b>tebal</b>",
        '<a href="tg://user?id=1">klik</a>',
        "a & b &amp; c",
        "</code>",
        "'kutip' \"ganda\"",
        "{{7*7}}",
        "{% raw %}",
        "{# x #}",
        "%(x)s",
        "${x}",
        "{0.__class__}",
        "*_[]()~`",
    ],
)
def test_what_a_stranger_writes_is_shown_and_never_obeyed(say, text):
    shown = say("<b>{{ title }}</b>", title=text)

    body = shown.removeprefix("<b>").removesuffix("</b>")
    assert "<" not in body
    assert ">" not in body
    assert text == html.unescape(body)


def test_a_missing_fact_is_an_error(say):
    with pytest.raises(UndefinedError):
        say("{{ title }}")


def test_none_is_a_missing_fact(say):
    with pytest.raises(UndefinedError):
        say("{{ title }}", title=None)


def test_a_missing_template_is_an_error(words_of):
    with pytest.raises(TemplateNotFound):
        words_of().message("nothing", "id")


def test_blocks_leave_no_blank_lines(say):
    source = "{% if yes %}\n  Ya\n{% endif %}\n{% for n in [1, 2] %}\n{{ n }}\n{% endfor %}\n\n\n"

    assert say(source, yes=True) == "  Ya\n1\n2"


def test_a_document_is_plain_text(words_of):
    words = words_of(
        **{"id/documents/holding_statement.press.txt.j2": "{{ lead }}\n\n"}
    )

    assert (
        words.document("holding_statement", "press", "id", lead="A & B <c>")
        == "A & B <c>"
    )


def test_a_refusal_has_its_own_folder(words_of):
    words = words_of(
        **{"id/refusals/NotPermitted.html.j2": "Peran {{ role }} belum boleh.\n"}
    )

    assert (
        words.refusal("NotPermitted", "id", role="a&b") == "Peran a&amp;b belum boleh."
    )


def test_a_file_of_the_office_stands_in_for_its_twin(tmp_path):
    shipped = {
        "id/labels.toml": ID_LABELS,
        "id/messages/a.html.j2": "pabrik a",
        "id/messages/b.html.j2": "pabrik b",
    }
    mine = {
        "id/labels.toml": '[button]\ntake = "Siap"\n',
        "id/messages/b.html.j2": "{{ label('button.take') }}!",
    }
    words = JinjaWords(
        write(tmp_path / "shipped", shipped),
        write(tmp_path / "mine", mine),
        "Asia/Makassar",
    )

    assert words.message("a", "id") == "pabrik a"
    assert words.message("b", "id") == "Siap!"
    assert words.label("level.set", "id", level="L3") == "Tetapkan L3"


@pytest.mark.parametrize(
    ("zone", "indonesian", "english"),
    [
        ("Asia/Jakarta", "13.30 WIB", "13:30 WIB"),
        ("Asia/Pontianak", "13.30 WIB", "13:30 WIB"),
        ("Asia/Makassar", "14.30 WITA", "14:30 WITA"),
        (ZoneInfo("Asia/Jayapura"), "15.30 WIT", "15:30 WIT"),
    ],
)
def test_times_carry_their_zone(words_of, zone, indonesian, english):
    words = words_of(zone)

    assert indonesian == words.time(AT, "id")
    assert english == words.time(AT, "en")


def test_dates_are_written_out(words_of):
    words = words_of()

    assert words.date(AT, "id") == "Jumat, 7 Juni 2024"
    assert words.date(AT, "en") == "Friday, 7 June 2024"


def test_the_date_is_that_of_the_office(words_of):
    late = datetime(2024, 6, 7, 17, tzinfo=UTC)

    assert words_of("Asia/Makassar").date(late, "id") == "Sabtu, 8 Juni 2024"
    assert words_of("Asia/Jakarta").date(late, "id") == "Sabtu, 8 Juni 2024"


def test_a_moment_without_a_zone_is_refused(words_of):
    with pytest.raises(ValueError, match="without a zone"):
        words_of().time(AT.replace(tzinfo=None), "id")


def test_templates_can_say_moments_and_amounts(say):
    source = "{{ at|datetime }} {{ time(at) }} {{ at|date }} {{ 1333|number }}"

    assert say(source, at=AT) == (
        "Jumat, 7 Juni 2024, 14.30 WITA 14.30 WITA Jumat, 7 Juni 2024 1.333"
    )
    assert say(source, "en", at=AT) == (
        "Friday, 7 June 2024, 14:30 WITA 14:30 WITA Friday, 7 June 2024 1,333"
    )


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (12 * 60, "12 menit lagi", "in 12 minutes"),
        (60, "1 menit lagi", "in 1 minute"),
        (-8 * 60, "terlambat 8 menit", "8 minutes late"),
        (75 * 60, "1 jam 15 menit lagi", "in 1 hour 15 minutes"),
        (3600 * 24 * 2 + 61, "2 hari 1 menit lagi", "in 2 days 1 minute"),
        (20, "sekarang", "now"),
        (-20, "sekarang", "now"),
    ],
)
def test_a_deadline_says_how_long_is_left(say, seconds, indonesian, english):
    facts = {"due": AT + timedelta(seconds=seconds), "now": AT}

    assert indonesian == say("{{ ago_or_left(due, now) }}", "id", **facts)
    assert english == say("{{ due|ago_or_left(now) }}", "en", **facts)


def test_labels_are_filled_and_escaped(say):
    assert say("{{ label('level.set', level=x) }}", x="<L3>") == "Tetapkan &lt;L3&gt;"


def test_a_label_reads_no_attributes_of_its_facts(words_of):
    words = words_of(**{"id/labels.toml": '[a]\nb = "{x.__class__} {x}"\n'})

    assert words.label("a.b", "id", x="{y}") == "{x.__class__} {y}"


def test_a_label_without_its_fact_is_an_error(words_of):
    with pytest.raises(MissingFact, match=r"level\.set.*level"):
        words_of().label("level.set", "id")


def test_an_unknown_label_is_an_error(words_of):
    with pytest.raises(UnknownLabel, match=r"button\.fly.*en"):
        words_of().label("button.fly", "en")


def test_a_broken_label_file_is_named(words_of):
    with pytest.raises(ValueError, match=r"labels\.toml"):
        words_of(**{"id/labels.toml": "[a\n"})


def test_a_changed_label_file_is_read_again(words_of):
    words_of()
    words = words_of(**{"id/labels.toml": '[button]\ntake = "Baru"\n'})

    assert words.label("button.take", "id") == "Baru"


def test_a_changed_template_is_compiled_again_by_the_next_words(words_of):
    name = "id/messages/x.html.j2"

    assert words_of(**{name: "satu"}).message("x", "id") == "satu"
    assert words_of(**{name: "dua"}).message("x", "id") == "dua"


def test_templates_that_cannot_be_read_are_listed(words_of):
    words = words_of(
        **{"id/messages/a.html.j2": "baik\n{% if %}", "en/messages/b.html.j2": "fine"}
    )

    (mistake,) = words.mistakes()
    assert mistake.startswith("id/messages/a.html.j2:2: ")


@dataclass(frozen=True)
class Fact:
    title: str = "Judul"

    def erase(self) -> str:
        return "DELETED"


def test_a_template_reads_facts_but_not_their_insides(say):
    assert say("{{ fact.title }}", fact=Fact()) == "Judul"
    with pytest.raises(SecurityError):
        say("{{ fact.__class__.__mro__ }}", fact=Fact())


def test_a_message_of_the_full_length_passes(say):
    assert visible_length(say("<b>{{ t }}</b>", t="&" * 4096)) == 4096


@pytest.mark.parametrize("text", ["x" * 4097, "🔥" * 2049])
def test_a_message_that_telegram_would_refuse_is_an_error(say, text):
    with pytest.raises(MessageTooLong, match=r'"x" \(id\)'):
        say("{{ t }}", t=text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\0b", "ab"),
        ("\u200b\u200b\ufeff", ""),
        ("\x1b[2J!", "[2J!"),
        ("\u202etxt.exe", "[U+202E]txt.exe"),
        ("\u2068Ana\u2069 \u202a+62\u202c", "Ana +62"),
        ("satu\r\ndua\u2028tiga", "satu\ndua\ntiga"),
        ("Z" + "\u0301" * 10_000, "Z" + "\u0301" * 3),
        ("👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"),
        ("x\ud83d", "x\ufffd"),
        ("tab\tbaris\n", "tab\tbaris\n"),
        ("سلام हिन्दी", "سلام हिन्दी"),
    ],
)
def test_hidden_marks_do_not_reach_a_reader(text, shown):
    assert shown == clean(text)


def test_facts_are_cleaned_in_messages_labels_and_documents(words_of):
    words = words_of(
        **{
            "id/messages/x.html.j2": "{{ t }} {{ label('level.set', level=t) }}",
            "id/documents/x.press.txt.j2": "{{ t }}",
        }
    )

    assert words.message("x", "id", t="a\0b\u202e") == "ab[U+202E] Tetapkan ab[U+202E]"
    assert words.document("x", "press", "id", t="a\0b\u202e") == "ab[U+202E]"
    assert words.label("level.set", "id", level="a\0b") == "Tetapkan ab"


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("pendek", 10, "pendek"),
        ("  banyak \n\t spasi ", 20, "banyak spasi"),
        ("Video viral tentang layanan", 20, "Video viral tentang…"),
        ("Video viral, tentang", 14, "Video viral…"),
        ("antidisestablishment", 10, "antidises…"),
        ("satu dua", 8, "satu dua"),
    ],
)
def test_a_long_text_is_cut_after_a_word(text, length, shown):
    assert shown == shorten(text, length)
    assert len(shown) <= length


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Kutipan warga", "Kutipan warga."),
        ("Sudah diperiksa. ", "Sudah diperiksa."),
        ('Kata warga: "benar?"', 'Kata warga: "benar?"'),
        ("Kantor (kami)", "Kantor (kami)."),
        ("", ""),
    ],
)
def test_a_reason_reads_as_a_sentence(say, said, read):
    assert say("{{ t | shorten(120) | ended }}", t=said) == html.escape(read).replace(
        "&quot;", "&#34;"
    )


def test_shortened_text_is_still_escaped(say):
    assert say("{{ shorten(t, 6) }}", t="<b> tebal") == "&lt;b&gt;…"


def test_a_second_renderer_compiles_nothing(words_of, monkeypatch):
    files = {f"id/messages/m{n}.html.j2": "{{ t }}" for n in range(30)}
    for n in range(30):
        words_of(**files).message(f"m{n}", "id", t="x")
    monkeypatch.setattr(
        "jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled")
    )

    assert words_of(**files).message("m7", "id", t="x") == "x"


@pytest.mark.parametrize(
    ("locale", "same_day", "next_day"),
    [
        ("id", "14.30 WITA", "14.30 WITA, Sabtu, 8 Juni"),
        ("en", "14:30 WITA", "14:30 WITA, Saturday, 8 June"),
    ],
)
def test_a_moment_of_another_day_says_which(tmp_path, locale, same_day, next_day):
    at = datetime(2024, 6, 7, 6, 30, tzinfo=UTC)
    text = "{{ when(at, now) }}|{{ when(at + day, now) }}"
    labels = EN_LABELS if locale == "en" else ID_LABELS
    root = write(
        tmp_path,
        {f"{locale}/labels.toml": labels, f"{locale}/messages/a.html.j2": text},
    )
    words = JinjaWords(root, None, "Asia/Makassar")

    said = words.message("a", locale, at=at, now=at, day=timedelta(days=1))
    assert said == f"{same_day}|{next_day}"


@pytest.mark.parametrize(
    ("locale", "same_day", "next_day"),
    [
        ("id", "14.30 WITA", "Sab 8/6 14.30 WITA"),
        ("en", "14:30 WITA", "Sat 8/6 14:30 WITA"),
    ],
)
def test_a_button_with_a_time_of_another_day_says_which(locale, same_day, next_day):
    at = datetime(2024, 6, 7, 6, 30, tzinfo=UTC)
    said = Calendar(locale, ZoneInfo("Asia/Makassar"))

    assert said.brief(at, at) == same_day
    assert said.brief(at + timedelta(days=1), at) == next_day
