"""Pictures that people bring: taken, made safe, or refused with a sentence."""

from __future__ import annotations

import io
import math
import struct
import subprocess
import sys
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from delight.domain.errors import DelightError
from delight.domain.plain.sentences import sentence
from delight.services.images import LONGEST, MOST_BYTES, checked_picture, signature_picture


def encoded(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(picture):
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert image.size == (picture.width, picture.height)
    return image


def halves(mode="RGB", left="red", right="blue", size=(60, 40)):
    image = Image.new(mode, size, left)
    image.paste(Image.new(mode, (size[0] // 2, size[1]), right), (size[0] // 2, 0))
    return image


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *, colour=2, depth=8, rows=None):
    """A PNG by hand: what no program would write."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    body = zlib.compress(rows if rows is not None else b"", 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def refused(data, take=checked_picture):
    with pytest.raises(DelightError) as caught:
        take(data)
    assert sentence(caught.value.code)
    return caught.value.code


def test_a_logo_comes_back_as_it_was():
    picture = checked_picture(encoded(halves()))
    image = opened(picture)
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (60, 40))
    assert image.getpixel((5, 5)) == (255, 0, 0)
    assert image.getpixel((55, 5)) == (0, 0, 255)


def test_a_photograph_stays_a_photograph():
    image = opened(checked_picture(encoded(halves(), "JPEG", quality=95)))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    red, green, blue = image.getpixel((5, 5))
    assert red > 240 > 20 > max(green, blue)


def test_a_photograph_in_a_png_does_not_weigh_down_every_letter():
    noise = Image.effect_noise((900, 900), 80).convert("RGB")
    picture = checked_picture(encoded(noise))
    assert opened(picture).format == "JPEG"
    assert len(picture.data) < len(encoded(noise))


@pytest.mark.parametrize(
    ("size", "kept"), [((3200, 1600), (1600, 800)), ((900, 5000), (288, 1600)), ((20, 10), (20, 10))]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_longer_side_is_bounded(size, kept, kind):
    image = opened(checked_picture(encoded(Image.new("RGB", size, "white"), kind)))
    assert image.size == pytest.approx(kept, abs=1)
    assert max(image.size) <= LONGEST


@pytest.mark.parametrize(("orientation", "first"), [(1, "red"), (3, "blue"), (2, "blue")])
def test_a_picture_taken_with_a_turned_phone_stands_upright(orientation, first):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = opened(checked_picture(encoded(halves(), "PNG", exif=exif)))
    assert image.getpixel((5, 5)) == Image.new("RGB", (1, 1), first).getpixel((0, 0))


def test_a_picture_on_its_side_is_as_high_as_it_was_wide():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(checked_picture(encoded(halves(), "JPEG", exif=exif))).size == (40, 60)


def test_nothing_is_kept_but_the_picture():
    exif, notes = Image.Exif(), PngImagePlugin.PngInfo()
    exif[0x010E] = "taken at home of Zoë"
    notes.add_text("Author", "Zoë van Dam")
    for data in (
        encoded(halves(), exif=exif, pnginfo=notes, dpi=(300, 300)),
        encoded(halves(), "JPEG", exif=exif, comment=b"Zoe"),
    ):
        picture = checked_picture(data)
        assert b"Zo" not in picture.data
        assert b"home" not in picture.data
        assert not opened(picture).getexif()
        assert set(opened(picture).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_same_bytes_give_the_same_bytes():
    for data in (encoded(halves()), encoded(halves(), "JPEG"), encoded(halves("RGBA"))):
        assert checked_picture(data) == checked_picture(data)


def test_a_picture_that_was_taken_is_taken_again():
    once = checked_picture(encoded(halves("RGBA", (255, 0, 0, 90))))
    assert checked_picture(once.data) == once


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        (halves("L", 0, 255), "L"),
        (halves("1", 0, 1), "L"),
        (halves("LA", (0, 255), (0, 0)), "LA"),
        (halves("RGBA", (255, 0, 0, 255), (0, 0, 0, 0)), "RGBA"),
        (halves("RGBA", "red", "blue"), "RGB"),
        (halves().quantize(4), "RGB"),
        (Image.new("I;16", (30, 20), 65535), "L"),
    ],
    ids=[
        "grey",
        "black and white",
        "grey see-through",
        "see-through",
        "opaque after all",
        "palette",
        "16 bits",
    ],
)
def test_every_kind_of_png_is_taken(image, mode):
    assert opened(checked_picture(encoded(image))).mode == mode


def test_a_palette_may_be_see_through():
    image = halves().quantize(4)
    clear = image.getpixel((55, 5))
    taken = opened(checked_picture(encoded(image, transparency=clear)))
    assert taken.mode == "RGBA"
    assert taken.getpixel((55, 5))[3] == 0
    assert taken.getpixel((5, 5)) == (255, 0, 0, 255)


def test_one_colour_may_be_see_through():
    taken = opened(checked_picture(encoded(halves(), transparency=(0, 0, 255))))
    assert taken.getpixel((55, 5))[3] == 0


@pytest.mark.parametrize(("stored", "shown"), [(0, 0), (32768, 128), (65535, 255)])
def test_sixteen_bits_become_eight(stored, shown):
    picture = checked_picture(encoded(Image.new("I;16", (30, 20), stored)))
    assert opened(picture).getpixel((3, 3)) == pytest.approx(shown, abs=1)


def test_sixteen_bits_in_colour_become_eight():
    row = b"\x00" + struct.pack(">HHH", 65535, 0, 32768) * 20
    taken = opened(checked_picture(png(20, 20, depth=16, rows=row * 20)))
    assert taken.getpixel((3, 3)) == pytest.approx((255, 0, 128), abs=1)


def test_colours_for_the_press_become_colours_for_everybody():
    taken = opened(
        checked_picture(encoded(Image.new("CMYK", (30, 20), (0, 255, 255, 0)), "JPEG", quality=95))
    )
    red, green, blue = taken.getpixel((3, 3))
    assert taken.mode == "RGB"
    assert red > 180 > 90 > max(green, blue)


def test_a_profile_that_makes_no_sense_is_passed_over():
    taken = opened(checked_picture(encoded(halves(), "JPEG", icc_profile=b"not a profile" * 20)))
    assert "icc_profile" not in taken.info


def animated():
    return encoded(halves(), save_all=True, append_images=[halves(left="green")], duration=100)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image.not_one"),
        (b"%PDF-1.4\n", "image.not_one"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image.not_one"),
        (encoded(halves(), "GIF"), "image.not_one"),
        (encoded(halves(), "TIFF"), "image.not_one"),
        (encoded(halves(), "WEBP"), "image.not_one"),
        (encoded(Image.effect_noise((90, 90), 50))[:-2000], "image.unreadable"),
        (encoded(Image.effect_noise((90, 90), 50), "JPEG")[:700], "image.unreadable"),
        (animated(), "image.animated"),
        (encoded(Image.new("RGB", (1, 4000))), "image.too_small"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES, "image.too_heavy"),
    ],
    ids=["nothing", "pdf", "svg", "gif", "tiff", "webp", "cut png", "cut jpeg", "moving", "a line", "heavy"],
)
def test_what_cannot_be_used_is_refused(data, code):
    assert refused(data) == code
    assert refused(data, signature_picture) == code


BOMB = """
import resource, sys, time
from delight.domain.errors import DelightError
from delight.services.images import checked_picture
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
try:
    checked_picture(data)
except DelightError as error:
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(error.code, time.perf_counter() - start, after - before)
"""


def bomb(side):
    """A PNG of black and white points: 21 kB that would unpack to 840 MB in colour."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    body = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 3, 0, 0, 0))
    palette = chunk(b"PLTE", bytes(6)) + chunk(b"tRNS", b"\0")
    return b"\x89PNG\r\n\x1a\n" + head + palette + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory the way Unix tells it")
@pytest.mark.parametrize("side", [14_400, 30_000])
def test_a_bomb_is_refused_before_it_goes_off(side):
    data = bomb(side)
    assert len(data) < 130_000
    done = subprocess.run([sys.executable, "-c", BOMB], input=data, stdout=subprocess.PIPE, check=True)
    code, seconds, memory = done.stdout.split()
    assert code == b"image.too_large"
    assert float(seconds) < 2
    assert int(memory) * (1 if sys.platform == "darwin" else 1024) < 200_000_000


def test_a_photograph_of_many_points_is_taken_in_a_moment():
    data = encoded(Image.new("RGB", (8000, 6000), "teal"), "JPEG")
    start = time.perf_counter()
    assert opened(checked_picture(data)).size == (1600, 1200)
    assert time.perf_counter() - start < 2


def test_one_that_cannot_be_read_in_parts_is_refused():
    assert (
        refused(encoded(Image.new("RGB", (8000, 6000), "teal"), "JPEG", progressive=True))
        == "image.too_large"
    )


def test_an_animation_that_says_it_has_no_pictures_is_taken_as_the_one_it_shows():
    whole = encoded(halves())
    told = whole[:33] + chunk(b"acTL", struct.pack(">II", 0, 0)) + whole[33:]
    assert opened(checked_picture(told)).getpixel((0, 0)) == (255, 0, 0)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_break_it(data):
    whole = bytearray(data.draw(st.sampled_from([encoded(halves()), encoded(halves(), "JPEG"), animated()])))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = checked_picture(bytes(whole))
    except DelightError as error:
        code = error.code
    else:
        opened(picture)
        return
    assert sentence(code)


# Signatures


def signed(paper=(255, 255, 255), ink=(20, 30, 120), size=(1200, 700), shadow=0):
    """Somebody's flourish in the middle of a sheet, photographed with a shadow from the left."""
    image = Image.new("RGB", size, paper)
    if shadow:
        ramp = Image.linear_gradient("L").rotate(90).resize(size).point(lambda v: 255 - v * shadow // 255)
        image = Image.composite(image, Image.new("RGB", size, (0, 0, 0)), ramp)
    points = [(400 + t * 4, 350 + 60 * math.sin(t / 6) * math.cos(t / 23)) for t in range(100)]
    ImageDraw.Draw(image).line(points, fill=ink, width=6)
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("paper", "shadow"), [((255, 255, 255), 0), ((235, 232, 220), 0), ((250, 250, 250), 90)]
)
def test_a_signature_is_ink_alone(kind, paper, shadow):
    image = opened(signature_picture(encoded(signed(paper, shadow=shadow), kind)))
    assert image.mode == "RGBA"
    assert image.width == pytest.approx(405, abs=12)
    assert image.height < 140
    assert image.getpixel((0, 0))[3] == 0
    strokes = [pixel for pixel in image.get_flattened_data() if pixel[3] > 200]
    assert 0.02 < len(strokes) / (image.width * image.height) < 0.25
    red, green, blue, _ = strokes[0]
    assert (red, green, blue) == pytest.approx((20, 30, 120), abs=40)


def test_a_small_signature_on_a_large_sheet_stays_sharp():
    sheet = Image.new("RGB", (4000, 3000), (240, 238, 230))
    sheet.paste(signed((240, 238, 230)), (1900, 900))
    ImageDraw.Draw(sheet).point([(10, 10), (11, 10), (3900, 2900)], fill=(60, 60, 60))  # dust
    picture = signature_picture(encoded(sheet, "JPEG", quality=92))
    assert (picture.width, picture.height) == pytest.approx((405, 125), abs=25)


def test_a_signature_without_paper_is_taken_too():
    clear = Image.new("RGBA", (600, 300), (0, 0, 0, 0))
    ImageDraw.Draw(clear).line([(100, 150), (300, 100), (500, 190)], fill=(0, 0, 0, 255), width=5)
    image = opened(signature_picture(encoded(clear)))
    assert image.getpixel((0, 0))[3] == 0
    assert max(image.getchannel("A").getextrema()) == 255


@pytest.mark.parametrize(
    ("image", "code"),
    [
        (Image.new("RGB", (300, 200), "white"), "image.blank"),
        (Image.new("RGB", (300, 200), "black"), "image.blank"),
        (Image.new("RGBA", (300, 200), (0, 0, 0, 0)), "image.blank"),
        (Image.effect_noise((300, 200), 250), "image.not_a_signature"),
    ],
    ids=["white", "black", "clear", "noise"],
)
def test_what_nobody_signed_is_refused(image, code):
    assert refused(encoded(image), signature_picture) == code
