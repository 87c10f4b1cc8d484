"""Another source of a claim: its name in one message, its kind in one tap."""

from bot.domain.access import Action
from bot.domain.claims import NAME_LENGTH, guess_kind
from bot.domain.confirming_facts import with_source
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.facts.checking import ask_checkers, refresh_notices
from bot.services.facts.fact_card import show_fact
from bot.services.facts.fact_views import fact_view, kinds_shown
from bot.services.facts.finding_facts import movable
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn

#: The question that the name of the source answers.
DIALOGUE = "fact_source"


async def ask_source(desk: Desk, pressed: Pressed) -> str:
    """Ask who else says so."""
    async with member_turn(desk, pressed, Action.ADD_SOURCE) as turn:
        _, fact = await movable(turn, pressed.press.subject, Action.ADD_SOURCE)
        await turn.ask(DIALOGUE, fact.id)
        await turn.reply(
            "fact_source",
            fresh=True,
            rows=[[turn.button("cancel")]],
            fact=await fact_view(turn, fact, turn.member),
            name="",
        )
    return turn.toast


async def answer_source(desk: Desk, sent: Sent) -> str:
    """Take the name of the source, and ask what kind it is of."""
    async with member_turn(desk, sent, Action.ADD_SOURCE) as turn:
        assert sent.dialogue is not None
        subject, words = sent.dialogue.subject, " ".join(sent.content.text.split())
        _, fact = await movable(turn, subject, Action.ADD_SOURCE)
        name = checked_length(words, NAME_LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        guess = guess_kind(name, desk.playbook.facts)
        buttons = [_kind(turn, fact, kind, name) for kind in kinds_shown(guess)]
        await turn.reply(
            "fact_source",
            rows=[buttons[i : i + 2] for i in range(0, len(buttons), 2)],
            fact=await fact_view(turn, fact, turn.member),
            name=name,
        )
    return turn.toast


def _kind(turn: Turn, fact: Fact, kind: SourceKind, name: str) -> Button:
    text = turn.label(f"source_kind.{kind}")
    return turn.button("fact_source_kind", fact.id, value=f"{kind} {name}", text=text)


async def add_source(desk: Desk, pressed: Pressed) -> str:
    """Keep the source; what could not be determined is a claim again."""
    async with member_turn(desk, pressed, Action.ADD_SOURCE) as turn:
        issue, fact = await movable(turn, pressed.press.subject, Action.ADD_SOURCE)
        kind, _, name = pressed.press.value.partition(" ")
        source = FactSource(name, SourceKind(kind), turn.member.user_id)
        fact = await turn.unit.facts.save(with_source(fact, source))
        detail = f"{fact.short} {kind}"
        await turn.record("fact_sourced", issue.id, detail, content=name)
        await refresh_notices(turn, issue, fact)
        asked = await ask_checkers(turn, issue, fact)
        await show_fact(turn, issue, fact, asked=asked)
        turn.toast = turn.label("toast.fact_sourced", number=fact.short)
    return turn.toast
