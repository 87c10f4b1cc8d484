"""The methods of the Bot API that work here, one table per subject."""

from bot.sandbox.methods import answering, editing, fetching, sending
from bot.sandbox.query import Method

METHODS: dict[str, Method] = {
    **answering.METHODS,
    **editing.METHODS,
    **fetching.METHODS,
    **sending.METHODS,
}
