"""The letter's text while somebody types in it."""

from PySide6.QtGui import QTextCursor

from delight.ui.letters.write.body import BodyEdit


def shows_the_cursor(body):
    return body.viewport().rect().contains(body.cursorRect())


def test_the_line_somebody_is_in_stays_in_sight_when_there_is_less_room(qtbot):
    body = BodyEdit("Text")
    qtbot.addWidget(body)
    body.setPlainText("\n".join(f"Line {number}" for number in range(40)))
    body.resize(300, 500)
    with qtbot.waitActive(body):
        body.show()
        body.activateWindow()
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    assert shows_the_cursor(body)
    body.resize(300, 200)
    assert shows_the_cursor(body)
    body.verticalScrollBar().setValue(0)
    body.clearFocus()
    body.resize(300, 180)
    assert body.verticalScrollBar().value() == 0, "whoever only reads is not moved about"
