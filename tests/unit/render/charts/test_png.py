"""Words inside a PNG and small packing: every point stays as it was."""

import struct
import zlib

import vl_convert

from pipeline.render.charts.png import finished, words_in

DRAWN = vl_convert.svg_to_png(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'
)


def points(png: bytes) -> bytes:
    found, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        (check,) = struct.unpack(">I", png[place + 8 + length : place + 12 + length])
        assert check == zlib.crc32(kind + body)
        found += body if kind == b"IDAT" else b""
        place += 12 + length
    return zlib.decompress(found)


def test_words_go_in_and_come_out_and_the_points_stay():
    made = finished(DRAWN, {"Title": "From £4 to £5", "Description": "“Better” – by 25%"})
    assert words_in(made) == {"Title": "From £4 to £5", "Description": "“Better” – by 25%"}
    assert words_in(DRAWN) == {}
    assert points(made) == points(DRAWN)


def test_words_are_put_in_once():
    once = finished(DRAWN, {"Title": "One"})
    assert finished(once, {"Title": "One"}) == once
