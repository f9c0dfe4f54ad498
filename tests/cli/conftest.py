"""A shop in a folder of its own, and the command to run on it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from delight import paths
from delight.cli import run
from delight.services.opening import open_services


@dataclass
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def document(self):
        return json.loads(self.out)


@dataclass
class Delight:
    """The command on one shop; ``windows`` are the places it opened a window on."""

    place: Path
    windows: list = field(default_factory=list)

    def __call__(self, *arguments, stdin=None, place=None):
        return self.bare("--shop", str(place or self.place), *map(str, arguments), stdin=stdin)

    def bare(self, *words, stdin=None):
        with CliRunner().isolation(input=stdin) as (out, err, _both):
            code = run(words, self._open)
            raw = out.getvalue()
            return Said(code, raw.decode("utf-8", "replace"), err.getvalue().decode("utf-8"), raw)

    def done(self, *arguments, stdin=None):
        """Return the document of a command that has to go well."""
        said = self("--json", *arguments, stdin=stdin)
        assert said.code == 0, said.out
        assert said.err == ""
        return said.document

    def refused(self, *arguments, stdin=None, place=None, code=1):
        """Return the error of a command that has to be refused, told both ways in one sentence or two."""
        said = self(*arguments, stdin=stdin, place=place)
        assert said.code == code
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        as_json = self("--json", *arguments, stdin=stdin, place=place)
        assert as_json.code == code
        assert as_json.err == ""
        error = as_json.document["error"]
        assert set(as_json.document) == {"error"}
        assert set(error) == {"code", "message"}
        assert error["message"] == said.err.rstrip("\n")
        return error

    def services(self):
        return open_services(self.place)

    def _open(self, place):
        self.windows.append(place)
        return 0


@pytest.fixture(scope="session")
def stocked(tmp_path_factory):
    """A folder with a fresh British shop, signed for by Maya, with Zoë as its only customer."""
    place = tmp_path_factory.mktemp("stocked") / "shop"
    delight = Delight(place)
    delight.done("new", "--name", "The Copper Kettle", "--country", "GB")
    delight.done("settings", "address", "3 Market Place; Hebden Bridge; HX7 6AA")
    delight.done("settings", "signed-by", "Maya Hollis")
    delight.done("customer", "add", "--name", "Zoë Marlow", "--address", "14 Mill Lane; Keighley; BD22 8DU")
    return place


@pytest.fixture
def delight(tmp_path, stocked, monkeypatch):
    """The command on a copy of that shop; nothing outside the test's folder is touched."""
    import shutil

    monkeypatch.setattr(paths, "demo_folder", lambda: tmp_path / "demo")
    monkeypatch.setenv("DELIGHT_SHOP", str(tmp_path / "elsewhere"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "shop"
    shutil.copytree(stocked, place, ignore=shutil.ignore_patterns("room-to-save"))
    return Delight(place)
