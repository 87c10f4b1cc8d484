"""Updates and webhooks: how a bot hears."""

from bot.sandbox.answers import CONFLICT, JsonObject, RefusedError
from bot.sandbox.hooks import webhooks
from bot.sandbox.query import Method, Query
from bot.sandbox.updates import MAX_LIMIT

WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_WAS_SET = "terminated by setWebhook request"


async def get_updates(query: Query) -> list[JsonObject]:
    """Answer getUpdates."""
    queue = query.bot.updates
    if queue.webhook:
        raise RefusedError(CONFLICT, WEBHOOK_IS_SET)
    queue.allow(query.get("allowed_updates"))
    offset = int(query.get("offset", 0))
    limit = int(query.get("limit", MAX_LIMIT)) or 1
    return await queue.poll(offset, limit, query.get("timeout", 0), query.waits)


def set_webhook(query: Query) -> bool:
    """Answer setWebhook; what is set already stays as it is.

    As on the real server, a refused one has already removed the one before and
    ended the long poll.
    """
    if not query.params["url"]:
        return delete_webhook(query)
    queue = query.bot.updates
    queue.interrupt(WEBHOOK_WAS_SET)
    try:
        asked = webhooks.wanted(query.params)
    except RefusedError:
        delete_webhook(query)
        raise
    if not asked.same_as(queue.webhook) or query.get("drop_pending_updates"):
        delete_webhook(query)
        queue.webhook = asked
    queue.allow(query.get("allowed_updates"))
    query.world.stir()
    return True


def delete_webhook(query: Query) -> bool:
    """Answer deleteWebhook."""
    query.bot.updates.webhook = None
    if query.get("drop_pending_updates"):
        query.bot.updates.waiting.clear()
    query.world.stir()
    return True


def get_webhook(query: Query) -> JsonObject:
    """Answer getWebhookInfo."""
    queue = query.bot.updates
    shown: JsonObject = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting),
        **(queue.webhook.json() if queue.webhook else {}),
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
