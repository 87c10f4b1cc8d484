"""Hak jawab or hak koreksi: which coverage, three taps, and a letter begun (D12)."""

from bot.domain.access import Action, may
from bot.domain.clipping import Clipping
from bot.domain.enquiry import Enquiry
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.reply_right import Right, next_question, right_of
from bot.domain.text import first_line
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.press.right_of_reply import begin_time, coverage
from bot.services.requests import Pressed
from bot.services.texts.beginning import begin_and_show
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

LETTER = "right_of_reply"

#: So many pieces of coverage are offered with a button each, the newest first.
OFFERED = 8

#: The field holds a link of this length.
LINK = 300


async def begin_right(desk: Desk, pressed: Pressed) -> str:
    """Ask which coverage is wrong; where none was clipped, ask at once what is."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = list(await turn.unit.clippings.of_issue(issue.id))[::-1][:OFFERED]
        if not found:
            await _ask(turn, issue, "", "")
            return turn.toast
        buttons = [turn.button("right_about", c.id, text=c.short) for c in found]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        other = turn.button("right_other", issue.id)
        words = [(one.short, one.words or one.link or one.number) for one in found]
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("right_which", rows=[*rows, [other]], issue=view, found=words)
    return turn.toast


async def about_other(desk: Desk, pressed: Pressed) -> str:
    """Go on with coverage that nobody clipped."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        await _ask(turn, await open_issue(turn, pressed.press.subject), "", "")
    return turn.toast


async def about_coverage(desk: Desk, pressed: Pressed) -> str:
    """Go on with one piece of coverage."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, one = await coverage(turn, pressed.press.subject)
        turn.message_id = 0  # What is known of the coverage stays on the screen.
        await _ask(turn, issue, one.id, "")
    return turn.toast


async def answer_right(desk: Desk, pressed: Pressed) -> str:
    """Take a tapped answer: ask on, begin the letter, or say what fits an opinion."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        answers, _, about = pressed.press.value.partition(" ")
        issue = await open_issue(turn, pressed.press.subject)
        if next_question(answers) is not None:
            await _ask(turn, issue, about, answers)
        elif (right := right_of(answers)) is None:
            await _say_opinion(turn, issue)
        else:
            await _begin_letter(turn, issue, about, right)
    return turn.toast


async def _ask(turn: Turn, issue: Issue, about: str, answers: str) -> None:
    asked = next_question(answers)
    if asked is None:
        raise ButtonExpired
    taps = [
        turn.button(
            "right_answer",
            issue.id,
            value=f"{answers}{said[-1]} {about}",
            text=turn.label(f"right_answer.{said}"),
        )
        for said in (f"{asked}_y", f"{asked}_n")
    ]
    await turn.reply(
        "right_ask",
        rows=[[tap] for tap in taps],
        issue=await issue_view(turn, issue, turn.member),
        asked=asked,
    )


async def _say_opinion(turn: Turn, issue: Issue) -> None:
    """Neither right answers an opinion: a statement does."""
    await turn.reply(
        "right_none",
        rows=[
            [turn.button("draft_new", issue.id, label="right_statement")],
            [turn.button("see_issue", issue.id)],
        ],
        issue=await issue_view(turn, issue, turn.member),
    )


async def _begin_letter(turn: Turn, issue: Issue, about: str, right: Right) -> None:
    known = {"jenis": str(right)}
    locale = turn.desk.house.locale
    known["permintaan"] = turn.label(f"prefill.ask_{right}", locale)
    if about:
        its_issue, one = await coverage(turn, about)
        if its_issue.id != issue.id:
            raise ButtonExpired
        known |= await _known(turn, one)
        if right is Right.REPLY and may(turn.member, Action.CLAIM_REPLY):
            await begin_time(turn, issue, one)
    await begin_and_show(turn, issue, LETTER, known)


async def _known(turn: Turn, one: Clipping | Enquiry) -> dict[str, str]:
    """Return what the register knows of the coverage; what it does not is asked."""
    outlet = await turn.unit.outlets.find(one.outlet)
    known = {"media": outlet.name if outlet else ""}
    if isinstance(one, Clipping):
        known["judul_berita"] = first_line(one.words, 250)
        known["tautan"] = one.link if len(one.link) <= LINK else ""
        locale = turn.desk.house.locale
        date = turn.desk.words.date(one.published_at, locale)
        known["tanggal_berita"] = date if one.timed else ""
    return {name: said for name, said in known.items() if said}
