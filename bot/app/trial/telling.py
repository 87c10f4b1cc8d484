"""Tells a guided story on the stage: step by step, or on and on with pauses."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from bot.app.trial.tenancy import Tenancy
from bot.sandbox.answers import JsonObject
from bot.sandbox.stories.playing import Player, StoryStuck
from bot.sandbox.stories.reading import Story

#: How long a caption stays before the next step, in seconds: at least, and a word.
AT_LEAST, A_WORD = 1.5, 0.22


class Telling:
    """Holds the story that is told; `pace` 0 tells it without pauses."""

    def __init__(
        self, tenancy: Tenancy, stories: Mapping[str, Story], pace: float
    ) -> None:
        self._tenancy = tenancy
        self._stories = stories
        self._pace = pace
        self._player: Player | None = None
        self._state, self._trouble = "waiting", ""
        # Set while nothing goes on by itself; each going-on has one of its own.
        self._halt = asyncio.Event()
        self._halt.set()
        self._on: asyncio.Task[None] | None = None

    async def choose(self, name: str) -> None:
        """Open a new office at the beginning of a story; `LookupError` for no story."""
        story = self._stories.get(name)
        if story is None:
            raise LookupError(
                f"no story {name!r}; there are {', '.join(self._stories)}"
            )
        self.leave()
        await self._tenancy.begin_anew(story.begins)
        self._player = self._tenancy.player(story)
        self._become("waiting")

    async def step(self) -> None:
        """Play one step and wait for what it shows."""
        if self._player is None or self._state == "over":
            raise ValueError("no story is told")
        self._become("acting")
        try:
            await self._player.step()
        except StoryStuck as stuck:
            self._become("stuck", str(stuck))
            return
        self._become("over" if self._player.over else "waiting")

    def play(self) -> None:
        """Go on by itself until the end, a pause, or trouble."""
        if self._player is None or self._state == "over":
            raise ValueError("no story is told")
        if self._halt.is_set():
            self._halt = asyncio.Event()
            self._on = asyncio.create_task(self._go_on(self._halt))

    def pause(self) -> None:
        """Stop going on by itself; a step that has begun is played to its end."""
        self._halt.set()
        self._tenancy.news.ring()

    def leave(self) -> None:
        """Put the story away and leave the office as it is."""
        self._halt.set()
        self._player = None
        self._become("waiting")

    def view(self) -> JsonObject:
        """Return the stories there are, and the one that is told."""
        listed = [_listed(name, story) for name, story in self._stories.items()]
        return {"stories": listed, "story": self._told()}

    async def _go_on(self, halt: asyncio.Event) -> None:
        while not halt.is_set():
            async with self._tenancy.one_at_a_time:
                if not halt.is_set():
                    await self.step()
            if self._state != "waiting":
                halt.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(halt.wait(), self._pace * self._reading_time())
        self._tenancy.news.ring()

    def _reading_time(self) -> float:
        step = self._player.current if self._player else None
        return AT_LEAST + A_WORD * len(step.caption.id.split()) if step else 0.0

    def _become(self, state: str, trouble: str = "") -> None:
        self._state, self._trouble = state, trouble
        self._tenancy.news.ring()

    def _told(self) -> JsonObject | None:
        player = self._player
        if player is None:
            return None
        goes_on = not self._halt.is_set() and self._state in {"waiting", "acting"}
        return {
            "name": player.story.name,
            "done": player.done,
            "state": "running" if goes_on else self._state,
            "trouble": self._trouble or None,
            "steps": [
                {"caption": one.caption.model_dump(), "who": self._user_id(one.who)}
                for one in player.story.steps
            ],
        }

    def _user_id(self, key: str | None) -> int | None:
        return self._tenancy.office.user_id(key) if key else None


def _listed(name: str, story: Story) -> JsonObject:
    return {
        "name": name,
        "title": story.title.model_dump(),
        "summary": story.summary.model_dump(),
        "steps": len(story.steps),
    }
