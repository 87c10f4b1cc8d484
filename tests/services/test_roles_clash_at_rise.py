"""A level that rises keeps roles apart: the lead hears who has both, and replaces one."""

from bot.domain.levels import Level
from bot.domain.role_rules import Forbidden, Scope
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.services.team_office import ID, team_office


def apart(board):
    """Let nobody be admin and speak about one issue from L3 on."""
    book = board.desk.playbook
    pair = Forbidden(frozenset({"admin", "spokesperson"}), Scope.ISSUE, Level.L3)
    roles = replace(book.roles, forbidden=(*book.roles.forbidden, pair))
    board.desk = replace(board.desk, playbook=replace(book, roles=roles))


async def risen(office, level):
    await office.citra.says("/triase 1")
    await office.citra.presses("Tetapkan tingkat langsung")
    await office.citra.presses(level)
    await office.citra.says("Air keran keruh meluas")


async def test_a_rise_tells_the_lead_who_has_both_and_a_tap_asks_somebody_else():
    async with team_office(Level.L2) as office:
        apart(office.board)
        sari = await office.board.ask("members.find", office.sari.id)
        await office.board.save(replace(sari, roles=sari.roles | {Role.ADMIN}))
        await office.offers(office.citra, office.sari)
        await office.sari.presses("Terima")
        await risen(office, "L3")

        page = office.citra.with_button("Ganti Juru Bicara")
        assert "Sari" in page.text
        assert "Juru Bicara dan Admin" in page.text
        await office.citra.presses("Ganti Juru Bicara", page)
        await office.citra.presses("Budi")
        await office.budi.presses("Terima")
        assert (await office.roles())["spokesperson"][-1] == ("budi", "accepted")


async def test_a_rise_without_a_forbidden_pair_says_nothing():
    async with team_office(Level.L2) as office:
        apart(office.board)
        await office.offers(office.citra, office.sari)
        await office.sari.presses("Terima")
        await risen(office, "L3")
        assert "tidak boleh dirangkap" not in office.citra.look()
        assert (await office.board.issue(ID)).level is Level.L3
