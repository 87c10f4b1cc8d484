"""The whole story of one issue, told as what people do and what they then see.

The same steps are lived on a frozen clock (`test_crash_points.py`) and in real time
against a real process (`test_story_over_http.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.storage import open_storage

RINI, ANA, BUDI, CITRA, DODI = 1001, 1002, 1003, 1004, 1005
NAMES = {RINI: "Rini", ANA: "Ana", BUDI: "Budi", CITRA: "Citra", DODI: "Dodi"}

TITLE = "Video viral tentang antrean di loket"
HEADLINE = "Antrean di loket"
DOING = "Kami sedang memeriksa rekaman di loket dan menambah petugas"


#: The members who are there before the story begins; Rini comes from the settings,
#: Budi by invitation.
TEAM = {ANA: Role.REPORTER, CITRA: Role.CRISIS_LEAD, DODI: Role.DUTY_OFFICER}

OFFICE = """
[[contacts]]
name = "Sari Contoh"
position = "Pranata Humas"
phone = "0800 000 000"

[[channels]]
name = "Situs resmi"
address = "https://instansi.example"
"""
#: Telegram's limits are proved elsewhere; here letters leave at once.
LIMITS = """
per_chat_per_second = 1000
per_group_per_minute = 1000
total_per_second = 1000
answers_per_minute = 100000
calls_alone = 100000
"""


def office(folder: Path, **files: str) -> Path:
    """Write the playbook of the story's office, and files of one's own."""
    folder.mkdir(exist_ok=True)
    for name, text in ({"office": OFFICE, "limits": LIMITS} | files).items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


async def enrol(database: str, team: Mapping[int, Role], at: datetime) -> None:
    """Let people be members of a database that no process has open."""
    async with open_storage(database) as storage, storage.begin() as unit:
        for user_id, role in team.items():
            name = NAMES.get(user_id, f"Anggota {user_id}")
            await unit.members.save(Member(user_id, name, frozenset({role}), at))
        await unit.commit("team")


class Town:
    """The people of the story with their phones."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self.telegram = telegram
        for user_id, name in NAMES.items():
            telegram.add_user(user_id, name)
        self.rini, self.ana, self.budi, self.citra, self.dodi = (
            telegram.phone(user_id) for user_id in NAMES
        )

    def last(self, phone: Phone) -> str:
        """What the newest message of the bot says on a phone."""
        return self.shown(phone)[-1].text

    def shown(self, phone: Phone) -> list[Message]:
        """What the bot's messages say on a phone."""
        mine = phone.user
        return [m for m in phone.chat() if not m.deleted and m.sender is not mine]

    def has(self, phone: Phone, *words: str, button: str = "") -> bool:
        """Tell whether one message on a phone has all the words, and a button."""
        return any(
            all(word in (m.text or m.caption) for word in words)
            and (not button or m.has_button(button))
            for m in self.shown(phone)
        )


@dataclass(frozen=True)
class Step:
    """Somebody acts, or only time passes; `seen` is when the story can go on.

    `minute` is where the frozen clock stands at least.
    """

    name: str
    act: Callable[[Town], object]
    seen: Callable[[Town], bool]
    minute: int = 0


def link(town: Town) -> str:
    """The token of the newest invitation on the admin's phone."""
    text = next(m.text for m in reversed(town.shown(town.rini)) if "start=" in m.text)
    return text.partition("start=")[2].split()[0]


def nothing(town: Town) -> None:
    """Time passes."""


#: After this step nobody may be called any more.
TAKEN = "budi takes it"

STORY = (
    Step(
        "rini starts",
        lambda t: t.rini.starts(),
        lambda t: t.has(t.rini, "Rini", button="Lewati"),
        minute=1,
    ),
    Step(
        "rini invites",
        lambda t: t.rini.sends("/undang duty_officer"),
        lambda t: t.has(t.rini, "start="),
    ),
    Step(
        "budi joins",
        lambda t: t.budi.starts(link(t)),
        lambda t: t.has(t.budi, "Budi", button="Lewati") and t.has(t.rini, "👤 Budi"),
    ),
    Step(
        "budi keeps his name",
        lambda t: t.budi.presses("Lewati"),
        lambda t: t.has(t.budi, "jabatan", button="Lewati"),
    ),
    Step(
        "budi has no position",
        lambda t: t.budi.presses("Lewati"),
        lambda t: t.has(t.budi, "✅", "Petugas Piket"),
    ),
    Step(
        "ana reports",
        lambda t: t.ana.sends(f"/lapor {TITLE}"),
        lambda t: (
            t.has(t.ana, "ISU-", "tercatat")
            and t.has(t.budi, TITLE, button="Saya tangani")
            and t.has(t.citra, "⚠ Dodi")
        ),
    ),
    Step(
        "nobody answers",
        nothing,
        lambda t: t.has(t.citra, TITLE, button="Saya tangani"),
        minute=12,
    ),
    Step(
        TAKEN,
        lambda t: t.budi.presses("Saya tangani"),
        lambda t: t.has(t.citra, "Ditangani Budi"),
    ),
    Step(
        "budi opens the triage",
        lambda t: t.budi.presses("Triase"),
        lambda t: t.has(t.budi, button="Penilaian cepat"),
    ),
    Step(
        "quick",
        lambda t: t.budi.presses("Penilaian cepat"),
        lambda t: t.has(t.budi, "1/3"),
    ),
    *(
        Step(
            f"answer {number}",
            lambda t: t.budi.presses(1, t.shown(t.budi)[-1]),
            lambda t, said=said: t.has(t.budi, said),
        )
        for number, said in enumerate(["2/3", "3/3", "skor"], 1)
    ),
    Step(
        "budi sets the level",
        lambda t: t.budi.presses("Tetapkan L2"),
        lambda t: t.has(t.budi, "ditetapkan", button="Buat draf"),
    ),
    Step(
        "budi drafts",
        lambda t: t.budi.presses("Buat draf"),
        lambda t: t.has(t.budi, "Apa judul naskah ini?", TITLE),
    ),
    Step(
        "budi writes the headline",
        lambda t: t.budi.sends(HEADLINE),
        lambda t: t.has(t.budi, HEADLINE, "Apa yang sedang kita lakukan?"),
    ),
    Step(
        "budi says what is done",
        lambda t: t.budi.sends(DOING),
        lambda t: t.has(t.budi, DOING, button="Lewati"),
    ),
    Step(
        "budi skips",
        lambda t: t.budi.presses("Lewati", t.shown(t.budi)[-1]),
        lambda t: t.shown(t.budi)[-1].has_button(" WITA"),
    ),
    Step(
        "budi promises a time",
        lambda t: t.budi.presses(" WITA", t.shown(t.budi)[-1]),
        lambda t: t.has(t.budi, button="Ajukan"),
    ),
    Step(
        "budi submits",
        lambda t: t.budi.presses("Ajukan"),
        lambda t: t.has(t.citra, DOING, button="Setujui"),
    ),
    Step(
        "citra approves",
        lambda t: t.citra.presses("Setujui"),
        lambda t: approved(t) is not None and t.has(t.citra, "Anda menyetujui"),
    ),
)


def approved(town: Town) -> tuple[Message, Message] | None:
    """The approved text alone, and the note that answers it; None before."""
    for note in town.shown(town.budi):
        text = note.reply_to
        if text is not None and "disetujui Citra" in note.text:
            return text, note
    return None
