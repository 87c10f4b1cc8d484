"""When submitted words become untrue by themselves; kept, and looked at then."""

from datetime import datetime, time, timedelta

from bot.domain.document import Document, Form
from bot.domain.found_since import names_a_day
from bot.services.texts.draft_texts import body_of, promised_in
from bot.services.turn import Turn


def outlived(turn: Turn, document: Document, at: datetime) -> bool:
    """Tell whether time has made the submitted words untrue by *at*."""
    return any(moment <= at for moment in _moments(turn, document))


async def watch_words(turn: Turn, document: Document) -> None:
    """Keep the next moment at which a submitted text is looked at anew, if any."""
    ahead = [one for one in _moments(turn, document) if one > turn.now]
    await turn.unit.documents.look_at(document.id, min(ahead, default=None))


def _moments(turn: Turn, document: Document) -> list[datetime]:
    """Return the hour that a text promises, and the end of the day that it names.

    A text approved beforehand has no day: it speaks of the one on which it goes out.
    """
    promised = promised_in(turn, document)
    moments = [promised] if promised is not None else []
    if document.submitted_at is None or document.form is Form.EMERGENCY:
        return moments
    if names_a_day(body_of(turn, document)):
        zone = turn.desk.house.zone
        date = document.submitted_at.astimezone(zone).date()
        moments.append(datetime.combine(date + timedelta(days=1), time(), zone))
    return moments
