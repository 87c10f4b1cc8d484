"""After a restore nobody is woken for what is long settled, and the leads know at once."""

import pytest

from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.house import restoring
from bot.storage import restore
from tests.harness.crisis import Crisis, Way
from tests.proofs.faults import post, states


@pytest.fixture(params=[Way.IN_PROCESS, Way.OVER_HTTP])
def way(request) -> Way:
    """PostgreSQL has copies of its own kind: `siaga restore` is of the file."""
    return request.param


class Office:
    """An office whose copy is put back later; what happened since is not in it."""

    def __init__(self, folder, way):
        self.folder, self.copy = folder, folder / "copy.db"
        self.crisis = Crisis(folder, None, {}, way)

    async def copied(self):
        """Let Ana report, copy the database, and let Budi take the issue."""
        async with self.crisis.running() as crisis:
            self.ana = await crisis.member("Ana")
            self.budi = await crisis.member("Budi", Role.DUTY_OFFICER)
            self.citra = await crisis.member("Citra", Role.CRISIS_LEAD)
            await self.ana.says("/lapor Antrean panjang di loket")
            await crisis.house.engine.tick()
            await crisis.settle()
            await self.leave_unsent()
            await crisis.house.storage.backups.write(str(self.copy))
            await crisis.settle()
            await self.budi.presses("Saya tangani", under=self.budi.hears("Antrean"))
            self.everybody_read()

    async def leave_unsent(self):
        """Letters that are on their way when the copy is made."""
        for klass in (MessageClass.PING, MessageClass.INFO, MessageClass.RECEIPT):
            await post(self.crisis, self.budi.id, "Basi", klass=klass)

    async def restored(self, **after):
        self.crisis.clock.advance(**after)
        await restore(self.crisis.settings.database, self.copy, self.crisis.clock.now())

    def everybody_read(self):
        for phone in self.crisis.phones.values():
            phone.ignores()


@pytest.fixture
async def office(tmp_path, way):
    office = Office(tmp_path, way)
    await office.copied()
    return office


async def test_nobody_is_called_at_night_for_what_is_a_week_old(office):
    await office.restored(days=6, hours=19)  # 02.05 WITA
    async with office.crisis.running() as crisis:
        await crisis.settle()
        told = office.citra.hears("⚠ Bot Siaga dipulihkan")
        assert told.text.splitlines() == [
            "⚠ Bot Siaga dipulihkan dari salinan Kamis, 12 Maret 2026, 07.05 WITA",
            "Yang dikirim dan diputuskan sesudahnya, hingga Kamis, 19 Maret 2026, 02.05 WITA,"
            " tidak ada lagi. Mohon minta anggota mengirimkannya kembali. Nomor isu dari masa"
            " itu dapat terpakai lagi.",
            "1 isu belum diambil menurut salinan: ISU-2026-0001. Mohon buka /isu, lalu ambil"
            " atau selesaikan. Selebihnya dipanggil lagi mulai Kamis, 19 Maret 2026, 06.00"
            " WITA.",
            "3 pesan lama ditahan dan tidak dikirim, 1 di antaranya panggilan.",
            "Undangan yang belum dipakai tidak berlaku lagi: mohon buat yang baru dengan"
            " /undang.",
        ]
        await crisis.fast_forward(hours=3, minutes=54)
        crisis.expect_silence()

        await crisis.fast_forward(minutes=2)
        office.citra.ignores()
        ping = office.budi.hears("ISU-2026-0001", "Antrean panjang")
        await office.budi.presses("Saya tangani", under=ping)
        office.everybody_read()
        await crisis.fast_forward(hours=1)
        crisis.expect_silence()


async def test_by_day_calls_go_on_after_an_hour(office):
    await office.restored(hours=2)
    async with office.crisis.running() as crisis:
        await crisis.fast_forward(minutes=59)
        office.citra.hears("dipulihkan", "dipanggil lagi mulai", "10.05 WITA")
        crisis.expect_silence()

        await crisis.fast_forward(minutes=2)
        office.budi.hears("ISU-2026-0001")
        office.everybody_read()


async def test_who_takes_the_issue_in_that_hour_spares_everybody_the_call(office):
    await office.restored(hours=2)
    async with office.crisis.running() as crisis:
        await crisis.settle()
        await office.budi.says("/isu 1")
        card = office.budi.hears("ISU-2026-0001", button="Saya tangani")
        await office.budi.presses("Saya tangani", under=card)
        office.everybody_read()

        await crisis.fast_forward(hours=3)
        crisis.expect_silence()


async def test_what_is_reported_after_the_restore_is_called_at_once(office):
    await office.restored(days=6, hours=19)
    async with office.crisis.running() as crisis:
        await crisis.settle()
        office.everybody_read()
        await office.ana.says("/lapor Jembatan runtuh di hulu")
        await crisis.house.engine.tick()
        await crisis.settle()

        office.budi.hears("ISU-2026-0002", "Jembatan runtuh")
        office.everybody_read()


async def test_it_is_told_once_however_often_the_bot_starts(office):
    await office.restored(hours=2)
    for told in (1, 0, 0):
        async with office.crisis.running() as crisis:
            await crisis.settle()
            found = [text for text in office.citra.texts() if "dipulihkan" in text]
            assert len(found) == told
            office.everybody_read()


async def test_the_same_copy_restored_again_is_told_again(office):
    for _ in range(2):
        await office.restored(hours=2)
        async with office.crisis.running() as crisis:
            await crisis.settle()
            office.citra.hears("dipulihkan")
            office.everybody_read()


async def test_held_letters_are_counted_kept_and_never_sent(office, monkeypatch):
    monkeypatch.setattr(restoring, "_PAGE", 1)
    await office.restored(minutes=11)
    async with office.crisis.running() as crisis:
        await crisis.settle()
        office.citra.hears("3 pesan lama ditahan", "1 di antaranya panggilan")
        crisis.expect_silence()

    held = states(office.crisis, office.folder / "siaga.db").values()
    assert list(held).count(("hold", "restored")) == 3


async def test_fresh_letters_of_a_fresh_copy_leave(office):
    await office.restored(minutes=5)
    async with office.crisis.running() as crisis:
        await crisis.settle()

        office.citra.hears("dipulihkan")
        assert [text[:4] for text in office.budi.texts()] == ["Basi"] * 3
        office.everybody_read()


async def test_an_invitation_of_the_copy_is_void(tmp_path, way):
    """Nobody knows whether it was used since the copy was made."""
    crisis = Crisis(tmp_path, None, {}, way)
    async with crisis.running():
        rini = await crisis.member("Rini", Role.ADMIN)
        await rini.says("/undang piket")
        link = rini.hears("start=").text.partition("start=")[2].split()[0]
        await crisis.house.storage.backups.write(str(tmp_path / "copy.db"))
    await restore(crisis.settings.database, tmp_path / "copy.db", crisis.clock.now())

    async with crisis.running():
        await crisis.settle()
        rini.ignores()
        stranger = crisis.person("Dodi")
        await stranger.says(f"/start {link}")
        stranger.hears("Bot ini khusus petugas")
        crisis.expect_silence()
