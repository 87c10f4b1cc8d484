"""Small pictures among letters: they stay in a chat, and are left out of papers.

No typeface for print has them, and a letter of an office needs none; who asks for a
file is told which were left out. Other signs, and every word, stay.
"""

import re

#: Pictures, what joins and colours them, and the flags of regions.
_PICTURE = re.compile(
    "(?:[\U0001f000-\U0001faff\u2600-\u2712\u2714-\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\u231a\u231b\u23e9-\u23fa]|[0-9#*]\ufe0f?\u20e3)"
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)


def pictures_in(text: str) -> tuple[str, ...]:
    """Return the pictures in a text, each once, in their order."""
    return tuple(dict.fromkeys(_PICTURE.findall(text)))


def without_pictures(text: str) -> str:
    """Return a text without them; one that has nothing else stays as it is."""
    left = _PICTURE.sub("", text)
    bare = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", left)
    bare = re.sub(r"(?m)^[ \t]+|[ \t]+$", "", bare)
    if not bare.strip():
        return text
    return bare if left != text else text
