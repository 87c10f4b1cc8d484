"""A merge of two issues with entries in every register: each is found, once, by name."""

from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.services.looking.sight import seen_by
from tests.services.all_registers import ID, WORD, live, write_everything
from tests.services.board import a_board
from tests.services.test_restricted import Office

OTHER = "2026-0002"
MOVED = ("tasks", "rumours", "promises", "enquiries", "clippings", "meetings", "facts",
         "citizen_inputs", "assignments", "protected_names")  # fmt: skip


class Two(Office):
    """Two issues of which the second is merged into the first."""

    async def fill(self):
        await super().fill()
        await self.set(restricted=False)
        await self.budi.says("/lapor Antrean panjang di loket pelayanan lama sekali")
        await self.set(OTHER, owner=self.budi.id, taken_at=self.board.clock.now(),
                       level=Level.L3, level_max=Level.L3, state=IssueState.ANALYSIS)  # fmt: skip
        people = {"budi": self.budi, "citra": self.citra}
        await write_everything(people, 2)
        await self.budi.says("/buku 2")
        for tap in ("Nama dilindungi", "+ Saksi"):
            await self.budi.presses(tap)
        await self.budi.says("Ahmad Rusdiansyah")

    async def merge(self):
        await self.citra.says("/isu 2")
        for tap in ("Langkah berikutnya", "Lainnya…", "Gabungkan"):
            await self.citra.presses(tap)
        under = self.citra.with_button("0001")
        await self.citra.presses(next(x for x in under.labels if "0001" in x))
        await self.citra.presses("Ya, gabungkan")


async def entries(board, issue):
    return {
        name: {one.id for one in await board.ask(f"{name}.of_issue", issue)}
        for name in MOVED
    }


async def running(board, issue):
    return [
        (clock.name, clock.subject)
        for clock in await board.ask("issues.clocks", issue)
        if clock.met_at is None and clock.look_at is not None
    ]


async def test_every_entry_goes_over_once_with_its_clock_and_a_name_of_its_own():
    async with a_board() as board:
        office = await Two(board).opened()
        both = [await entries(board, one) for one in (ID, OTHER)]
        assert all(both[1].values())
        await office.merge()
        assert (await board.issue(OTHER)).merged_into == ID
        assert await entries(board, ID) == {n: both[0][n] | both[1][n] for n in MOVED}
        assert not any((await entries(board, OTHER)).values())

        clocks = await running(board, ID)
        assert len(clocks) == len(set(clocks))
        for subject in (f"{OTHER}/J1", f"{OTHER}/M1"):
            assert [s for _, s in clocks].count(subject) == 1
            assert subject not in [s for _, s in await running(board, OTHER)]

        for command, own in (("/tugas", "T1"), ("/rumor", "RM1"), ("/janji", "J1"),
                             ("/media", "M1")):  # fmt: skip
            await office.citra.says(f"{command} 1")
            shown = office.citra.screen.labels
            assert shown.count(own) == 1, (command, shown)
            assert shown.count(f"0002/{own}") == 1, (command, shown)
        await office.citra.says("/lapim 2")
        assert "sudah selesai (Digabung" in office.citra.screen.text
        assert "Laporan untuk" not in office.citra.screen.text
        await live(board, 36, lambda: None)


async def test_what_is_restricted_stays_so_in_the_open_issue_that_it_is_merged_into():
    async with a_board() as board:
        office = await Two(board).opened()
        await office.citra.says("/akses 2")
        await office.citra.presses("Batasi isu")
        await office.citra.presses("Ya, batasi")
        await office.merge()
        omar = (await board.ask("members.everyone"))[-1]
        issues = [await board.issue(one) for one in (ID, OTHER)]
        assert seen_by(omar, issues) == []
        for words in ("/isu", f"/cari {WORD}", "/tugas", "/peta"):
            await office.omar.says(words)
            assert WORD not in office.omar.screen.text.replace(f'"{WORD}"', "")
    assert Role.CRISIS_LEAD not in omar.roles
