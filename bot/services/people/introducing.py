"""Who a new member is: the name and the position are asked, and may be skipped."""

from bot.domain.access import Action
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.roles import Role
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.people.membership import role_titles
from bot.services.people.menus import post_menu
from bot.services.reports.reporting import report_message
from bot.services.requests import Pressed, Sent, Started
from bot.services.turn import Turn, member_turn

#: A name or a position is at most this long.
NAME_LENGTH = 64

#: question -> what its answer is, in the order of asking.
QUESTIONS = {"join_name": "name", "join_position": "position"}


def profile_name(turn: Turn, started: Started) -> str:
    """Return the name of the profile, or a made one where nothing can be seen."""
    shown = first_line(started.profile_name, NAME_LENGTH)
    return shown or turn.label("person.unnamed", id=started.user_id)


def profile_locale(turn: Turn, started: Started) -> str:
    """Return the language of the profile if Siaga speaks it, else that of the house."""
    code = started.profile_locale.lower().partition("-")[0]
    known = code in turn.desk.words.locales
    return code if known else turn.desk.house.locale


async def greet(turn: Turn, started: Started) -> None:
    """Answer a member's /start: the question that is still open, or a welcome."""
    if unnamed(turn):
        name, locale = profile_name(turn, started), profile_locale(turn, started)
        await _save(turn, name=name, locale=locale)
        await turn.record("introduced", f"member:{started.user_id}", "name")
        await turn.ask("join_name")
    open_ = await turn.unit.dialogues.find(turn.member.user_id)
    if open_ is not None and open_.kind in QUESTIONS:
        await ask_about_self(turn, open_.kind)
    else:
        await turn.reply("welcome", called=turn.member.name)
    await post_menu(turn, turn.member)


def unnamed(turn: Turn) -> bool:
    """Tell whether this is an admin from the settings, whose name nobody knows yet."""
    locales = turn.desk.words.locales
    made_up = {turn.label(f"role.{Role.ADMIN}", locale) for locale in locales}
    return turn.member.name in made_up


async def ask_about_self(turn: Turn, question: str) -> None:
    """Ask for the name or the position."""
    await turn.ask(question)
    rows = [[turn.button("join_skip", value=question, label="skip")]]
    await turn.reply(question, rows=rows, called=turn.member.name)


async def answer_about_self(desk: Desk, sent: Sent) -> str:
    """Keep the name or the position, and go on; a photo or a forward is a report."""
    if sent.content.attachments or sent.content.forwarded_from:
        return await report_message(desk, replace(sent, dialogue=None))
    async with member_turn(desk, sent, Action.JOIN) as turn:
        assert sent.dialogue is not None
        question = sent.dialogue.kind
        await _save(turn, **{QUESTIONS[question]: _one_line(sent.content.text)})
        await turn.record("introduced", f"member:{sent.user_id}", QUESTIONS[question])
        await _go_on(turn, question)
    return turn.toast


async def skip_about_self(desk: Desk, pressed: Pressed) -> str:
    """Leave the name as it is, or the position empty, and go on."""
    async with member_turn(desk, pressed, Action.JOIN) as turn:
        open_ = await turn.unit.dialogues.find(turn.member.user_id)
        question = pressed.press.value
        if open_ is None or open_.kind != question:
            turn.toast = turn.label("toast.already_done")
            turn.idle = True
            return turn.toast
        await _go_on(turn, question)
    return turn.toast


async def _go_on(turn: Turn, question: str) -> None:
    if question == "join_name":
        await ask_about_self(turn, "join_position")
        return
    await turn.unit.dialogues.end(turn.member.user_id)
    await turn.reply("join_done", roles=role_titles(turn, turn.member, turn.locale))


async def _save(turn: Turn, **change: str) -> None:
    turn.actor = replace(turn.member, **change)  # type: ignore[arg-type]
    await turn.unit.members.save(turn.actor)
    turn.forget_team()


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not visible(line):
        raise NothingWritten
    if len(line) > NAME_LENGTH:
        raise TextTooLong(limit=NAME_LENGTH, length=len(line))
    return line
