"""Sentences of a chapter as they stand below each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from delight.domain.insight.chapter import Said
from delight.domain.insight.values import Behind
from delight.ui.insight.said import Sentences
from tests.qt_helpers import press


class Plain:
    """Says the code of a sentence."""

    def sentence(self, _topic, said):
        """Return the code as a sentence."""
        return said.code


def test_sentences_stand_equally_far_apart_whether_they_open_something_or_not(qtbot):
    codes = ("one", "two", "three", "four", "five")
    said = tuple(Said(code=code, behind=Behind((1,) if code in {"one", "five"} else ())) for code in codes)
    sentences, teller = Sentences(), cast("Any", Plain())
    qtbot.addWidget(sentences)
    sentences.show_said(teller, None, said)
    sentences.resize(600, sentences.sizeHint().height())
    with qtbot.waitExposed(sentences):
        sentences.show()
    words = [one for one in sentences.findChildren(QLabel) if one.text() in codes]
    middles = [one.mapTo(sentences, one.rect().center()).y() for one in words]
    steps = {other - one for one, other in pairwise(middles)}
    assert len(words) == len(codes)
    assert max(steps) - min(steps) <= 2


def test_a_sentence_that_is_still_said_keeps_its_link_whatever_comes_before_it(qtbot):
    sentences, teller, opened = Sentences(), cast("Any", Plain()), []
    sentences.opened.connect(lambda *one: opened.append(one))
    qtbot.addWidget(sentences)
    sentences.show_said(teller, None, (Said(code="last", behind=Behind((1, 2))),))
    with qtbot.waitActive(sentences):
        sentences.show()
        sentences.activateWindow()
    (link,) = sentences.findChildren(QPushButton)
    link.setFocus()
    first, last = Said(code="first", behind=Behind((7,))), Said(code="last", behind=Behind((1, 2, 3)))
    sentences.show_said(teller, None, (first, last))
    assert link.hasFocus()
    assert link.text() == "3 cases"
    press(link, "Return")
    assert opened == [(Behind((1, 2, 3)), "last")]
    assert sentences.findChildren(QPushButton)[-1] is link, "Tab comes to it last"


@pytest.mark.usefixtures("doubled")
def test_there_is_air_between_sentences_of_large_text_too(qtbot):
    sentences, teller = Sentences(), cast("Any", Plain())
    qtbot.addWidget(sentences)
    sentences.show_said(teller, None, tuple(Said(code=code, behind=Behind((1,))) for code in ("one", "two")))
    sentences.resize(900, sentences.sizeHint().height())
    with qtbot.waitExposed(sentences):
        sentences.show()
    one, two = (one for one in sentences.findChildren(QLabel) if one.text() in {"one", "two"})
    step = two.mapTo(sentences, QPoint()).y() - one.mapTo(sentences, QPoint()).y()
    assert step >= sentences.fontMetrics().lineSpacing() * 1.3
