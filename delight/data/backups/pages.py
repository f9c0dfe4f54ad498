"""Pages of letters that are not as they went out, taken out of copies that still have them."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from delight.data.engine import sqlite


def bring_pages_back(file: Path, copies: Iterable[Path]) -> tuple[int, int]:
    """Give damaged letters their pages again, as far as one of ``copies`` has the very same.

    Args:
        file: the shop's file.
        copies: databases of copies; each is looked at only while letters are damaged still.

    Returns:
        How many letters have their pages again, and how many have not.
    """
    with closing(sqlite.connect(str(file), isolation_level=None)) as shop:
        wanted = dict(_damaged(shop))
        found = 0
        for copy in copies if wanted else ():
            with closing(sqlite.connect(str(copy), isolation_level=None)) as older:
                for uid in list(wanted):
                    found += _put_back(shop, older, uid, wanted)
            if not wanted:
                break
        return found, len(wanted)


def _damaged(shop: Any) -> Iterator[tuple[str, str]]:
    """Yield uid and hash of each letter whose pages are not those that were kept."""
    for uid, pdf, kept in shop.execute("SELECT uid, pdf, sha256 FROM letters"):
        if hashlib.sha256(pdf).hexdigest() != kept:
            yield uid, kept


def _put_back(shop: Any, older: Any, uid: str, wanted: dict[str, str]) -> bool:
    row = older.execute("SELECT pdf FROM letters WHERE uid = ?", (uid,)).fetchone()
    if row is None or hashlib.sha256(row[0]).hexdigest() != wanted[uid]:
        return False
    shop.execute("UPDATE letters SET pdf = ? WHERE uid = ?", (row[0], uid))
    del wanted[uid]
    return True
