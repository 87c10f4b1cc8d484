"""Stakeholders that most issues have: offered in an order, added by one tap each."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.errors import ButtonExpired
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.stakeholders import Seed, Stakeholder, offered
from bot.ports.mail import Button
from bot.services.books.paging import sheet_under
from bot.services.desk import Desk
from bot.services.life.debts import settle_debts
from bot.services.requests import Pressed
from bot.services.strategy.mapped import facts_of_triage
from bot.services.strategy.party_sheet import show_parties
from bot.services.strategy.party_views import party_name
from bot.services.strategy.ways import STEP, writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, listed

#: So many are offered at once.
PER_PAGE = 8

_NEED = Need.STAKEHOLDERS_LISTED


async def see_parties(desk: Desk, pressed: Pressed) -> str:
    """Show the stakeholders of the issue under the button: value is "page:origin"."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        asked = await sheet_under(turn, pressed)
        await turn.unit.dialogues.end(turn.member.user_id)
        await open_parties(turn, *asked)
    return turn.toast


async def open_parties(
    turn: Turn, issue: Issue, page: int = 0, origin: str = ""
) -> None:
    """Show the stakeholders; where there are none, offer the first ones at once."""
    able = may(turn.member, Action.EDIT_STAKEHOLDERS) and issue.state not in TERMINAL
    if able and not await turn.unit.stakeholders.of_issue(issue.id):
        await offer_parties(turn, issue, 0, origin)
    else:
        await show_parties(turn, issue, page, origin)


async def see_picks(desk: Desk, pressed: Pressed) -> str:
    """Offer stakeholders of the playbook: value is "page:origin"."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        page, _, origin = pressed.press.value.partition(":")
        await offer_parties(turn, issue, int(page or 0), origin)
    return turn.toast


async def pick_party(desk: Desk, pressed: Pressed) -> str:
    """Add one stakeholder of the playbook, and offer the next."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        code, page, origin = pressed.press.value.split(":")
        seeds = {seed.code: seed for seed in desk.playbook.stakeholders}
        if code not in seeds:
            raise ButtonExpired
        there = await turn.unit.stakeholders.of_issue(issue.id)
        if code not in {one.seed for one in there}:
            seed = seeds[code]
            name = seed.name(desk.house.locale)
            weights = (seed.power, seed.interest)
            await add_party(turn, issue, name, weights, code)
            await settle_debts(turn, issue)
        await offer_parties(turn, issue, int(page), origin)
    return turn.toast


async def offer_parties(turn: Turn, issue: Issue, page: int, origin: str) -> None:
    """Offer the stakeholders of the playbook that are not there yet."""
    there = await turn.unit.stakeholders.of_issue(issue.id)
    facts = await facts_of_triage(turn, issue)
    seeds = offered(turn.desk.playbook.stakeholders, facts, there)
    page = page if page * PER_PAGE < len(seeds) else 0
    names = [party_name(turn, one, turn.locale) for one in there]
    await turn.reply(
        "party_pick",
        rows=_pick_rows(turn, issue, seeds, page, origin),
        issue=await issue_view(turn, issue, turn.member),
        there=listed(turn, names, turn.locale) if names else "",
        total=len(names),
        least=turn.desk.playbook.life.terms.stakeholders,
    )


def _pick_rows(
    turn: Turn, issue: Issue, seeds: Sequence[Seed], page: int, origin: str
) -> list[list[Button]]:
    shown = seeds[page * PER_PAGE : (page + 1) * PER_PAGE]
    buttons = [
        turn.button(
            "party_add",
            issue.id,
            value=f"{seed.code}:{page}:{origin}",
            text=seed.name(turn.locale),
        )
        for seed in shown
    ]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    last = [turn.button("party_type", issue.id, value=origin, label="own_words")]
    if len(seeds) > PER_PAGE:
        value, label = f"{page + 1}:{origin}", "triage_more"
        last.append(turn.button("party_pick", issue.id, value=value, label=label))
    return [*rows, last, [_done(turn, issue, origin)]]


def _done(turn: Turn, issue: Issue, origin: str) -> Button:
    if origin == STEP:
        return turn.button("next_step", issue.id, value="here", label="done")
    return turn.button("parties", issue.id, version=1, label="done")


async def add_party(
    turn: Turn, issue: Issue, name: str, weights: tuple[int, int], seed: str = ""
) -> Stakeholder:
    """Keep one more stakeholder with its power and interest, and return it."""
    one = Stakeholder(
        id=turn.desk.secrets.new_id(),
        issue_id=issue.id,
        name=name,
        power=weights[0],
        interest=weights[1],
        added_by=turn.member.user_id,
        added_at=turn.now,
        seed=seed,
    )
    await turn.unit.stakeholders.add(one)
    detail = f"{one.id} {seed}".strip()
    await turn.record("party_added", issue.id, detail, content=name)
    return one
