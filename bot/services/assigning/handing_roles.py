"""Handing a role over: to somebody who accepts, with a brief that the bot writes."""

from bot.domain.access import Action
from bot.domain.assignment import Assignment, Seat, holder
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.role_errors import NobodyForRole
from bot.domain.text import clean, visible
from bot.ports.mail import Button
from bot.services.assigning.briefing import brief_of
from bot.services.assigning.candidates import candidates
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.assigning.offering import offer_role
from bot.services.assigning.team_page import show_team
from bot.services.assigning.team_taps import candidate_label
from bot.services.assigning.vacancies import note_filled, read_seat, seat_code
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: A note to who takes over is at most this long; the brief says the rest.
NOTE_LENGTH = 500


async def pick(desk: Desk, pressed: Pressed) -> str:
    """Show who could have a role that nobody has, or have it instead of somebody."""
    async with member_turn(desk, pressed, Action.OFFER_ROLE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _choose(turn, issue, read_seat(pressed.press.value), "role_offer_to")
    return turn.toast


async def ask_hand(desk: Desk, pressed: Pressed) -> str:
    """Show to whom the asker may hand a role of theirs."""
    async with member_turn(desk, pressed, Action.HAND_ROLE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        seat = read_seat(pressed.press.value)
        await _mine(turn, issue, seat)
        await _choose(turn, issue, seat, "role_hand_to")
    return turn.toast


async def _mine(turn: Turn, issue: Issue, seat: Seat) -> Assignment:
    """Return the asker's assignment; raise `ButtonExpired` where it is no more."""
    one = holder(await roles_of(turn, issue), seat)
    if one is None or one.member != turn.member.user_id:
        raise ButtonExpired
    return one


async def _choose(turn: Turn, issue: Issue, seat: Seat, press: str) -> None:
    """Ask who is to have *seat*; raise `NobodyForRole`."""
    found = await roles_of(turn, issue)
    has = holder(found, seat)
    able = await candidates(turn, issue, seat, found)
    people = [m for m in able if has is None or m.user_id != has.member]
    role = seat_name(turn, seat, turn.locale)
    if not people:
        raise NobodyForRole(
            number=issue.number, role=role, remedies=(("team", issue.id),)
        )
    code = seat_code(seat)
    rows = [
        [
            turn.button(
                press,
                issue.id,
                value=f"{code}:{member.user_id}",
                text=candidate_label(turn, issue, member),
            )
        ]
        for member in people
    ]
    before = await turn.unit.members.find(has.member) if has else None
    await turn.reply(
        "role_choose",
        rows=[*rows, _back(turn, issue)],
        issue=await issue_view(turn, issue, turn.member),
        role=role,
        who=person(turn, before, turn.member) if before else "",
        mine=has is not None and has.member == turn.member.user_id,
    )


def _back(turn: Turn, issue: Issue) -> list[Button]:
    return [turn.button("team", issue.id, version=1, label="back")]


async def _chosen(turn: Turn, issue: Issue, value: str) -> tuple[Seat, Member]:
    """Return seat and person of a button; raise `ButtonExpired` for who cannot now."""
    code, _, user_id = value.partition(":")
    seat = read_seat(code)
    able = await candidates(turn, issue, seat, await roles_of(turn, issue))
    to = next((m for m in able if str(m.user_id) == user_id), None)
    if to is None:
        raise ButtonExpired
    return seat, to


async def offer_to(desk: Desk, pressed: Pressed) -> str:
    """Offer a role to the one on the button, and show the team again."""
    async with member_turn(desk, pressed, Action.OFFER_ROLE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        seat, to = await _chosen(turn, issue, pressed.press.value)
        await _offer(turn, issue, seat, to)
    return turn.toast


async def _offer(
    turn: Turn, issue: Issue, seat: Seat, to: Member, note: str = ""
) -> None:
    one = await offer_role(turn, issue, to, seat, note=note)
    issue = await turn.unit.issues.find(issue.id) or issue
    await show_team(turn, issue)
    if one.held:
        await note_filled(turn, issue)
    else:
        turn.toast = turn.label("toast.role_offered", who=to.name)


async def ask_note(desk: Desk, pressed: Pressed) -> str:
    """Show the brief that goes along, and ask for a note: one tap does without."""
    async with member_turn(desk, pressed, Action.HAND_ROLE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        value = pressed.press.value
        seat, to = await _chosen(turn, issue, value)
        await _mine(turn, issue, seat)
        asked = {"seat": seat_code(seat), "to": str(to.user_id)}
        await turn.ask("role_hand", issue.id, asked)
        await turn.reply(
            "role_hand",
            rows=[
                [turn.button("role_hand_send", issue.id, value=value)],
                _back(turn, issue),
            ],
            issue=await issue_view(turn, issue, turn.member),
            role=seat_name(turn, seat, turn.locale),
            who=person(turn, to, turn.member),
            brief=await brief_of(turn, issue, turn.member),
            now=turn.now,
        )
    return turn.toast


async def hand_now(desk: Desk, pressed: Pressed) -> str:
    """Offer the role with the brief alone; nothing changes until it is accepted."""
    async with member_turn(desk, pressed, Action.HAND_ROLE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _hand(turn, issue, pressed.press.value)
    return turn.toast


async def answer_note(desk: Desk, sent: Sent) -> str:
    """Offer the role with brief and note."""
    async with member_turn(desk, sent, Action.HAND_ROLE) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        note = clean(sent.content.text).strip()
        if not visible(note):
            raise NothingWritten
        if len(note) > NOTE_LENGTH:
            raise TextTooLong(limit=NOTE_LENGTH, length=len(note))
        asked = sent.dialogue.facts
        await _hand(turn, issue, f"{asked['seat']}:{asked['to']}", note)
    return turn.toast


async def _hand(turn: Turn, issue: Issue, value: str, note: str = "") -> None:
    seat, to = await _chosen(turn, issue, value)
    await _mine(turn, issue, seat)
    await turn.unit.dialogues.end(turn.member.user_id)
    await _offer(turn, issue, seat, to, note)
