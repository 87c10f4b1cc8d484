"""Who may speak about an issue at its level, by name with title."""

from collections.abc import Mapping

from bot.domain.access import may_see
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.acting.in_force import offices_of
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn

#: Only these offices have one title in every text.
_TITLED = (Role.HEAD_OF_AGENCY, Role.SPOKESPERSON)


async def who_speaks(turn: Turn, issue: Issue, document: Document) -> Mapping[str, str]:
    """Return who may be quoted or sign (U-18): responders, and who agreed to speak.

    The title is "" where the office has set none. Empty: nobody is known.
    """
    if issue.level is None:
        return {}
    members = {
        m.user_id: m for m in await turn.team() if m.active and may_see(m, issue)
    }
    offices = await offices_of(turn, issue, members.values())
    authority = turn.desk.playbook.authority
    found = [members[uid] for uid in authority.responders(issue.level, offices)]
    voice = await voice_of(turn, issue)
    found += [voice.speaker] if voice.speaker else []
    return {one.name: _title(turn, one, document.locale) for one in found}


def _title(turn: Turn, member: Member, locale: str) -> str:
    """Return the title that the office has set for an office of its own."""
    office = turn.desk.playbook.office
    held = [role for role in _TITLED if role in member.roles]
    titles = [office.title(role, locale) for role in held]
    return next((title for title in titles if title), "")
