import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from delight import __version__
from delight.cli import main, screen

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [[name] for name in main.root.commands] + [
    [name, sub] for name, noun in main.root.commands.items() for sub in getattr(noun, "commands", {})
]


def started(*words, env=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "delight", *words],
        capture_output=True,
        cwd=ROOT,
        env=env or os.environ,
        **options,
    )


@pytest.mark.parametrize("words", [[], *COMMANDS], ids=" ".join)
def test_every_level_explains_itself_with_an_example(delight, words):
    said = delight.bare(*words, "--help")
    assert said.code == 0
    assert "Example:\n  delight " in said.out
    assert "--json" in said.out


def test_global_options_stand_before_and_after_the_command(delight):
    after = delight.bare("customer", "list", "--json", "--shop", str(delight.place))
    before = delight.bare("--json", "--shop", str(delight.place), "customer", "list")
    between = delight.bare("customer", "--json", "--shop", str(delight.place), "list")
    assert after.document == before.document == between.document
    assert after.document[0]["name"] == "Zoë Marlow"


def test_the_version_is_said_anywhere(delight):
    for words in (["--version"], ["case", "list", "--version"]):
        assert delight.bare(*words).out == f"delight {__version__}\n"
        assert json.loads(delight.bare(*words, "--json").out) == {"version": __version__}


def test_quiet_says_nothing_when_it_went_well(delight):
    said = delight("customer", "add", "--name", "Ida", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert "Ida" in delight("customer", "list", "--quiet").out


@pytest.mark.parametrize(
    "words",
    [["--nonsense"], ["case", "add"], ["case", "move", "C-1"], ["case", "list", "--stage", "lost"], ["fly"]],
    ids=" ".join,
)
def test_misuse_ends_with_2_and_says_where_the_help_is(delight, words):
    error = delight.refused(*words, code=2)
    assert error["code"] == "usage"
    assert "--help`" in error["message"]


@pytest.mark.parametrize(
    "words", [["case", "edit", "C-1", "--what"], ["case", "list", "--nonsense"], ["today", "x"]], ids=" ".join
)
def test_misuse_names_the_help_of_the_very_command(delight, words):
    asked = "`delight today --help`" if words[0] == "today" else f"`delight {' '.join(words[:2])} --help`"
    assert asked in delight.refused(*words, code=2)["message"]


def test_a_noun_alone_shows_its_help(delight):
    said = delight.bare("case")
    assert said.code == 2
    assert "Usage: delight case" in said.err
    assert delight.bare("case", "--json").document["error"]["code"] == "usage"


def test_without_a_command_the_app_opens(delight, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":9")
    assert delight.bare("--shop", str(delight.place)).code == 0
    assert delight.windows == [delight.place]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_without_a_screen_the_app_says_so(delight):
    assert "no screen" in delight.refused()["message"]
    assert delight.windows == []


def test_there_is_always_a_screen_on_windows(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert screen.has_screen()


def test_what_nobody_expected_is_one_sentence_and_a_log_without_data(delight, monkeypatch, tmp_path):
    log = tmp_path / "logs" / "delight.log"
    monkeypatch.setattr(main, "log_file", lambda: log)
    monkeypatch.setattr("delight.services.customers.service.query.same_name", lambda *_: 1 / 0)
    error = delight.refused("case", "add", "--what", "secret words", "--customer", "Zoë Marlow")
    assert error["code"] == "internal"
    assert str(log) in error["message"]
    text = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "customers/service.py:" in text
    assert "secret" not in text
    assert "Zoë" not in text
    assert str(ROOT) not in text


def test_a_log_that_cannot_be_written_is_no_second_fault(delight, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(main, "log_file", lambda: tmp_path / "file" / "log")
    monkeypatch.setattr("delight.services.customers.service.people_query.customers", lambda *_, **__: 1 / 0)
    assert delight.refused("customer", "list")["message"] == "Something went wrong inside Delight."


def test_a_console_of_few_letters_gets_question_marks(delight, monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    delight.done("customer", "add", "--name", "Łukasz 李")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main.run(["customer", "list", "--shop", str(delight.place)], delight._open) == 0
    assert b"?ukasz ?" in narrow.buffer.getvalue()
    monkeypatch.setattr(sys, "stdout", narrow := io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert main.run(["customer", "list", "--json", "--shop", str(delight.place)], delight._open) == 0
    assert {row["name"] for row in json.loads(narrow.buffer.getvalue())} == {"Zoë Marlow", "Łukasz 李"}


def test_no_command_loads_qt(delight):
    script = (
        "import sys; from delight.cli import run\n"
        "run(['case', 'list', '--shop', sys.argv[1]], None); run(['demo', '--help'], None)\n"
        "sys.exit(any(name.startswith(('PySide6', 'delight.ui', 'delight.app')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(delight.place)], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_the_start_of_the_window_loads_nothing_it_does_not_need():
    script = (
        "import sys, delight.__main__\nfrom delight.cli.screen import has_screen\n"
        "heavy = ('PySide6', 'click', 'sqlalchemy', 'sqlmodel', 'reportlab', 'babel')\n"
        "print([name for name in sys.modules if name.split('.')[0] in heavy])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_module_runs_as_the_command(delight):
    done = started("customer", "list", "--json", "--shop", str(delight.place))
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["name"] == "Zoë Marlow"


def test_no_window_comes_with_a_command(delight, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":9")
    assert delight("customer", "list").code == 0
    assert delight.windows == []


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_a_bare_start_without_a_screen_says_so():
    env = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = started(env=env)
    assert done.returncode == 1
    assert b"no screen" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in another way there")
def test_a_closed_pipe_is_no_fault(delight):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "delight", "--help"], stdout=writer, stderr=subprocess.PIPE, cwd=ROOT
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_does_not_wait_for_the_database():
    script = (
        "import sys; from delight.cli import run\n"
        "run(['case', 'add', '--help'], None); run(['--version'], None)\n"
        "sys.exit(any(name.split('.')[0] in {'sqlalchemy', 'pydantic', 'reportlab'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True).returncode == 0
