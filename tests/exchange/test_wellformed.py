import pytest

from delight.domain.errors import DelightError
from delight.exchange.wellformed import WellFormed


def check(*chunks, plain=True):
    whole = WellFormed(plain=plain)
    try:
        for chunk in chunks:
            whole.feed(chunk)
        whole.close()
    except DelightError as error:
        return error.code
    return "fine"


@pytest.mark.parametrize(
    "chunks",
    [
        (b"<a><b/></a>",),
        (b"<a><b", b"/></", b"a>"),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?><a/>',),
        (b"\x89PNG", b"\0\0<"),
        (),
    ],
)
def test_what_is_whole_or_no_xml_is_fine(chunks):
    assert check(*chunks) == "fine"


@pytest.mark.parametrize(
    "chunks",
    [
        (b"<a>",),
        (b"<a></b>",),
        (b"<a/>", b"<b/>"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>',),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',),
        (b"<a>\0</a>",),
    ],
)
def test_what_is_not_is_damaged(chunks):
    assert check(*chunks) == "import.damaged"
    assert check(*chunks, plain=False) == "fine"
