"""Citizens' input: logged in one message, counted with one tap, answered with one."""

from tests.scenarios.talk import everybody_read, labels, new_messages, small_office


async def an_issue(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    return ana, budi, citra


async def journal(crisis):
    return await crisis.kept(
        "SELECT action FROM journal WHERE action LIKE 'input_%' ORDER BY seq"
    )


async def test_a_request_is_logged_and_the_next_alike_counted_with_one_tap(crisis):
    _, budi, citra = await an_issue(crisis)

    await budi.says("/aspirasi 1 Minta mobil tangki air untuk Kelurahan Contoh")
    page = budi.hears("Aspirasi (1): belum dijawab", "Minta mobil tangki")
    assert "WA" in labels(page)
    await budi.presses("WA", under=page)
    everybody_read(crisis)
    await citra.says("/aspirasi 1 warga minta mobil tangki air, HP 0812-3456-7890")
    page = citra.hears("••••-••••-•890")
    tap = await citra.presses(
        "Sama dengan: Minta mobil tangki air untuk Kelur… (1)", under=page
    )

    assert tap.text == "Dihitung: kini 2 suara."
    citra.hears("Aspirasi (2): belum dijawab", "WA")
    await citra.says("/isu 1")
    citra.hears("Aspirasi masyarakat: 2, belum dijawab 1.")
    await citra.presses("Buku isu")
    citra.hears("Aspirasi: 1, ⚠ 1 menunggu")
    assert await journal(crisis) == ["input_logged", "input_channel", "input_logged",
                                     "input_grouped"]  # fmt: skip
    assert "0812-3456-7890" not in "\n".join(
        await crisis.kept("SELECT payload FROM inbox")
    )
    everybody_read(crisis)


async def test_a_forwarded_message_is_logged_where_it_was_asked_for(crisis):
    ana, budi, _ = await an_issue(crisis)
    theirs = await ana.says("Kapan air normal lagi?")
    await budi.says("/aspirasi 1")
    await budi.presses("Catat aspirasi", under=budi.hears("Belum ada aspirasi"))
    await budi.does(lambda phone: phone.forwards(theirs))

    budi.hears("Aspirasi (1)", "Kapan air normal lagi?")
    everybody_read(crisis)


async def test_the_writer_sees_what_waits_and_one_tap_says_where_it_is_answered(crisis):
    _, budi, citra = await an_issue(crisis)
    await budi.says("/triase 1")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L2")
    await budi.says("warga mengeluh")
    await budi.says("/aspirasi 1 Minta mobil tangki air")
    everybody_read(crisis)

    await budi.says("/draf 1")
    budi.hears("Aspirasi belum dijawab: Minta mobil tangki air (1)")
    everybody_read(crisis)
    await citra.says("/aspirasi 1")
    await citra.presses("Minta mobil tangki air (1)")
    await citra.presses("Ditindaklanjuti")
    citra.hears("ditindaklanjuti, belum dijawab")
    await citra.presses("Jawab")
    await citra.says("Mobil tangki tiba pukul 14.00 WITA di kantor lurah.")
    page = citra.hears("sudah dijawab", "Mobil tangki tiba")

    assert "Jawab" not in labels(page)
    await citra.says("/isu 1")
    citra.hears("Aspirasi masyarakat: 1.")
    everybody_read(crisis)


async def test_a_lapor_number_starts_the_terms_of_the_law_and_the_answer_ends_them(
    crisis,
):
    _, _, citra = await an_issue(crisis)
    await citra.says("/aspirasi 1 LAPOR 4512345: air keruh sejak Senin")
    citra.hears("nomor LAPOR 4512345")

    running = (
        "SELECT COUNT(*) FROM clock WHERE name LIKE 'legal_lapor%' AND met_at IS NULL"
    )
    assert await crisis.kept(running) == [2]
    await citra.presses("Jawab")
    await citra.says("Pompa sudah diperbaiki.")
    citra.hears("sudah dijawab")

    assert await crisis.kept(running) == [0]
    everybody_read(crisis)


async def test_what_hangs_on_a_merged_issue_moves_and_a_finished_one_says_so(crisis):
    _, budi, _ = await an_issue(crisis)
    dina = await crisis.member("Dina")
    await dina.says("/lapor Air keran keruh di kelurahan kami")
    await budi.says("/aspirasi 2 Minta jalan ditambal")
    page = budi.hears("Minta jalan ditambal")
    await budi.says("/triase 1")
    await budi.presses("Gabungkan 1 laporan serupa")
    everybody_read(crisis)

    await budi.says("/aspirasi 1")
    budi.hears("Minta jalan ditambal (1)")
    await budi.presses("WA", under=page)
    budi.hears("ISU-2026-0001", "WA")
    everybody_read(crisis)


async def test_who_only_reports_logs_nothing_and_nonsense_gets_one_line(crisis):
    ana, budi, _ = await an_issue(crisis)

    await ana.says("/aspirasi 1 minta air")
    assert "Aspirasi" not in new_messages(ana)[0].text
    await budi.says("/aspirasi 99 minta air")
    budi.hears("99")
    await budi.says(f"/aspirasi 1 {'x' * 1001}")
    budi.hears("1.000")
    await budi.says("/aspirasi minta air")
    await budi.presses("0001", under=budi.hears("Aspirasi untuk isu yang mana?"))
    budi.hears("Aspirasi (1)", "minta air")
    everybody_read(crisis)
