"""The brief of who speaks: gathered anew whenever it is opened, one message."""

from datetime import datetime
from typing import Any

from bot.domain.briefing import BriefKind, BriefLine
from bot.domain.clocks import ClockName
from bot.domain.document_life import STANDING
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.domain.writing import short_of
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.knowing import public_facts
from bot.services.press.press_views import said_name
from bot.services.speaking.voice_screen import mandate_view
from bot.services.speaking.voices import Voice, voice_of
from bot.services.strategy.standing import map_of, narrative_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: So many of each stand in the brief; it is read standing, before a microphone.
TEXTS, UNSAID, ANSWERS, FACTS, ASKED = 3, 6, 6, 6, 5


class Spoken(Struct, frozen=True):
    """The approved lines: the core, the messages, and the texts that went out."""

    core: str
    messages: tuple[str, ...]
    say: tuple[str, ...]
    texts: tuple[str, ...]
    drafted: bool


async def brief_facts(turn: Turn, issue: Issue, viewer: Member) -> dict[str, Any]:
    """Gather everything that whoever speaks has to know at this moment."""
    voice = await voice_of(turn, issue)
    lines = await turn.unit.brief_lines.of_issue(issue.id)
    return {
        "issue": await issue_view(turn, issue, viewer),
        **_who(turn, voice, viewer),
        "spoken": await _spoken(turn, issue),
        "unsaid": await _unsaid(turn, issue, lines),
        **_answers(lines),
        "facts": await _facts(turn, issue, viewer),
        **await _asked(turn, issue, viewer),
        "next_at": await _next_word(turn, issue),
        "now": turn.now,
    }


def _who(turn: Turn, voice: Voice, viewer: Member) -> dict[str, Any]:
    who, deputy = voice.speaker, voice.deputy
    return {
        "who": person(turn, who, viewer) if who else "",
        "deputy": person(turn, deputy, viewer) if deputy and deputy != who else "",
        "mandate": mandate_view(turn, voice.mandate, viewer.locale),
    }


async def _spoken(turn: Turn, issue: Issue) -> Spoken:
    """Return the narrative that holds; a map that nobody approved is only a draft."""
    holding = await narrative_of(turn, issue.id)
    current = await map_of(turn, issue)
    documents = await turn.unit.documents.of_issue(issue.id)
    texts = [short_of(d) for d in documents if d.state in STANDING]
    return Spoken(
        core=holding.said.core if holding else "",
        messages=holding.messages if holding else (),
        say=holding.said.say if holding else (),
        texts=tuple(texts[-TEXTS:]),
        drafted=holding is None and current is not None,
    )


async def _unsaid(turn: Turn, issue: Issue, lines: Any) -> list[str]:
    holding = await narrative_of(turn, issue.id)
    told = list(holding.said.unsaid) if holding else []
    told += [one.words for one in lines if one.kind is BriefKind.UNSAID]
    return list(dict.fromkeys(told))[-UNSAID:]


def _answers(lines: Any) -> dict[str, Any]:
    asked: list[BriefLine] = [one for one in lines if one.kind is BriefKind.ANSWER]
    firm = [(one.question, one.words) for one in asked if one.holds]
    return {"answers": firm[-ANSWERS:], "unapproved": len(asked) - len(firm)}


async def _facts(turn: Turn, issue: Issue, viewer: Member) -> list[FactView]:
    facts = await public_facts(turn, issue)
    return [await fact_view(turn, fact, viewer) for fact in facts[:FACTS]]


async def _asked(turn: Turn, issue: Issue, viewer: Member) -> dict[str, Any]:
    """Return what journalists wait for, the next due first."""
    found = await turn.unit.enquiries.of_issue(issue.id)
    waiting = sorted((one for one in found if one.open), key=lambda one: one.due_at)
    shown = []
    for one in waiting[:ASKED]:
        outlet = await turn.unit.outlets.find(one.outlet)
        journalist = await turn.unit.outlets.journalist(one.journalist)
        name = said_name(turn, journalist, outlet, viewer.locale)
        shown.append((one.short, name, one.words, one.due_at))
    return {"asked": shown, "asked_more": max(0, len(waiting) - ASKED)}


async def _next_word(turn: Turn, issue: Issue) -> datetime | None:
    wanted = (ClockName.PUBLIC_UPDATE, ClockName.FIRST_WORD)
    return next(
        (c.due_at for c in await deadlines(turn, issue) if c.name in wanted), None
    )
