"""Updates and webhooks: how a bot hears."""

from bot.sandbox.answers import (
    CONFLICT,
    NOT_IMPLEMENTED,
    JsonObject,
    RefusedError,
)
from bot.sandbox.query import Method, Query
from bot.sandbox.updates import MAX_LIMIT

WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(query: Query) -> list[JsonObject]:
    """Answer getUpdates."""
    queue = query.bot.updates
    if queue.webhook_url:
        raise RefusedError(CONFLICT, WEBHOOK_IS_SET)
    queue.allow(query.get("allowed_updates"))
    offset = int(query.get("offset", 0))
    limit = int(query.get("limit", MAX_LIMIT)) or 1
    return await queue.poll(offset, limit, query.get("timeout", 0), query.waits)


def set_webhook(query: Query) -> bool:
    """Answer setWebhook: only an empty address is possible until it delivers."""
    if query.params["url"]:
        reason = "setWebhook: the local Telegram delivers no webhooks yet"
        raise RefusedError(NOT_IMPLEMENTED, reason)
    return delete_webhook(query)


def delete_webhook(query: Query) -> bool:
    """Answer deleteWebhook."""
    query.bot.updates.webhook_url = ""
    if query.get("drop_pending_updates"):
        query.bot.updates.waiting.clear()
    return True


def get_webhook(query: Query) -> JsonObject:
    """Answer getWebhookInfo."""
    queue = query.bot.updates
    shown: JsonObject = {
        "url": queue.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting),
    }
    if queue.allowed is not None:
        shown["allowed_updates"] = sorted(queue.allowed)
    return shown


METHODS: dict[str, Method] = {
    "getMe": lambda query: query.bot.me(),
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook,
}
