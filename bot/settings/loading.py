"""Reads the settings, or says everything that is wrong with them."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError

from bot.settings.model import Settings

PREFIX = "SIAGA_"
ENCODING = "utf-8-sig"  # with or without the mark that some editors put first
KNOWN = {f"{PREFIX}{name.upper()}": name for name in Settings.model_fields}


class SettingsError(ValueError):
    """The settings are wrong: the text names each key, never a value."""


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and a file that may be missing; raise SettingsError."""
    try:
        written = _ours(dotenv_values(env_file, encoding=ENCODING) if env_file else {})
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{env_file} cannot be read as text in UTF-8") from None
    mistakes = [*_unknown(_ours(os.environ) | written), *_conflicts(written)]
    settings = None
    try:
        settings = _read(env_file)
    except ValidationError as error:
        mistakes += [_sentence(detail["loc"][0], detail) for detail in error.errors()]
    if mistakes or not settings:
        raise SettingsError(_listing(mistakes))
    return settings


def _read(env_file: Path | None) -> Settings:
    options: dict[str, Any] = {"_env_file": env_file, "_env_file_encoding": ENCODING}
    return Settings(**options)


def _ours(source: Mapping[str, str | None]) -> dict[str, str]:
    named = {name.upper(): value or "" for name, value in source.items()}
    return {name: text for name, text in named.items() if name.startswith(PREFIX)}


def _unknown(named: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(named.keys() - KNOWN.keys()):
        near = get_close_matches(name, KNOWN, n=1)
        yield f"{name} is not a setting" + (f"; meant {near[0]}?" if near else "")


def _conflicts(written: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each key to which the two sources give different values."""
    around = _ours(os.environ)
    for name in sorted(written.keys() & around.keys() & KNOWN.keys()):
        said = {written[name], around[name]} - {""}
        if len(said) > 1:
            yield f"{name} differs between the environment and the file: keep one"


def _sentence(field: int | str, detail: Mapping[str, Any]) -> str:
    allowed = Settings.model_fields[str(field)].description
    verdict = "is missing" if detail["type"] == "missing" else "is not allowed"
    return f"{PREFIX}{str(field).upper()} {verdict}: it must be {allowed}"


def _listing(mistakes: list[str]) -> str:
    lines = [f"  {line}" for line in dict.fromkeys(mistakes)]
    return "\n".join(["These settings stop the start:", *lines])
