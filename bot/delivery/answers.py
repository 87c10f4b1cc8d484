"""Telegram's refusals, sentence by sentence, and what each means for a letter."""

from enum import StrEnum


class Kind(StrEnum):
    """What an outcome means, whatever the class of the letter.

    RETRY: surely not carried out; AMBIGUOUS: nobody knows; WAIT: Telegram asks for
    patience; MIGRATED: the chat has another id; UNREACHABLE: nothing reaches this
    chat any more; GONE: the message to change is no longer there, send a new one;
    DONE: it already is as asked; DROP: too late to matter; DEAD: will never be
    accepted; STOP: the token is refused (ask getMe before believing it).
    """

    RETRY = "retry"
    AMBIGUOUS = "ambiguous"
    WAIT = "wait"
    MIGRATED = "migrated"
    UNREACHABLE = "unreachable"
    AS_PLAIN_TEXT = "as_plain_text"
    GONE = "gone"
    DONE = "done"
    DROP = "drop"
    DEAD = "dead"
    STOP = "stop"


Row = tuple[str, Kind, str]

# A fragment of Telegram's sentence in lower case, its meaning, the journal's code.
# The first row that fits decides; the last of each table fits everything.
FORBIDDEN: tuple[Row, ...] = (
    ("blocked", Kind.UNREACHABLE, "blocked"),
    ("deactivated", Kind.UNREACHABLE, "deactivated"),
    ("kicked", Kind.UNREACHABLE, "kicked"),
    ("not a member", Kind.UNREACHABLE, "not_a_member"),
    ("initiate conversation", Kind.UNREACHABLE, "never_started"),
    ("was deleted", Kind.UNREACHABLE, "chat_deleted"),
    ("", Kind.UNREACHABLE, "forbidden"),
)
BAD_REQUEST: tuple[Row, ...] = (
    # These quote the letter, so they come before anything a letter might say.
    ("can't parse entities", Kind.AS_PLAIN_TEXT, "entities"),
    ("can't parse messageentity", Kind.AS_PLAIN_TEXT, "entities"),
    ("entity url '", Kind.AS_PLAIN_TEXT, "entities"),
    ("entity begins ", Kind.AS_PLAIN_TEXT, "entities"),
    ("entity beginning ", Kind.AS_PLAIN_TEXT, "entities"),
    ("entity with incorrect ", Kind.AS_PLAIN_TEXT, "entities"),
    ("message is not modified", Kind.DONE, "not_modified"),
    ("message to delete not found", Kind.DONE, "already_deleted"),
    ("message to unpin not found", Kind.DONE, "already_unpinned"),
    ("message to edit not found", Kind.GONE, "edit_not_found"),
    ("message can't be edited", Kind.GONE, "not_editable"),
    ("message to pin not found", Kind.GONE, "pin_not_found"),
    ("topic_not_modified", Kind.DONE, "not_modified"),
    ("message to react not found", Kind.DROP, "react_not_found"),
    ("reaction_invalid", Kind.DROP, "no_reactions"),
    ("query is too old", Kind.DROP, "query_too_old"),
    ("message can't be deleted", Kind.DROP, "not_deletable"),
    ("chat not found", Kind.UNREACHABLE, "chat_not_found"),
    ("peer_id_invalid", Kind.UNREACHABLE, "chat_not_found"),
    ("deactivated", Kind.UNREACHABLE, "deactivated"),
    ("not enough rights", Kind.DEAD, "no_rights"),
    ("have no rights", Kind.DEAD, "no_rights"),
    ("chat_write_forbidden", Kind.DEAD, "no_rights"),
    ("topic_closed", Kind.DEAD, "topic_closed"),
    ("topic_id_invalid", Kind.DEAD, "topic_not_found"),
    ("topic_deleted", Kind.DEAD, "topic_not_found"),
    ("not a forum", Kind.DEAD, "not_a_forum"),
    ("thread not found", Kind.DEAD, "topic_not_found"),
    ("too long", Kind.DEAD, "too_long"),
    ("too big", Kind.DEAD, "too_big"),
    ("", Kind.DEAD, "bad_request"),
)
TOKEN: tuple[Row, ...] = (
    ("method not found", Kind.DEAD, "no_such_method"),
    ("not found in bot api", Kind.DEAD, "no_such_method"),
    ("unauthorized", Kind.STOP, "unauthorized"),
    ("", Kind.STOP, "not_found"),
)
SERVER: tuple[Row, ...] = (
    ("too many requests", Kind.WAIT, "flood"),
    ("entity too large", Kind.DEAD, "too_large"),
    ("internal server error", Kind.AMBIGUOUS, "server_error"),
    ("bad gateway", Kind.AMBIGUOUS, "bad_gateway"),
    ("gateway timeout", Kind.AMBIGUOUS, "gateway_timeout"),
    ("timed out", Kind.AMBIGUOUS, "timed_out"),
    ("", Kind.AMBIGUOUS, "no_clear_answer"),
)
