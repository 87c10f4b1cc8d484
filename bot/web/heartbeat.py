"""The heartbeat: a call to a service that raises the alarm when it fails to come."""

import logging

from aiohttp import ClientError, ClientSession, ClientTimeout

log = logging.getLogger(__name__)

#: How long the service may take, in seconds.
PATIENCE = 10.0

OK = 300


class Heartbeat:
    """Calls one address. The address is a secret of sorts, and is never logged."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def __call__(self) -> None:
        """Call it; that it fails is said, and is the service's business to notice."""
        limits = ClientTimeout(total=PATIENCE)
        try:
            async with (
                ClientSession(timeout=limits, trust_env=False) as session,
                session.get(self._url, allow_redirects=False) as answer,
            ):
                said = str(answer.status) if answer.status >= OK else ""
        except (ClientError, OSError, TimeoutError) as fault:
            said = type(fault).__name__
        if said:
            log.warning("the heartbeat was not taken: %s", said)
