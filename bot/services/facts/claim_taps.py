"""The taps under a claim: the kind of source, who may hear it, and keeping it."""

from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, TimeNotUnderstood
from bot.domain.fact import Fact, FactDraft, FactSource, Publicity, SourceKind
from bot.domain.issue import Issue
from bot.domain.times import next_clock_time, next_moment
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.facts.checking import ask_checkers
from bot.services.facts.claim_screen import show_draft, the_draft
from bot.services.facts.fact_card import show_fact
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that says until when a fact is kept back.
EMBARGO = "fact_embargo"

#: What an embargo is offered to last: so long, or until the morning.
SHORT_EMBARGO, MORNING = timedelta(hours=2), 6


async def choose_kind(desk: Desk, pressed: Pressed) -> str:
    """Note what kind of source a claim has."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        await _show(turn, draft, kind=SourceKind(pressed.press.value))
    return turn.toast


async def choose_publicity(desk: Desk, pressed: Pressed) -> str:
    """Note whether the public may be told; an embargo needs its end."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        chosen = Publicity(pressed.press.value)
        if chosen is Publicity.EMBARGO:
            await _ask_embargo(turn, draft)
        else:
            await _show(turn, draft, publicity=chosen, embargo="")
    return turn.toast


async def _ask_embargo(turn: Turn, draft: FactDraft) -> None:
    issue = await open_issue(turn, draft.issue_id)
    zone = turn.desk.house.zone
    soon = (turn.now + SHORT_EMBARGO).replace(second=0, microsecond=0)
    times = (soon, next_clock_time(turn.now, MORNING, zone))
    rows = [
        [
            turn.button(
                "fact_until",
                draft.id,
                value=at.isoformat(),
                text=turn.desk.words.brief(at, turn.now, turn.locale),
            )
            for at in times
        ],
        [turn.button("fact_draft", draft.id, label="back")],
    ]
    await turn.ask(EMBARGO, draft.id)
    view = await issue_view(turn, issue, turn.member)
    await turn.reply("fact_embargo", rows=rows, issue=view, zone=zone_name(turn))


async def choose_embargo(desk: Desk, pressed: Pressed) -> str:
    """Keep a fact back until the time on the button."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        until = pressed.press.value
        await _show(turn, draft, publicity=Publicity.EMBARGO, embargo=until)
    return turn.toast


async def answer_embargo(desk: Desk, sent: Sent) -> str:
    """Keep a fact back until the time that was typed."""
    async with member_turn(desk, sent, Action.CLAIM_FACT) as turn:
        assert sent.dialogue is not None
        draft = await the_draft(turn, sent.dialogue.subject)
        until = next_moment(sent.content.text, turn.now, desk.house.zone)
        if until is None:
            said = sent.content.text[:80]
            raise TimeNotUnderstood(text=said, zone=zone_name(turn))
        await turn.unit.dialogues.end(turn.member.user_id)
        embargo = until.isoformat()
        await _show(turn, draft, publicity=Publicity.EMBARGO, embargo=embargo)
    return turn.toast


async def show_again(desk: Desk, pressed: Pressed) -> str:
    """Show the claim again as it stands; the question about it is closed."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        asked = await turn.unit.dialogues.find(turn.member.user_id)
        if asked is not None and asked.subject == draft.id:
            await turn.unit.dialogues.end(turn.member.user_id)
        await _show(turn, draft)
    return turn.toast


async def drop(desk: Desk, pressed: Pressed) -> str:
    """Forget a claim that was not kept."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        await turn.unit.facts.drop_draft(draft.id)
        await turn.reply("cancelled")
    return turn.toast


async def _show(turn: Turn, draft: FactDraft, **changes: str) -> None:
    """Keep the changed draft and show it."""
    issue = await open_issue(turn, draft.issue_id)
    draft = replace(draft, fields={**draft.fields, **changes})
    await turn.unit.facts.keep_draft(draft)
    await show_draft(turn, issue, draft)


async def save_claim(desk: Desk, pressed: Pressed) -> str:
    """Give the claim its number, and ask others to check it."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, draft.issue_id)
        fact = await _keep(turn, issue, draft)
        await turn.record(
            "fact_claimed",
            issue.id,
            f"{fact.short} {fact.sources[0].kind} {fact.publicity}",
            content=fact.text,
        )
        await turn.unit.issues.follow(issue.id, turn.member.user_id)
        asked = await ask_checkers(turn, issue, fact)
        await show_fact(turn, issue, fact, asked=asked)
        turn.toast = turn.label("toast.fact_kept", number=fact.short)
    return turn.toast


async def _keep(turn: Turn, issue: Issue, draft: FactDraft) -> Fact:
    fields, me = draft.fields, turn.member.user_id
    if not fields.get("kind") or not fields.get("publicity"):
        raise ButtonExpired
    count = await turn.unit.facts.next_count(issue.id)
    embargo = fields.get("embargo")
    fact = Fact(
        id=f"{issue.id}/F{count}",
        issue_id=issue.id,
        text=fields["text"],
        reporter=me,
        created_at=turn.now,
        as_of=datetime.fromisoformat(fields["as_of"]),
        sources=(FactSource(fields["source"], SourceKind(fields["kind"]), me),),
        metric=fields["metric"],
        value=Decimal(fields["value"]) if fields["value"] else None,
        unit=fields["unit"],
        place=fields["place"],
        publicity=Publicity(fields["publicity"]),
        embargo_until=datetime.fromisoformat(embargo) if embargo else None,
        replaces=fields["replaces"],
    )
    await turn.unit.facts.add(fact)
    await turn.unit.facts.drop_draft(draft.id)
    return fact
