"""The escalation tables of docs/: every ladder and policy of the shipped playbooks."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

from bot.domain.call_table import cycle, table
from bot.domain.ladders import EVERYBODY, WHOLE_TEAM, Ladder, Ladders, Policy
from bot.playbook import load_playbook

MINUTE = timedelta(minutes=1)

#: How the page names what a step calls.
TARGETS = {WHOLE_TEAM: "the whole team"}

#: Clock times that a reader thinks in hours.
HOURLY = 60


@cache
def shipped() -> dict[str, Ladders]:
    """Return the ladders of both shipped profiles."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office.toml"
        office.write_text('profile = "full"\n', "utf-8")
        full = load_playbook(Path(folder)).ladders
    return {"small": load_playbook(None).ladders, "full": full}


def every_ladder(ladders: Ladders) -> Iterator[tuple[str, Ladder]]:
    """Yield each ladder with its title, the policies after the ladders."""
    yield from ladders.by_name.items()
    for policy in ladders.policies:
        yield f"{', '.join(sorted(policy.names))}: {policy.title}", policy.ladder


def tables(profile: str) -> str:
    """Return every ladder of a profile as a table."""
    ladders = shipped()[profile]
    conditions = {id(p.ladder): _condition(p) for p in ladders.policies}
    parts = []
    for title, ladder in every_ladder(ladders):
        rows = [
            f"| {row.after // MINUTE} | {_who(row.step.call)} | {_answers(row.step.answers)} |"
            for row in table(ladder)
        ]
        head = ["| minute | who is called | who must answer |", "| --- | --- | --- |"]
        said = conditions.get(id(ladder), "")
        parts.append(
            "\n".join([f"**{title}**{said}", "", *head, *rows, "", _after(ladder)])
        )
    return "\n\n".join(parts)


def _condition(policy: Policy) -> str:
    hours = f", office {policy.hours}" if policy.hours else ""
    sorts = ", ".join(sorted(policy.categories))
    return f" ({sorts}{hours})".replace("(, ", "(")


def _who(call: Iterable[str]) -> str:
    return ", ".join(TARGETS.get(one, one.replace("_", " ")) for one in call)


def _answers(count: int) -> str:
    return {EVERYBODY: "everybody", 1: "one"}.get(count, f"{count} of them")


def _after(ladder: Ladder) -> str:
    again = f"Again from the top every {_length(cycle(ladder))}, without an end."
    if ladder.expires is None:
        return again
    asked = f"Who has it is asked after {_length(ladder.expires)} of silence,"
    return f"{again}\n{asked} and has {_length(ladder.patience)} to answer."


def _length(wait: timedelta) -> str:
    minutes = wait // MINUTE
    hours, rest = divmod(minutes, HOURLY)
    return f"{minutes} minutes" if rest else f"{hours} hours"
