"""What a step does: the hands of the people of the office on their phones."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.events import Tap
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.stories import sights
from bot.sandbox.stories.office import Office
from bot.sandbox.stories.reading import Step

#: Real files for what is attached: what it is -> options of `Phone.sends_…`.
Samples = Mapping[str, Mapping[str, Any]]

LINK = re.compile(r"t\.me/\w+\?start=([A-Za-z0-9_-]+)")


class Hands:
    """Everybody's hands; what cannot be done raises LookupError or ValueError."""

    def __init__(
        self, office: Office, telegram: LocalTelegram, samples: Samples
    ) -> None:
        self.office, self.telegram, self._samples = office, telegram, samples
        self.tap: Tap | None = None  # the last one that was made

    def phone(self, key: str) -> Phone:
        """Return the phone of somebody of the office."""
        return self.telegram.phone(self.office.user_id(key))

    def place(self, step: Step) -> int | None:
        """Return the chat that a step names, None for the one with the bot."""
        places = {"group": self.office.group.id, "channel": self.office.channel.id}
        if step.where is None:
            return None
        return places.get(step.where) or self.office.user_id(step.where)

    def do(self, step: Step) -> None:
        """Do what the step says, on the phone of who does it."""
        _HANDS[step.act or ""](self, step, self.phone(step.who or ""))

    def _say(self, step: Step, phone: Phone) -> None:
        phone.sends(step.says or "", in_chat=self.place(step))

    def can_press(self, step: Step, label: str) -> bool:
        """Tell whether the button of a step is on the phone."""
        return self._under(step, label) is not None

    def _under(self, step: Step, label: str) -> Message | None:
        phone, where = self.phone(step.who or ""), self.place(step)
        return sights.newest_with(sights.of_bot(phone, step.under, where), label)

    def press(self, step: Step, label: str) -> Callable[[], bool]:
        """Press one button; the answer tells whether it has been dealt with."""
        phone, message = self.phone(step.who or ""), self._under(step, label)
        if message is None:
            under = f" under {' … '.join(step.under)!r}" if step.under else ""
            raise LookupError(f"there is no button {label!r}{under}")
        since = len(self.telegram.events.since(0))
        self.tap = tap = phone.presses(label, message)
        return lambda: tap.answered and sights.has_come(phone, since)

    def _start(self, step: Step, phone: Phone) -> None:
        phone.starts()

    def _open(self, step: Step, phone: Phone) -> None:
        """Open the newest invitation that stands on somebody's phone."""
        shown = sights.of_bot(self.phone(step.opens or ""), ("?start=",), None)
        tokens = [LINK.search(message.content.text) for message in shown]
        found = [token[1] for token in tokens if token]
        if not found:
            raise LookupError(f"no invitation stands on the phone of {step.opens}")
        phone.starts(found[-1])

    def _attach(self, step: Step, phone: Phone) -> None:
        what = step.attaches
        assert what is not None
        where = self.place(step)
        if what.what == "location":
            phone.sends_location(what.latitude, what.longitude, in_chat=where)
            return
        named = {"name": what.name} if what.what == "document" else {}
        options = {**self._samples.get(what.what, {}), **named, "in_chat": where}
        phone.sends_file(what.what, what.caption, **options)

    def _forward(self, step: Step, phone: Phone) -> None:
        what = step.forwards
        assert what is not None
        phone.forwards(what.text, what.origin, in_chat=self.place(step))

    def _react(self, step: Step, phone: Phone) -> None:
        reaction = step.reacts
        assert reaction is not None
        messages = sights.of_others(phone, reaction.to, self.place(step))
        if not messages:
            raise LookupError(f"nobody wrote {' … '.join(reaction.to)!r}")
        phone.reacts(messages[-1], reaction.emoji)


_HANDS: dict[str, Callable[[Hands, Step, Phone], None]] = {
    "says": Hands._say,
    "starts": Hands._start,
    "opens": Hands._open,
    "attaches": Hands._attach,
    "forwards": Hands._forward,
    "reacts": Hands._react,
}
