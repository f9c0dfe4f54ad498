"""The rules that hold for every file, and the faults of others that we must notice at once."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import delight

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "delight").rglob("*.py"))


def offenders(rule):
    return [
        path.relative_to(ROOT).as_posix() for path in SOURCES if rule(path, path.read_text(encoding="utf-8"))
    ]


def test_a_file_has_up_to_300_lines():
    # A step of the database is history: it is as long as it is, and never changed.
    assert offenders(lambda path, text: path.parent.name != "versions" and len(text.splitlines()) > 300) == []


def test_a_file_says_what_it_is_for():
    assert offenders(lambda _path, text: not ast.get_docstring(ast.parse(text))) == []


def test_the_lock_file_names_the_public_registry_only():
    hosts = set(re.findall(r'"https?://([^/"]+)', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_no_test_needs_a_tool_that_a_fresh_machine_lacks():
    tool = re.compile(r"""\[\s*["'](pdf\w+|xdotool|Xvfb|import|convert)["']""")
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        assert "shutil.which" in text or not tool.search(text), path


def test_no_test_stops_the_workers_while_it_waits():
    """``QTest.qWait`` keeps Python's lock; a window that goes meanwhile waits for a worker for ever."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    waits = re.compile(r"\bqWait\(")
    assert [path.name for path in files if waits.search(path.read_text(encoding="utf-8"))] == []


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert delight.__version__ == project["version"]


def test_the_command_starts_without_qt():
    script = "import sys, delight.cli; print([name for name in sys.modules if name.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True, cwd=ROOT)
    assert done.stdout.strip() == b"[]"


def test_qt_calls_keep_the_count_of_none(qtbot):
    """PySide6 6.12.0 dropped a reference to None at every call, and the process died after some 5,000."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(50_000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 5_000
