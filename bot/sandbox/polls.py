"""Polls: what is asked, who voted for what, and which bots hear of it."""

from dataclasses import dataclass, field, replace

from bot.sandbox.answers import JsonObject
from bot.sandbox.events import Kind
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import Bot, Sender, User
from bot.sandbox.world import World

QUIZ = "quiz"


@dataclass(eq=False)
class Poll:
    """One poll; `votes` holds the numbers of the options of every voter.

    Wherever it is forwarded it is the same poll; `asker` hears of its votes.
    """

    asker: Sender
    id: str
    question: str
    options: list[str]
    anonymous: bool = True
    kind: str = "regular"
    several: bool = False
    revoting: bool = True
    correct: list[int] = field(default_factory=list)
    explanation: str = ""
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    def json(self) -> JsonObject:
        """Return the poll as messages and updates show it."""
        shown: JsonObject = {
            "id": self.id,
            "question": self.question,
            "options": [self._option(number) for number in range(len(self.options))],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.several,
            "allows_revoting": self.revoting,
            "members_only": False,
        }
        if self.kind == QUIZ:
            shown["correct_option_ids"] = self.correct
        if self.explanation:
            shown["explanation"] = self.explanation
        return shown

    def _option(self, number: int) -> JsonObject:
        count = sum(number in put for put in self.votes.values())
        text = self.options[number]
        return {"text": text, "voter_count": count, "persistent_id": str(number)}

    def content(self) -> Content:
        """Return what a message with the poll says."""
        return Content("poll", media={"poll": self.json()})


def vote(world: World, message: Message, voter: User, options: list[int]) -> None:
    """Vote for options, or take the vote back with none; or say why not."""
    poll = world.polls[message.content.media["poll"]["id"]]
    _check_vote(poll, voter, options)
    poll.votes.pop(voter.id, None)
    if options:
        poll.votes[voter.id] = sorted(set(options))
    answer = {
        "poll_id": poll.id,
        "user": voter.json(),
        "option_ids": sorted(set(options)),
        "option_persistent_ids": [str(one) for one in sorted(set(options))],
    }
    _show(world, poll, voter)
    if isinstance(poll.asker, Bot) and not poll.anonymous:
        poll.asker.updates.push("poll_answer", answer)


def _check_vote(poll: Poll, voter: User, options: list[int]) -> None:
    if poll.closed:
        raise LookupError(f"the poll {poll.question!r} is closed")
    if voter.id in poll.votes and not poll.revoting:
        raise LookupError(f"{voter.first_name} has voted already")
    if len(set(options)) > 1 and not poll.several:
        raise ValueError(f"the poll {poll.question!r} takes one answer")
    if not set(options) <= set(range(len(poll.options))):
        raise LookupError(f"the poll {poll.question!r} has no option {options}")


def close_poll(
    world: World, message: Message, by: Sender, markup: JsonObject | None = None
) -> Poll:
    """Close a poll for good; its message may get other buttons."""
    poll = world.polls[message.content.media["poll"]["id"]]
    poll.closed = True
    message.content = replace(message.content, markup=markup)
    _show(world, poll, by)
    return poll


def _show(world: World, poll: Poll, by: Sender) -> None:
    """Let every message with the poll show it as it is now, and tell who asked."""
    for one in _shown(world, poll):
        one.content = replace(poll.content(), markup=one.content.markup)
        world.events.add(Kind.POLL, world.now(), one.chat, by=by, message=one)
    if isinstance(poll.asker, Bot):
        poll.asker.updates.push("poll", poll.json())


def _shown(world: World, poll: Poll) -> list[Message]:
    living = [
        one
        for chat in world.chats()
        for one in chat.messages.values()
        if one.kind == "poll" and not one.deleted
    ]
    return [one for one in living if one.content.media["poll"].get("id") == poll.id]


def asked_again(world: World, content: Content, asker: Sender) -> Content:
    """Return a poll of its own with the same question, for a copied message."""
    original = world.polls[content.media["poll"]["id"]]
    again = replace(original, asker=asker, id=world.new_tap_id(), votes={})
    world.polls[again.id] = again
    return again.content()
