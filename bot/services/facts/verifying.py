"""Verifying, refuting, doubting, renewing, withdrawing: one tap by another person."""

from datetime import timedelta

from bot.domain.access import Action
from bot.domain.confirming_facts import confirmed, renewed, stepped, with_source
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_errors import SourceNeeded
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.services.desk import Desk
from bot.services.facts.checking import refresh_notices
from bot.services.facts.fact_card import show_fact
from bot.services.facts.finding_facts import movable
from bot.services.facts.knowing import needed
from bot.services.facts.settling import settle, tell_outcome
from bot.services.requests import Pressed
from bot.services.texts.drifting import mind_drift
from bot.services.turn import Turn, member_turn

#: Why a verified fact is taken back: codes for the journal, words in the labels.
REASONS = ("wrong", "source_gone", "outdated")

_CONFIRM = (Action.CHECK_FACT, Action.VERIFY_FACT)


async def verify(desk: Desk, pressed: Pressed) -> str:
    """Confirm a claim whose sources suffice."""
    return await _confirm(desk, pressed)


async def verify_by_owner(desk: Desk, pressed: Pressed) -> str:
    """Confirm a claim on the word of the data owner, which the presser has."""
    return await _confirm(desk, pressed, owner=True)


async def _confirm(desk: Desk, pressed: Pressed, *, owner: bool = False) -> str:
    async with member_turn(desk, pressed, Action.VERIFY_FACT) as turn:
        issue, fact = await movable(turn, pressed.press.subject, *_CONFIRM)
        if owner:
            fact = _with_owner(turn, fact)
        _require_sources(turn, fact)
        wait = _lifetime(turn, issue, fact)
        me = turn.member.user_id
        fact = confirmed(fact, me, turn.now, wait, needed(turn, issue))
        fact = await turn.unit.facts.save(fact)
        verified = fact.state is FactState.VERIFIED
        deed = "fact_verified" if verified else "fact_checked"
        await turn.record(deed, issue.id, f"{fact.short}{' owner' if owner else ''}")
        fact = await settle(turn, issue, fact) if verified else fact
        await _show(turn, issue, fact)
        turn.toast = turn.label(f"toast.{deed}", number=fact.short)
    return turn.toast


def _with_owner(turn: Turn, fact: Fact) -> Fact:
    """Note whose word the verifier has: their own house's, or the owner's."""
    me = turn.member
    name = me.position or turn.label("source_kind.data_owner", turn.desk.house.locale)
    return with_source(fact, FactSource(name, SourceKind.DATA_OWNER, me.user_id))


def _require_sources(turn: Turn, fact: Fact) -> None:
    rules = turn.desk.playbook.facts
    if rules.founded(fact):
        return
    alone = rules.only_the_owner(fact)
    remedies = (("fact_owner", fact.id), ("fact_source", fact.id))
    raise SourceNeeded(
        number=fact.number, owner=alone, remedies=remedies[:1] if alone else remedies
    )


def _lifetime(turn: Turn, issue: Issue, fact: Fact) -> timedelta:
    return turn.desk.playbook.facts.lifetime(issue.level, fact)


async def refute(desk: Desk, pressed: Pressed) -> str:
    """Say that a claim is false."""
    return await _end(desk, pressed, Action.REFUTE_FACT, "fact_refuted")


async def doubt(desk: Desk, pressed: Pressed) -> str:
    """Say that nobody can tell; it is never called a hoax."""
    return await _end(desk, pressed, Action.DOUBT_FACT, "fact_undetermined")


async def withdraw(desk: Desk, pressed: Pressed) -> str:
    """Take back a verified fact, for the reason on the button."""
    reason = pressed.press.value if pressed.press.value in REASONS else "wrong"
    return await _end(desk, pressed, Action.WITHDRAW_FACT, "fact_withdrawn", reason)


async def _end(
    desk: Desk, pressed: Pressed, action: Action, deed: str, reason: str = ""
) -> str:
    async with member_turn(desk, pressed, action) as turn:
        issue, fact = await movable(turn, pressed.press.subject, action)
        before, fact = fact, await turn.unit.facts.save(stepped(fact, action))
        await turn.record(deed, issue.id, f"{fact.short} {reason}".strip())
        await mind_drift(turn, issue, before, fact)
        await _show(turn, issue, fact)
        turn.toast = turn.label("toast.fact_settled", number=fact.short)
    return turn.toast


async def ask_withdraw(desk: Desk, pressed: Pressed) -> str:
    """Ask for the reason before a verified fact is taken back."""
    async with member_turn(desk, pressed, Action.WITHDRAW_FACT) as turn:
        _, fact = await movable(turn, pressed.press.subject, Action.WITHDRAW_FACT)
        rows = [
            [
                turn.button(
                    "fact_withdraw_sure",
                    fact.id,
                    value=reason,
                    text=turn.label(f"fact_reason.{reason}"),
                )
            ]
            for reason in REASONS
        ]
        rows.append([turn.button("fact_show", fact.id, label="back")])
        await turn.reply("fact_withdraw", rows=rows, number=fact.number, text=fact.text)
    return turn.toast


async def renew(desk: Desk, pressed: Pressed) -> str:
    """Say that a verified fact still holds: its time begins again."""
    async with member_turn(desk, pressed, Action.RENEW_FACT) as turn:
        issue, fact = await movable(turn, pressed.press.subject, Action.RENEW_FACT)
        wait, me = _lifetime(turn, issue, fact), turn.member.user_id
        fact = renewed(fact, me, turn.now, wait, needed(turn, issue))
        fact = await turn.unit.facts.save(fact)
        await turn.record("fact_renewed", issue.id, fact.short)
        fact = await settle(turn, issue, fact)
        await show_fact(turn, issue, fact)
        turn.toast = turn.label("toast.fact_renewed", number=fact.short)
    return turn.toast


async def _show(turn: Turn, issue: Issue, fact: Fact) -> None:
    await refresh_notices(turn, issue, fact)
    await _tell_reporter(turn, issue, fact)
    await show_fact(turn, issue, fact)


async def _tell_reporter(turn: Turn, issue: Issue, fact: Fact) -> None:
    """Let who claimed a fact hear what became of it."""
    reporter = await turn.unit.members.find(fact.reporter)
    if reporter is not None and reporter.user_id != turn.member.user_id:
        await tell_outcome(turn, issue, fact, reporter)
