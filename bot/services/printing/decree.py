"""The decree that sets up the crisis team (SK tim krisis), to be signed by the head."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.text import first_line
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.desk import Desk
from bot.services.printing.letterhead import BLANK, paper, place_of, signed_by_head
from bot.services.printing.papers import AS_TEXT, deliver
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import main_role, role_title

#: A letter number is at most this long.
NUMBER_LENGTH = 60

#: Roles that make nobody a member of the crisis team.
_OUTSIDE = frozenset({Role.REPORTER, Role.ADMIN})

#: The order of the list: who leads stands first.
_ORDER = (
    Role.HEAD_OF_AGENCY,
    Role.CRISIS_LEAD,
    Role.SPOKESPERSON,
    Role.MEDIA_LIAISON,
    Role.ANALYST,
    Role.WRITER,
    Role.LEGAL_ADVISER,
    Role.MEDIA_MONITOR,
    Role.AGENCY_LIAISON,
    Role.DUTY_OFFICER,
)

#: What the decree orders, point by point.
_POINTS = ("first", "second", "third", "fourth")


async def ask_number(desk: Desk, pressed: Pressed) -> str:
    """Ask for the number that the office's registry gave; it may stay blank."""
    async with member_turn(desk, pressed, Action.PRINT) as turn:
        value = pressed.press.value
        await turn.ask("decree_number", value)
        rows = [
            [turn.button("decree_blank", value=value)],
            [turn.button("prints", label="back")],
        ]
        await turn.reply("decree_ask", rows=rows)
    return turn.toast


async def print_blank(desk: Desk, pressed: Pressed) -> str:
    """Send the decree with a line for the number."""
    async with member_turn(desk, pressed, Action.PRINT) as turn:
        sheet, turn.idle = await decree(turn, ""), True
    text = pressed.press.value == AS_TEXT
    return await deliver(
        desk, pressed, Action.PRINT, sheet, name="sk-tim-krisis", as_text=text
    )


async def print_numbered(desk: Desk, sent: Sent) -> str:
    """Send the decree with the number that was written."""
    assert sent.dialogue is not None
    async with member_turn(desk, sent, Action.PRINT) as turn:
        number = first_line(sent.content.text, NUMBER_LENGTH)
        sheet, turn.idle = await decree(turn, number), True
    text = sent.dialogue.subject == AS_TEXT
    return await deliver(
        desk, sent, Action.PRINT, sheet, name="sk-tim-krisis", as_text=text
    )


async def decree(turn: Turn, number: str) -> PaperSheet:
    """Return the decree with the team as it stands now, in its annex."""
    team = [m for m in await turn.team() if m.active and m.roles - _OUTSIDE]
    head = next((m for m in team if Role.HEAD_OF_AGENCY in m.roles), None)
    title = role_title(turn, Role.HEAD_OF_AGENCY, turn.locale)
    numbered = turn.label("decree.number", number=number or BLANK)
    about = turn.label("decree.about")
    return paper(
        turn,
        [turn.label("decree.title", head=title).upper(), numbered, "",
         turn.label("decree.on"), about.upper()],
        _parts(turn),
        signed=signed_by_head(turn, head),
        annex_heading=[turn.label("decree.annex"), about],
        annex=[_members(turn, team)],
    )  # fmt: skip


def _parts(turn: Turn) -> list[PaperPart]:
    organisation = turn.desk.house.organisation
    sides = [
        PaperPart(
            turn.label(f"decree.{name}"),
            turn.label(f"decree.{name}_text", organisation=organisation),
        )
        for name in ("whereas", "given")
    ]
    decides = PaperPart(text=turn.label("decree.decides"))
    points = [
        PaperPart(
            turn.label(f"decree.{name}"),
            turn.label(f"decree.{name}_text", organisation=organisation),
        )
        for name in _POINTS
    ]
    return [*sides, decides, *points]


def _members(turn: Turn, team: Sequence[Member]) -> PaperPart:
    ranked = sorted(team, key=lambda m: (_rank(m), m.joined_at, m.user_id))
    rows = [
        (str(n), member.name, place_of(member), _roles(turn, member))
        for n, member in enumerate(ranked, 1)
    ]
    head = [turn.label(f"paper.{name}") for name in ("no", "name", "place", "role")]
    return PaperPart(head=head, rows=rows, widths=(1, 5, 6, 7))


def _rank(member: Member) -> int:
    role = main_role(member)
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)


def _roles(turn: Turn, member: Member) -> str:
    held = [role for role in _ORDER if role in member.roles]
    titles = [role_title(turn, r, turn.locale) for r in held if r is not _ORDER[0]]
    return ", ".join([turn.label("decree.patron")] * (len(held) > len(titles)) + titles)
