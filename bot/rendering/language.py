"""One language: its templates, and what every template of it can say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from jinja2 import (
    StrictUndefined,
    TemplateSyntaxError,
    UndefinedError,
)

from bot.rendering.calendar import Calendar
from bot.rendering.environment import COMPILED, Environment
from bot.rendering.labels import Labels
from bot.rendering.template_files import TemplateFiles
from bot.rendering.text import clean, ended, shorten

#: Where the phrases of a language stand: what people read, and what the lint says.
PHRASES = ("labels.toml", "lint.toml")


class Language:
    """Renders the templates under <root>/<locale>; the first root wins."""

    def __init__(self, locale: str, roots: Sequence[Path], zone: tzinfo) -> None:
        folders = [root / locale for root in roots]
        files = [folder / name for folder in reversed(folders) for name in PHRASES]
        self.label = Labels(locale, [file for file in files if file.is_file()])
        self.calendar = Calendar(locale, zone)
        self._templates = _environment(folders, self._vocabulary())

    def render(self, template: str, facts: Mapping[str, object]) -> str:
        """Return the text without blank lines around it."""
        text = self._templates.get_template(template).render(facts)
        return text.lstrip("\n").rstrip()

    def mistakes(self) -> Iterator[str]:
        """Yield a line for each template that Jinja2 cannot read."""
        for name in self._templates.list_templates(extensions=["j2"]):
            try:
                self._templates.get_template(name)
            except TemplateSyntaxError as error:
                yield f"{self.label.locale}/{name}:{error.lineno}: {error.message}"

    def until(self, at: datetime, now: datetime) -> str:
        """Return "12 menit lagi", "terlambat 8 menit", or "sekarang"."""
        minutes = round((at - now).total_seconds() / 60)
        if not minutes:
            return self.label("time.now")
        key = "time.left" if minutes > 0 else "time.late"
        return self.label(key, wait=self.calendar.wait(abs(minutes)))

    def _vocabulary(self) -> dict[str, Callable[..., str]]:
        says = self.calendar
        return {
            "label": self.label,
            "time": says.time,
            "date": says.date,
            "when": says.when,
            "datetime": says.moment,
            "number": says.number,
            "span": says.wait,
            "stretch": says.stretch,
            "ago_or_left": self.until,
            "shorten": shorten,
            "ended": ended,
        }


def _environment(
    folders: Sequence[Path], vocabulary: Mapping[str, Callable[..., str]]
) -> Environment:
    """Build the renderer; each word is a function and a filter in its templates."""
    templates = Environment(
        loader=TemplateFiles(folders),
        autoescape=_is_html,
        undefined=StrictUndefined,
        finalize=_fit_to_show,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    templates.globals |= vocabulary
    templates.filters |= vocabulary
    return templates


def _is_html(template: str | None) -> bool:
    return template is None or not template.endswith(".txt.j2")


def _fit_to_show(value: object) -> object:
    """Clean what goes into a template; markup was made here and stays."""
    if value is None:
        raise UndefinedError("a fact is None where a text was expected")
    return value if hasattr(value, "__html__") else clean(str(value))
