"""Student's t beside its table."""

from __future__ import annotations

import pytest

from delight.domain.intervals.normal import Z, student


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(4, 2.77645), (5, 2.57058), (10, 2.22814), (19, 2.09302), (29, 2.04523), (60, 2.00030), (99, 1.98422)],
)
def test_it_is_the_table_of_the_books(freedom, point):
    """Of any statistical table, two-sided 95 %."""
    assert student(freedom) == pytest.approx(point, abs=1e-3 if freedom < 10 else 5e-5)


def test_with_many_it_is_the_normal_one():
    assert student(1e6) == pytest.approx(Z, abs=1e-5)
