"""The settings of a trial: a machine's environment and its `.env` say nothing here."""

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

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
