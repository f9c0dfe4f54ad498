"""The table of guesses: read from a folder, logged through the command, chance beside it."""

from __future__ import annotations

import csv

import pytest

from benchmarks import guesses


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(guesses, "held_out", lambda _text: True)
    rows = [
        ("Late Flight", "Late again, two hours of delay"),
        ("Late Flight", "Nothing to say"),
        ("longlines", "The queue was long, waited an hour"),
        ("Can't Tell", "Late"),
    ]
    with (tmp_path / "airline_complaints.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["negativereason", "text"])
        writer.writerows(rows)
    return tmp_path


def test_the_table_counts_what_agrees_and_what_chance_would(folder, capsys):
    guesses.main(str(folder))
    said = capsys.readouterr().out
    late = next(line for line in said.splitlines() if line.startswith("Late Flight"))
    assert late.split()[-4:] == ["2", "50%", "50%", "100%"]
    assert next(line for line in said.splitlines() if line.startswith("All")).split()[1] == "3"
    assert "By chance, guessing as often of each kind: 33% of the cases." in said
    assert "RECLAMEAQUI_NAGEM.csv is not in" in said


def test_without_a_folder_it_says_what_it_needs():
    with pytest.raises(SystemExit):
        guesses.main()
