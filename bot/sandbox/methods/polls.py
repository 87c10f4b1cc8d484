"""Polls that a bot sends and stops."""

from bot.sandbox import markup
from bot.sandbox.answers import (
    NOT_IMPLEMENTED,
    JsonObject,
    RefusedError,
    bad_request,
)
from bot.sandbox.methods.sending import send
from bot.sandbox.polls import QUIZ, Poll, close_poll
from bot.sandbox.query import Method, Query

MAX_QUESTION, MAX_OPTION, MAX_OPTIONS, MAX_EXPLANATION = 300, 100, 12, 200
# Parameters of sendPoll that change what happens and are not imitated.
NOT_IMITATED = {
    "allow_adding_options",
    "close_date",
    "country_codes",
    "description",
    "explanation_entities",
    "explanation_media",
    "explanation_parse_mode",
    "hide_results_until_closes",
    "media",
    "members_only",
    "open_period",
    "question_entities",
    "question_parse_mode",
    "shuffle_options",
}


def send_poll(query: Query) -> JsonObject:
    """Answer sendPoll."""
    _refuse_unknown(query)
    chat = query.target()
    kind = query.get("type", "regular")
    poll = Poll(
        query.bot,
        query.world.new_tap_id(),
        _text("question", query.params["question"], MAX_QUESTION),
        _options(query.params["options"]),
        bool(query.get("is_anonymous", True)),
        kind,
        bool(query.get("allows_multiple_answers")),
        bool(query.get("allows_revoting", kind != QUIZ)),
        _correct(query) if kind == QUIZ else [],
        query.get("explanation", "").strip(),
        bool(query.get("is_closed")),
    )
    if len(poll.explanation) > MAX_EXPLANATION:
        raise bad_request("message is too long")
    if chat.is_channel and not poll.anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    sent = send(query, poll.content())
    query.world.polls[poll.id] = poll
    return sent.json()


def _refuse_unknown(query: Query) -> None:
    options = query.params["options"]
    given = set(query.params) & NOT_IMITATED
    given |= {f"options.{key}" for one in options for key in one if key != "text"}
    for name in sorted(given):
        if query.get(name, True) is not False:
            reason = f"parameter {name} of sendPoll is not imitated"
            raise RefusedError(NOT_IMPLEMENTED, reason)


def _text(name: str, given: str, longest: int) -> str:
    text = given.strip()
    if not text:
        raise bad_request(f"poll {name} must be non-empty")
    if len(text) > longest:
        raise bad_request(f"poll {name} length must not exceed {longest}")
    return text


def _options(given: list[JsonObject]) -> list[str]:
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return [_text("options", one["text"], MAX_OPTION) for one in given]


def _correct(query: Query) -> list[int]:
    correct = sorted({int(one) for one in query.get("correct_option_ids") or []})
    known = range(len(query.params["options"]))
    if not correct or not set(correct) <= set(known):
        raise bad_request("wrong correct option ID specified")
    return correct


def stop_poll(query: Query) -> JsonObject:
    """Answer stopPoll."""
    message = query.message(query.reached(), "message with poll to stop not found")
    if message.kind != "poll":
        raise bad_request("message is not a poll")
    if message.sender is not query.bot or "forward_origin" in message.extra:
        raise bad_request("poll can't be stopped")
    if message.content.media["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    keyboard = markup.checked(query.get("reply_markup"), message.chat.is_private)
    return close_poll(query.world, message, query.bot, keyboard).json()


METHODS: dict[str, Method] = {"sendPoll": send_poll, "stopPoll": stop_poll}
