"""The page of situation reports: what went out, and the next one as it stands."""

from bot.domain.access import Action, may
from bot.domain.findings import Finding
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.sitrep import NONE_ASKED, Sitrep, Stability
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.requests import Pressed
from bot.services.sitreps.drafting import Draft, drafted
from bot.services.timing.reporting_again import sitrep_clock
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many reports have a button, the newest.
SENT = 4


async def see_sitreps(desk: Desk, pressed: Pressed) -> str:
    """Show the reports of the issue under the button, and the next one."""
    async with member_turn(desk, pressed, Action.SEE_SITREPS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await close_question(turn)
        await show_page(turn, issue, origin=pressed.press.value)
    return turn.toast


async def close_question(turn: Turn) -> None:
    """Await no answer about a report any more."""
    asked = await turn.unit.dialogues.find(turn.member.user_id)
    if asked is not None and asked.kind.startswith("sitrep"):
        await turn.unit.dialogues.end(turn.member.user_id)


async def show_page(turn: Turn, issue: Issue, *, origin: str = "") -> None:
    """Answer with what was sent and what the next report lacks.

    *origin* is "step" where a step of the issue asked for it: back leads there.
    """
    sent = await turn.unit.sitreps.of_issue(issue.id)
    writes = may(turn.member, Action.WRITE_SITREP) and issue.state not in TERMINAL
    draft = await drafted(turn, issue) if writes else None
    clock = await sitrep_clock(turn, issue)
    last = sent[-1] if sent else None
    await turn.reply(
        "sitreps",
        rows=_rows(turn, issue, list(sent), draft, origin),
        issue=await issue_view(turn, issue, turn.member),
        last=last,
        stability=turn.label(f"stability.{last.stability}") if last else "",
        due=clock.due_at if clock and writes else None,
        count=draft.known.count if draft else 0,
        summary=draft.fields.get("summary", "") if draft else "",
        requests=_asked(turn, draft),
        chosen=_chosen(turn, draft),
        lacks=_lacking(turn, draft),
        now=turn.now,
    )


def _asked(turn: Turn, draft: Draft | None) -> str:
    said = draft.fields.get("requests", "") if draft else ""
    return turn.label("sitrep.none_asked") if said == NONE_ASKED else said


def _chosen(turn: Turn, draft: Draft | None) -> str:
    said = draft.fields.get("stability", "") if draft else ""
    return turn.label(f"stability.{said}") if said else ""


#: What the lines of the report itself say: not asked for, not chosen yet.
SAID_ABOVE = frozenset({"ST-02", "ST-08"})


def _lacking(turn: Turn, draft: Draft | None) -> list[str]:
    found = draft.findings if draft else []
    return [finding_words(turn, one) for one in found if one.code not in SAID_ABOVE]


def finding_words(turn: Turn, one: Finding) -> str:
    """Say what a finding means, and where."""
    return turn.label(f"finding.{one.code}", what=", ".join(one.what))


def _rows(
    turn: Turn, issue: Issue, sent: list[Sitrep], draft: Draft | None, origin: str
) -> list[list[Button]]:
    rows = _writing(turn, issue, draft, first=not sent) if draft else []
    old = [turn.button("sitrep_open", one.id, text=one.short) for one in sent[-SENT:]]
    back = (
        turn.button("next_step", issue.id, value="here", label="back")
        if origin
        else turn.button("books", issue.id, version=1, label="back")
    )
    return [*rows, *([old[::-1]] if old else []), [back]]


def _writing(
    turn: Turn, issue: Issue, draft: Draft, *, first: bool
) -> list[list[Button]]:
    """Return what the writer can do: one tap where nothing changed."""
    same = [] if first else [[turn.button("sitrep_same", issue.id)]]
    asks = [turn.button("sitrep_requests", issue.id)]
    if "requests" not in draft.fields:
        asks.append(turn.button("sitrep_none", issue.id))
    states = [
        turn.button("sitrep_state", issue.id, value=one, text=_mark(turn, draft, one))
        for one in Stability
    ]
    last = [turn.button("sitrep_look", issue.id), turn.button("sitrep_send", issue.id)]
    facts = [[turn.button("fact_new", issue.id)]] if _numbers(draft) else []
    summary = [turn.button("sitrep_summary", issue.id)]
    return [*same, summary, asks, states, *facts, last]


def _numbers(draft: Draft) -> bool:
    """Tell whether a number has no fact behind it."""
    return bool({"ST-03", "ST-06"} & {one.code for one in draft.findings})


def _mark(turn: Turn, draft: Draft, one: Stability) -> str:
    chosen = draft.fields.get("stability") == one
    return f"{'● ' if chosen else ''}{turn.label(f'stability.{one}')}"


async def look_over(desk: Desk, pressed: Pressed) -> str:
    """Show the next report as its readers will see it."""
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        draft = await drafted(turn, issue)
        rows = [[turn.button("sitreps", issue.id, version=1, label="back")]]
        await turn.reply_text(draft.text, rows=rows)
    return turn.toast
