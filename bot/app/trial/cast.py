"""Who is who on the stage: what a person is called beside the name."""

from collections.abc import Callable

from bot.app.building import TEMPLATES
from bot.domain.playbook import Playbook
from bot.domain.roles import Role
from bot.rendering.jinja import JinjaWords
from bot.sandbox.answers import JsonObject
from bot.sandbox.stories.office import Office, Person

LOCALES = ("id", "en")


def cast(office: Office, playbook: Playbook) -> JsonObject:
    """Return the roles of the people, who is no member yet, and whose phone is open."""
    words = JinjaWords(TEMPLATES, None, office.zone)
    ids = {person.key: office.user_id(person.key) for person in office.people}
    return {
        "roles": {
            str(ids[person.key]): {
                locale: _called(_title(words, playbook, locale), person)
                for locale in LOCALES
            }
            for person in office.people
        },
        "newcomers": [ids[person.key] for person in office.people if not person.roles],
        "front": [ids[key] for key in office.front],
    }


def _title(words: JinjaWords, playbook: Playbook, locale: str) -> Callable[[Role], str]:
    def title(role: Role) -> str:
        own = playbook.office.title(role, locale) or playbook.roles.name(role, locale)
        return own or words.label(f"role.{role}", locale)

    return title


def _called(title: Callable[[Role], str], person: Person) -> str:
    titles = [title(role) for role in person.roles]
    return ", ".join(dict.fromkeys([*titles, *filter(None, [person.position])]))
