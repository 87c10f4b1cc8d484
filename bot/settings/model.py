"""The settings of one process, in the names of `.env.example`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, DirectoryPath, Field, SecretStr, ValidationInfo
from pydantic import field_validator as check
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.settings import shapes
from bot.settings.shapes import TELEGRAM, Address

People = Annotated[tuple[int, ...], NoDecode, BeforeValidator(shapes.people)]
Listener = Annotated[Address, NoDecode, BeforeValidator(shapes.address)]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]


class Settings(BaseSettings):
    """Immutable; each description says what is allowed, and is shown when it is not."""

    model_config = SettingsConfigDict(
        env_prefix="SIAGA_",
        env_ignore_empty=True,
        extra="ignore",  # unknown names are found in both sources by loading.py
        frozen=True,
        hide_input_in_errors=True,
        validate_default=False,
    )

    telegram_api: str = Field(
        TELEGRAM, description="the http or https address of a Bot API server"
    )
    telegram_token: SecretStr = Field(
        default=..., description="the token as @BotFather gave it: digits:letters"
    )
    database: str = Field(
        "sqlite:///data/siaga.db",
        pattern=r"^(sqlite:///|postgresql://)\S+$",
        repr=False,
        description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    )
    admins: People = Field(
        (), description="numeric user ids of people, comma-separated, no @names"
    )
    organisation: Line = Field("Instansi Contoh", description="one line of text")
    city: Line = Field("Samarinda", description="one line of text")
    timezone: str = Field("Asia/Makassar", description="a zone like Asia/Makassar")
    locale: Literal["id", "en"] = Field("id", description="id or en")
    playbook: DirectoryPath = Field(
        Path("data/playbook"), description="a folder that exists"
    )
    templates: DirectoryPath | None = Field(None, description="a folder that exists")
    webhook_url: str | None = Field(None, description=shapes.WEBHOOK)
    webhook_secret: SecretStr | None = Field(
        None, validate_default=True, description=shapes.WEBHOOK_SECRET
    )
    listen: Listener = Field(Address("127.0.0.1", 8080), description="HOST:PORT")
    heartbeat_url: SecretStr | None = Field(None, description=shapes.WEB_ADDRESS)
    log: Literal["debug", "info", "warning"] = Field(
        "info", description="debug, info or warning"
    )

    @check("telegram_api")
    @classmethod
    def _server(cls, text: str) -> str:
        return shapes.url(text, "http", "https")

    @check("telegram_token")
    @classmethod
    def _token(cls, token: SecretStr, info: ValidationInfo) -> SecretStr:
        server = info.data.get("telegram_api", "")
        shapes.demand(shapes.is_token(token.get_secret_value(), server))
        return token

    @check("timezone")
    @classmethod
    def _zone(cls, text: str) -> str:
        return shapes.zone(text)

    @check("webhook_url")
    @classmethod
    def _webhook(cls, text: str, info: ValidationInfo) -> str:
        local = info.data.get("telegram_api") != TELEGRAM
        shapes.demand(shapes.path(text) not in shapes.TAKEN)
        return shapes.url(text, "https", *(["http"] if local else []))

    @check("webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None, info: ValidationInfo) -> object:
        unused = secret is None and info.data.get("webhook_url") is None
        shapes.demand(unused or shapes.secrets(secret))
        return secret

    @check("heartbeat_url")
    @classmethod
    def _heartbeat(cls, address: SecretStr) -> SecretStr:
        shapes.url(address.get_secret_value(), "http", "https")
        return address
