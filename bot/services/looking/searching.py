"""Search: whatever was reported or written, found by its words and by nearly them."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.errors import NothingWritten
from bot.domain.issue import Issue
from bot.domain.text import visible
from bot.domain.values import Struct
from bot.ports.search import Asked, Source
from bot.services.desk import Desk
from bot.services.finding import issue_of_number
from bot.services.looking.sight import reads_texts, seen_by
from bot.services.requests import Sent, Typed
from bot.services.turn import Turn, member_turn

#: So many issues are listed, the newest.
LISTED = 8

#: So much of what somebody types is read.
READ = 300

#: How a search is widened until something is found; the last is said to be a guess.
EXACT, NEAR, SOME = "exact", "near", "some"


class Line(Struct, frozen=True):
    """One issue that was found: what it is, where its words stand, and those words."""

    id: str
    level: str
    short: str
    title: str
    state: str
    where: str
    excerpt: str


async def type_search(desk: Desk, typed: Typed) -> str:
    """/cari TEXT finds issues; /cari alone: the next message is what is searched."""
    async with member_turn(desk, typed, Action.SEE_ISSUES) as turn:
        if visible(typed.text):
            await _answer(turn, typed.text)
        else:
            await turn.ask("search")
            await turn.reply("search_what", rows=[[turn.button("cancel")]])
    return turn.toast


async def answer_search(desk: Desk, sent: Sent) -> str:
    """Find what the answer to /cari says."""
    async with member_turn(desk, sent, Action.SEE_ISSUES) as turn:
        if not visible(sent.content.text):
            raise NothingWritten
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, sent.content.text)
    return turn.toast


async def _answer(turn: Turn, text: str) -> None:
    search = turn.unit.search
    asked = await search.understand(text[:READ], texts=reads_texts(turn.member))
    issues, how = await _found(turn, asked, text)
    lines = [await _line(turn, issue, asked) for issue in issues[:LISTED]]
    buttons = [turn.button("see_issue", one.id, text=one.short) for one in lines]
    await turn.reply(
        "search",
        rows=[buttons[i : i + 4] for i in range(0, len(buttons), 4)],
        asked=text,
        how=how,
        lines=lines,
        more=len(issues) > LISTED,
        unread=await search.unread(),
    )


async def _found(turn: Turn, asked: Asked, text: str) -> tuple[list[Issue], str]:
    """Return the issues, and how far the search had to be widened."""
    numbered = await issue_of_number(turn, text)
    found = seen_by(turn.member, [numbered] if numbered else [])
    for how, words, all_words in (
        (EXACT, asked.exact, True),
        (NEAR, asked, True),
        (SOME, asked, False),
    ):
        known = {issue.id for issue in found}
        wider = await _visible(turn, words, all_words=all_words)
        found += [issue for issue in wider if issue.id not in known]
        if len(found) > LISTED or (found and how != EXACT):
            return found, EXACT if known else how
    return found, EXACT


async def _visible(turn: Turn, asked: Asked, *, all_words: bool) -> list[Issue]:
    """Return the newest issues that the asker may see, one more than are listed."""
    found: list[Issue] = []
    page: Sequence[str] = [""]
    while page and len(found) <= LISTED:
        before = page[-1]
        page = await turn.unit.search.find(
            asked, LISTED + 1, all_words=all_words, before=before
        )
        issues = [await turn.unit.issues.find(one) for one in page]
        found += seen_by(turn.member, [issue for issue in issues if issue])
        if len(page) <= LISTED:
            break
    return found


async def _line(turn: Turn, issue: Issue, asked: Asked) -> Line:
    passage = await turn.unit.search.passage(issue.id, asked)
    elsewhere = passage is not None and passage.source is not Source.TITLE
    level = f"level.{issue.level.name}" if issue.level else "level.none"
    return Line(
        issue.id,
        turn.label(level),
        issue.id.partition("-")[2],
        issue.title,
        turn.label(f"state.{issue.state}"),
        turn.label(f"found.{passage.source}") if passage and elsewhere else "",
        turn.masked(passage.words) if passage and elsewhere else "",
    )
