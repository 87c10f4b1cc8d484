"""Gathers the dossier of an issue: one source for each thing that guards ask."""

from typing import Any

from bot.domain.access import may_see
from bot.domain.assignment import holder, offers
from bot.domain.authority import HOLDING_STATEMENT
from bot.domain.clocks import ClockName
from bot.domain.document_life import STANDING
from bot.domain.dossier import Dossier
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.topics import Topic
from bot.ports.lives import DebtKind
from bot.services.assigning.knowing import LEAD, SPEAKER, roles_of
from bot.services.facts.knowing import known
from bot.services.life.pages import Pages, pages_of
from bot.services.life.registers import decided, met, planned, stable, until
from bot.services.life.spans import ending, spans
from bot.services.promises.known_promises import promises_late
from bot.services.rumours.known_rumours import rumours_settled
from bot.services.speaking.voices import voice_of
from bot.services.tasks.knowing import TasksOf, known_tasks
from bot.services.turn import Turn

#: Floor rules under which a legal opinion is asked for (doctrine.md 4.2, reviu_hukum).
LEGAL_FLOORS = frozenset({"F3", "F5", "F9"})


async def dossier_of(turn: Turn, issue: Issue) -> Dossier:
    """Return everything that the guards may ask about *issue* at this moment."""
    pages = await pages_of(turn, issue)
    tasks = await known_tasks(turn, issue, pages.entered_at)
    parts: dict[str, Any] = {
        **_assessment(issue),
        **await _people(turn, issue),
        **await _texts(turn, issue),
        **await _facts(turn, issue),
        **_mapping(pages, tasks),
        **_meeting(turn, pages, tasks),
        **await planned(turn, issue, pages),
        **await met(turn, issue, pages),
        **await _calm(turn, issue, pages),
        **await spans(turn, issue, pages),
        **await ending(turn, issue, pages, tasks),
    }
    return Dossier(terms=turn.desk.playbook.life.terms, **parts)


def _assessment(issue: Issue) -> dict[str, Any]:
    scored = issue.level is not None and issue.score is not None
    return {
        "level": issue.level,
        "level_max": issue.level_max,
        "scored": scored and not issue.mapping_owed,
        "floors": issue.floors,
        "owned": issue.owner is not None,
        "legal_flagged": bool(LEGAL_FLOORS & set(issue.floors)),
    }


async def _people(turn: Turn, issue: Issue) -> dict[str, Any]:
    active = [m for m in await turn.team() if m.active and may_see(m, issue)]
    roles = {member.user_id: member.roles for member in active}
    level = issue.level or Level.L1
    able = turn.desk.playbook.authority.responders(level, roles)
    found = await roles_of(turn, issue)
    asked = {one.member for one in offers(found, SPEAKER)}
    voice, lead = await voice_of(turn, issue), holder(found, LEAD)
    leads = [m for m in active if Role.CRISIS_LEAD in m.roles]
    only = len(leads) == 1  # nobody else could be meant
    return {
        "lead_assigned": only or (lead is not None and lead.member in roles),
        "speaker_named": bool(able) or bool(asked & roles.keys()),
        "speaker_accepted": voice.speaker is not None,
    }


async def _texts(turn: Turn, issue: Issue) -> dict[str, Any]:
    documents = await turn.unit.documents.of_issue(issue.id)
    approved = any(
        d.kind == HOLDING_STATEMENT and d.state in STANDING for d in documents
    )
    return {"statement_approved": approved}


async def _facts(turn: Turn, issue: Issue) -> dict[str, Any]:
    found = await known(turn, issue)
    return {
        "verified_facts": found.verified,
        "no_fact_stated": found.none_declared,
    }


def _mapping(pages: Pages, tasks: TasksOf) -> dict[str, Any]:
    return {
        "trigger": pages.has(Topic.TRIGGER),
        "receiver": pages.has(Topic.RECEIVER),
        "contact": pages.has(Topic.CONTACT),
        "handover": pages.has(Topic.HANDOVER),
        "gap": tasks.gap or pages.has(Topic.GAP),
    }


def _meeting(turn: Turn, pages: Pages, tasks: TasksOf) -> dict[str, Any]:
    return {
        "relook_in": until(turn, pages.last(Topic.RELOOK)),
        **decided(pages, tasks),
        "legal_opinion": pages.has(Topic.LEGAL_OPINION),
    }


async def _calm(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    late = [
        clock
        for clock in await turn.unit.issues.clocks(issue.id)
        if clock.name == ClockName.PUBLIC_UPDATE
        and clock.met_at is None
        and clock.due_at < turn.now
    ]
    promise = pages.last(Topic.PROMISES)
    noted = promise is not None and not promise.code
    debts = await turn.unit.lives.debts(issue.id)
    owed = [d for d in debts if d.paid_at is None and d.kind is DebtKind.FAST_LANE]
    return {
        "updates_overdue": len(late),
        "promises_overdue": await promises_late(turn, issue, noted=noted),
        "stable_sitreps": await stable(turn, issue, pages),
        "mentions_calm": pages.said(Topic.MENTIONS) == "calm",
        "service_restored": pages.backed(Topic.RESTORED),
        "rumours_settled": await rumours_settled(
            turn, issue, pages.said(Topic.RUMOURS)
        ),
        "fast_lane_debts": len(owed),
    }
