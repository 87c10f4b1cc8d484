"""Plays a story, one step at a time, on the phones of a local Telegram."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.local import LocalTelegram
from bot.sandbox.phone import Phone
from bot.sandbox.stories import sights
from bot.sandbox.stories.office import Office
from bot.sandbox.stories.reading import Sight, Step, Story

#: Moves the clock by a time that is longer than 0, and lets that time be lived.
Advance = Callable[[timedelta], Awaitable[object]]
#: Lets things happen until the condition holds; tells whether it came to hold.
Until = Callable[[Callable[[], bool]], Awaitable[bool]]
#: Real files for what is attached: what it is -> options of `Phone.sends_…`.
Samples = Mapping[str, Mapping[str, Any]]

LINK = re.compile(r"t\.me/\w+\?start=([A-Za-z0-9_-]+)")


class StoryStuck(Exception):
    """A step that cannot be played, or whose sights do not come."""

    def __init__(self, number: int, steps: int, trouble: str) -> None:
        self.number = number
        super().__init__(f"step {number} of {steps}: {trouble}")


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
        self._samples = samples or {}
        self.done = 0
        self._since: int | None = None  # events before the step that is being played
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
        step = self.story.steps[self.done]
        if self._since is None:
            before = len(self.telegram.events.since(0))
            await self._act(step)
            self._since = before
        await self._look(step)
        self._since = None
        self.done += 1
        return step

    async def _act(self, step: Step) -> None:
        if step.waits is not None:
            self._hour += step.waits
            await self._advance(step.waits)
        elif step.until_time is not None:
            await self._wait_until(step)
        elif step.act is not None:
            self._do(step, self.phone(step.who or ""))

    async def _wait_until(self, step: Step) -> None:
        """Go to the next such time of the story, however long it stood still."""
        here = self._hour.astimezone(self.office.zone)
        assert step.until_time is not None
        then = datetime.combine(here.date(), step.until_time, here.tzinfo)
        self._hour = then if then > here else then + timedelta(days=1)
        left = self._hour - self.telegram.now()
        if left > timedelta():
            await self._advance(left)

    def _do(self, step: Step, phone: Phone) -> None:
        try:
            _HANDS[step.act or ""](self, step, phone)
        except (LookupError, ValueError) as error:
            trouble = f"{self._named(step.who)} cannot do this: {error}"
            raise self._stuck(trouble, phone, self._place(step)) from error

    def _say(self, step: Step, phone: Phone) -> None:
        phone.sends(step.says or "", in_chat=self._place(step))

    def _press(self, step: Step, phone: Phone) -> None:
        label, where = step.presses or "", self._place(step)
        message = sights.newest_with(sights.of_bot(phone, step.under, where), label)
        if message is None:
            under = f" under {' … '.join(step.under)!r}" if step.under else ""
            raise LookupError(f"there is no button {label!r}{under}")
        phone.presses(label, message)

    def _start(self, step: Step, phone: Phone) -> None:
        phone.starts()

    def _open(self, step: Step, phone: Phone) -> None:
        """Open the newest invitation that stands on somebody's phone."""
        shown = sights.of_bot(self.phone(step.opens or ""), ("?start=",), None)
        tokens = [LINK.search(message.content.text) for message in shown]
        found = [token[1] for token in tokens if token]
        if not found:
            raise LookupError(f"no invitation stands on {self._named(step.opens)}")
        phone.starts(found[-1])

    def _attach(self, step: Step, phone: Phone) -> None:
        what = step.attaches
        assert what is not None
        options = {**self._samples.get(what.what, {}), "in_chat": self._place(step)}
        if what.what == "location":
            phone.sends_location(what.latitude, what.longitude, **options)
        else:
            named = {"name": what.name} if what.what == "document" else {}
            phone.sends_file(what.what, what.caption, **{**options, **named})

    def _forward(self, step: Step, phone: Phone) -> None:
        text = step.forwards
        assert text is not None
        phone.forwards(text.text, text.origin, in_chat=self._place(step))

    async def _look(self, step: Step) -> None:
        """Wait for what must be seen; then nothing else may have been."""
        since = self._since or 0
        await self._until(lambda: self._settled() and not self._missing(step, since))
        for sight in self._missing(step, since):
            trouble = f"{self._named(sight.who)} does not see {_told(sight)}"
            raise self._stuck(trouble, self.phone(sight.who))
        for sight in step.not_sees:
            if sights.is_seen(sight, self.phone(sight.who), since):
                trouble = f"{self._named(sight.who)} sees {_told(sight)}"
                raise self._stuck(trouble, self.phone(sight.who))

    def _settled(self) -> bool:
        """Tell whether every pressed button has had its answer."""
        return all(tap.answered for tap in self.telegram.taps.values())

    def _missing(self, step: Step, since: int) -> list[Sight]:
        return [
            sight
            for sight in step.sees
            if not sights.is_seen(sight, self.phone(sight.who), since)
        ]

    def phone(self, key: str) -> Phone:
        """Return the phone of somebody of the office."""
        return self.telegram.phone(self.office.user_id(key))

    def _place(self, step: Step) -> int | None:
        """Return the chat that a step names, None for the one with the bot."""
        places = {"group": self.office.group.id, "channel": self.office.channel.id}
        if step.where is None:
            return None
        return places.get(step.where) or self.office.user_id(step.where)

    def _named(self, key: str | None) -> str:
        return f"{key} ({self.office.person(key).name})" if key else "nobody"

    def _stuck(
        self, trouble: str, phone: Phone, where: int | None = None
    ) -> StoryStuck:
        newest = f"The newest on that phone:\n{sights.newest(phone, where)}"
        caption = self.story.steps[self.done].caption.en
        text = f"{trouble}.\nThe step: {caption}\n{newest}"
        return StoryStuck(self.done + 1, len(self.story.steps), text)


_HANDS: dict[str, Callable[[Player, Step, Phone], None]] = {
    "says": Player._say,
    "presses": Player._press,
    "starts": Player._start,
    "opens": Player._open,
    "attaches": Player._attach,
    "forwards": Player._forward,
}


def _told(sight: Sight) -> str:
    words = " … ".join(sight.words)
    parts = [repr(words)] if words else []
    return " with ".join(
        [*parts, *([f"the button {sight.button!r}"] if sight.button else [])]
    )
