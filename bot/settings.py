"""What the environment and `.env` may say; every mistake is told at once."""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import DirectoryPath, Field, SecretStr, ValidationError, ValidationInfo
from pydantic import field_validator as check
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "SIAGA_"
TELEGRAM = "https://api.telegram.org"
# Telegram itself, and the two accounts under which it lets others speak unnamed.
NOBODY = {777000, 1087968824, 136817688}
_TOKEN = re.compile(r"[0-9]{5,16}:[A-Za-z0-9_-]{30,60}")
_TEST_TOKEN = re.compile(r"[0-9]+:[!-~]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
_LISTEN = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})")


class SettingsError(ValueError):
    """The settings are wrong; the text names each key and what it may be."""


class Address(NamedTuple):
    """Where the listener listens; port 0 picks a free one."""

    host: str
    port: int


class Settings(BaseSettings):
    """The settings of one process; each description says what is allowed."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",  # unknown names are found in both sources, below
        frozen=True,
        hide_input_in_errors=True,
        validate_default=False,
    )

    telegram_api: str = Field(TELEGRAM, description="an http:// or https:// address")
    telegram_token: SecretStr = Field(
        default=..., description="the token from @BotFather: digits, a colon, letters"
    )
    database: str = Field(
        "sqlite:///data/siaga.db",
        pattern=r"^(sqlite:///|postgres(ql)?://)[^\s]+$",
        repr=False,
        description="sqlite:///FILE or postgresql://USER@HOST/NAME",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="numeric ids of people, comma-separated, no @names"
    )
    organisation: str = Field("Instansi Contoh", description="a name in one line")
    city: str = Field("Samarinda", description="a name in one line")
    timezone: str = Field(
        "Asia/Makassar", description="a time zone such as Asia/Makassar"
    )
    locale: Literal["id", "en"] = Field("id", description="id or en")
    playbook: DirectoryPath = Field(
        Path("data/playbook"), description="a folder that exists"
    )
    templates: DirectoryPath | None = Field(None, description="a folder that exists")
    webhook_url: str | None = Field(None, description="an https:// address")
    webhook_secret: SecretStr | None = Field(
        None,
        validate_default=True,
        description="32 to 256 of A-Z a-z 0-9 _ -, needed when a webhook URL is set",
    )
    listen: Annotated[Address, NoDecode] = Field(
        Address("127.0.0.1", 8080), description="HOST:PORT"
    )
    log: Literal["debug", "info", "warning"] = Field(
        "info", description="debug, info or warning"
    )

    @check("telegram_api")
    @classmethod
    def _address(cls, value: str) -> str:
        return _require(_is_url(value, "http", "https"), value.rstrip("/"))

    @check("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        real = info.data.get("telegram_api") == TELEGRAM
        shape = _TOKEN if real else _TEST_TOKEN
        return _require(shape.fullmatch(value.get_secret_value()), value)
