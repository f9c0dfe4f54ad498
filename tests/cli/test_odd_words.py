"""Every option of the letter commands with words nobody meant: done, or one sentence and its exit code."""

import click
import pytest

from delight.cli.letters import letter
from delight.cli.output import safe

ODD = ["", "x" * 5000, "\ud800", "{x}\n\u202e%s", "9" * 40, "-1", ".."]
BASE = {
    "write": ["--wording", "thank-you", "--customer", "1", "--out", "o.pdf"],
    "text": ["--wording", "thank-you", "--customer", "1"],
    "answer": ["K7M2PX", "--answer", "nearly"],
    "reprint": ["1", "--out", "o.pdf"],
    "came-out": ["1"],
    "never-sent": ["1"],
    "due": ["--out", "o.pdf"],
    "many": ["--wording", "thank-you", "--customers", "1", "--out", "o.pdf"],
    "labels": ["--customers", "1", "--sheet", "5160", "--out", "o.pdf"],
    "envelopes": ["--customers", "1", "--sheet", "DL", "--out", "o.pdf"],
    "form": ["feedback-card", "--out", "o.pdf"],
    "hold": ["1", "--until", "2029-12-31", "--why", "a claim"],
}
_GLOBAL = {"shop", "as_json", "quiet", "version"}


def asked(command):
    """Every way to ask for a command with one odd word in it."""
    base = BASE.get(command.name, [])
    yield base
    for parameter in command.params:
        if parameter.name in _GLOBAL:
            continue
        if isinstance(parameter, click.Argument):
            yield from ([odd, *base[1:]] for odd in ODD)
        elif parameter.is_flag:
            yield [*base, parameter.opts[0]]
        else:
            yield from ([*base, parameter.opts[0], odd] for odd in ODD)


@pytest.mark.parametrize("name", letter.commands)
def test_it_is_done_or_said_in_one_sentence(delight, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for words in asked(letter.commands[name]):
        said = delight("letter", name, *words)
        assert said.code in {0, 1, 2}, words
        assert "Traceback" not in said.out + said.err
        if said.code:
            assert (said.out, said.err.count("\n")) == ("", 1), words
            error = delight("--json", "letter", name, *words).document["error"]
            assert error["code"] != "internal", words
            assert (error["code"] == "usage") == (said.code == 2), words
            assert safe(error["message"]) == said.err.rstrip("\n")


def test_every_command_is_asked():
    assert set(BASE) | {"wordings", "list", "held"} == set(letter.commands)
