"""/pemangku N, and stakeholders whose names are typed."""

from bot.domain.access import Action
from bot.domain.errors import NothingWritten
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.stakeholders import Stakeholder, same_name
from bot.domain.text import clean, first_line, visible
from bot.domain.topics import lines_of
from bot.services.desk import Desk
from bot.services.life.debts import settle_debts
from bot.services.requests import Pressed, Sent
from bot.services.strategy.party_card import show_party
from bot.services.strategy.party_picks import add_party
from bot.services.strategy.party_sheet import show_parties
from bot.services.strategy.party_views import party_name
from bot.services.strategy.ways import checked, writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A name that was typed is at most this long, and counts this much.
NAME_LENGTH, TYPED_POWER, TYPED_INTEREST = 80, 2, 2

#: So many names are taken from one message.
AT_ONCE = 20

#: The question that typed names answer.
DIALOGUE = "party"

_NEED = Need.STAKEHOLDERS_LISTED


async def add_words(turn: Turn, issue: Issue, words: str) -> None:
    """Add the stakeholders that were typed."""
    words = checked(words)
    await add_named(turn, await writable(turn, issue.id, _NEED), words, "")


async def ask_names(desk: Desk, pressed: Pressed) -> str:
    """Ask for names, a line each."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        origin = pressed.press.value
        await turn.ask(DIALOGUE, issue.id, {"origin": origin})
        pick = turn.button("party_pick", issue.id, value=f"0:{origin}", label="back")
        await turn.reply(
            "party_ask",
            rows=[[pick]],
            issue=await issue_view(turn, issue, turn.member),
        )
    return turn.toast


async def answer_names(desk: Desk, sent: Sent) -> str:
    """Add whoever was typed."""
    async with member_turn(desk, sent, Action.EDIT_STAKEHOLDERS) as turn:
        assert sent.dialogue is not None
        issue = await writable(turn, sent.dialogue.subject, _NEED)
        words = checked(clean(sent.content.text))
        await add_named(turn, issue, words, sent.dialogue.facts["origin"])
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def add_named(turn: Turn, issue: Issue, words: str, origin: str) -> None:
    """Add names, a line each; a name that is there already is left as it is."""
    if not visible(words):
        raise NothingWritten
    words = await turn.hide(words)
    added: list[Stakeholder] = []
    there = list(await turn.unit.stakeholders.of_issue(issue.id))
    for line in lines_of(words)[:AT_ONCE]:
        name = first_line(line.lstrip("-•* "), NAME_LENGTH)
        known = any(
            same_name(name, said)
            for one in there
            for said in (one.name, party_name(turn, one, turn.locale))
        )
        if visible(name) and not known:
            weights = (TYPED_POWER, TYPED_INTEREST)
            added.append(await add_party(turn, issue, name, weights))
            there.append(added[-1])
    await settle_debts(turn, issue)
    if len(added) == 1:
        await show_party(turn, issue, added[0], origin)
    else:
        await show_parties(turn, issue, origin=origin)
