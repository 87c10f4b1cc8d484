"""Who is called next when nobody answers. Pure: time comes in as an argument."""

from datetime import datetime

from bot.domain.ladders import EVERYBODY, Ladder, Step
from bot.domain.values import Struct, replace


class Call(Struct, frozen=True):
    """One call that is due: the *step*-th of *round_*, both counted from 0."""

    issue_id: str
    serial: int
    round_: int
    step: int
    call: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the key under which this call is made at most once."""
        return f"escalation:{self.issue_id}:{self.serial}:{self.round_}:{self.step}"


class Escalation(Struct, frozen=True):
    """One climb. It carries its own copy of the ladder: a ladder edited in the
    middle of a crisis changes the next crisis, not this one.

    `serial` tells the climbs of one issue apart, `calls` counts the steps made,
    `due_at` is None once a human took it, `reason` is "reported" or "level".
    """

    issue_id: str
    serial: int
    reason: str
    ladder: Ladder
    due_at: datetime | None
    calls: int = 0
    started_by: int = 0

    @property
    def running(self) -> bool:
        """Tell whether somebody will be called again."""
        return self.due_at is not None

    @property
    def round_(self) -> int:
        """Return the round that the next call belongs to, counted from 0."""
        return self.calls // len(self.ladder.steps)

    @property
    def next_call(self) -> tuple[str, ...]:
        """Return the targets of the next call."""
        return self.ladder.steps[self.calls % len(self.ladder.steps)].call

    @property
    def last_call(self) -> tuple[str, ...]:
        """Return the targets of the last call; none before the first."""
        if not self.calls:
            return ()
        return self.ladder.steps[(self.calls - 1) % len(self.ladder.steps)].call

    @property
    def asking(self) -> Step | None:
        """Return the step made so far that most people must answer.

        None where one answer is enough for all of them.
        """
        made = self.ladder.steps[: self.calls]
        many = [step for step in made if step.answers != 1]
        everybody = [step for step in many if step.answers == EVERYBODY]
        return max(everybody or many, key=lambda step: step.answers, default=None)

    def advance(self, now: datetime) -> tuple["Escalation", Call | None]:
        """Make the next call if it is due; it never ends by itself."""
        if self.due_at is None or now < self.due_at:
            return self, None
        index = self.calls % len(self.ladder.steps)
        step = self.ladder.steps[index]
        call = Call(self.issue_id, self.serial, self.round_, index, step.call)
        due_at = now + self.ladder.wait_after(index)
        return replace(self, calls=self.calls + 1, due_at=due_at), call

    def hurry(self, now: datetime) -> "Escalation":
        """Make the next call due now: nobody of this step can be reached."""
        return replace(self, due_at=now) if self.running else self

    def sleep(self, until: datetime) -> "Escalation":
        """Call nobody before *until*."""
        return replace(self, due_at=until) if self.running else self

    def again(self, at: datetime) -> "Escalation":
        """Climb again from the first step at *at*, as a climb of its own."""
        if not self.running:
            return self
        return replace(self, serial=self.serial + 1, calls=0, due_at=at)

    def stop(self) -> "Escalation":
        """Stop calling: a human took it."""
        return replace(self, due_at=None)
