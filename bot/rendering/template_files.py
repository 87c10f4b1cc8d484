"""Where templates are read from: the office's folder first, but for documents."""

from collections.abc import Callable
from typing import Any

from jinja2 import FileSystemLoader

#: Where the documents stand.
DOCUMENTS = "documents/"


class TemplateFiles(FileSystemLoader):
    """Reads documents from the shipped folder alone: an office's are proved first."""

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the source of a template, as Jinja2 asks for it."""
        if len(self.searchpath) > 1 and _is_document(template):
            return TemplateFiles(self.searchpath[-1:]).get_source(environment, template)
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates that can be asked for."""
        if len(self.searchpath) == 1:
            return super().list_templates()
        own = [name for name in super().list_templates() if not _is_document(name)]
        shipped = TemplateFiles(self.searchpath[-1:]).list_templates()
        return sorted({*own, *filter(_is_document, shipped)})


def _is_document(template: str) -> bool:
    return template.startswith(DOCUMENTS)
