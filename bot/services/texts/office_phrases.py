"""What the office always says: phrases that fill a draft before anybody is asked."""

from collections.abc import Callable, Sequence

from bot.domain.fields import FieldRule, Prefill, length
from bot.services.turn import Turn


def office_words(turn: Turn, rules: Sequence[FieldRule]) -> dict[str, str]:
    """Return the fields that the office's own words fill."""
    texts = {
        r.name: _PREFILLS[r.prefill](turn) for r in rules if r.prefill in _PREFILLS
    }
    return {name: text for name, text in texts.items() if text}


def _phrase(key: str) -> Callable[[Turn], str]:
    return lambda turn: turn.label(
        key, turn.desk.house.locale, office=turn.desk.house.organisation
    )


def _channels(turn: Turn) -> str:
    channels = turn.desk.playbook.office.channels
    return _as_many(", ", [f"{c.name} ({c.address})" for c in channels])


def _contacts(turn: Turn) -> str:
    lines = [
        ", ".join(filter(None, (f"{c.name} ({c.position})", c.phone, c.email)))
        for c in turn.desk.playbook.office.contacts
    ]
    return _as_many("; ", lines)


def _as_many(between: str, parts: list[str], limit: int = 250) -> str:
    """Join as many parts as fit."""
    joined = [between.join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next((text for text in joined if length(text) <= limit), "")


def _pdp_authority(turn: Turn) -> str:
    named = turn.desk.playbook.office.pdp_authority
    return named or _phrase("prefill.pdp_authority")(turn)


_PREFILLS: dict[Prefill, Callable[[Turn], str]] = {
    Prefill.EMPATHY: _phrase("prefill.empathy"),
    Prefill.RECEIVED: _phrase("prefill.received"),
    Prefill.UNKNOWN: _phrase("prefill.unknown"),
    Prefill.CHANNELS: _channels,
    Prefill.CONTACTS: _contacts,
    Prefill.TO_LIAISON: _phrase("prefill.to_liaison"),
    Prefill.COMMENTS: _phrase("prefill.comments"),
    Prefill.REPLY_REQUEST: _phrase("prefill.reply_request"),
    Prefill.PDP_AUTHORITY: _pdp_authority,
    Prefill.SORRY: _phrase("prefill.sorry"),
    Prefill.OLD_TEXT: _phrase("prefill.old_text"),
    Prefill.SITE: lambda turn: turn.desk.playbook.office.official_page(),
    Prefill.ANNOUNCER: _phrase("prefill.announcer"),
    Prefill.ANNOUNCE_WAY: _phrase("prefill.announce_way"),
    Prefill.THANKS: _phrase("prefill.thanks"),
}
