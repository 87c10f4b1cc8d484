"""The token must not appear in any log, by any way that leads into one."""

import io
import json
import logging
import sys

import pytest
import structlog

from bot.cli.logs import QUIET, configure_logging, redaction

TOKEN = "123456789:AAE-canary_" + "x" * 27
SECRET = TOKEN.partition(":")[2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def logging_as_it_was(monkeypatch):
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in QUIET}
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    logging.captureWarnings(False)
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.fixture(params=[io.StringIO, Terminal])
def log(request) -> io.StringIO:
    stream = request.param()
    configure_logging("debug", TOKEN, stream)
    return stream


@pytest.fixture
def machine_log() -> io.StringIO:
    stream = io.StringIO()
    configure_logging("info", TOKEN, stream)
    return stream


@pytest.fixture
def terminal() -> Terminal:
    stream = Terminal()
    configure_logging("info", TOKEN, stream)
    return stream


def url() -> str:
    return f"https://api.telegram.org/bot{TOKEN}/getMe"


def deep_failure() -> None:
    try:
        raise OSError(f"cannot reach {url()}")
    except OSError as error:
        raise RuntimeError(f"token {TOKEN}", {"t": TOKEN}) from error


def by_message() -> None:
    logging.getLogger("a").debug(f"GET {url()}")


def by_arguments() -> None:
    logging.getLogger("a").info("GET %s with %r", url(), {"token": TOKEN})


def by_exception() -> None:
    try:
        deep_failure()
    except RuntimeError:
        logging.getLogger("a").exception("failed")


def by_group() -> None:
    try:
        raise ExceptionGroup(TOKEN, [ValueError(TOKEN), KeyError(url())])
    except ExceptionGroup:
        structlog.get_logger("a").exception("failed")


def by_facts() -> None:
    structlog.get_logger("a").warning(TOKEN, **{TOKEN: {"deep": [TOKEN, SECRET]}})


def by_position() -> None:
    structlog.get_logger("a").info("GET %s", url())


def by_context() -> None:
    with structlog.contextvars.bound_contextvars(address=url()):
        structlog.get_logger("a").info("x")


def by_object() -> None:
    structlog.get_logger("a").info("x", error=RuntimeError(TOKEN), raw=TOKEN.encode())


def by_encoded_address() -> None:
    logging.getLogger("a").info("next=%s", url().replace(":", "%3A"))


def by_half() -> None:
    logging.getLogger("a").info("the part after the colon is %s", SECRET)


def by_bad_call() -> None:
    logging.getLogger("a").info("%d", TOKEN)


def by_crash() -> None:
    try:
        deep_failure()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.parametrize(
    "leak",
    [
        by_message,
        by_arguments,
        by_exception,
        by_group,
        by_facts,
        by_position,
        by_context,
        by_object,
        by_encoded_address,
        by_half,
        by_bad_call,
        by_crash,
    ],
)
def test_no_way_into_the_log_carries_the_token(log, leak, capsys):
    root = logging.getLogger()  # without pytest's handlers, which raise
    root.handlers[:] = [one for one in root.handlers if "bot." in type(one).__module__]

    leak()

    printed = log.getvalue() + "".join(capsys.readouterr())
    assert log.getvalue()
    assert TOKEN not in printed
    assert SECRET not in printed
    assert "canary" not in printed


def test_other_tokens_are_masked_by_their_shape():
    redact = redaction("")

    assert redact("a 987654:" + "Z" * 35 + " b") == "a [secret] b"
    assert redact("http://x/bot42:TEST/getMe") == "http://x/bot[secret]/getMe"
    assert redact("at 14:30:05 issue 2026-0012") == "at 14:30:05 issue 2026-0012"


def test_a_short_test_token_is_masked_too():
    assert redaction("42:TEST")("token 42:TEST.") == "token [secret]."


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "aiohttp.access"])
def test_libraries_that_log_addresses_are_quiet(log, name):
    logging.getLogger(name).info("GET /")
    logging.getLogger(name).warning("slow")

    assert "GET" not in log.getvalue()
    assert "slow" in log.getvalue()


def test_what_people_write_is_not_logged_by_libraries(log):
    logging.getLogger("telegram.ext.ExtBot").debug("sendMessage text=rahasia")
    logging.getLogger("aiosqlite").debug("INSERT 'rahasia'")

    assert log.getvalue() == ""


def test_machines_get_one_json_object_a_line(machine_log):
    structlog.get_logger("siaga.intake").info("update stored", update=7)
    logging.getLogger("plain").warning("slow %s", "disk")

    first, second = map(json.loads, machine_log.getvalue().splitlines())
    assert first.pop("at").endswith("Z")
    assert first == {
        "event": "update stored",
        "level": "info",
        "logger": "siaga.intake",
        "update": 7,
    }
    assert (second["event"], second["level"]) == ("slow disk", "warning")


def test_people_get_lines(terminal):
    structlog.get_logger("siaga").info("started", port=8080)

    assert terminal.getvalue().rstrip().endswith("info  siaga  started  port=8080")


def test_a_traceback_is_indented_below_its_line(terminal):
    try:
        deep_failure()
    except RuntimeError:
        logging.getLogger("siaga").exception("failed")

    first, *rest = terminal.getvalue().splitlines()
    assert first.endswith("error  siaga  failed")
    assert any("RuntimeError" in line for line in rest)
    assert all(line.startswith("    ") for line in rest)


def test_nobody_forges_a_line(log):
    hostile = "Ana\n2026-01-01 CRITICAL gone\r\x1b[2J\x9b2J\u202e"
    structlog.get_logger("siaga").info("joined", name=hostile)
    logging.getLogger("siaga").info("joined %s", hostile)

    text = log.getvalue()
    assert len(text.splitlines()) == 2
    for mark in "\r\x1b\x9b\u202e":
        assert mark not in text


def test_an_exception_cannot_forge_a_line(log):
    try:
        raise ValueError("x\n2026-01-01 CRITICAL gone\x1b[2J")
    except ValueError:
        logging.getLogger("siaga").exception("failed")

    assert "\x1b" not in log.getvalue()
    assert not any(
        line.startswith("2026-01-01 C") for line in log.getvalue().splitlines()
    )


def test_the_level_is_kept(machine_log):
    structlog.get_logger("siaga").debug("small")
    logging.getLogger("other").debug("small")

    assert machine_log.getvalue() == ""


def test_a_second_configuration_replaces_the_first(machine_log):
    later = io.StringIO()
    configure_logging("info", TOKEN, later)

    logging.getLogger("siaga").info("once")

    assert machine_log.getvalue() == ""
    assert len(later.getvalue().splitlines()) == 1


def test_an_exception_is_logged_by_type_and_place_never_by_its_words():
    stream = io.StringIO()
    configure_logging("info", "", stream)
    try:
        try:
            int("kata seorang pelapor")
        except ValueError as error:
            raise KeyError("nama seorang warga") from error
    except KeyError:
        logging.getLogger("siaga.test").exception("a chore failed")

    logged = stream.getvalue()
    assert "ValueError" in logged
    assert "KeyError" in logged
    assert "test_logs.py" in logged
    assert "pelapor" not in logged
    assert "warga" not in logged
