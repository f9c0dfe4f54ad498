"""What a photo or file says of somebody, and what cannot be read in one."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from delight.data.file_words import names
from delight.domain.customers.mentions import named

WHO = named(["Zoë Brontë"], ["zoe@example.org"], ["01632 960111"])


def archive(name, data):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        "Dear Zoë Brontë".encode(),
        "Dear Zoë Brontë".encode("utf-16-le"),
        "Dear Zoë Brontë".encode("latin-1"),
        b"\x89PNG\r\n\x1a\n....tEXtAuthor\x00zoe@example.org\x00",
        archive("a.txt", "for ZOE BRONTE"),
        archive("Zoë Brontë.txt", "-"),
        archive("inside.zip", archive("b.txt", "for Zoë Brontë")),
    ],
)
def test_somebody_is_found_in_a_file(data):
    assert names(data, WHO)


@pytest.mark.parametrize(
    "data", [b"", b"Dear Zoe", b"PK\x03\x04 cut short", archive("a.txt", "Dear Anna"), b"\xff\xfe\x00"]
)
def test_nobody_is_found_where_nobody_stands(data):
    assert not names(data, WHO)


def test_an_archive_that_grows_without_end_is_not_unpacked_to_it():
    bomb = archive("zeros", b"\0" * 64 * 1024 * 1024)
    assert not names(bomb, WHO)
