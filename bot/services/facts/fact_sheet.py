"""/fakta N: what is known, what is not, what contradicts, what is about to expire."""

from collections.abc import Collection, Sequence

from bot.domain.access import Action, may
from bot.domain.conflicts import FactsOf, disputed
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.verification_form import filled_form
from bot.ports.mail import Button
from bot.services.books.paging import page_of, sheet_under, turning
from bot.services.desk import Desk
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.finding_facts import moves_of
from bot.services.facts.knowing import known, needed
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many facts stand on one page, the newest first.
PER_PAGE = 6

#: So many facts are named as the answer to one question of the form.
NAMED = 4


async def see_sheet(desk: Desk, pressed: Pressed) -> str:
    """Show the facts of the issue under the button."""
    async with member_turn(desk, pressed, Action.SEE_FACTS) as turn:
        await show_sheet(turn, *await sheet_under(turn, pressed))
    return turn.toast


async def show_sheet(turn: Turn, issue: Issue, page: int = 0, origin: str = "") -> None:
    """Answer with one page of what is known of an issue."""
    facts = await turn.unit.facts.of_issue(issue.id)
    sheet = page_of(facts[::-1], page, PER_PAGE)
    blocked = disputed(facts, turn.now)
    summary = await known(turn, issue)
    await turn.reply(
        "fact_sheet",
        rows=[
            *_fact_rows(turn, issue, sheet.shown, blocked),
            *turning(turn, "facts", issue.id, sheet, origin),
            *_last_rows(turn, issue, summary, origin),
        ],
        issue=await issue_view(turn, issue, turn.member),
        summary=summary,
        facts=[await _view(turn, issue, fact, blocked) for fact in sheet.shown],
        form=_form(turn, facts, blocked),
        total=len(facts),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


async def _view(
    turn: Turn, issue: Issue, fact: Fact, blocked: Collection[str]
) -> FactView:
    people = needed(turn, issue)
    return await fact_view(turn, fact, turn.member, blocked, needed=people)


def _form(
    turn: Turn, facts: Sequence[Fact], blocked: Collection[str]
) -> list[tuple[str, list[str], bool]]:
    """Return each question, the facts that answer it, and whether there are more."""
    return [
        (
            turn.label(f"form_question.{question}"),
            [fact.short for fact in found[:NAMED]],
            len(found) > NAMED,
        )
        for question, found in filled_form(facts, blocked).items()
    ]


def _fact_rows(
    turn: Turn, issue: Issue, shown: Sequence[Fact], blocked: Collection[str]
) -> list[list[Button]]:
    over = issue.state in TERMINAL
    return [_row(turn, fact, over=over, disputed=fact.id in blocked) for fact in shown]


def _last_rows(
    turn: Turn, issue: Issue, summary: FactsOf, origin: str
) -> list[list[Button]]:
    over = issue.state in TERMINAL
    last = [] if over else _about_all(turn, issue, summary, origin)
    name = "next_step" if origin else "see_issue"
    back = turn.button(name, issue.id, value="here", label="back")
    return [row for row in (last, [back]) if row]


def _row(turn: Turn, fact: Fact, *, over: bool, disputed: bool) -> list[Button]:
    """Return the buttons of one fact: opening it, and the likeliest move."""
    row = [turn.button("fact_show", fact.id, text=fact.short)]
    move = None if over else _likeliest(turn, fact, disputed=disputed)
    if move:
        label = turn.label(f"button.{_PRESSES[move]}")
        row.append(turn.button(_PRESSES[move], fact.id, text=label))
    return row


#: The likeliest moves, and their buttons.
_PRESSES = {
    "choose": "fact_dispute",
    "verify": "fact_verify",
    "owner": "fact_owner",
    "renew": "fact_renew",
}


def _likeliest(turn: Turn, fact: Fact, *, disputed: bool) -> str | None:
    if disputed:
        return "choose" if may(turn.member, Action.CHOOSE_SOURCE) else None
    moves, rules = moves_of(fact, turn.member), turn.desk.playbook.facts
    if {Action.CHECK_FACT, Action.VERIFY_FACT} & set(moves):
        return "verify" if rules.founded(fact) else "owner"
    soon = turn.now + rules.warn_before
    if Action.RENEW_FACT in moves and fact.expired(soon):
        return "renew"
    return None


def _about_all(turn: Turn, issue: Issue, summary: FactsOf, origin: str) -> list[Button]:
    buttons = []
    if may(turn.member, Action.CLAIM_FACT):
        buttons.append(turn.button("fact_new", issue.id))
    if may(turn.member, Action.DECLARE_NO_FACTS) and not summary.answered:
        buttons.append(turn.button("no_facts", issue.id, value=origin))
    return buttons


async def declare_none(desk: Desk, pressed: Pressed) -> str:
    """Say in so many words that no fact is verified yet (doctrine.md 4.1, T11)."""
    async with member_turn(desk, pressed, Action.DECLARE_NO_FACTS) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        me = turn.member.user_id
        if not (await known(turn, issue)).verified:
            await turn.unit.facts.declare_none(issue.id, me, turn.now)
            await turn.record("no_facts_declared", issue.id)
        await show_sheet(turn, issue, origin=pressed.press.value)
    return turn.toast
