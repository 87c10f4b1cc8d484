"""Promises to the public: /janji, making one, keeping it, replacing it."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.promises import keeping, making, promise_card, promise_sheet
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command(
        "janji",
        "promise",
        Action.SEE_PROMISES,
        registers.PROMISES.typed,
        also="promises",
    ),
    Button("promises", Action.SEE_PROMISES, promise_sheet.see_sheet, again=True),
    Button("promise_show", Action.SEE_PROMISES, promise_card.see_promise, again=True),
    Button("promise_new", Action.MAKE_PROMISE, making.ask_promise, again=True),
    Button("promise_for", Action.MAKE_PROMISE, registers.PROMISES.chosen),
    Answer(making.DIALOGUE, Action.MAKE_PROMISE, making.answer_promise),
    Button("promise_keep", Action.KEEP_PROMISE, keeping.keep),
    Button("promise_link", Action.KEEP_PROMISE, keeping.ask_link, again=True),
    Answer(keeping.LINK, Action.KEEP_PROMISE, keeping.answer_link),
    Button("promise_replace", Action.REPLACE_PROMISE, keeping.ask_replace, again=True),
    Answer(keeping.REPLACE, Action.REPLACE_PROMISE, keeping.answer_replace),
    Button("no_promises", Action.WRITE_NOTE, promise_sheet.declare_none),
]
