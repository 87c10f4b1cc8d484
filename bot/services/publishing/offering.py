"""What an approved text offers to who may publish: one button, on the note itself."""

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import Button
from bot.services.publishing.may_go import INTERNAL
from bot.services.publishing.places import open_channels
from bot.services.turn import Turn


async def publish_row(turn: Turn, document: Document, to: Member) -> list[Button]:
    """Return the way out of an approved text; none for who may not publish.

    Without channels a text leaves by hand, and one tap says so.
    """
    if not may(to, Action.PUBLISH):
        return []
    if document.kind == INTERNAL:
        return [_button(turn, "tell_team", document, to)]
    if not turn.desk.documents.kinds[document.kind].public:
        return []
    if not await open_channels(turn, to):
        return [_button(turn, "said_out", document, to)]
    return [
        _button(turn, "publish", document, to),
        _button(turn, "publish_see", document, to),
    ]


async def publishing_roles(turn: Turn) -> tuple[Role, ...]:
    """Return who else is sent an approved text, where there are channels."""
    found = await turn.unit.channels.everything()
    return (Role.MEDIA_LIAISON,) if found else ()


def _button(turn: Turn, action: str, document: Document, to: Member) -> Button:
    version = document.submitted_version
    return turn.button(action, document.id, version=version, locale=to.locale)
