"""Who approves by WhatsApp or telephone as a habit: they are asked that way first."""

from bot.domain.member import Member
from bot.services.turn import Turn

#: Who approved so often by WhatsApp or telephone is asked that way first.
HABIT = 2


async def used_to_oral(turn: Turn, approvers: list[Member]) -> list[int]:
    """Return who approved by WhatsApp or telephone often enough to be asked so."""
    documents = turn.unit.documents
    counts = {m.user_id: await documents.oral_count(m.user_id) for m in approvers}
    return [user_id for user_id, count in counts.items() if count >= HABIT]
