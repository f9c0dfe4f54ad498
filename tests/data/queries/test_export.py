"""Reading for an export stops at any row without a word."""

import pytest

from delight.data.queries.export import Snapshot
from delight.data.queries.export_tables import SOURCES
from tests import factories


@pytest.mark.parametrize(
    "rows_of", [lambda copy: copy.rows(SOURCES[0]), lambda copy: copy._bytes("SELECT 1")]
)
def test_what_was_half_read_is_let_go_after_its_file_is_closed(services, rows_of):
    """A full disk stops an export in the midst of a table; the reader is cleaned up later than its file."""
    factories.customer(services, "Ana Reyes")
    factories.customer(services, "Zed")
    copy = Snapshot(services.customers._context.db.path)
    half_read = rows_of(copy)
    next(half_read)
    copy.close()
    half_read.close()
