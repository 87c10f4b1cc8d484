"""The settings of a trial: a machine's environment and its `.env` say nothing here."""

from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.sandbox.stories.office import Office
from bot.settings import Settings


class TrialSettings(Settings):
    """Settings that are given, never read: a trial cannot touch the real office."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what the call gives and nothing else."""
        return (init_settings,)


#: The token of the sample bot; only the local Telegram knows it.
TOKEN = "42:trial"


def settings_of(office: Office, *, api: str, database: str, playbook: Path) -> Settings:
    """Return the settings of the bot of a sample office."""
    given: dict[str, Any] = {
        "telegram_api": api,
        "telegram_token": TOKEN,
        "database": database,
        "organisation": office.organisation,
        "city": office.city,
        "timezone": office.timezone,
        "playbook": playbook,
    }
    return TrialSettings(**given)
