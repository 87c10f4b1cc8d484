"""/bantuan: what this person may do, on one screen of a phone."""

from bot.domain.access import Action, may
from bot.services.desk import Desk
from bot.services.requests import Typed
from bot.services.turn import Turn, member_turn

#: So many commands are listed with what each is for; more stand in groups.
FEW = 10

#: Which commands stand together, and in which order. Any other closes the list.
GROUPS: dict[str, tuple[str, ...]] = {
    "issue": ("lapor", "isu", "cari", "peta", "triase", "akses"),
    "books": (
        *("buku", "fakta", "rumor", "janji"),
        *("aspirasi", "media", "kliping", "daftarmedia"),
    ),
    "work": ("tugas", "putusan", "rapat", "konpers", "sitrep", "lapim", "ringkasan"),
    "word": ("jubir", "pemangku", "strategi", "pesan", "narasi", "draf"),
    "team": (
        *("tim", "piket", "plh", "kumpul", "kesiapan", "eskalasi"),
        *("cetak", "anggota", "undang", "pasang"),
    ),
    "own": ("cuti", "jamtenang", "bahasa", "datasaya", "dibajak", "batal", "bantuan"),
}


async def see_help(desk: Desk, typed: Typed) -> str:
    """/bantuan: short, and only what this person may do."""
    async with member_turn(desk, typed, Action.HELP) as turn:
        allowed = _allowed(turn)
        if len(allowed) <= FEW:
            listed = [(said, turn.label(f"command.{n}")) for n, said in allowed.items()]
            await turn.reply("help", commands=listed, groups=[])
        else:
            await turn.reply("help", commands=[], groups=_grouped(turn, allowed))
    return turn.toast


def _allowed(turn: Turn) -> dict[str, str]:
    """Return what is typed for each command that this person may use, by its name."""
    return {
        name: name if turn.locale == "id" else alias
        for name, alias, action in turn.desk.commands
        if may(turn.member, action)
    }


def _grouped(turn: Turn, allowed: dict[str, str]) -> list[tuple[str, list[str]]]:
    known = {name for names in GROUPS.values() for name in names}
    groups = {
        **GROUPS,
        "own": (*GROUPS["own"], *(n for n in allowed if n not in known)),
    }
    shown = {
        group: [allowed[name] for name in names if name in allowed]
        for group, names in groups.items()
    }
    return [
        (turn.label(f"help.{group}"), said) for group, said in shown.items() if said
    ]
