"""Which causes somebody said to be different: nobody is asked twice, and every backup knows it."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256

from sqlmodel import Session

from delight.data.entities import Meta

Names = tuple[str, str]
"""The keys of two causes."""
_KEY = "causes.apart"


def apart(session: Session) -> frozenset[str]:
    """Return the marks of those that differ."""
    stored = session.get(Meta, _KEY)
    with suppress(ValueError, TypeError):
        found = json.loads(stored.value) if stored else []
        return frozenset(one for one in found if isinstance(one, str))
    return frozenset()


def keep_apart(session: Session, names: Names) -> None:
    """Remember that two causes differ."""
    marks = sorted(apart(session) | {mark(names)})
    session.merge(Meta(key=_KEY, value=json.dumps(marks)))


def mark(names: Names) -> str:
    """Return what two causes are known by; it holds none of their words, so erasing somebody spares it."""
    return sha256("\0".join(sorted(names)).encode()).hexdigest()[:32]
