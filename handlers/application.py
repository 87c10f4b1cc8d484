"""The library's application, as the house uses it: no updater, no job queue."""

import os
import warnings
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library reads it when it is used

from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from handlers.context import Context

# The raw methods are called by name on purpose: letters are stored as calls.
warnings.filterwarnings("ignore", message="Please use 'Bot")


class Door(Application):  # type: ignore[type-arg]
    """An application whose errors reach the inbox instead of a log line."""

    async def process_error(
        self, update: object, error: Exception, job: Any = None, coroutine: Any = None
    ) -> bool:
        """Let the inbox decide: try again, or set aside."""
        raise error


def build_application(
    token: str, api: str, request: BaseRequest, polling: BaseRequest
) -> "Application[Any, Any, Any, Any, Any, Any]":
    """Return the application for a token at a Bot API server, without handlers."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .application_class(Door)
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .request(request)
        .get_updates_request(polling)
        .build()
    )
