"""What a page sends along with an action, read with care."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.text.formatting import MAX_TEXT


def number(given: JsonObject, name: str) -> int:
    """Read a whole number that must be there."""
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be a number")
    return value


def maybe_number(given: JsonObject, name: str) -> int | None:
    """Read a whole number that may be missing."""
    return None if given.get(name) is None else number(given, name)


def words(given: JsonObject, name: str) -> str:
    """Read a text that must not be blank."""
    text = maybe_words(given, name)
    if text is None:
        raise ValueError(f"{name} must not be empty")
    return text


def maybe_words(given: JsonObject, name: str) -> str | None:
    """Read a text that may be missing; a blank one is missing too."""
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text")
    if len(value) > MAX_TEXT:
        raise ValueError(f"{name} is longer than {MAX_TEXT} characters")
    value.encode()  # half a character is refused here
    return (value.strip() and value) or None


def flag(given: JsonObject, name: str) -> bool:
    """Read a yes or no that must be there."""
    value = given.get(name)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")
    return value
