"""Every option of the commands about cases, with words nobody meant: done, or one sentence and its code."""

from datetime import date, timedelta
from itertools import cycle

import click
import pytest

from delight.cli.main import root
from delight.cli.output import safe

ODD = ["", "x" * 5000, "\ud800", "{x}\n\u202e%s", "9" * 40, "-1", "..", "\0", "=1+1", "1e400", "9999-12-31",
       "0001-01-01", "١٢", "C-٢٠٢٦-0001", "\u200b", "W" * 12_000, "-"]  # fmt: skip
REF, LATER = f"C-{date.today():%Y}-0001", f"{date.today() + timedelta(days=300)}"
BASE = {
    "case add": ["--what", "late"], "case edit": [REF], "case move": [REF, "acknowledged"],
    "case close": [REF, "--outcome", "settled"], "case snooze": [REF, "--until", LATER],
    "case wake": [REF], "case take": [REF], "case step": [REF, "1"], "case attach": [REF, "o.txt"],
    "case detach": ["1"], "case files": [REF], "case file": ["1", "--out", "o.bin"], "case show": [REF],
    "case sheet": [REF, "--out", "o.pdf"], "case list": [], "case board": [], "case forget-filter": ["a"],
    "action add": [REF, "--kind", "refund"], "action edit": ["1"], "action remove": ["2"],
    "action done": ["1"], "action phone": ["1", "--by", "Maya"], "action approve": ["1"],
    "action decline": ["1"], "promise add": [REF, "--what", "ring", "--by", "friday"], "promise list": [],
    "promise edit": ["1"], "promise kept": ["1"], "promise broken": ["1"],
    "promise longer": ["1", "--by", LATER], "follow-up list": [], "follow-up done": ["1"],
    "improvement show": ["oven"], "improvement gather": ["oven", REF],
    "improvement merge": ["oven", "--into", "b"], "improvement save": ["oven"],
    "improvement remove": ["oven"], "improvement rename": ["oven", "--to", "b"],
    "idea add": ["--what", "a"], "idea list": [], "idea edit": ["1"], "idea remove": ["1"],
    "elsewhere add": ["Mill"], "elsewhere edit": ["Mill"], "elsewhere remove": ["Mill"],
    "standards": [], "standard add": ["--words", "a"], "standard edit": ["1"], "standard remove": ["1"],
    "standard suggestions": [], "guards switch": ["late-coupon", "off"], "guards dismiss": ["late-coupon"],
    "closed add": [LATER], "closed list": [], "closed remove": [LATER], "closed holidays": [],
    "tally add": ["q"], "tally list": [], "tally remove": ["1"], "guess text": ["waited"],
    "guess words": ["failure", "late"], "guess add": ["failure", "late", "wort"], "guess remove": ["1"],
    "guess off": ["failure", "late", "late"], "playbook list": [], "playbook show": ["late"],
    "playbook save": ["late", "--from", "-"], "playbook for": [REF], "playbook choose": [REF, "late"],
    "playbook restore": ["late"], "staff add": ["--name", "A"], "staff list": [], "staff edit": ["Tom"],
    "staff deactivate": ["Tom"], "staff return": ["Tom"], "today": [], "insight": [], "undo": [],
    "history": [],
}  # fmt: skip
_GLOBAL = {"shop", "as_json", "quiet", "version", "help"}
_NEVER_ODD = {"case filters", "action list", "improvement list", "improvement lacks", "elsewhere list",
              "guards list", "staff pin"}  # fmt: skip
"""Commands that take nothing, and one that asks without showing what is typed."""


def asked(command, base, odd):
    """Every option and argument of a command once, with the next odd word."""
    at = 0
    for parameter in command.params:
        if parameter.name in _GLOBAL:
            continue
        if isinstance(parameter, click.Argument):
            yield [*base[:at], next(odd), *base[at + 1 :]]
            at += 1
        elif parameter.is_flag:
            yield [*base, parameter.opts[0]]
        else:
            yield [*base, parameter.opts[0], next(odd)]


@pytest.fixture
def busy(delight, tmp_path, monkeypatch):
    """A shop with one of everything, and its folder for what is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o.txt").write_text("x", encoding="utf-8")
    for words in (
        ["staff", "add", "--name", "Maya", "--role", "owner"],
        ["staff", "add", "--name", "Tom", "--authority", "10"],
        ["case", "add", "--customer", "1", "--what", "late", "--promise", "ring", "--by", LATER],
        ["action", "add", REF, "--kind", "refund", "--cost", "15", "--staff", "Tom"],
    ):
        delight.done(*words)
    return delight


@pytest.mark.parametrize(("number", "name"), list(enumerate(BASE)))
def test_it_is_done_or_said_in_one_sentence(busy, number, name):
    command = root
    for word in name.split():
        command = command.commands[word]
    odd = cycle(ODD[number % len(ODD) :] + ODD[: number % len(ODD)])
    for words in asked(command, BASE[name], odd):
        said = busy(*name.split(), *words, stdin="")
        assert said.code in {0, 1, 2}, words
        assert "Traceback" not in said.out + said.err
        if said.code:
            assert (said.out, said.err.count("\n")) == ("", 1), words
            error = busy("--json", *name.split(), *words, stdin="").document["error"]
            assert error["code"] != "internal", words
            assert (error["code"] == "usage") == (said.code == 2), words
            assert safe(error["message"]) == said.err.rstrip("\n")
    assert busy("check").code == 0


def test_every_command_about_cases_is_asked():
    nouns = {name.split()[0] for name in BASE}
    there = {
        f"{noun} {name}"
        for noun in nouns
        if isinstance(root.commands[noun], click.Group)
        for name in root.commands[noun].commands
    }
    alone = {noun for noun in nouns if not isinstance(root.commands[noun], click.Group)}
    assert set(BASE) == (there | alone) - _NEVER_ODD
