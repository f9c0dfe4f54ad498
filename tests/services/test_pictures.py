"""The shop's logo and signature: kept, replaced, taken away, and files that hold no picture."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image

from delight.domain.errors import DelightError
from delight.domain.shop import PictureUse
from delight.services.images import MOST_BYTES
from delight.services.pictures import picture_bytes


def png(colour="teal", size=(400, 120)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_a_logo_is_kept_replaced_and_taken_away(services, tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    services.pictures.put_file(PictureUse.LOGO, tmp_path / "logo.png")
    services.pictures.put(PictureUse.LOGO, png("navy", (200, 100)))
    kept = services.pictures.get(PictureUse.LOGO)
    assert (kept.width, kept.height) == (200, 100)
    assert services.pictures.get(PictureUse.SIGNATURE) is None
    services.pictures.remove(PictureUse.LOGO)
    assert services.pictures.get(PictureUse.LOGO) is None


def test_what_is_refused_leaves_the_logo_as_it_was(services, tmp_path):
    services.pictures.put(PictureUse.LOGO, png())
    (tmp_path / "logo.png").write_bytes(png("navy")[:-30])
    before = services.pictures.get(PictureUse.LOGO)
    with pytest.raises(DelightError, match=r"image\."):
        services.pictures.put_file(PictureUse.LOGO, tmp_path / "logo.png")
    assert services.pictures.get(PictureUse.LOGO) == before


def test_no_more_is_read_than_a_picture_may_have(tmp_path):
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(10 * MOST_BYTES)
    assert len(picture_bytes(tmp_path / "logo.png")) == MOST_BYTES + 1


def folder(path):
    path.mkdir()


def loop(path):
    path.symlink_to(path)


def nowhere(path):
    path.symlink_to(path.with_name("nowhere"))


PLACES = [folder, loop, nowhere] + ([os.mkfifo] if hasattr(os, "mkfifo") else [])


@pytest.mark.parametrize("made", PLACES, ids=lambda made: made.__name__)
def test_what_is_no_file_is_said_so_and_not_waited_for(services, tmp_path, made):
    made(tmp_path / "logo.png")
    with pytest.raises(DelightError, match=r"file\.cannot_read"):
        services.pictures.put_file(PictureUse.LOGO, tmp_path / "logo.png")


@pytest.mark.parametrize("name", ["n" * 300, "half\ud800.png", "nul\0.png", "~nobody-here/logo.png"])
def test_names_that_no_file_has(tmp_path, name):
    with pytest.raises(DelightError, match=r"file\.cannot_read"):
        picture_bytes(tmp_path / name)
