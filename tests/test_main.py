import sys

import pytest

from delight import __main__ as start
from delight.cli import screen


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """The places that a window was opened on."""
    places = []
    monkeypatch.setattr(start, "open_window", lambda place: places.append(place) or 0)
    monkeypatch.setenv("DELIGHT_SHOP", str(tmp_path / "mine"))
    return places


def test_a_bare_start_opens_the_window_on_the_shop_of_this_machine(opened, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["delight"])
    monkeypatch.setattr(screen, "has_screen", lambda: True)
    assert start.main() == 0
    assert opened == [tmp_path / "mine"]


def test_without_a_screen_nothing_opens(opened, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["delight"])
    monkeypatch.setattr(screen, "has_screen", lambda: False)
    assert start.main() == 1
    assert opened == []
    assert capsys.readouterr().err == f"{screen.NO_SCREEN}\n"


def test_words_are_a_command(opened, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["delight", "customer", "list"])
    assert start.main() == 1
    assert opened == []
    assert "There is no shop" in capsys.readouterr().err
