"""The full copy of what is stored about oneself, sent as a document in the chat."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.domain.access import Action, may_see
from bot.ports.mail import Letter, MessageClass
from bot.ports.rights import Export
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: A larger copy is made at the machine (`siaga person export`), in bytes: a letter is
#: kept in the database until it has left, and the Bot API takes files up to 50 MB.
LARGEST = 10 << 20

#: How an issue is named wherever it stands.
_ISSUE = re.compile(r"(?<!\d)\d{4}-\d{4}(?!\d)")

#: Who they are, what they sent, and lines of ids: nobody else's words are in it.
_OWN = frozenset(
    {"member", "person", "reports", "report_versions", "updates", "journal", "presses",
     "buttons"}
)  # fmt: skip


async def send_own(desk: Desk, pressed: Pressed) -> str:
    """Send everything that is stored about the asker, as a file for them alone."""
    async with member_turn(desk, pressed, Action.SEE_OWN) as turn:
        user_id = turn.member.user_id
        who = await turn.unit.persons.of(user_id)
        found = await turn.unit.persons.export(user_id)
        content = written(await for_oneself(turn, found))
        if len(content) > LARGEST:
            await turn.reply("own_copy_large", fresh=True, person=who.number)
        else:
            await turn.record("exported", f"member:{user_id}")
            await _post(turn, content, who.number)
    return turn.toast


async def for_oneself(turn: Turn, found: Export) -> Export:
    """Return an export as its person may read it in the chat.

    Of an issue that was restricted since and is not theirs to see, only that something
    is stored, and when; who suspects their account is not told to whoever holds it.
    The machine's own export (`siaga person export`) has it all.
    """
    text = json.dumps(found, ensure_ascii=False)
    hidden = [
        one for one in sorted(set(_ISSUE.findall(text))) if await _kept(turn, one)
    ]
    me, shown = turn.member.user_id, dict(found)
    for section in found.keys() - _OWN:
        shown[section] = [_sifted(row, hidden) for row in found[section]]
    shown["suspicions"] = [s for s in shown["suspicions"] if s.get("raised_by") == me]
    return shown


async def _kept(turn: Turn, issue_id: str) -> bool:
    """Tell whether an issue is kept from the asker, who did not report it either."""
    issue = await turn.unit.issues.find(issue_id)
    if issue is None or issue.reported_by == turn.member.user_id:
        return False
    return not may_see(turn.member, issue)


def _sifted(row: Mapping[str, Any], hidden: list[str]) -> Mapping[str, Any]:
    said = json.dumps(row, ensure_ascii=False)
    if not any(number in said for number in hidden):
        return row
    when = {name: at for name, at in row.items() if f"_{name}".endswith("_at")}
    return {"kept_back": True, **when}


async def _post(turn: Turn, content: bytes, number: int) -> None:
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=turn.desk.words.message("own_copy", turn.locale, person=number),
            file=await turn.unit.letters.keep_file(content),
            filename=f"data-{number}.json",
        )
    )


def written(found: Export) -> bytes:
    """Return an export as the JSON of its file."""
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()
