"""The picture of the page in the README: where it is, how large, and how it is packed."""

import struct
import zlib

from tests.docs.pages import ROOT, documents, section

PLACE = ROOT / "docs" / "pictures" / "try.png"
WIDTH, HEIGHT = 1600, 864
LARGEST = 350_000


def told():
    """Return the part of the README that tells how to try it."""
    return section(documents()["README.md"], "Try it: no token, no network, one screen")


def denser(png):
    """Pack the pixels of a PNG as well as zlib can: a browser packs in haste."""
    return packed(zlib.compress(pixels(png), 9), png)


def packed(data, png):
    """Return a PNG like another, with these packed pixels."""
    head = dict(parts(png))[b"IHDR"]
    wanted = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in wanted)


def chunk(kind, data):
    """Return one chunk of a PNG."""
    whole = kind + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def parts(png):
    """Yield the chunks of a PNG: kind and content."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        size = struct.unpack(">I", png[at : at + 4])[0]
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def pixels(png):
    """Return the unpacked pixels of a PNG."""
    packed_parts = (data for kind, data in parts(png) if kind == b"IDAT")
    return zlib.decompress(b"".join(packed_parts))
