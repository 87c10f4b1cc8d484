"""One log on stderr: JSON for machines, lines for people, no secrets."""

import logging
import re
import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.cli.traces import where

# These put addresses with the token, or what people wrote, below this level.
QUIET = ("aiohttp", "aiosqlite", "httpcore", "httpx", "telegram", "uvicorn.access")
SHOWN = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}

_MASK = "[secret]"
_TOKEN = r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}|(?<=/bot)\d+(?::|%3A)[^/\s\"'\\]+"
_SHORTEST_SECRET = 20
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def configure_logging(
    level: str, token: str = "", stream: TextIO | None = None
) -> None:
    """Send every log of the process to one handler, from `level` upwards."""
    stream = stream or sys.stderr
    render: Processor = structlog.processors.JSONRenderer()
    processors: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        human_line if stream.isatty() else render,
    ]
    handler = _Handler(stream)
    handler.setFormatter(_Formatter(redaction(token), processors, _described()))
    logging.basicConfig(handlers=[handler], level=SHOWN[level], force=True)
    logging.captureWarnings(True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    _configure_structlog()
    sys.excepthook = _log_unhandled


def redaction(token: str) -> Callable[[str], str]:
    """Return a function that masks this token and whatever looks like one."""
    secret = token.partition(":")[2]
    known = [token, secret if len(secret) >= _SHORTEST_SECRET else ""]
    shapes = [re.escape(part) for part in known if part] + [_TOKEN]
    return partial(re.compile("|".join(shapes), re.IGNORECASE).sub, _MASK)


def human_line(_logger: object, _method: str, event: EventDict) -> str:
    """Return one line for a terminal; a traceback follows, indented."""
    trace = str(event.pop("exception", ""))
    head = [str(event.pop(key, "")) for key in ("at", "level", "logger", "event")]
    facts = [f"{key}={value}" for key, value in event.items()]
    line = _UNSEEN.sub(_escape, "  ".join([*head, *facts]))
    below = [f"    {_UNSEEN.sub(_escape, row)}" for row in trace.split("\n") if row]
    return "\n".join([line, *below])


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Redacts the finished text: message, facts and traceback alike."""

    def __init__(
        self,
        redact: Callable[[str], str],
        processors: list[Processor],
        foreign_pre_chain: list[Processor],
    ) -> None:
        super().__init__(processors=processors, foreign_pre_chain=foreign_pre_chain)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class _Handler(logging.StreamHandler[TextIO]):
    """Never prints the arguments of a log call that cannot be formatted."""

    def handleError(self, record: logging.LogRecord) -> None:
        self.stream.write(f"a log line of {record.name} could not be written\n")


def _described() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        where,
    ]


def _configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *_described(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _escape(mark: re.Match[str]) -> str:
    return mark[0].encode("unicode_escape").decode()


def _log_unhandled(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    logging.getLogger("siaga").critical("stopped", exc_info=(kind, error, trace))
