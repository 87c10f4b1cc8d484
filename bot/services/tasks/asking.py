"""The screens of a draft: who decided, who does it, until when."""

from datetime import datetime, timedelta

from bot.domain.due import morning_after
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.task import TaskDraft
from bot.domain.task_life import LEADERS
from bot.domain.task_reading import Entry
from bot.domain.worktime import DAY
from bot.ports.mail import Button
from bot.services.tasks.drafts import DECIDED, Kind, items_of, kind_of
from bot.services.tasks.owners import OFFERED, owner_name, owners
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: What is offered as the time: so many hours, the next morning, days of work.
HOURS, MORNING, WORKING_DAYS = (1, 4), 9, 3

#: The question that a typed name, time or reason of a draft answers.
DIALOGUE = "task_field"


def dues(turn: Turn) -> list[datetime]:
    """Return the times that are offered, in their order, without seconds."""
    now, work = turn.now.replace(second=0, microsecond=0), work_of(turn)
    found = [now + timedelta(hours=hours) for hours in HOURS]
    found += [
        morning_after(now, MORNING, work, working=False),
        morning_after(now, MORNING, work, working=True),
        work.after(now, WORKING_DAYS * DAY).replace(second=0, microsecond=0),
    ]
    return sorted(set(found))


async def ask_missing(
    turn: Turn, issue: Issue, draft: TaskDraft, question: str, index: int = 0
) -> None:
    """Ask who decided, who does it or until when: by taps, or by an answer."""
    facts = {"field": question, "index": str(index)}
    await turn.ask(DIALOGUE, draft.id, facts)
    items = items_of(draft)
    item = items[index] if items else Entry(draft.fields["words"])
    rows = await _choices(turn, issue, draft, question, index)
    await turn.reply(
        "task_draft",
        rows=[*rows, _last(turn, draft, question)],
        issue=await issue_view(turn, issue, turn.member),
        question=question,
        decided=kind_of(draft) in DECIDED,
        what=item.what,
        owner=await owner_name(turn, item.owner, item.outside, turn.member),
        due=item.due,
        zone=zone_name(turn),
        now=turn.now,
    )


async def _choices(
    turn: Turn, issue: Issue, draft: TaskDraft, question: str, index: int
) -> list[list[Button]]:
    if question == "due":
        return due_rows(turn, "task_due", draft.id, str(index))
    if question == "by":
        return await _deciders(turn, draft)
    if question == "owner":
        return await owner_rows(turn, issue, "task_owner", draft.id, str(index))
    return []


def due_rows(
    turn: Turn, press: str, subject: str, index: str = ""
) -> list[list[Button]]:
    """Return a button for each time that is offered; others are typed."""
    buttons = [
        turn.button(
            press,
            subject,
            value=f"{index}:{at.isoformat()}",
            text=turn.desk.words.brief(at, turn.now, turn.locale),
        )
        for at in dues(turn)
    ]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


async def owner_rows(
    turn: Turn, issue: Issue, press: str, subject: str, index: str = ""
) -> list[list[Button]]:
    """Return a button for each member who is likely to do it; others are typed."""
    able = (await owners(turn, issue))[:OFFERED]
    buttons = [
        turn.button(
            press, subject, value=f"{index}:{one.user_id}", text=_name(turn, one)
        )
        for one in able
    ]
    return [[button] for button in buttons]


def _name(turn: Turn, member: Member) -> str:
    return person(turn, member, turn.member)


async def _deciders(turn: Turn, draft: TaskDraft) -> list[list[Button]]:
    """Offer who may have decided: the lead and the head, then who asks."""
    team = [member for member in await turn.team() if member.active]
    leads = [member for member in team if member.roles & LEADERS]
    leads.sort(key=lambda member: Role.CRISIS_LEAD not in member.roles)
    able = list(dict.fromkeys([*leads[: OFFERED - 1], turn.member]))
    return [
        [
            turn.button(
                "decision_by", draft.id, value=str(one.user_id), text=_name(turn, one)
            )
        ]
        for one in able
    ]


def _last(turn: Turn, draft: TaskDraft, question: str) -> list[Button]:
    row = []
    if kind_of(draft) is Kind.DECISION and question == "owner":
        row.append(turn.button("decision_alone", draft.id))
    if len(items_of(draft)) > 1 or kind_of(draft) is Kind.DIRECTIVE:
        return [*row, turn.button("task_draft", draft.id, label="back")]
    return [*row, turn.button("task_drop_draft", draft.id, label="cancel")]
