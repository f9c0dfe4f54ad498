"""On a terminal an older shop says how far it is brought up to date; what takes a blink says nothing."""

import io

import pytest

from delight.cli import bars
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite

READYING = "Getting the shop ready for this version"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def a_terminal(monkeypatch, blink):
    """Make standard error a terminal; in the test itself, since pytest sets its own before each."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(bars, "_BLINK", blink)
    return screen


def test_a_bar_comes_up_when_work_tells_of_itself(monkeypatch):
    terminal = a_terminal(monkeypatch, -1)
    with bars.late_bar("Long work", heard=True) as tell:
        assert terminal.getvalue() == ""
        tell(1, 4)
        assert "Long work" in terminal.getvalue()
        tell(4, 4)
    assert "100%" in terminal.getvalue()


def test_short_work_and_work_that_nobody_hears_say_nothing(monkeypatch):
    terminal = a_terminal(monkeypatch, 60)
    for heard in (True, False):
        with bars.late_bar("Work", heard=heard) as tell:
            tell(1, 2)
            tell(2, 2)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("option", "is_said"), [((), True), (("--quiet",), False), (("--json",), False)])
def test_an_older_shop_says_how_far_it_is(delight, monkeypatch, option, is_said):
    monkeypatch.setattr(bars, "on_terminal", lambda: True)
    monkeypatch.setattr("delight.cli.wishes.on_terminal", lambda: True)
    monkeypatch.setattr(bars, "_BLINK", -1)
    assert READYING not in delight("customer", "list", *option).err
    with sqlite.connect(str(delight.place / FILE_NAME)) as connection:
        connection.execute("UPDATE meta SET value='0 0 0' WHERE key='derived'")
    said = delight("customer", "list", *option)
    assert said.code == 0
    assert (READYING in said.err) is is_said
    assert "Zoë Marlow" in said.out
