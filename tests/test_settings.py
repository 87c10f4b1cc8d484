"""What the environment may say, and how mistakes in it are told."""

import os
import re
from pathlib import Path

import pytest

from bot.settings import Address, Settings, SettingsError, load_settings
from bot.settings.loading import KNOWN
from bot.settings.shapes import secrets

TOKEN = "123456789:AAE" + "x" * 32
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.upper().startswith("SIAGA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def load(monkeypatch, tmp_path):
    def read(written: str | bytes = "", **named: str) -> Settings:
        for name, value in ({"TELEGRAM_TOKEN": TOKEN} | named).items():
            monkeypatch.setenv(f"SIAGA_{name}", value)
        file = tmp_path / ".env"
        file.write_bytes(written if isinstance(written, bytes) else written.encode())
        return load_settings(file)

    return read


@pytest.fixture
def refusal(load):
    def read(written: str = "", **named: str) -> str:
        with pytest.raises(SettingsError) as caught:
            load(written, **named)
        assert caught.value.__context__ is None
        return str(caught.value)

    return read


def test_a_token_is_enough(load):
    settings = load()

    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_api == "https://api.telegram.org"
    assert settings.database == "sqlite:///data/siaga.db"
    assert settings.admins == ()
    assert (settings.organisation, settings.city) == ("Instansi Contoh", "Samarinda")
    assert (settings.timezone, settings.locale) == ("Asia/Makassar", "id")
    assert settings.playbook == Path("data/playbook")
    assert settings.templates is None
    assert (settings.webhook_url, settings.webhook_secret) == (None, None)
    assert settings.listen == Address("127.0.0.1", 8080)
    assert settings.log == "info"


def test_the_file_is_read_and_may_be_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("SIAGA_TELEGRAM_TOKEN", TOKEN)

    assert load_settings(tmp_path / "missing").city == "Samarinda"
    assert load_settings(None).city == "Samarinda"


def test_a_file_with_a_byte_order_mark_is_read(load):
    settings = load("\ufeffSIAGA_CITY=Kutai Barat\r\nOTHER=1\r\n")

    assert settings.city == "Kutai Barat"


def test_a_file_that_is_no_text_is_refused(load):
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        load(b"SIAGA_CITY=\xff\xfe")


def test_an_empty_value_is_no_value(load):
    assert load("SIAGA_CITY=\nSIAGA_TEMPLATES=", LOG="").log == "info"


def test_everything_can_be_set(load, tmp_path):
    settings = load(
        DATABASE="postgresql://siaga:pass@localhost/siaga",
        ADMINS="111, 222,111,",
        LOCALE="en",
        TIMEZONE="Asia/Jayapura",
        PLAYBOOK=str(tmp_path),
        TEMPLATES=str(tmp_path),
        WEBHOOK_URL="https://siaga.example.go.id/telegram/",
        WEBHOOK_SECRET="s" * 32,
        LISTEN="[::1]:0",
        LOG="debug",
    )

    assert settings.admins == (111, 222)
    assert settings.listen == Address("::1", 0)
    assert settings.webhook_url == "https://siaga.example.go.id/telegram"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "canary"),
        ("TELEGRAM_TOKEN", "42:TEST"),
        ("TELEGRAM_TOKEN", TOKEN + "\n"),
        ("TELEGRAM_TOKEN", TOKEN[:15] + " " + TOKEN[15:]),
        ("TELEGRAM_API", "ftp://canary"),
        ("TELEGRAM_API", "canary"),
        ("TELEGRAM_API", "https://can ary"),
        ("DATABASE", "mysql://canary"),
        ("DATABASE", "data/canary.db"),
        ("ADMINS", "0"),
        ("ADMINS", "-5"),
        ("ADMINS", "@canary"),
        ("ADMINS", "111;222"),
        ("ADMINS", "٣"),
        ("ADMINS", "111,1087968824"),
        ("ADMINS", "777000"),
        ("ADMINS", "136817688"),
        ("ADMINS", "9" * 17),
        ("ORGANISATION", "dua\nbaris"),
        ("CITY", "x" * 201),
        ("TIMEZONE", "Asia/Canary"),
        ("TIMEZONE", "../canary"),
        ("TIMEZONE", "/canary"),
        ("LOCALE", "jv"),
        ("PLAYBOOK", "canary/folder"),
        ("TEMPLATES", "canary/folder"),
        ("WEBHOOK_URL", "http://canary"),
        ("WEBHOOK_SECRET", "canary"),
        ("WEBHOOK_SECRET", "canary!" * 6),
        ("WEBHOOK_SECRET", "s" * 32 + ",canary"),
        ("WEBHOOK_SECRET", "s" * 32 + "," + "s" * 32),
        ("WEBHOOK_SECRET", ",".join(("canary" * 6, "b" * 32, "c" * 32))),
        ("WEBHOOK_SECRET", "canary" * 6 + ","),
        ("WEBHOOK_URL", "https://canary/metrics"),
        ("WEBHOOK_URL", "https://canary/readyz/"),
        ("HEARTBEAT_URL", "canary"),
        ("HEARTBEAT_URL", "ftp://canary"),
        ("LISTEN", "canary"),
        ("LISTEN", "127.0.0.1:99999"),
        ("LISTEN", ":8080"),
        ("LOG", "canary"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name_alone(refusal, name, value):
    text = refusal(**{name: value})

    assert f"SIAGA_{name} is not allowed: it must be" in text
    assert value not in text
    assert "canary" not in text


def test_a_local_server_takes_test_tokens_and_plain_webhooks(load):
    settings = load(
        TELEGRAM_API="http://127.0.0.1:8081/",
        TELEGRAM_TOKEN="42:TEST",
        WEBHOOK_URL="http://127.0.0.1:8080/hook",
        WEBHOOK_SECRET="s" * 32,
    )

    assert settings.telegram_api == "http://127.0.0.1:8081"


def test_a_local_server_takes_no_token_with_spaces(refusal):
    text = refusal(TELEGRAM_API="http://127.0.0.1:8081", TELEGRAM_TOKEN="42:TE ST")

    assert "SIAGA_TELEGRAM_TOKEN" in text


def test_a_webhook_needs_its_secret(refusal):
    text = refusal(WEBHOOK_URL="https://siaga.example.go.id")

    assert "SIAGA_WEBHOOK_SECRET" in text


@pytest.mark.parametrize("between", [",", ", "])
def test_while_a_secret_is_changed_there_are_two_the_new_one_first(load, between):
    settings = load(
        WEBHOOK_URL="https://siaga.example.go.id",
        WEBHOOK_SECRET=between.join(("n" * 32, "o" * 40)),
    )

    assert secrets(settings.webhook_secret) == ("n" * 32, "o" * 40)


def test_without_a_webhook_there_is_no_secret(load):
    assert secrets(load().webhook_secret) == ()


def test_a_missing_token_is_missing(monkeypatch):
    with pytest.raises(SettingsError, match="SIAGA_TELEGRAM_TOKEN is missing"):
        load_settings(None)


def test_all_mistakes_are_told_at_once(refusal):
    text = refusal(
        "SIAGA_TOKEN=canary\nSIAGA_LOCALE=canary\n",
        TELEGRAM_TOKEN="canary",
        LOGG="canary",
        ADMINS="0",
    )

    told = re.findall(r"^  (SIAGA_\w+)", text, re.MULTILINE)
    assert sorted(told) == [
        "SIAGA_ADMINS",
        "SIAGA_LOCALE",
        "SIAGA_LOGG",
        "SIAGA_TELEGRAM_TOKEN",
        "SIAGA_TOKEN",
    ]
    assert "SIAGA_LOGG is not a setting; meant SIAGA_LOG?" in text
    assert "canary" not in text


def test_two_sources_must_not_contradict_each_other(load, refusal):
    assert load("SIAGA_CITY=Berau", CITY="Berau").city == "Berau"
    assert load("SIAGA_CITY=Berau", CITY="").city == "Berau"
    assert "SIAGA_CITY differs" in refusal("SIAGA_CITY=Paser", CITY="Berau")


def test_secrets_are_not_shown(load):
    settings = load(
        DATABASE="postgresql://siaga:canary@localhost/siaga",
        WEBHOOK_SECRET="canary" * 8,
        WEBHOOK_URL="https://siaga.example.go.id",
        HEARTBEAT_URL="https://watch.example.go.id/canary",
    )

    for shown in (repr(settings), str(settings)):
        assert "canary" not in shown
        assert TOKEN not in shown


def test_the_example_names_every_setting_and_no_other():
    text = (ROOT / ".env.example").read_text("utf-8")

    named = set(re.findall(r"^# (SIAGA_\w+)=", text, re.MULTILINE))
    assert named == set(KNOWN)


def test_the_example_shows_the_defaults(load):
    text = (ROOT / ".env.example").read_text("utf-8")
    shown = dict(re.findall(r"^# (SIAGA_\w+)=(.+)$", text, re.MULTILINE))
    settings = load()

    for name in ("TELEGRAM_API", "ORGANISATION", "CITY", "TIMEZONE", "LOCALE", "LOG"):
        assert shown[f"SIAGA_{name}"] == getattr(settings, name.lower())
