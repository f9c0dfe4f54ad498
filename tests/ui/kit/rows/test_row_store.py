"""A long list keeps every key, and the rows near where somebody looks."""

from types import SimpleNamespace

from delight.ui.kit.rows.row_store import BATCH, RowStore
from delight.ui.kit.rows.table import Column, TableModel

MANY = 80 * BATCH


def rows(first, count):
    return [SimpleNamespace(id=n) for n in range(first, first + count)]


def store_of(count, **options):
    store = RowStore(lambda row: row.id, **options)
    for first in range(0, count, BATCH):
        store.append(rows(first, min(BATCH, count - first)))
    return store


def test_rows_far_away_are_let_go_and_come_back():
    store = store_of(MANY)
    assert len(store) == MANY
    assert len(store.here()) == 30 * BATCH
    assert store.get(MANY - 1).id == MANY - 1
    assert (store.get(5), store.missing(5), store.missing(MANY - 1)) == (None, 0, None)
    assert store.put_back(0, rows(0, BATCH))
    assert (store.get(5).id, len(store.here())) == (5, 30 * BATCH)
    assert store.get(MANY - 1).id == MANY - 1  # rows are added to the last batch


def test_a_list_that_changed_meanwhile_is_told():
    store = store_of(MANY)
    assert not store.put_back(0, rows(1, BATCH))


def test_keys_are_known_of_rows_that_were_let_go():
    store = store_of(MANY)
    assert (store.find(7), store.find(-1)) == (7, -1)
    assert (store.key_before(0), store.key_before(8)) == (None, 7)


def test_where_every_row_must_stay_none_is_let_go():
    assert len(store_of(MANY, forgets=False).here()) == MANY


def test_a_model_scrolled_to_the_end_and_back_shows_every_row():
    asked = []

    def fetch(ask):
        asked.append(ask)
        first = 0 if ask.after is None else ask.after + 1
        assert first == ask.offset
        return rows(first, min(ask.limit, MANY - first))

    model = TableModel([Column(title="", text=lambda row: str(row.id))], fetch)
    model.reload()
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == MANY
    assert len(model.rows()) <= 30 * BATCH
    assert [model.index(n, 0).data() for n in (0, 1, 4_321, MANY - 1)] == ["0", "1", "4321", str(MANY - 1)]
    before = len(asked)
    model.reload()  # not all of it
    assert len(asked) == before + 1
    assert asked[-1].limit == 1_000
    assert model.canFetchMore()
