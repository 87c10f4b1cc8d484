"""What makes an invitation valid; of its token only the hash is ever kept."""

import hashlib
import re
from datetime import datetime, timedelta

from bot.domain.member import Invitation

#: A link can be used for this long, once.
LIFETIME = timedelta(hours=24)

#: One person may try this many links within *TRIED_WITHIN*.
TRIES = 5
TRIED_WITHIN = timedelta(hours=1)

#: What Telegram carries from a link into the chat (Bot API, deep linking).
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def well_formed(token: str) -> bool:
    """Tell whether a link can carry this at all."""
    return _PAYLOAD.fullmatch(token) is not None


def token_sha(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def usable(invitation: Invitation, user_id: int, now: datetime) -> bool:
    """Tell whether this person may use it now; who is first is the storage's to say."""
    meant = invitation.for_user in (None, user_id)
    fresh = invitation.used_by is None and invitation.expires_at > now
    return meant and fresh and not invitation.voided
