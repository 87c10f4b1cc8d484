"""/strategi N: cluster and strategy that hold, and what the triage suggests."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.strategy import Cluster, Stance, Strategy, Suggestion, suggest
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.strategy.mapped import answer_of
from bot.services.strategy.standing import strategy_of
from bot.services.strategy.ways import back_row
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: Said by a button: the reputation was bad before.
ILL_REPUTED = "reputation"

#: The answers that the suggestion rests on.
RESPONSIBILITY, HISTORY = "A2", "B3"


class StrategyView(Struct, frozen=True):
    """A cluster with its strategy in words, and what to avoid."""

    cluster: str
    stance: str
    avoid: str


def strategy_view(turn: Turn, cluster: Cluster, stance: Stance) -> StrategyView:
    """Return a strategy in the reader's words."""
    rule = turn.desk.playbook.strategy.clusters[cluster]
    avoid = rule.avoid.get(turn.locale) or next(iter(rule.avoid.values()), ())
    return StrategyView(
        cluster=turn.label(f"cluster.{cluster}"),
        stance=turn.label(f"stance.{stance}"),
        avoid="; ".join(avoid),
    )


async def suggestion_of(turn: Turn, issue: Issue, said: str) -> Suggestion | None:
    """Return what the triage suggests; *said* may add a bad reputation."""
    return suggest(
        turn.desk.playbook.strategy,
        await answer_of(turn, issue, RESPONSIBILITY),
        await answer_of(turn, issue, HISTORY),
        ill_reputed=said == ILL_REPUTED,
    )


async def see_strategy(desk: Desk, pressed: Pressed) -> str:
    """Show the strategy: value is the origin, or "reputation:origin"."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        said, _, origin = pressed.press.value.rpartition(":")
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_strategy(turn, issue, origin, said=said)
    return turn.toast


async def show_strategy(
    turn: Turn, issue: Issue, origin: str = "", *, said: str = ""
) -> None:
    """Answer with the strategy that holds and the suggestion."""
    chosen = await strategy_of(turn, issue)
    found = await suggestion_of(turn, issue, said)
    new = found if found and not _same(chosen, found) else None
    back = back_row(turn, issue, origin, "messages")
    await turn.reply(
        "strategy",
        rows=[*_rows(turn, issue, new, said, origin), back],
        issue=await issue_view(turn, issue, turn.member),
        chosen=strategy_view(turn, chosen.cluster, chosen.stance) if chosen else None,
        version=chosen.version if chosen else 0,
        who=await _chooser(turn, chosen),
        at=chosen.at if chosen else None,
        reason=chosen.reason if chosen else "",
        suggested=strategy_view(turn, new.cluster, new.stance) if new else None,
        why=why(turn, new) if new else "",
        unmapped=found is None,
        now=turn.now,
    )


def _same(chosen: Strategy | None, found: Suggestion) -> bool:
    if chosen is None:
        return False
    return (chosen.cluster, chosen.stance) == (found.cluster, found.stance)


async def _chooser(turn: Turn, chosen: Strategy | None) -> str:
    if chosen is None:
        return ""
    who = await turn.unit.members.find(chosen.by)
    return person(turn, who, turn.member)


def why(turn: Turn, found: Suggestion) -> str:
    """Say in one line what a suggestion rests on."""
    answer = turn.label(f"option.{RESPONSIBILITY}_{found.responsibility}")
    reason = turn.label("strategy.why", answer=answer)
    if found.raised:
        reason += turn.label(f"strategy.raised_{found.raised}")
    return reason


def _rows(
    turn: Turn, issue: Issue, new: Suggestion | None, said: str, origin: str
) -> list[list[Button]]:
    if issue.state in TERMINAL and not origin:
        return []
    if not may(turn.member, Action.PLAN_MESSAGES):
        return []
    rows = []
    if new:
        value = f"{new.cluster}:{new.stance}:{said}:{origin}"
        rows.append([turn.button("strategy_choose", issue.id, value=value,
                                 label="strategy_accept")])  # fmt: skip
        if not new.raised and new.cluster is not Cluster.PREVENTABLE:
            rows.append([_reputation(turn, issue, origin)])
    return [*rows, *([_other(turn, issue, c, said, origin)] for c in Cluster)]


def _reputation(turn: Turn, issue: Issue, origin: str) -> Button:
    value = f"{ILL_REPUTED}:{origin}"
    return turn.button(
        "strategy", issue.id, value=value, version=1, label="strategy_reputation"
    )


def _other(
    turn: Turn, issue: Issue, cluster: Cluster, said: str, origin: str
) -> Button:
    value = f"{cluster}:{said}:{origin}"
    text = turn.label(f"cluster.{cluster}")
    return turn.button("strategy_cluster", issue.id, value=value, text=text)
