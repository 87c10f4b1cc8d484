"""A story as it is written: steps in which somebody acts and somebody sees it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, ValidationInfo
from pydantic import model_validator as check

from bot.sandbox.stories.office import OFFICE, Office
from bot.sandbox.stories.tables import (
    Bilingual,
    Duration,
    Filled,
    Some,
    SomeWords,
    StoryError,
    Table,
    TimeOfDay,
    read_table,
)

#: What somebody may do in a step, one at most.
ACTS = ("says", "presses", "starts", "opens", "attaches", "forwards", "reacts")
#: How time may pass before that, one at most.
TIMES = ("waits", "until_time")
#: Acts that may be done elsewhere than in the chat with the bot, and where.
PLACED = ("says", "presses", "attaches", "forwards", "reacts")
PLACES = ("group", "channel")


def check_person(key: str, info: ValidationInfo) -> str:
    """Require somebody of the office."""
    office = _office(info)
    if office and key not in office.keys:
        raise ValueError(f"nobody is {key!r}; there are {', '.join(office.keys)}")
    return key


Who = Annotated[str, AfterValidator(check_person)]


class Sight(Table):
    """What somebody's phone shows: all the words in one message, and the button."""

    who: Who
    words: SomeWords = ()
    button: Filled | None = None

    @check(mode="after")
    def check_something(self) -> "Sight":
        """Refuse a sight of nothing."""
        if self.words or self.button:
            return self
        raise ValueError("needs words or a button")

    def __str__(self) -> str:
        words = [repr(" … ".join(self.words))] if self.words else []
        button = [f"the button {self.button!r}"] if self.button else []
        return " with ".join([*words, *button])


class Attachment(Table):
    """What is attached; a sample stands for the real thing."""

    what: Literal["photo", "voice", "document", "location"]
    caption: Filled | None = None
    name: Filled = "surat.pdf"
    latitude: float = -0.5022
    longitude: float = 117.1536

    @check(mode="after")
    def check_caption(self) -> "Attachment":
        """Refuse words under what cannot have any."""
        if self.caption and self.what == "location":
            raise ValueError("a location has no caption")
        return self


class Forward(Table):
    """A text from elsewhere that is passed on to the bot."""

    text: Filled
    origin: Literal["user", "hidden", "channel"] = "user"


class Reaction(Table):
    """An emoji that is put on the newest message of others that has the words."""

    emoji: Filled
    to: Annotated[SomeWords, Some]


class Step(Table):
    """One step: what happens and why, who acts, and what must then be seen.

    Time passes first, then somebody acts. `presses` may name several buttons that
    one taps in a row.
    """

    caption: Bilingual
    who: Who | None = None
    where: str | None = None
    says: Filled | None = None
    presses: Annotated[SomeWords, Some] | None = None
    under: SomeWords = ()
    starts: Literal[True] | None = None
    opens: Who | None = None
    attaches: Attachment | None = None
    forwards: Forward | None = None
    reacts: Reaction | None = None
    waits: Duration | None = None
    until_time: TimeOfDay | None = None
    sees: tuple[Sight, ...] = ()
    not_sees: tuple[Sight, ...] = ()

    @property
    def act(self) -> str | None:
        """Name what somebody does, None where time passes or one only looks."""
        return next(iter(self._given(ACTS)), None)

    def _given(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if getattr(self, name) is not None]

    @check(mode="after")
    def check_act(self) -> "Step":
        """Refuse two acts, an act of nobody, and an act that shows nothing."""
        for names in (ACTS, TIMES):
            if len(given := self._given(names)) > 1:
                raise ValueError(f"does two things: {', '.join(given)}")
        if self.act and self.who is None:
            raise ValueError(f"who {self.act}?")
        if self.act not in {None, "reacts"} and not self.sees:
            raise ValueError("shows nothing: say what somebody sees")
        if self.under and self.act != "presses":
            raise ValueError("under belongs to presses")
        return self

    @check(mode="after")
    def check_where(self, info: ValidationInfo) -> "Step":
        """Refuse a place that is none, and one where nothing is written."""
        if self.where is None:
            return self
        office = _office(info)
        known = (*PLACES, *(office.keys if office else ()))
        if self.where not in known:
            raise ValueError(f"where is {self.where!r}? known: {', '.join(known)}")
        if self.act not in PLACED:
            raise ValueError(f"where does not belong to {self.act or 'looking'}")
        return self


class Story(Table):
    """The whole file; its name is that of the file."""

    name: str = ""
    title: Bilingual
    summary: Bilingual
    begins: AwareDatetime
    steps: Annotated[tuple[Step, ...], Some]


def load_story(file: Path, office: Office) -> Story:
    """Read one story; StoryError names file and step of every mistake."""
    story = read_table(Story, file, {"office": office})
    return story.model_copy(update={"name": file.stem})


def load_stories(folder: Path, office: Office) -> dict[str, Story]:
    """Read every story of a folder, by name, and all mistakes at once."""
    stories: dict[str, Story] = {}
    mistakes: list[str] = []
    for file in story_files(folder):
        try:
            stories[file.stem] = load_story(file, office)
        except StoryError as error:
            mistakes += error.mistakes
    if mistakes:
        raise StoryError(mistakes)
    return stories


def story_files(folder: Path) -> Iterable[Path]:
    """List the files of a folder that tell a story."""
    return sorted(file for file in folder.glob("*.toml") if file.name != OFFICE)


def _office(info: ValidationInfo) -> Office | None:
    context: dict[str, Any] = info.context or {}
    found = context.get("office")
    return found if isinstance(found, Office) else None
