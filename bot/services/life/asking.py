"""What a step asks before it is taken: a reason, a target, or whether one is sure."""

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.errors import MergeBarred, MergeInCircle
from bot.domain.issue import Issue
from bot.domain.steps import Step
from bot.ports.mail import Button
from bot.services.finding import open_issue
from bot.services.looking.sight import open_issues
from bot.services.turn import Turn
from bot.services.views import issue_view

#: Reasons that one tap gives; those in TYPED may be written instead.
REASONS: dict[str, tuple[str, ...]] = {
    "T07": ("not_an_issue", "spam", "out_of_scope", "duplicate_unclear"),
    "T09": ("score_rises", "press_writes", "new_evidence"),
    "T15": ("score_rises", "press_writes", "new_evidence"),
    "T19": ("new_evidence", "returned", "closed_early"),
}
TYPED = frozenset({"T09", "T15", "T19"})

#: So many open issues are offered to be merged into; others are typed.
TARGETS = 8


async def ask_first(turn: Turn, issue: Issue, step: Step, chosen: str) -> bool:
    """Ask what the step needs to know; False where nothing is left to ask."""
    if step.code == "T06":
        return await _ask_target(turn, issue, chosen)
    if step.code == "T08":
        return chosen != "yes" and await _ask_sure(turn, issue, step)
    if step.code in REASONS and chosen not in REASONS[step.code]:
        await _ask_reason(turn, issue, step)
        return True
    return False


async def _ask_reason(turn: Turn, issue: Issue, step: Step) -> None:
    typed = step.code in TYPED
    if typed:
        facts = {"code": step.code, "message": str(turn.message_id)}
        await turn.ask("step_reason", issue.id, facts)
    rows = [
        [_chosen(turn, issue, f"{step.code}:{one}", turn.label(f"reason.{one}"))]
        for one in REASONS[step.code]
    ]
    await turn.reply(
        "step_reason",
        rows=[*rows, back(turn, issue)],
        issue=await issue_view(turn, issue, turn.member),
        target=turn.label(f"state.{step.target}"),
        rejects=step.code == "T07",
        typed=typed,
    )


async def _ask_sure(turn: Turn, issue: Issue, step: Step) -> bool:
    sure = _chosen(turn, issue, f"{step.code}:yes", turn.label("button.transfer_sure"))
    await turn.reply(
        "step_sure",
        rows=[back(turn, issue), [sure]],
        issue=await issue_view(turn, issue, turn.member),
        into="",
    )
    return True


async def _ask_target(turn: Turn, issue: Issue, chosen: str) -> bool:
    target_id, _, sure = chosen.partition(":")
    if not target_id:
        await _offer_targets(turn, issue)
        return True
    target = await merge_target(turn, issue, target_id)
    if sure:
        return False
    await ask_merge(turn, issue, target)
    return True


async def ask_merge(turn: Turn, issue: Issue, target: Issue) -> None:
    """Ask once more before two issues become one: it cannot be undone."""
    value = f"T06:{target.id}:yes"
    sure = _chosen(turn, issue, value, turn.label("button.merge_sure"))
    await turn.reply(
        "step_sure",
        rows=[back(turn, issue), [sure]],
        issue=await issue_view(turn, issue, turn.member),
        into=target.number,
    )


async def merge_target(turn: Turn, issue: Issue, target_id: str) -> Issue:
    """Return the open issue to merge into.

    Raise `MergeInCircle`, `MergeBarred`, `IssueFinished`.
    """
    seen, at = {issue.id}, target_id
    while at:
        if at in seen:
            raise MergeInCircle(number=issue.number)
        seen.add(at)
        further = await turn.unit.issues.find(at)
        at = further.merged_into if further else ""
    target = await open_issue(turn, target_id)
    if tells_the_head(issue, target):
        raise MergeBarred(
            remedies=(("triage", target.id),), number=issue.number, target=target.number
        )
    return target


def tells_the_head(issue: Issue, target: Issue) -> bool:
    """Tell whether merging would show the head what is kept from them (F4)."""
    return HEAD_IS_SUBJECT in set(issue.floors) - set(target.floors)


async def _offer_targets(turn: Turn, issue: Issue) -> None:
    await turn.ask("merge_target", issue.id)
    found = await open_issues(turn, turn.member, TARGETS + 1)
    others = [
        one for one in found if one.id != issue.id and not tells_the_head(issue, one)
    ]
    rows = []
    for one in others[:TARGETS]:
        view = await issue_view(turn, one, turn.member)
        text = f"{view.level} · {view.short} {view.title[:40]}"
        rows.append([_chosen(turn, issue, f"T06:{one.id}", text)])
    await turn.reply(
        "merge_choose",
        rows=[*rows, back(turn, issue)],
        issue=await issue_view(turn, issue, turn.member),
        anything=bool(rows),
    )


def _chosen(turn: Turn, issue: Issue, value: str, text: str) -> Button:
    return turn.button("step", issue.id, value=value, text=text)


def back(turn: Turn, issue: Issue) -> list[Button]:
    """Return the button that leads back to the next step."""
    return [turn.button("next_step", issue.id, value="here", label="back")]
