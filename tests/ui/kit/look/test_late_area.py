"""What scrolls is styled once, and is there as ever."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import column, scrolled


class Styled(QObject):
    """Counts how often a widget gets a style, before it is shown and after."""

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self.times += event.type() == QEvent.Type.Polish
        return False


def _filled() -> tuple[QWidget, QLabel]:
    content, words = QWidget(), QLabel("\n".join(str(line) for line in range(80)))
    column(content, words)
    return content, words


def test_content_is_styled_when_the_area_has_its_place(qapp):
    content, words = _filled()
    styled = Styled(words)
    area, page, window = scrolled(content), QWidget(), QWidget()
    column(page, area)
    column(window, page)
    assert not styled.times
    assert area.widget() is content
    assert window.isAncestorOf(words)
    window.resize(200, 200)
    window.show()
    QTest.qWaitForWindowExposed(window)
    assert styled.times == 1
    assert area.widget() is content
    assert words.isVisible()
    assert area.verticalScrollBar().maximum() > 0
    window.close()


def test_an_area_is_as_large_as_its_content_asks_before_it_is_shown(qapp):
    content, _words = _filled()
    wanted = content.sizeHint()
    assert scrolled(content).sizeHint().width() >= wanted.width()


def test_one_can_scroll_to_a_part_before_the_area_is_shown(qapp):
    reached = []
    for make in (scrolled, _plain):
        content, words = _filled()
        area = make(content)
        area.resize(200, 100)
        area.ensureWidgetVisible(words, 0, 0)
        reached.append(area.verticalScrollBar().value())
    assert reached[0] == reached[1] > 0


def _plain(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
