"""Names that no text may say: two taps and a message, and they are nowhere else."""

from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels, shown, small_office

NAME = "Ahmad Rusdiansyah"
PARTS = ("Ahmad", "Rusdiansyah", "rusdiansyah")

#: Everything that the house keeps in words, but for the register itself.
KEPT = {
    "outbox": "body || afterwards",
    "inbox": "payload",
    "journal": "action || subject || detail || content_sha",
    "dialogue": "facts",
    "keyboard": "presses",
    "card": "issue_id",
}


async def kept_elsewhere(crisis):
    found = [
        await crisis.kept(f"SELECT {columns} FROM {table}")
        for table, columns in KEPT.items()
    ]
    return "\n".join(str(text) for texts in found for text in texts)


async def written_down(crisis):
    """Budi, on duty, writes a victim and a child down; return his message."""
    ana, budi, citra = await small_office(crisis)
    await ana.says("/lapor Perahu terbalik di dermaga")
    everybody_read(crisis)
    await budi.says("/buku 1")
    await budi.presses("Nama dilindungi")
    await budi.presses("+ Korban")
    budi.hears("Tulis namanya, satu per baris")
    mine = await budi.says(f"{NAME}\nAR")
    return ana, budi, citra, mine


async def test_a_name_is_read_in_a_pop_up_and_stands_in_no_chat_and_no_other_table(
    crisis,
):
    ana, budi, citra, mine = await written_down(crisis)

    assert mine.deleted
    page = budi.hears("Nama dilindungi: 2", "Pesan Anda dihapus")
    assert labels(page)[:2] == ["1 · Korban", "2 · Korban"]
    tap = await budi.presses("1 · Korban", under=page)
    assert tap.show_alert
    assert f"Korban: {NAME}." in tap.text
    everything = await kept_elsewhere(crisis)
    assert [one for one in PARTS if one in everything] == []
    for phone in (ana, budi, citra):
        assert [one for one in PARTS if one in "\n".join(shown(phone))] == []
    everybody_read(crisis)


async def test_a_name_is_forgotten_with_a_tap(crisis):
    _, budi, _, _ = await written_down(crisis)
    page = budi.hears("Nama dilindungi: 2")
    await budi.presses("Hapus nama…", under=page)
    await budi.presses("1 · Korban")
    budi.hears("Nama dilindungi: 1")
    assert await crisis.kept("SELECT name FROM protected_name") == ["AR"]
    everybody_read(crisis)


async def test_who_keeps_no_register_sees_no_book_of_it(crisis):
    await written_down(crisis)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await dewi.says("/buku 1")
    assert "Nama dilindungi" not in labels(dewi.hears("Buku isu"))
    everybody_read(crisis)
