"""What strangers found broken in the road once, each as its own small story."""

from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.house import host
from bot.services.people.strangers import heard_from
from tests.scenarios.talk import everybody_read, new_messages, shown, small_office

SECRET = "Kepala dinas menerima gratifikasi"


async def change_issue(crisis, **facts):
    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.save(replace(issue, **facts))
        await unit.commit(f"change:{crisis.secrets.new_id()}")
    return issue


async def test_a_late_press_shows_no_issue_to_the_head_who_is_its_subject(crisis):
    ana, *_ = await small_office(crisis)
    head = await crisis.member("Hadi", Role.HEAD_OF_AGENCY)
    await ana.says(f"/lapor {SECRET}")
    await ana.presses("Ada korban/bahaya")
    await change_issue(crisis, floors=("F4",))
    everybody_read(crisis)

    await head.presses("Saya tangani")

    assert SECRET not in "\n".join(m.text for m in new_messages(head))
    everybody_read(crisis)


async def test_triage_offers_no_hidden_issue(crisis):
    ana, *_ = await small_office(crisis)
    head = await crisis.member("Hadi", Role.HEAD_OF_AGENCY, Role.CRISIS_LEAD)
    await ana.says(f"/lapor {SECRET}")
    await change_issue(crisis, floors=("F4",))
    everybody_read(crisis)

    await head.says("/triase")

    labels = [b.label for row in head.phone.chat()[-1].buttons for b in row]
    assert not any("Kepala" in label for label in labels), labels
    everybody_read(crisis)


async def test_who_is_skipped_is_not_told_to_the_subject(crisis):
    ana, *_ = await small_office(crisis)
    head = await crisis.member("Hadi", Role.HEAD_OF_AGENCY, Role.CRISIS_LEAD)
    await crisis.member("Eka", Role.ANALYST, unreachable="blocked")
    await ana.says(f"/lapor {SECRET}")
    await change_issue(crisis, floors=("F4",))
    everybody_read(crisis)

    await crisis.fast_forward(minutes=45)

    assert SECRET not in "\n".join(shown(head))
    everybody_read(crisis)


async def test_a_timeline_of_calls_to_a_large_team_fits_a_message(crisis):
    ana, *_ = await small_office(crisis)
    async with crisis.house.storage.begin() as unit:
        for n in range(60):
            name = f"Dra. Hj. Siti Nurhaliza Rahmawati {n}"
            roles = frozenset({Role.WRITER, Role.DUTY_OFFICER})
            await unit.members.save(Member(5000 + n, name, roles, crisis.clock.now()))
            crisis.telegram.add_user(5000 + n, name).unblocks_bot()
        await unit.commit("many")
    await ana.says("/lapor Air keruh")
    await crisis.fast_forward(hours=3)
    everybody_read(crisis)
    await ana.says("/isu 1")

    await ana.presses("Lini masa")

    ana.hears("Lini masa", "seluruh tim")
    everybody_read(crisis)


async def test_can_wait_silences_no_level(crisis):
    ana, budi, _ = await small_office(crisis)
    admin = await crisis.member("Adi", Role.ADMIN)
    await ana.says("/lapor Air keruh")
    await budi.presses("Saya tangani")
    await change_issue(crisis, level=Level.L4, level_max=Level.L4)
    await admin.says("/anggota")
    await admin.presses("Budi")
    await admin.presses("Tangguhkan")
    await admin.presses("Ya, tangguhkan")
    crisis.clock.at = crisis.clock.at.replace(hour=15)  # 23.00 WITA
    before = await climb_of(crisis)

    await ana.presses("Bisa menunggu", next(
        m for m in ana.phone.chat() if any(
            b.label == "Bisa menunggu" for row in m.buttons for b in row)))  # fmt: skip

    assert await climb_of(crisis) == before
    everybody_read(crisis)


async def climb_of(crisis):
    async with crisis.house.storage.begin() as unit:
        return await unit.escalations.find("2026-0001")


async def test_hearing_from_somebody_twice_under_one_key_fails_nothing(crisis):
    _, budi, _ = await small_office(crisis)
    for _ in range(2):
        async with crisis.house.storage.begin() as unit:
            member = replace(await unit.members.find(budi.id), unreachable="blocked")
            await unit.members.save(member)
            await unit.commit(f"lost:{crisis.secrets.new_id()}")
        await heard_from(crisis.house.desk, "telegram:1:heard", member)


async def test_a_link_from_the_host_for_nobody_possible_is_refused(crisis):
    for wrong in (0, -5, 2**63, "abc"):
        answer = await host.invite(
            crisis.house.desk, {"role": "admin", "for_user": wrong}
        )
        assert "link" not in answer, wrong


async def crowd(crisis, size, **facts):
    """Members in such numbers, with the longest names and every role."""
    async with crisis.house.storage.begin() as unit:
        for n in range(size):
            name = f"Dra. Hj. Siti Nurhaliza Rahmawati {n} &&&&&&&&&&&&"
            at, roles = crisis.clock.now(), frozenset(Role)
            await unit.members.save(Member(5000 + n, name, roles, at, **facts))
        await unit.commit("crowd")


async def test_a_page_of_members_with_long_names_fits_a_message(crisis):
    _, _, citra = await small_office(crisis)
    await crowd(crisis, 60, position="K" * 60, unreachable="not_started")

    await citra.says("/anggota")

    citra.hears("63 anggota", "halaman 1 dari 3")


async def test_an_issue_can_be_handed_over_in_a_very_large_team(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says("/lapor Air keruh")
    await crowd(crisis, 150)
    everybody_read(crisis)

    await budi.presses("Serahkan")

    assert budi.hears("ISU-2026-0001").buttons


async def test_a_head_who_becomes_the_subject_loses_the_issue_to_the_setter(crisis):
    ana = await crisis.member("Ana")
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    hadi = await crisis.member("Hadi", Role.HEAD_OF_AGENCY)
    await ana.says("/lapor Tuduhan terhadap pimpinan")
    await ana.presses("Ada korban/bahaya")
    await hadi.presses("Saya tangani")

    await citra.says("/triase 1")
    await citra.presses("Lainnya…")
    await citra.presses("☐ Menyangkut kepala")
    await citra.presses("Penilaian cepat")
    for _ in range(3):
        await citra.presses("2 ·")
    await citra.presses("Tetapkan L4")

    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
    assert issue.owner == citra.id
    for phone in crisis.phones.values():
        phone.ignores()
