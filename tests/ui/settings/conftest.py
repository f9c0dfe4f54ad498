"""The Settings page over a shop of its own."""

from __future__ import annotations

import pytest

from delight.domain.improvements.standards import StandardDraft
from delight.ui.settings.page import SettingsPage
from tests.qt_helpers import let_run, settle


@pytest.fixture
def page(tools, qtbot):
    """The page, shown and loaded."""
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    made.activateWindow()
    settle(tools)
    made.focus_first()
    return made


@pytest.fixture
def standards(page, tools, services):
    """The group of standards, with two of the shop's own."""
    for words in ("We answer.", "We ring back."):
        services.standards.add(StandardDraft(words=words))
    page.open_group(page.standards)
    page.standards.refresh()
    settle(tools)
    return page.standards


@pytest.fixture
def people(page, tools):
    """The group of people, opened."""
    page.open_group(page.staff)
    settle(tools)
    return page.staff


@pytest.fixture
def said(page):
    """What the bar at the bottom was told."""
    heard = []
    page.said.connect(lambda words, _changes: heard.append(words))
    return heard


@pytest.fixture
def ready(tools):
    """Wait until the workers are done and the sheet of paper has been asked for."""

    def wait():
        let_run(60)
        settle(tools)

    return wait


@pytest.fixture
def opened_again(tools, qtbot):
    """Return a function that opens Settings as after a crash, and there a group if one is named."""

    def open_(name=""):
        let_run(450)
        settle(tools)
        made = SettingsPage(tools)
        qtbot.addWidget(made)
        made.resize(980, 700)
        made.show()
        settle(tools)
        if name:
            made.open_group(getattr(made, name))
            settle(tools)
        return made

    return open_
