"""Who leads an issue: exactly one person, and how that passes on (doctrine.md T21)."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, NoOtherLead
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.assigning.knowing import LEAD
from bot.services.assigning.offering import offer_role
from bot.services.circle.led_by import could_lead, lead_of
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.life.glass import reason_of
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def offer_leads(desk: Desk, pressed: Pressed) -> str:
    """Offer who may lead the issue instead; raise `NoOtherLead` where nobody may."""
    async with member_turn(desk, pressed, Action.APPOINT_LEAD) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        now = await lead_of(turn, issue)
        able = [m for m in await turn.team() if could_lead(m, issue) and m.reachable]
        rows = [
            [turn.button("lead_to", issue.id, value=str(m.user_id),
                         text=person(turn, m, turn.member))]
            for m in able if m != now
        ]  # fmt: skip
        if not rows:
            raise NoOtherLead(number=issue.number, who=_name(turn, now))
        await turn.reply(
            "lead_choose",
            rows=[*rows, _back(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            who=_name(turn, now),
        )
    return turn.toast


def _name(turn: Turn, member: Member | None) -> str:
    return person(turn, member, turn.member) if member else ""


def _back(turn: Turn, issue: Issue) -> list[Button]:
    return [turn.button("access", issue.id, version=1, label="back")]


async def ask_note(desk: Desk, pressed: Pressed) -> str:
    """Ask for the hand-over note to the one who is to lead."""
    async with member_turn(desk, pressed, Action.APPOINT_LEAD) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        to = await _able(turn, issue, pressed.press.value)
        await turn.ask("lead_note", issue.id, {"to": str(to.user_id)})
        await turn.reply(
            "lead_note",
            rows=[_back(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            who=person(turn, to, turn.member),
        )
    return turn.toast


async def _able(turn: Turn, issue: Issue, user_id: str) -> Member:
    to = await the_member(turn, user_id)
    if not could_lead(to, issue) or not to.reachable:
        raise ButtonExpired
    return to


async def offer_lead(desk: Desk, sent: Sent) -> str:
    """Offer the lead with its hand-over note; nothing changes until it is accepted."""
    async with member_turn(desk, sent, Action.APPOINT_LEAD) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        to = await _able(turn, issue, sent.dialogue.facts["to"])
        await turn.unit.dialogues.end(turn.member.user_id)
        await offer_role(turn, issue, to, LEAD, note=reason_of(sent))
        await turn.reply(
            "lead_offered",
            rows=[_back(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            who=person(turn, to, turn.member),
        )
    return turn.toast
