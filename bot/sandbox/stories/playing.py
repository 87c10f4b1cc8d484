"""Plays a story, one step at a time, on the phones of a local Telegram."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from bot.sandbox.local import LocalTelegram
from bot.sandbox.stories import sights
from bot.sandbox.stories.hands import Hands, Samples
from bot.sandbox.stories.office import Office
from bot.sandbox.stories.reading import Sight, Step, Story

#: Moves the clock by a time that is longer than 0, and lets that time be lived.
Advance = Callable[[timedelta], Awaitable[object]]
#: Lets things happen until the condition holds; tells whether it came to hold.
Until = Callable[[Callable[[], bool]], Awaitable[bool]]


class StoryStuck(Exception):
    """A step that cannot be played, or whose sights do not come."""

    def __init__(self, number: int, steps: int, trouble: str) -> None:
        self.number = number
        super().__init__(f"step {number} of {steps}: {trouble}")


@dataclass
class Progress:
    """How far a step has come."""

    waited: bool = False
    acted: bool = False
    taps: int = 0


class Player:
    """Plays the steps of a story; `done` of them are behind.

    The phones must be there (`bot.sandbox.stories.town.move_in`). `advance` and
    `until` are all that it knows of time: so the same story is played on a frozen
    clock and in the page. A step that got stuck can be asked for again: what was
    done is not done twice.
    """

    def __init__(
        self,
        story: Story,
        office: Office,
        telegram: LocalTelegram,
        *,
        advance: Advance,
        until: Until,
        samples: Samples | None = None,
    ) -> None:
        self.story, self.office, self.telegram = story, office, telegram
        self._advance, self._until = advance, until
        self._hands = Hands(office, telegram, samples or {})
        self.done = 0
        self._at = Progress()
        self._since = self._events()  # what was shown before belongs to no step
        self._hour = telegram.now()  # where the story is, were every step instant

    @property
    def over(self) -> bool:
        """Tell whether every step is done."""
        return self.done == len(self.story.steps)

    @property
    def current(self) -> Step | None:
        """Return the step that comes next, None at the end."""
        return None if self.over else self.story.steps[self.done]

    async def play(self) -> None:
        """Play what is left."""
        while not self.over:
            await self.step()

    async def step(self) -> Step:
        """Play the next step until all that it expects is seen."""
        step, at = self.story.steps[self.done], self._at
        if not at.waited:
            await self._pass_time(step)
            at.waited = True
        if not at.acted and step.act is not None:
            await self._do(step)
        at.acted = True
        await self._look(step)
        self._at, self._since = Progress(), self._events()
        self.done += 1
        return step

    def _events(self) -> int:
        return len(self.telegram.events.since(0))

    async def _pass_time(self, step: Step) -> None:
        if step.waits is not None:
            self._hour += step.waits
            await self._advance(step.waits)
        elif step.until_time is not None:
            await self._wait_until(step.until_time)

    async def _wait_until(self, hour: time) -> None:
        """Go to the next such time of the story, however long it stood still."""
        here = self._hour.astimezone(self.office.zone)
        then = datetime.combine(here.date(), hour, here.tzinfo)
        self._hour = then if then > here else then + timedelta(days=1)
        left = self._hour - self.telegram.now()
        if left > timedelta():
            await self._advance(left)

    async def _do(self, step: Step) -> None:
        try:
            if step.presses is None:
                self._hands.do(step)
            else:
                await self._press(step, step.presses)
        except (LookupError, ValueError) as error:
            who = step.who or ""
            trouble = f"{self._named(who)} cannot do this: {error.args[0]}"
            raise self._stuck(trouble, who, self._hands.place(step)) from error

    async def _press(self, step: Step, labels: Sequence[str]) -> None:
        """Press one after another, each when the one before has shown its effect."""
        for label in labels[self._at.taps :]:
            await self._until(partial(self._hands.can_press, step, label))
            dealt_with = self._hands.press(step, label)
            self._at.taps += 1
            if self._at.taps < len(labels) and not await self._until(dealt_with):
                raise LookupError(f"nothing comes of the button {label!r}")

    async def _look(self, step: Step) -> None:
        """Wait for what must be seen; then look for what must not be."""
        await self._until(lambda: self._answered() and not self._missing(step))
        for sight in self._missing(step):
            trouble = f"{self._named(sight.who)} does not see {sight}"
            raise self._stuck(trouble, sight.who)
        for sight in step.not_sees:
            if self._sees(sight):
                raise self._stuck(f"{self._named(sight.who)} sees {sight}", sight.who)

    def _answered(self) -> bool:
        """Tell whether the button that was pressed has had its answer."""
        return self._hands.tap is None or self._hands.tap.answered

    def _missing(self, step: Step) -> list[Sight]:
        return [sight for sight in step.sees if not self._sees(sight)]

    def _sees(self, sight: Sight) -> bool:
        return sights.is_seen(sight, self._hands.phone(sight.who), self._since)

    def _named(self, key: str) -> str:
        return f"{key} ({self.office.person(key).name})"

    def _stuck(self, trouble: str, who: str, where: int | None = None) -> StoryStuck:
        newest = sights.newest(self._hands.phone(who), where)
        caption = self.story.steps[self.done].caption.en
        told = f"{trouble}\nThe step: {caption}\nThe newest on that phone:\n{newest}"
        return StoryStuck(self.done + 1, len(self.story.steps), told)
