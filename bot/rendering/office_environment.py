"""Jinja2 for an office's own documents: no files, no functions, few filters."""

from jinja2 import StrictUndefined
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.rendering.text import clean

#: What may stand behind a field.
ALLOWED = ("capitalize", "lower", "title", "trim", "upper")


def office_environment() -> ImmutableSandboxedEnvironment:
    """Return Jinja2 without files, without functions, and with few filters."""
    found = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=lambda value: clean(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,
    )
    found.globals.clear()
    found.tests.clear()
    found.filters = {name: FILTERS[name] for name in ALLOWED}
    return found
