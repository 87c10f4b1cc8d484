"""When who speaks is on leave: who deputises, and the lead, are offered the word."""

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.assigning.knowing import SPEAKER
from bot.services.assigning.vacancies import leading
from bot.services.speaking.voices import Voice, voice_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def offer_word(turn: Turn, gone: Member) -> None:
    """Offer the word of whoever is on leave from now on, issue by issue."""
    for one in await turn.unit.assignments.present_of(gone.user_id):
        issue = await turn.unit.issues.find(one.issue_id)
        open_ = issue is not None and issue.state not in TERMINAL
        if issue is not None and open_ and one.held and one.seat == SPEAKER:
            await _offer(turn, issue, await voice_of(turn, issue))


async def _offer(turn: Turn, issue: Issue, voice: Voice) -> None:
    if voice.speaker is None:
        return
    deputy = voice.deputy if voice.deputy and not voice.standing_in else None
    there = deputy is not None and deputy.reachable
    people = await leading(turn, issue)
    if deputy is not None and there and deputy not in people:
        people.append(deputy)
    for to in people:
        if to.user_id != voice.speaker.user_id and may_see(to, issue):
            await turn.tell(
                to,
                "speaker_away",
                klass=MessageClass.PING,
                slot=f"speaker_away:{issue.id}",
                rows=[_row(turn, issue, to, deputy)],
                issue=await issue_view(turn, issue, to),
                who=person(turn, voice.speaker, to),
                deputy=person(turn, deputy, to) if deputy else "",
                yours=to == deputy,
            )


def _row(turn: Turn, issue: Issue, to: Member, deputy: Member | None) -> list[Button]:
    """Return the one tap with which the deputy speaks, and the way to the page."""
    look = turn.button("speaking", issue.id, locale=to.locale)
    if deputy is None or not may(to, Action.SPEAK):
        return [look]
    label = "step_in" if to == deputy else "deputy_now"
    return [turn.button("step_in", issue.id, label=label, locale=to.locale), look]
