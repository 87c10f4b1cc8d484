"""What letters enclose: it comes with the letter, and goes when no letter waits for it."""

import hashlib

from bot.domain.values import replace
from tests.storage.builders import NOW, do, later, letter

PICTURE = bytes(range(256)) * 40


async def enclose(storage, key: str, content: bytes = PICTURE) -> str:
    kept = []

    async def keep(unit):
        kept.append(await unit.letters.keep_file(content))
        one = letter(key, "file")
        await unit.letters.post(replace(one, file=kept[0], filename="peta.png"))

    await do(storage, keep)
    return kept[0]


async def take(storage, now=NOW):
    return await storage.outbox.claim(now, [], 10, urgent=False)


async def test_a_letter_is_claimed_with_its_bytes(storage):
    sha = await enclose(storage, "a")

    [queued] = await take(storage)

    assert sha == hashlib.sha256(PICTURE).hexdigest()
    assert queued.enclosed == PICTURE
    assert (queued.letter.file, queued.letter.filename) == (sha, "peta.png")


async def test_a_file_stays_while_a_letter_waits_for_it_and_then_goes(storage):
    await enclose(storage, "a")
    await do(storage, lambda u: u.letters.forget_files(later(days=8)))
    [queued] = await take(storage)
    assert queued.enclosed == PICTURE
    await storage.outbox.sent(queued.id, 7, NOW)

    await do(storage, lambda u: u.letters.forget_files(later(days=8)))

    assert await storage._engine.look("enclosures.find", sha=queued.letter.file) == []


async def test_the_same_bytes_are_kept_once_and_a_young_file_stays(storage):
    first = await enclose(storage, "a")
    second = await enclose(storage, "b")
    assert first == second

    for key in ("a", "b"):
        [queued] = await take(storage)
        assert (queued.letter.key, queued.enclosed) == (key, PICTURE)
        await storage.outbox.sent(queued.id, 7, NOW)
        await do(storage, lambda u: u.letters.forget_files(NOW.replace(year=1970)))
