"""Long lists some at a time: one statement takes only so many values."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def parts(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield the values in order, ``size`` at a time."""
    return (values[start : start + size] for start in range(0, len(values), size))
