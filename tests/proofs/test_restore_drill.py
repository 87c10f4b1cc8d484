"""The drill: a real bot is copied, goes on, is killed, restored, and goes on again."""

import re
import stat

import pytest

from tests.proofs.process import until
from tests.proofs.town import ANA, BUDI, CITRA, WHOLE, drilled

pytestmark = [pytest.mark.slow, pytest.mark.processes]

#: What the lead reads, but for the instants.
CONFESSION = [
    r"⚠ Bot Siaga dipulihkan dari salinan \w+, \d+ \w+ \d{4}, \d\d\.\d\d WITA",
    r"Yang dikirim dan diputuskan sesudahnya, hingga .* WITA, tidak ada lagi\. Mohon minta"
    r" anggota mengirimkannya kembali\. Nomor isu dari masa itu dapat terpakai lagi\.",
    r"1 isu belum diambil menurut salinan: ISU-\d{4}-0001\. Mohon buka /isu, lalu ambil atau"
    r" selesaikan\. Selebihnya dipanggil lagi mulai .* WITA\.",
    r"Undangan yang belum dipakai tidak berlaku lagi: mohon buat yang baru dengan /undang\.",
]


async def test_a_database_is_copied_lost_restored_and_goes_on(tmp_path):
    async with drilled(tmp_path) as town:
        bot, copy = town.bot, tmp_path / "copy.db"
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        await until(lambda: town.heard(BUDI, "Antrean panjang"))
        code, said = await bot.ask("backup", "copy.db")
        assert (code, said.split(":")[0]) == (0, "copy.db")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600

        town.reports("Jembatan runtuh")
        await town.receipt("Jembatan runtuh")
        await until(lambda: town.heard(BUDI, "Jembatan runtuh"))
        code, said = await bot.ask("restore", "copy.db")
        assert code == 1
        assert said.startswith("the bot runs with siaga.db: stop it")
        await town.dies()

        called = len(town.heard(BUDI))
        code, said = await bot.ask("restore", "copy.db")
        assert code == 0, said
        kept = re.search(r"siaga\.db\.replaced-\w+", said)
        assert town.titles() == ["Antrean panjang"]
        assert town.titles(tmp_path / kept[0]) == ["Antrean panjang", "Jembatan runtuh"]

        await town.again()
        await until(lambda: town.heard(CITRA, "dipulihkan"))
        (told,) = town.heard(CITRA, "dipulihkan")
        lines = told.splitlines()
        assert len(lines) == len(CONFESSION), told
        for line, expected in zip(lines, CONFESSION, strict=True):
            assert re.fullmatch(expected, line)
        assert await bot.ask("verify") == (0, WHOLE)
        assert len(town.heard(BUDI)) == called, "somebody was called for old things"

        town.reports("Air keruh")
        await town.receipt("Air keruh")
        await until(lambda: town.heard(BUDI, "Air keruh"))
        await town.ends_whole()
        assert town.titles() == ["Antrean panjang", "Air keruh"]


async def test_the_bot_copies_itself_and_such_a_copy_can_be_restored(tmp_path):
    async with drilled(tmp_path) as town:
        await town.again()
        backups = tmp_path / "backups"
        await until(lambda: list(backups.glob("siaga-*.db")))
        (copy,) = backups.iterdir()
        await town.dies()
        for file in tmp_path.glob("siaga.db*"):
            file.unlink()

        code, said = await town.bot.ask("restore", str(copy))
        assert (code, "kept as" in said) == (0, False), said
        await town.again()
        await until(lambda: town.heard(CITRA, "dipulihkan", "Tidak ada isu"))
        town.reports("Air keruh")
        await town.receipt("Air keruh")
        await town.ends_whole()


async def test_a_copy_can_be_made_while_no_bot_runs_and_telegram_is_away(tmp_path):
    async with drilled(tmp_path) as town:
        town.telegram.bots.clear()
        assert (await town.bot.ask("backup", "copy.db"))[0] == 0
        code, said = await town.bot.ask("backup", "copy.db")

        assert code == 1
        assert said == "copy.db is there already\n"
        assert (await town.bot.ask("restore", "copy.db"))[0] == 0
        assert await town.bot.ask("verify") == (0, WHOLE)


async def test_a_copy_that_is_refused_is_said_in_one_line(tmp_path):
    async with drilled(tmp_path) as town:
        (tmp_path / "letter.txt").write_text("halo " * 2000)
        for name, why in (
            ("letter.txt", "letter.txt is no good copy: file is not a database\n"),
            ("nothing.db", "nothing.db: No such file or directory\n"),
        ):
            assert await town.bot.ask("restore", name) == (1, why)
        assert town.heard(ANA) == []
