"""Which outlet is meant, and who asked for it: the media list grows by itself."""

from datetime import datetime

from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.outlets import (
    CONTACT_LENGTH,
    NAME_LENGTH,
    Journalist,
    Outlet,
    host_of,
    outlet_at,
    outlet_in,
    outlet_key,
)
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.services.requests import Sent
from bot.services.turn import Turn


async def known_outlets(turn: Turn) -> list[Outlet]:
    """Return the media list, and the national outlets that are not on it yet."""
    found = list(await turn.unit.outlets.everything())
    keys = {outlet.key for outlet in found}
    rules = turn.desk.playbook.press
    return found + [
        Outlet("", name, rules.reach_of(name, domain), domain)
        for domain, name in rules.national.items()
        if outlet_key(name) not in keys
    ]


async def kept(turn: Turn, outlet: Outlet) -> Outlet:
    """Put an outlet on the media list, if it is not on it."""
    if outlet.id:
        return outlet
    new = replace(outlet, id=turn.desk.secrets.new_id())
    await turn.unit.outlets.add(new)
    await turn.record("outlet_added", "media", new.id)
    return new


async def outlet_called(turn: Turn, name: str) -> Outlet | None:
    """Return the outlet of this name, a new one where it is unknown; None for none."""
    said = " ".join(name.split())[:NAME_LENGTH]
    if not outlet_key(said):
        return None
    known = [o for o in await known_outlets(turn) if o.key == outlet_key(said)]
    reach = turn.desk.playbook.press.reach_of(said, "")
    return await kept(turn, known[0] if known else Outlet("", said, reach))


async def the_outlet(turn: Turn, outlet_id: str) -> Outlet:
    """Return an outlet of the media list; raise `ButtonExpired` where it is gone."""
    outlet = await turn.unit.outlets.find(outlet_id)
    if outlet is None:
        raise ButtonExpired
    return outlet


async def outlet_typed(turn: Turn, sent: Sent) -> Outlet:
    """Return the outlet that an answer names, and end the question.

    An unknown one joins the media list. Raise `NothingWritten`.
    """
    outlet = await outlet_called(turn, first_line(sent.content.text))
    if outlet is None:
        raise NothingWritten
    await turn.unit.dialogues.end(turn.member.user_id)
    return outlet


async def outlet_of(turn: Turn, link: str, words: str) -> Outlet | None:
    """Return whose page a link is, or which known outlet is named; None for neither."""
    known = await known_outlets(turn)
    host = host_of(link)
    if not host:
        named = outlet_in(words, known)
        return await kept(turn, named) if named else None
    found = outlet_at(host, known)
    if found is None:
        same = [outlet for outlet in known if outlet.key == outlet_key(host)]
        found = same[0] if same else Outlet("", host[:NAME_LENGTH], domain=host)
    return await kept(turn, found)


async def met(
    turn: Turn, outlet: str, name: str, contact: str, at: datetime
) -> Journalist | None:
    """Keep who asked, and when; None for somebody of whom nothing is known."""
    name, contact = name[:NAME_LENGTH], contact[:CONTACT_LENGTH]
    if not name and not contact:
        return None
    people = await turn.unit.outlets.journalists()
    same = [one for one in people if _same(one, outlet, name, contact)]
    known = same[0] if same else None
    journalist = Journalist(
        known.id if known else turn.desk.secrets.new_id(),
        outlet or (known.outlet if known else ""),
        name or (known.name if known else ""),
        contact or (known.contact if known else ""),
        max(at, known.last_at) if known else at,
        known.added_by if known else turn.member.user_id,
    )
    await turn.unit.outlets.keep_journalist(journalist)
    if known is None:
        await turn.record("journalist_added", "media", journalist.id)
    return journalist


def _same(one: Journalist, outlet: str, name: str, contact: str) -> bool:
    digits = _digits(contact)
    if digits and digits == _digits(one.contact):
        return True
    named = bool(name) and outlet_key(one.name) == outlet_key(name)
    return named and (not outlet or one.outlet in ("", outlet))


def _digits(contact: str) -> str:
    return "".join(c for c in contact if c.isdigit())[-9:]
