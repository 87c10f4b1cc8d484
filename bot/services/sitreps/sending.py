"""Sending a situation report to those concerned, as a message and as a file."""

from bot.domain.access import Action
from bot.domain.findings import holding
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.sitrep import Sitrep
from bot.domain.values import replace
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.life.debts import settle_debts
from bot.services.plain_copies import send_plain
from bot.services.requests import Pressed
from bot.services.sitreps.concerned import concerned
from bot.services.sitreps.drafting import Draft, drafted, unchanged
from bot.services.sitreps.fitting import fitted, in_full
from bot.services.sitreps.gathering import fill
from bot.services.sitreps.page import show_page
from bot.services.sitreps.sheet import SitrepSheet
from bot.services.timing.reporting_again import report_again
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def send(desk: Desk, pressed: Pressed) -> str:
    """Send the report, or show all that it lacks."""
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        draft = await drafted(turn, issue)
        lacking = holding(draft.findings)
        if lacking:
            turn.toast = turn.label("toast.sitrep_lacks", count=len(lacking))
            await show_page(turn, issue)
        else:
            await _send(turn, issue, draft)
    return turn.toast


async def send_unchanged(desk: Desk, pressed: Pressed) -> str:
    """Say in one tap that nothing changed; the rest fills itself."""
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        draft = await unchanged(turn, issue)
        if draft is None:
            turn.toast = turn.label("toast.sitrep_first")
            await show_page(turn, issue)
        else:
            await _send(turn, issue, draft)
    return turn.toast


async def _send(turn: Turn, issue: Issue, draft: Draft) -> None:
    one, house = draft.one, turn.desk.house.locale
    sheets = {turn.locale: await _sheet(turn, issue, draft, turn.locale)}
    if house not in sheets:
        sheets[house] = await _sheet(turn, issue, draft, house)
    one = replace(one, text=in_full(turn, sheets[house], house))
    await turn.unit.sitreps.add(one)
    await turn.unit.sitreps.drop_drafts(issue.id)
    said = f"{one.short} {one.stability}{' same' if one.same else ''}"
    await turn.record("sitrep_sent", issue.id, said, content=one.text)
    await report_again(turn, issue)
    await settle_debts(turn, issue)
    readers = await concerned(turn, issue)
    for to in readers:
        if to.locale not in sheets:
            sheets[to.locale] = await _sheet(turn, issue, draft, to.locale)
        await _hand_out(turn, issue, one, sheets[to.locale], to)
    turn.toast = turn.label("toast.sitrep_sent", number=one.short, count=len(readers))
    await _show_sent(turn, issue, one, sheets[turn.locale])


async def _sheet(turn: Turn, issue: Issue, draft: Draft, locale: str) -> SitrepSheet:
    viewer = replace(turn.member, locale=locale)
    return await fill(turn, issue, draft.known, draft.one, viewer, asked=True)


async def _hand_out(
    turn: Turn, issue: Issue, one: Sitrep, sheet: SitrepSheet, to: Member
) -> None:
    """Write to one reader: what fits a message, and the file with all of it.

    The file comes by itself where the message leaves something out; else, and of a
    restricted issue, whose letter is sealed, when it is asked for.
    """
    text, left_out = fitted(turn, sheet, to.locale)
    quiet, alone = at_rest(turn, issue), issue.restricted or not left_out
    look = turn.button("see_issue", issue.id, locale=to.locale)
    file = turn.button("sitrep_open", one.id, label="sitrep_file", locale=to.locale)
    copy = turn.button("sitrep_copy", one.id, label="copy_wa", locale=to.locale)
    letter = Letter(
        key=f"{turn.key}:sitrep:{to.user_id}",
        klass=MessageClass.INFO,
        chat_id=to.user_id,
        text=text,
        rows=((file, copy), (look,)) if alone else ((copy, look),),
        silent=quiet,
    )
    await turn.post_fit(letter, await issue_view(turn, issue, to), to)
    if not alone:
        await _enclose(turn, one, in_full(turn, sheet, to.locale), to, quiet=quiet)


def at_rest(turn: Turn, issue: Issue) -> bool:
    """Tell whether nobody is to be woken: at night, unless safety needs it."""
    local = turn.now.astimezone(turn.desk.house.zone)
    night = turn.desk.playbook.office.night.covers(local)
    return night and issue.level is not Level.L4


async def _enclose(
    turn: Turn, one: Sitrep, text: str, to: Member, *, quiet: bool
) -> None:
    """Send the whole report as a file."""
    number = f"ISU-{one.id}"
    name = turn.label("sitrep.file", to.locale, number=number.replace("/", "-"))
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=to.user_id,
            text=turn.label("sitrep.caption", to.locale, number=number),
            file=await turn.unit.letters.keep_file(text.encode("utf-8")),
            filename=f"{name}.txt",
            rows=(tuple(_paper(turn, one, form, to) for form in ("pdf", "docx")),),
            silent=quiet,
        )
    )


def _paper(turn: Turn, one: Sitrep, form: str, to: Member) -> Button:
    label = f"export_{form}"
    return turn.button(
        "sitrep_paper", one.id, value=form, label=label, locale=to.locale
    )


async def _show_sent(turn: Turn, issue: Issue, one: Sitrep, sheet: SitrepSheet) -> None:
    """Show its writer the report in place of the page, to be forwarded as it is."""
    text, _ = fitted(turn, sheet, turn.locale)
    file = turn.button("sitrep_open", one.id, label="sitrep_file")
    copy = turn.button("sitrep_copy", one.id, label="copy_wa")
    back = turn.button("sitreps", issue.id, version=1, label="back")
    await turn.reply_text(text, rows=[[copy, file], [back]])


async def open_sitrep(desk: Desk, pressed: Pressed) -> str:
    """Send a report that went out before, as the file that it was."""
    async with member_turn(desk, pressed, Action.SEE_SITREPS) as turn:
        one = await turn.unit.sitreps.find(pressed.press.subject)
        await the_issue(turn, one.issue_id if one else "")
        assert one is not None
        await _enclose(turn, one, one.text, turn.member, quiet=False)
        turn.toast = turn.label("toast.sitrep_file", number=one.short)
    return turn.toast


async def copy_sitrep(desk: Desk, pressed: Pressed) -> str:
    """Send a report that went out as clean words, in as many parts as it needs."""
    async with member_turn(desk, pressed, Action.SEE_SITREPS) as turn:
        one = await turn.unit.sitreps.find(pressed.press.subject)
        await the_issue(turn, one.issue_id if one else "")
        assert one is not None
        await send_plain(turn, one.text)
    return turn.toast
