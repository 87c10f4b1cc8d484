"""Who leads an issue: exactly one person, and how that passes on (doctrine.md T21)."""

from dataclasses import replace

from bot.domain.access import Action, may_see
from bot.domain.errors import ButtonExpired, NoOtherLead
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.topics import Note, Topic
from bot.ports.mail import Button, MessageClass
from bot.services.circle.lead_notices import announce_lead, tell_declined
from bot.services.circle.led_by import could_lead, lead_of
from bot.services.circle.shutting import let_in, put_out, take_back
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.life.backing import note_moved, the_note
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
        text, by, code = reason_of(sent), turn.member.user_id, str(to.user_id)
        await turn.unit.dialogues.end(by)
        note = Note(issue.id, Topic.LEAD, 0, by, turn.now, code, text)
        version = await turn.unit.lives.add_note(note)
        await turn.record("lead_offered", issue.id, f"to member:{code}", content=text)
        issue = await let_in(turn, issue, to, "lead")
        await _offer(turn, issue, to, replace(note, version=version))
        await turn.reply(
            "lead_offered",
            rows=[_back(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            who=person(turn, to, turn.member),
        )
    return turn.toast


async def _offer(turn: Turn, issue: Issue, to: Member, note: Note) -> None:
    buttons = [
        turn.button(name, issue.id, value=str(note.version), label=label,
                    locale=to.locale)
        for name, label in (("lead_yes", "accept"), ("lead_no", "decline"))
    ]  # fmt: skip
    await turn.tell(
        to,
        "lead_offer",
        klass=MessageClass.PING,
        rows=[buttons],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
        text=note.text,
    )


async def accept_lead(desk: Desk, pressed: Pressed) -> str:
    """Lead the issue: whoever led it loses that right at once."""
    async with member_turn(desk, pressed, Action.ACCEPT_LEAD) as turn:
        issue, note = await _offered(turn, pressed)
        before, me = await lead_of(turn, issue), turn.asker or turn.member
        if not await turn.unit.lives.back_note(
            issue.id, note.topic, note.version, me.user_id, turn.now
        ):
            raise await note_moved(turn, issue, note)
        issue = await turn.unit.issues.save(replace(issue, lead=me.user_id))
        await turn.record("lead_changed", issue.id, f"to member:{me.user_id}")
        view = await issue_view(turn, issue, me)
        rows = [[turn.button("see_issue", issue.id)]]
        await turn.reply("lead_taken", rows=rows, issue=view, who="", before="")
        await announce_lead(turn, issue, before, note)
        if issue.restricted:
            await take_back(turn, issue)
    return turn.toast


async def decline_lead(desk: Desk, pressed: Pressed) -> str:
    """Decline to lead the issue; who asked is told."""
    async with member_turn(desk, pressed, Action.ACCEPT_LEAD) as turn:
        issue, note = await _offered(turn, pressed)
        nobody = replace(note, version=0, by=turn.member.user_id, code="0", text="")
        await turn.unit.lives.add_note(replace(nobody, at=turn.now))
        await turn.record("lead_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("lead_declined", rows=[], issue=view, who="")
        issue = await put_out(turn, issue, turn.member, "declined")
        asker = await turn.unit.members.find(note.by)
        if asker is not None and asker.reachable and may_see(asker, issue):
            await tell_declined(turn, issue, asker)
    return turn.toast


async def _offered(turn: Turn, pressed: Pressed) -> tuple[Issue, Note]:
    issue = await open_issue(turn, pressed.press.subject)
    note = await the_note(turn, issue, Topic.LEAD, int(pressed.press.value))
    if note.code != str(turn.member.user_id) or Role.CRISIS_LEAD not in _held(turn):
        raise ButtonExpired
    return issue, note


def _held(turn: Turn) -> frozenset[Role]:
    asker = turn.asker or turn.member
    return asker.roles
