"""Choosing cluster and strategy: a tap for the suggestion, a reason for another one."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.strategy import Cluster, Stance, Strategy, Suggestion, contradicts
from bot.domain.text import clean, visible
from bot.domain.values import Struct, asdict
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.strategy.standing import strategy_of
from bot.services.strategy.strategy_screen import (
    show_strategy,
    strategy_view,
    suggestion_of,
)
from bot.services.strategy.ways import checked, go_on, writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A reason is at most this long.
REASON_LENGTH = 500

#: The question that a reason answers.
DIALOGUE = "strategy_reason"

_NEED = Need.STRATEGY_CHOSEN


class Choice(Struct, frozen=True):
    """What a button chose, in codes; `said` may add a bad reputation."""

    cluster: str
    stance: str
    said: str
    origin: str

    def fits(self, found: Suggestion | None) -> bool:
        """Tell whether it is what is suggested, or nothing is."""
        return found is None or (found.cluster, found.stance) == (
            self.cluster,
            self.stance,
        )


async def see_stances(desk: Desk, pressed: Pressed) -> str:
    """Offer the strategies of a cluster: value is "cluster:said:origin"."""
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        name, said, origin = pressed.press.value.split(":")
        cluster = Cluster(name)
        rule = desk.playbook.strategy.clusters[cluster]
        rows = [
            [_stance(turn, issue, Choice(name, stance, said, origin))]
            for stance in rule.stances
        ]
        back = turn.button(
            "strategy", issue.id, value=f"{said}:{origin}", version=1, label="back"
        )
        await turn.reply(
            "stances",
            rows=[*rows, [back]],
            issue=await issue_view(turn, issue, turn.member),
            view=strategy_view(turn, cluster, rule.stances[0]),
            lines=[turn.label(f"stance_is.{stance}") for stance in rule.stances],
        )
    return turn.toast


def _stance(turn: Turn, issue: Issue, choice: Choice) -> Button:
    value = f"{choice.cluster}:{choice.stance}:{choice.said}:{choice.origin}"
    text = turn.label(f"stance.{choice.stance}")
    return turn.button("strategy_choose", issue.id, value=value, text=text)


async def choose(desk: Desk, pressed: Pressed) -> str:
    """Keep what was chosen, or ask why: value is "cluster:stance:said:origin".

    The reason is asked for where it is not what the triage suggests, and where it
    takes back what the public heard (U-27).
    """
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        choice = Choice(*pressed.press.value.split(":"))
        rule = desk.playbook.strategy.clusters[Cluster(choice.cluster)]
        if choice.stance not in rule.stances:
            raise ButtonExpired
        found = await suggestion_of(turn, issue, choice.said)
        clash = await _takes_back(turn, issue, choice)
        if choice.fits(found) and not clash:
            await _keep(turn, issue, choice, found, "")
            await _after(turn, issue, choice.origin)
        else:
            await _ask_reason(turn, issue, choice, clash=clash)
    return turn.toast


async def _takes_back(turn: Turn, issue: Issue, choice: Choice) -> bool:
    """Tell whether the public heard what this strategy takes back."""
    before = await strategy_of(turn, issue)
    if before is None or not contradicts(before.stance, Stance(choice.stance)):
        return False
    return bool(await turn.unit.cards.words(issue.id))


async def _ask_reason(turn: Turn, issue: Issue, choice: Choice, *, clash: bool) -> None:
    value = f"{choice.cluster}:{choice.said}:{choice.origin}"
    back = turn.button("strategy_cluster", issue.id, value=value, label="back")
    await turn.ask(DIALOGUE, issue.id, asdict(choice))
    await turn.reply(
        "strategy_reason",
        rows=[[back]],
        issue=await issue_view(turn, issue, turn.member),
        view=strategy_view(turn, Cluster(choice.cluster), Stance(choice.stance)),
        clash=clash,
    )


async def answer_reason(desk: Desk, sent: Sent) -> str:
    """Keep what was chosen, with why."""
    async with member_turn(desk, sent, Action.PLAN_MESSAGES) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue = await writable(turn, asked.subject, _NEED)
        reason = checked(clean(sent.content.text).strip(), REASON_LENGTH)
        if not visible(reason):
            raise NothingWritten
        await turn.unit.dialogues.end(turn.member.user_id)
        choice = Choice(**asked.facts)
        found = await suggestion_of(turn, issue, choice.said)
        await _keep(turn, issue, choice, found, reason)
        await _after(turn, issue, choice.origin)
    return turn.toast


async def _keep(
    turn: Turn, issue: Issue, choice: Choice, found: Suggestion | None, reason: str
) -> None:
    """Keep one more version; the same choice again is none."""
    before = await strategy_of(turn, issue)
    cluster, stance = Cluster(choice.cluster), Stance(choice.stance)
    if before and (before.cluster, before.stance) == (cluster, stance):
        return
    suggested = f"{found.cluster} {found.stance}" if found else ""
    me, now = turn.member.user_id, turn.now
    kept = await turn.unit.plans.add_strategy(
        Strategy(issue.id, cluster, stance, me, now, suggested, reason)
    )
    detail = f"v{kept.version} {cluster} {stance}"
    await turn.record("strategy_chosen", issue.id, detail, content=reason)


async def _after(turn: Turn, issue: Issue, origin: str) -> None:
    turn.toast = turn.label("toast.strategy_chosen")
    await go_on(turn, issue, origin, show_strategy)
