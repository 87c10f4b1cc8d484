"""Rights that are turned against the team: hijacked accounts, admins, late taps."""

from datetime import timedelta

import pytest

from bot.domain.assignment import Seat
from bot.domain.document import DocumentVersion
from bot.domain.document_life import DocumentState
from bot.domain.ladders import Ladder, Step
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.services.assigning.proposing import proposal
from bot.services.calls.calling import begin_calls
from bot.services.people.morning import end_quiet_hours
from bot.services.turn import clock_turn
from bot.services.views import issue_view
from bot.storage.enclosures import content_of
from tests.services.board import a_board
from tests.services.team_office import team_office
from tests.services.test_acting_and_summaries import office, submitted, summary
from tests.services.test_suspecting import member, reported

ID = "2026-0001"

__all__ = ["office"]


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def let(board, **changes):
    """Let the issue be as a scenario needs it."""
    async with board.desk.storage.begin() as unit:
        issue = await unit.issues.find(ID)
        await unit.issues.save(replace(issue, **changes))
        await unit.commit(board.next_key())


async def test_a_suspected_admin_manages_nobody_through_a_side_door(board):
    """Leave, facts and everything open of others are an admin's to change, too."""
    gita = await board.member("Gita", Role.ADMIN)
    await board.member("Hadi", Role.HEAD_OF_AGENCY)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    await gita.says("/anggota")
    await gita.presses("Budi")
    card = gita.screen
    doors = [label for label in card.labels if label.startswith(("Cuti", "Serahkan"))]
    assert len(doors) == 2, card.labels
    await reported(budi, "Gita")

    for label in doors:
        assert "wewenang" in await gita.presses(label, card), label


async def test_a_suspected_account_gives_nobody_an_office_and_opens_nothing(board):
    gita = await board.member("Gita", Role.ADMIN)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor Air keran keruh")
    await let(board, restricted=True, circle=(budi.id,))
    await citra.says("/akses 1")
    opens = citra.screen
    await gita.says("/plh")
    gives = gita.screen
    await reported(budi, "Citra")
    await reported(budi, "Gita")

    assert "wewenang" in await citra.presses("Buka untuk tim", opens)
    assert "wewenang" in await gita.presses("Catat Plh./Plt.", gives)


async def test_nobody_reports_an_account_and_decides_about_it_alone(board):
    gita = await board.member("Gita", Role.ADMIN)
    hadi = await board.member("Hadi", Role.HEAD_OF_AGENCY)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    await reported(citra, "Gita")

    assert "Tangguhkan sekarang" not in str([s.labels for s in citra.screens.values()])
    await hadi.presses("Bukan, akun aman")
    assert not (await member(board, gita)).suspended


async def test_who_reports_decides_where_nobody_else_can(board):
    """An office of two: the other account must not stay half shut for ever."""
    gita = await board.member("Gita", Role.ADMIN)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    await reported(citra, "Gita")

    await citra.presses("Tangguhkan sekarang")
    assert (await member(board, gita)).suspended


async def test_one_account_that_reports_everybody_stops_nobody_from_deciding(board):
    gita = await board.member("Gita", Role.ADMIN)
    await board.member("Citra", Role.CRISIS_LEAD)
    thief = await board.member("Ana")
    for name in ("Gita", "Citra"):
        await reported(thief, name)

    await reported(gita, "Ana")
    await gita.presses("Tangguhkan sekarang")

    assert (await member(board, thief)).suspended


async def test_an_admin_hands_no_restricted_issue_to_who_is_outside(board):
    """Offboarding gives nobody sight of what they could not see before."""
    gita = await board.member("Gita", Role.ADMIN, Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER, Role.CRISIS_LEAD)
    await budi.says("/lapor Air keran keruh")
    await let(board, lead=budi.id, restricted=True)
    await gita.says("/anggota")
    await gita.presses("Budi")
    await gita.presses("Serahkan semua")
    await gita.presses("Gita")

    assert (await board.issue()).lead == budi.id
    assert "1 hal tidak dapat diserahkan" in gita.screen.text


async def test_a_safe_summary_quotes_no_text_that_was_not_for_the_public(office):
    await submitted(office)
    await office.hadi.presses("Setujui")
    public = await summary(office)
    async with office.storage.begin() as unit:
        (said,) = await unit.documents.of_issue(ID)
        inside = replace(said, id=f"{ID}/D9", kind="internal_message", version=0,
                         state=DocumentState.APPROVED)  # fmt: skip
        await unit.documents.add(inside)
        await unit.documents.add_version(
            DocumentVersion(inside.id, inside.submitted_version, "Hanya untuk pegawai: kenari",
                            "0" * 64, said.author, office.clock.at)
        )  # fmt: skip
        await unit.commit("inside")

    after = await summary(office)
    async with office.storage.begin() as unit:  # nobody approved it: leave no lie
        await unit.documents.save(replace(inside, state=DocumentState.DRAFT))
        await unit.commit("back")
    assert "kenari" not in after
    assert after == public


async def test_two_late_answers_make_no_forbidden_pair(tmp_path):
    """Both offers had expired, one after the other: together they may not be taken."""
    (tmp_path / "roles.toml").write_text(
        'forbidden = [{ pair = ["writer", "spokesperson"], on = "issue" },'
        ' { pair = ["writer", "approver"], on = "text" },'
        ' { pair = ["claimant", "verifier"], on = "fact" }]\n'
    )
    async with team_office(playbook=load_playbook(tmp_path)) as team:
        await team.board.change(team.wati, roles=frozenset({Role.WRITER}))
        await team.offers(team.citra, team.wati)
        await team.passes(minutes=10)
        await team.offers(team.citra, team.wati, Seat("writer"))
        await team.passes(minutes=10)

        await team.wati.presses("Terima")

        held = [
            r for r, ones in (await team.roles()).items() if ones[-1][1] == "accepted"
        ]
        assert len(held) == 1, held


async def rests(board, phone):
    """It is 07.05; they rest until ten."""
    await phone.says("/jamtenang 06.00-10.00")
    phone.screens.clear()


async def test_an_offer_on_a_restricted_issue_wakes_who_rests_as_any_other():
    """It expires in ten minutes: held until the morning it would never be read."""
    async with team_office() as team:
        await team.be(restricted=True, circle=(team.budi.id,))
        await rests(team.board, team.sari)
        await team.offers(team.citra, team.sari)

        assert "Terima" in team.sari.screen.labels
        assert "Air keran" not in team.sari.screen.text


@pytest.mark.parametrize("words", ["/kumpul Posko", "/kumpul 1 Posko"])
async def test_a_call_to_attend_is_not_kept_until_the_morning(board, words):
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor Air keran keruh")
    await let(board, level=Level.L1)
    await rests(board, budi)

    await citra.says(words)

    assert "Dalam perjalanan" in budi.screen.labels


async def test_everything_of_an_l4_handed_over_at_night_is_told_at_once(board):
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await citra.says("/lapor Air keran keruh")
    await let(board, level=Level.L4, owner=citra.id)
    await rests(board, budi)

    await citra.says("/datasaya")
    await citra.presses("Serahkan semua")
    await citra.presses("Budi")

    assert "menyerahkan kepada Anda" in budi.look()


async def test_who_stands_in_for_a_lead_on_leave_is_called():
    """A stand-in who hears of nothing would be worse than none."""
    async with team_office() as team:
        await team.citra.says("/cuti sampai 16/3; pengganti budi")
        assert (await team.board.ask("absences.noted"))[team.citra.id].stand_in
        await team.be(owner=None)
        team.budi.screens.clear()
        async with clock_turn(team.board.desk, "calls") as turn:
            issue = await turn.unit.issues.find(ID)
            one = Ladder((Step(("crisis_lead",), timedelta(minutes=5)),), timedelta(1))
            await begin_calls(turn, issue, one, "level")
        await team.board.deliver()
        assert "Saya tangani" in str(team.budi.screen.labels)


async def test_who_is_on_leave_is_not_meant_for_a_role_while_another_can_be():
    async with team_office() as team:
        await team.sari.says("/cuti sampai besok")
        async with clock_turn(team.board.desk, "proposal") as turn:
            issue = await turn.unit.issues.find(ID)
            made = await proposal(turn, issue)
            turn.idle = True
        meant = {post.seat.role: post for post in made.posts}["spokesperson"]
        assert meant.member is not None
        assert team.sari.id not in (meant.member, meant.deputy)


async def own_copy(board, phone):
    """Return what is in the file that somebody gets about themselves."""
    await phone.says("/datasaya")
    await phone.presses("Kirim salinan lengkap")
    file = [s.letter.file for s in phone.screens.values() if s.letter.file][-1]
    rows = await board.desk.storage._engine.look("enclosures.find", sha=file)
    return content_of(rows).decode()


async def test_the_own_copy_gives_back_nothing_of_what_was_restricted_since(board):
    ana = await board.member("Ana", Role.ANALYST)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    dewi = await board.member("Dewi", Role.WRITER)
    await ana.says("/lapor Rahasia kenari")
    await citra.says("/tugas 1 Periksa kenari; Dewi; besok 10.00")
    await dewi.says("/isu 1")
    assert "kenari" in await own_copy(board, dewi)

    await citra.says("/akses 1")
    await citra.presses("Batasi isu")
    await citra.presses("Ya, batasi")
    await let(board, circle=())

    assert "kenari" not in await own_copy(board, dewi)
    assert "kenari" in await own_copy(board, ana), "who reported keeps the own words"


async def test_the_own_copy_tells_no_thief_who_suspects_the_account(board):
    gita = await board.member("Gita", Role.ADMIN)
    dewi = await board.member("Dewi", Role.WRITER)
    await reported(gita, "Dewi")

    assert '"suspicions": []' in await own_copy(board, dewi)
    assert '"raised_by"' in await own_copy(board, gita)


async def test_what_waited_for_the_morning_says_nothing_aloud_once_it_is_restricted(
    board,
):
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await citra.says("/lapor Rahasia kenari")
    await let(board, level=Level.L1, owner=citra.id)
    await rests(board, budi)
    async with clock_turn(board.desk, "news") as turn:
        issue = await turn.unit.issues.find(ID)
        to = await turn.unit.members.find(budi.id)
        view = await issue_view(turn, issue, to)
        rows = [[turn.button("see_issue", ID)]]
        await turn.tell(to, "access_given", issue=view, rows=rows, who="Citra")
        await turn.record("told", ID)
    await let(board, restricted=True, circle=(budi.id,))

    board.clock.advance(hours=3)
    await end_quiet_hours(board.desk)
    await board.deliver()

    assert "🔒 ISU-2026-0001" in budi.screen.text
    assert "kenari" not in budi.look()
