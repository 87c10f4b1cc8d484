"""The documents in an office's own words that are in force: filled in, nothing else."""

from collections.abc import Mapping

from jinja2 import Template

from bot.rendering.dialect import LONGEST_TEXT, faults
from bot.rendering.office_environment import office_environment


class TextTooLong(ValueError):
    """A document came out longer than any may be; nothing is cut."""


class OfficeTexts:
    """Holds texts by path, "id/documents/apology.full.txt.j2"; compiled when wanted.

    Whoever hands them over has had them proved (`bot.rendering.proving`); what is not
    in the dialect is refused here once more, before it is compiled.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources, self._compiled = dict(sources), dict[str, Template]()
        self._environment = office_environment()

    def __contains__(self, path: str) -> bool:
        return path in self._sources

    def fill(self, path: str, facts: Mapping[str, object]) -> str:
        """Return the text without blank lines around it; every fact is plain text."""
        template = self._compiled.get(path) or self._compile(path, facts)
        said = template.render({name: str(fact) for name, fact in facts.items()})
        if len(said) > LONGEST_TEXT:
            raise TextTooLong(f"{path} came out with {len(said)} characters")
        return said.lstrip("\n").rstrip()

    def _compile(self, path: str, facts: Mapping[str, object]) -> Template:
        source = self._sources[path]
        for fault in faults(source, facts.keys()):
            raise ValueError(f"{path}:{fault.line}: {fault.reason}")
        template = self._environment.from_string(source)
        self._compiled[path] = template
        return template
