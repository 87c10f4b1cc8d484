"""The list of attendance of a roll call as a paper, with a column to sign in."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.muster import Muster, MusterAnswer, in_order
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.desk import Desk
from bot.services.musters.board import the_muster
from bot.services.printing.letterhead import paper, place_of
from bot.services.printing.papers import AS_TEXT, deliver
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import main_role, role_title


async def print_attendance(desk: Desk, pressed: Pressed) -> str:
    """Send the list of who was called and what they answered."""
    async with member_turn(desk, pressed, Action.CALL_MUSTER) as turn:
        muster, issue = await the_muster(turn, pressed.press.subject)
        sheet, turn.idle = await attendance_sheet(turn, muster, issue), True
    text = pressed.press.value == AS_TEXT
    return await deliver(
        desk, pressed, Action.CALL_MUSTER, sheet, name="daftar-hadir", as_text=text
    )


async def attendance_sheet(
    turn: Turn, muster: Muster, issue: Issue | None
) -> PaperSheet:
    """Return the list with everybody who was called, those who came first."""
    words, at = turn.desk.words, muster.at or muster.called_at
    team = await turn.people()
    answers = in_order(await turn.unit.musters.answers(muster.id))
    about = f"{issue.number}: {issue.title}" if issue else turn.label("attendance.team")
    when = f"{words.date(at, turn.locale)}, {words.time(at, turn.locale)}"
    head = [turn.label(f"paper.{n}") for n in ("no", "name", "place", "said", "sign")]
    rows = [
        (str(n), *_person(turn, team.get(one.user_id)), _said(turn, one), "")
        for n, one in enumerate(answers, 1)
    ]
    return paper(
        turn,
        [turn.label("attendance.title")],
        [
            PaperPart(turn.label("attendance.about"), about),
            PaperPart(turn.label("attendance.when"), when),
            PaperPart(turn.label("attendance.where"), muster.place or "-"),
            PaperPart(head=head, rows=rows, widths=(1, 5, 5, 5, 4)),
        ],
    )


def _person(turn: Turn, member: Member | None) -> tuple[str, str]:
    if member is None:
        return turn.label("person.unknown"), ""
    role = role_title(turn, main_role(member), turn.locale)
    return member.name, place_of(member) or role


def _said(turn: Turn, one: MusterAnswer) -> str:
    said = turn.label(f"muster.attend_{one.reply}")
    at = one.arrives_at or (one.answered_at if one.reply == "present" else None)
    time = turn.desk.words.time(at, turn.locale) if at else ""
    reason = f"({one.said})" if one.said else ""
    return " ".join(part for part in (said, time, reason) if part)
