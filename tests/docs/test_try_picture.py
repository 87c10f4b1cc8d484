"""The committed picture of the page: there, of its size, and not too heavy to load."""

import struct
import zlib

from tests.docs.pages import ROOT
from tests.docs.picture import (
    HEIGHT,
    LARGEST,
    PLACE,
    WIDTH,
    denser,
    packed,
    parts,
    pixels,
    told,
)


def test_the_readme_shows_the_picture_that_a_browser_took():
    chunks = dict(parts(PLACE.read_bytes()))

    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    assert PLACE.stat().st_size < LARGEST
    assert f"]({PLACE.relative_to(ROOT).as_posix()})" in told()


def test_a_picture_that_is_packed_anew_shows_the_same():
    picture = PLACE.read_bytes()
    loose = packed(zlib.compress(pixels(picture), 1), picture)

    assert len(denser(loose)) < len(loose)
    assert pixels(denser(loose)) == pixels(picture)
