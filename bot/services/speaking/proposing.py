"""Proposing who speaks, where others decide: they appoint in one tap."""

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.topics import Topic
from bot.ports.mail import MessageClass
from bot.services.speaking.who_appoints import appointers
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def propose(turn: Turn, issue: Issue, named: Member) -> str:
    """Ask those who name who speaks to name *named*; say for whom it waits."""
    deciding = await appointers(turn, issue) or ()
    for to in deciding:
        button = turn.button(
            "note_tap",
            issue.id,
            value=f"{Topic.SPEAKER}:{named.user_id}:speaking",
            text=turn.label("button.appoint", to.locale, who=named.name),
        )
        other = turn.button(
            "speaking", issue.id, label="someone_else", locale=to.locale
        )
        await turn.tell(
            to,
            "speaker_proposed",
            klass=MessageClass.PING,
            rows=[[button], [other]],
            slot=f"speaker_proposed:{issue.id}:{to.user_id}",
            issue=await issue_view(turn, issue, to),
            who=person(turn, turn.member, to),
            named=person(turn, named, to),
            mine=named.user_id == to.user_id,
        )
    await turn.record("speaker_proposed", issue.id, f"member:{named.user_id}")
    who = ", ".join(person(turn, one, turn.member) for one in deciding)
    return turn.label("waits.appointer", who=who)
