"""The whole road on a frozen clock: from an invitation to an approved first statement."""

from bot.domain.roles import Role


async def join(crisis, admin, name: str, role: str):
    """Somebody joins by the link of an invitation, skipping both questions."""
    await admin.says(f"/undang {role}")
    link = admin.hears("t.me/siaga_bot?start=").text
    person = crisis.person(name)
    token = link.split("start=")[1].split()[0]
    await person.does(lambda phone: phone.starts(token))
    await person.presses("Lewati")
    await person.presses("Lewati")
    person.hears("Anda terdaftar")
    admin.hears(name)
    for phone in (person, admin):
        phone.ignores()
    return person


def hush(crisis):
    """Everybody has read everything."""
    for phone in crisis.phones.values():
        phone.ignores()


ANSWERS = (
    "Air keran keruh di wilayah barat kota",
    "Petugas Perumda sedang memeriksa instalasi",
    "Tampung air bersih seperlunya",
    "12.00 WITA",
    "situs dinas",
    "Sekretariat, 0541 000 000",
)


async def write(writer):
    """A writer answers what is asked until the text may be submitted, and submits."""
    for answer in ANSWERS:
        await writer.says(answer)
    writer.hears("Naskah siap diajukan", button="Ajukan")
    await writer.presses("Ajukan")
    writer.hears("diajukan", "Menunggu persetujuan")


async def office(crisis):
    """A reporter, a duty officer and a lead, all joined by invitation."""
    adi = await crisis.member("Adi", Role.ADMIN)
    names = (("Ana", "pelapor"), ("Budi", "piket"), ("Citra", "ketua"))
    return [await join(crisis, adi, name, role) for name, role in names]


async def triage(member) -> int:
    """Map an issue by three taps, from the opened screen to the level in force."""
    await member.presses("Triase")
    labels = ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2")
    for label in labels:
        await member.presses(label)
    return len(labels)


async def test_from_a_report_on_a_phone_to_an_approved_first_statement(crisis):
    ana, budi, citra = await office(crisis)

    await ana.says("/lapor Air keran keruh di tiga kelurahan sejak pagi")
    ana.hears("ISU-2026-0001", "tercatat", "Memanggil Budi")
    budi.hears("Belum dinilai", "ISU-2026-0001", "Air keran keruh", "Ana")

    await crisis.fast_forward(minutes=10)
    ping = citra.hears("ISU-2026-0001", "Belum ada yang menangani")
    budi.hears("ISU-2026-0001")
    await citra.presses("Saya tangani", under=ping)
    for phone in (ana, budi, budi, citra):
        phone.hears("Ditangani Citra", "Panggilan dihentikan")

    assert await triage(citra) <= 5
    citra.hears("L2 Sedang ditetapkan", button="Buat draf")
    ana.hears("Laporan Anda sudah dinilai")
    citra.ignores()

    await citra.says("/isu 1")
    citra.hears("L2 Sedang", "Petakan ✅", button="Buat draf")
    await budi.says("/draf 1")
    await write(budi)
    citra.hears(
        "Mohon persetujuan", "Petugas Perumda sedang memeriksa", button="Setujui"
    )
    await citra.presses("Setujui")
    citra.hears("Anda menyetujui")

    text, envelope = budi.phone.chat()[-2:]
    assert "Petugas Perumda sedang memeriksa instalasi" in text.text
    assert text.buttons == []
    assert envelope.reply_to.id == text.id
    assert "disetujui Citra" in envelope.text

    hush(crisis)
    await crisis.fast_forward(hours=4)
    crisis.expect_silence()
    await crisis.fast_forward(minutes=30)
    for phone in (budi, citra):  # the text said that we speak again at 12.00
        phone.hears("30 menit lagi: pembaruan publik (tenggat 12.00 WITA)")
    assert await crisis.house.storage.integrity() == []


async def test_a_rise_of_the_level_voids_the_approval_of_the_lower_one(crisis):
    ana = await crisis.member("Ana")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await crisis.member("Drs. Hadi", Role.HEAD_OF_AGENCY)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    for label in ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2"):
        await budi.presses(label)
    await budi.presses("Buat draf")
    await write(budi)
    await citra.presses("Setujui")
    hush(crisis)

    await citra.says("/triase 1")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L4")
    await citra.says("Wartawan nasional bertanya, ada korban")

    budi.hears("ISU-2026-0001/D1", "Persetujuan gugur", "tingkat isu naik")
    async with crisis.house.storage.begin() as unit:
        [approval] = await unit.documents.approvals("2026-0001/D1")
    assert approval.revoked_at is not None
    hush(crisis)


async def test_full_triage_takes_at_most_twelve_taps(crisis):
    ana = await crisis.member("Ana")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Triase")
    labels = ["Penilaian lengkap", *["1 ·"] * 9, "Tetapkan L2"]
    for label in labels:
        await budi.presses(label)

    assert len(labels) + 1 <= 12
    budi.hears("L2 Sedang ditetapkan")
    hush(crisis)
