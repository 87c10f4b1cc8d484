"""What a route is: something a person does, the action it needs, the use case it calls.

A route cannot be made without an action of the access table.
"""

from collections.abc import Awaitable, Callable

from bot.domain.access import Action
from bot.domain.values import Struct
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent, Typed


class Command(Struct, frozen=True):
    """A chat command: its Indonesian name, its English alias, its use case.

    `also` is a third word that people type for it; menus and help do not show it.
    """

    name: str
    alias: str
    action: Action
    use: Callable[[Desk, Typed], Awaitable[str]]
    also: str = ""

    @property
    def names(self) -> list[str]:
        """Return every name, once."""
        names = (self.name, self.alias, self.also)
        return [name for name in dict.fromkeys(names) if name]


class Button(Struct, frozen=True):
    """A button: the action of its press, and its use case.

    A press counts once for one button of one message and one person, however many
    updates Telegram makes of a tap; `again` marks buttons that only show something.
    """

    press: str
    action: Action
    use: Callable[[Desk, Pressed], Awaitable[str]]
    again: bool = False


class Answer(Struct, frozen=True):
    """A message that answers the question *kind*, and its use case."""

    kind: str
    action: Action
    use: Callable[[Desk, Sent], Awaitable[str]]


Route = Command | Button | Answer
