"""An office's own documents, as they were in force last, on every engine."""

from tests.storage.builders import NOW, do, later, see


async def test_a_newer_version_takes_the_place_of_the_whole_of_the_older(storage):
    assert await see(storage, lambda u: u.kept_texts.kept()) == {}

    first = {"documents.toml": "a", "id/documents/apology.full.txt.j2": "{{ x }}\n"}
    await do(storage, lambda u: u.kept_texts.keep(first, NOW))
    assert await see(storage, lambda u: u.kept_texts.kept()) == first

    await do(storage, lambda u: u.kept_texts.keep({"documents.toml": "b"}, later()))

    assert await see(storage, lambda u: u.kept_texts.kept()) == {"documents.toml": "b"}
