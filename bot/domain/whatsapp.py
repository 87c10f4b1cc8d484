"""How a text reads in WhatsApp: no markup but *bold*, which it knows itself."""

import html
import re

_BOLD = re.compile(r"<b>([^<\n*]*[^<\n*\s])</b>")
_TAG = re.compile(r"<[^>]*>")


def for_whatsapp(markup: str) -> str:
    """Turn a text of ours into one that pastes well: words in bold stay bold.

    What was typed stays as it was typed: only our own tags are gone.
    """
    return html.unescape(_TAG.sub("", _BOLD.sub(r"*\1*", markup)))
