"""Names that no text may say: a book of the issue, for few."""

from bot.domain.access import Action
from bot.services.protecting import name_sheet, naming_people
from handlers.route import Answer, Button, Route

A = Action

ROUTES: list[Route] = [
    Button("protected", A.PROTECT_NAMES, name_sheet.see_names, again=True),
    Button("protected_add", A.PROTECT_NAMES, naming_people.ask_names, again=True),
    Answer("protected_names", A.PROTECT_NAMES, naming_people.answer_names),
    Button("protected_show", A.PROTECT_NAMES, naming_people.show_name, again=True),
    Button("protected_remove", A.PROTECT_NAMES, naming_people.remove_name),
]
