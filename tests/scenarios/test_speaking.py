"""One voice: named, accepted, announced; handed to the deputy; asked for in one line."""

from bot.domain.levels import Level
from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read
from tests.scenarios.test_media import office

NUMBER = "ISU-2026-0001"


async def test_one_voice_from_the_first_tap_to_the_next(crisis):
    _, budi, citra, maya = await office(crisis, Level.L3)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    everybody_read(crisis)

    await citra.says("/jubir 1")
    citra.hears(f"{NUMBER} · Juru bicara", "Belum ada juru bicara")
    await citra.presses("Tunjuk juru bicara")
    await citra.presses("Sari (Juru Bicara)")
    citra.hears("Menunggu jawaban Sari (Juru Bicara)")
    await sari.presses("Terima")
    for phone in (budi, maya):
        phone.hears(f"Hanya Sari (Juru Bicara) yang berbicara tentang {NUMBER}.")
    everybody_read(crisis)

    await sari.says("/jubir 1")
    await sari.presses("Arahan juru bicara")
    sari.hears("Arahan juru bicara", "Belum ada; jangan menyebut angka.")
    await sari.presses("Salin untuk WA")
    sari.hears("ARAHAN JURU BICARA", "bukan untuk disiarkan")
    everybody_read(crisis)

    await citra.says("/jubir 1")
    await citra.presses("Ganti juru bicara")
    await citra.presses("Citra (Ketua Tim Krisis)")
    citra.hears(f"Anda yang berbicara tentang {NUMBER}")
    sari.hears("Mohon tidak lagi memberi keterangan tentang isu ini.")
    await budi.says("/ringkasan 1")
    budi.hears(f"{NUMBER}: isu yang sedang kami tangani", "Belum ada keterangan")
    everybody_read(crisis)
