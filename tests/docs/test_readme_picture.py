"""The chat in the README is what people really see."""

import re

from bot.domain.roles import Role
from tests.docs.pages import documents, fences
from tests.harness.crisis import Crisis

HEARD = re.compile(r"^Siaga → (\w+) +", re.MULTILINE)


def heard() -> list[tuple[str, str]]:
    """Each message of the picture: to whom, and its words on one line."""
    (picture,) = fences(documents()["README.md"], "text")
    parts = re.split(r"\n(?=\S|\n| {8}\d)", picture)
    found = [(HEARD.match(part), part) for part in parts]
    return [(hit[1], flat(part[hit.end() :])) for hit, part in found if hit]


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_the_picture_shows_a_real_run(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    screens = []
    async with crisis.running():
        ana = await crisis.member("Ana", Role.REPORTER)
        budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        citra = await crisis.member("Citra", Role.CRISIS_LEAD)
        people = {"Ana": ana, "Budi": budi, "Citra": citra}
        await ana.says("/lapor Video viral tentang antrean pasien di RSUD")
        screens += [(name, flat(one.screen())) for name, one in people.items()]
        await crisis.fast_forward(minutes=11)
        call = citra.hears("Belum ada yang menangani")
        await citra.presses("Saya tangani", under=call)
        screens += [(name, flat(one.screen())) for name, one in people.items()]

    shown = heard()
    assert [to for to, _ in shown] == ["Ana", "Budi", "all"]
    for to, words in shown:
        names = people if to == "all" else [to]
        for name in names:
            assert any(who == name and words in screen for who, screen in screens), (
                words
            )
