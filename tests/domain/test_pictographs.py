"""Pictures among letters are left out of papers; words and other signs stay."""

import pytest

from bot.domain.pictographs import pictures_in, without_pictures


@pytest.mark.parametrize(
    ("text", "left", "pictures"),
    [
        ("🚨 Banjir di 3 kelurahan 🚨", "Banjir di 3 kelurahan", ("🚨",)),
        ("Hubungi ☎️ 112", "Hubungi 112", ("☎️",)),
        ("👩🏽‍⚕️ dan 🇮🇩 dan 1️⃣", "dan dan", ("👩🏽‍⚕️", "🇮🇩", "1️⃣")),
        ("a\n\n✅ b\n✅ c", "a\n\nb\nc", ("✅",)),
        ("✓ € → – “kutip” 漢 1. #2 *", "✓ € → – “kutip” 漢 1. #2 *", ()),
        ("dua  spasi", "dua  spasi", ()),
        ("🚨", "🚨", ("🚨",)),
    ],
)
def test_only_pictures_go(text, left, pictures):
    found = "".join(pictures_in(text))

    assert without_pictures(text) == left
    assert found == "".join(pictures)
