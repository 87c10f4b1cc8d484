"""The door: one file for each conversation, and the order in which they listen."""

from collections.abc import Sequence
from typing import Any

from telegram.ext import BaseHandler

from handlers import (
    books,
    cancel,
    chats,
    circle,
    conferences,
    draft,
    exports,
    facts,
    gate,
    inputs,
    invite,
    kinds,
    language,
    leave,
    life,
    media,
    meetings,
    members,
    musters,
    printing,
    promises,
    protecting,
    publishing,
    quiet,
    readiness,
    report,
    rights,
    roster,
    rumours,
    see,
    sitreps,
    speaking,
    start,
    strategy,
    suspects,
    take,
    tasks,
    team,
    triage,
    warroom,
)
from handlers.commands import command_handlers
from handlers.messages import message_handlers
from handlers.presses import press_handler
from handlers.route import Answer, Button, Command, Route

#: Every conversation, in the order in which the menu lists its commands.
CONVERSATIONS: tuple[Sequence[Route], ...] = (
    report.ROUTES,
    take.ROUTES,
    triage.ROUTES,
    draft.ROUTES,
    kinds.ROUTES,
    exports.ROUTES,
    publishing.ROUTES,
    books.ROUTES,
    facts.ROUTES,
    circle.ROUTES,
    team.ROUTES,
    inputs.ROUTES,
    tasks.ROUTES,
    strategy.ROUTES,
    meetings.ROUTES,
    conferences.ROUTES,
    sitreps.ROUTES,
    rumours.ROUTES,
    promises.ROUTES,
    protecting.ROUTES,
    media.ROUTES,
    speaking.ROUTES,
    life.ROUTES,
    see.ROUTES,
    roster.ROUTES,
    quiet.ROUTES,
    readiness.ROUTES,
    warroom.ROUTES,
    musters.ROUTES,
    printing.ROUTES,
    members.ROUTES,
    leave.ROUTES,
    invite.ROUTES,
    start.ROUTES,
    language.ROUTES,
    rights.ROUTES,
    suspects.ROUTES,
    cancel.ROUTES,
)

ALL: tuple[Route, ...] = tuple(route for routes in CONVERSATIONS for route in routes)
COMMANDS: tuple[Command, ...] = tuple(r for r in ALL if isinstance(r, Command))
BUTTONS: tuple[Button, ...] = tuple(r for r in ALL if isinstance(r, Button))
ANSWERS: tuple[Answer, ...] = tuple(r for r in ALL if isinstance(r, Answer))


def listeners() -> dict[int, Sequence[BaseHandler[Any, Any, Any]]]:
    """Return the library handlers by group; in a group the first that matches wins."""
    return {
        -1: [*gate.ROUTES],
        0: [
            *chats.ROUTES,
            *start.LISTENERS,
            *command_handlers(COMMANDS),
            press_handler(BUTTONS),
            *message_handlers(ANSWERS),
        ],
    }
