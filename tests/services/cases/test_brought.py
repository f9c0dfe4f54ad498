"""Photos and files made ready to be kept: small, bare, right side up; or as they came; or refused soon."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from delight.domain.cases.attachments import MOST_BYTES, MOST_PHOTO_BYTES
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import sentence
from delight.services.cases.brought import MOST_KEPT, PREVIEW, ready_bytes, ready_file
from tests.pictures import bomb


def encoded(image, kind="JPEG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def moving(kind):
    first, second = Image.new("RGB", (40, 40), "red"), Image.new("RGB", (40, 40), "blue")
    return encoded(first, kind, save_all=True, append_images=[second])


def noise(width, height):
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


def refused(path):
    with pytest.raises(DelightError) as caught:
        ready_file(path)
    assert sentence(caught.value.code)
    return caught.value.code


def test_a_photo_is_made_small_upright_and_bare():
    image = Image.new("RGB", (3000, 2000), "red")
    image.paste("blue", (0, 0, 1500, 2000))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned right
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    made = ready_bytes("cake.jpg", encoded(image, exif=exif))
    kept = Image.open(io.BytesIO(made.data))
    assert kept.size == (1067, 1600)
    assert kept.getpixel((500, 100))[2] > 200 > 90 > kept.getpixel((500, 100))[0]
    assert not kept.getexif()
    assert b"Camera" not in made.data
    assert made.is_shrunk
    assert made.media_type == "image/jpeg"
    assert max(Image.open(io.BytesIO(made.preview)).size) == PREVIEW


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_whatever_a_photo_shows_it_is_kept_in_300_kilobytes(kind):
    made = ready_bytes(f"noise.{kind.lower()}", encoded(noise(1700, 1300), kind))
    assert len(made.data) <= MOST_KEPT
    assert made.name == ("noise.jpeg" if kind == "JPEG" else "noise.jpg")
    assert Image.open(io.BytesIO(made.data)).format == "JPEG"


def test_a_small_drawing_stays_sharp_and_see_through():
    drawing = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    drawing.paste((200, 0, 0, 255), (50, 50, 100, 100))
    made = ready_bytes("sketch.png", encoded(drawing, "PNG"))
    assert made.name == "sketch.png"
    assert made.media_type == "image/png"
    assert Image.open(io.BytesIO(made.data)).mode == "RGBA"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("moving.webp", moving("WEBP")),
        ("moving.gif", moving("GIF")),
        ("moving.png", moving("PNG")),
        ("broken.jpg", b"\xff\xd8\xff\xe0" + bytes(500)),
        ("tiny.png", encoded(Image.new("RGB", (2, 2)), "PNG")),
        ("page.html", b"<script>alert(1)</script>"),
        ("run.exe", b"MZ" + bytes(100)),
    ],
)  # fmt: skip
def test_what_is_no_still_photo_is_kept_as_it_came(name, data):
    made = ready_bytes(name, data)
    assert (made.name, made.data, made.preview, made.is_shrunk) == (name, data, b"", False)


def test_a_photo_under_a_false_name_is_still_a_photo():
    assert ready_bytes("holiday.exe", encoded(Image.new("RGB", (60, 40)))).name == "holiday.jpg"


def test_a_video_of_two_gigabytes_is_refused_before_it_is_read(tmp_path):
    video = tmp_path / "party.mp4"
    with video.open("wb") as file:
        file.truncate(2_000_000_000)
    begun = time.perf_counter()
    assert refused(video) == "file.too_large"
    assert time.perf_counter() - begun < 0.5


def test_sizes_are_limited_for_files_and_photos_apart(tmp_path):
    file, photo = tmp_path / "a.zip", tmp_path / "a.jpg"
    file.write_bytes(bytes(MOST_BYTES + 1))
    photo.write_bytes(b"\xff\xd8\xff" + bytes(MOST_PHOTO_BYTES))
    assert refused(file) == refused(photo) == "file.too_large"
    with pytest.raises(
        DelightError, match=r"file\.too_large"
    ):  # begins as a photo, but cannot be read as one
        ready_bytes("a.jpg", b"\xff\xd8\xff" + bytes(MOST_BYTES))


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    found = {name: refused(tmp_path / name) for name in ("empty.jpg", "loop", "pipe", "folder", "gone")}
    assert found == {
        "empty.jpg": "file.empty", "loop": "file.is_loop", "pipe": "file.is_device",
        "folder": "file.is_folder", "gone": "file.not_there",
    }  # fmt: skip


def test_a_file_that_is_cut_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.txt"
    path.write_bytes(bytes(1000))
    right = os.lseek

    def cut(*args):
        path.write_bytes(b"short")
        return right(*args)

    monkeypatch.setattr(os, "lseek", cut)
    assert refused(path) == "file.changed"


BOMBS = """
import resource, sys, time
from pathlib import Path
from delight.services.cases.brought import ready_file
import PIL.JpegImagePlugin, PIL.PngImagePlugin, PIL.WebPImagePlugin
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.perf_counter()
made = ready_file(Path(sys.argv[1]))
seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, (after - before) / 1024, made.is_shrunk)
"""


@pytest.mark.parametrize("kind", ["png", "webp", "jpg", "zip"])
def test_a_bomb_costs_neither_time_nor_memory(tmp_path, kind):
    path = tmp_path / f"bomb.{kind}"
    if kind == "png":
        bomb(path)
    elif kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("zeros", bytes(200_000_000))
    else:
        head = encoded(Image.new("RGB", (16, 16)), {"webp": "WEBP", "jpg": "JPEG"}[kind])
        path.write_bytes(_swollen(head, kind))
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(BOMBS), str(path)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    seconds, megabytes, shrunk = done.stdout.split()
    assert float(seconds) < 2
    assert float(megabytes) < 200
    assert shrunk == "False"


def _swollen(data, kind):
    """Say of a small picture that it has 16,383 (or 60,000) points a side."""
    if kind == "jpg":
        at = data.index(b"\xff\xc0") + 5
        return data[:at] + (60_000).to_bytes(2, "big") * 2 + data[at + 4 :]
    at = data.index(b"\x9d\x01\x2a") + 3
    return data[:at] + (16_383).to_bytes(2, "little") * 2 + data[at + 4 :]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_photo_with_broken_bytes_is_drawn_or_kept_never_a_fault(data):
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))
    whole = bytearray(encoded(Image.linear_gradient("L").resize((64, 48)).convert("RGB"), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(3, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(whole)))
    made = ready_bytes("broken.jpg", bytes(whole[:cut]))
    assert made.is_shrunk or made.data == bytes(whole[:cut])
