"""Notes: signed, dated, changed, taken away, and back again."""

from __future__ import annotations

import pytest

from delight.domain.errors import InputError, UnknownError
from tests import factories


def texts(services, who):
    return [note.text for note in services.notes.of(who)]


def test_a_note_has_its_moment_and_who_wrote_it(services, clock):
    who = factories.customer(services)
    services.notes.add(who, "  Likes the corner table \r\n by the window ")
    (note,) = services.notes.of(who)
    assert note.text == "  Likes the corner table \n by the window "
    assert (note.at, note.staff) == (
        clock(),
        services.context.at_desk.name if services.context.at_desk else "",
    )


def test_the_newest_comes_first_and_editing_keeps_the_day(services, clock):
    who = factories.customer(services)
    first = services.notes.add(who, "First").record
    clock.forward(days=1)
    services.notes.add(who, "Second")
    clock.forward(days=1)
    services.notes.edit(first, "First, mended")
    assert texts(services, who) == ["Second", "First, mended"]


def test_removed_and_undone(services):
    who = factories.customer(services)
    note = services.notes.add(who, "Vegetarian").record
    gone = services.notes.remove(note)
    assert texts(services, who) == []
    services.history.undo(gone.deed)
    assert texts(services, who) == ["Vegetarian"]


@pytest.mark.parametrize("text", ["", " \n ", "\x07"])
def test_nothing_is_no_note(services, text):
    who = factories.customer(services)
    with pytest.raises(InputError, match="text_missing"):
        services.notes.add(who, text)


def test_who_and_what_is_not_there(services):
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        services.notes.add(7, "Hello")
    for deed in (services.notes.remove, lambda note: services.notes.edit(note, "x")):
        with pytest.raises(UnknownError, match=r"note\.unknown"):
            deed(7)
