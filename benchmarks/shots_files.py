"""Files of other programs for the screenshots of the import page; everybody in them is made up."""

from __future__ import annotations

from pathlib import Path

from delight.domain.imports.importing import ImportNoun

_PEOPLE = (
    "First Name;Last Name;E-mail;Phone;Home Street;Home City;Home ZIP;Birthday;Card number;Loves\n"
    "Ottilie;Marsh;ottilie@example.org;07700 900412;3 Quay;Sandmouth;SM4 7AB;14/3/1980;4111111111111111;rye\n"
    "Bartholomew-Maximilian;Featherstonehaugh;b.m.featherstonehaugh@long-name.example;07700 900413;;;;;;\n"
    "Ida;Rowe;ida at home;07700 900414;12 Chapel Row;Sandmouth;SM4 7AC;31/02/1975;;plum cake\n"
    "Ottilie;Marsh;ottilie@example.org;;;;;;;rye\n"
    ";;;;;;;;;what is this\n"
    "Джамиля;Асанова;dzhamilya@example.org;07700 900415;;;;05/11/1991;;\n"
)
_CASES = (
    "Ticket,Customer,Complaint,Received,Closed,Status\n"
    "T-1,Ida Rowe,The cake was an hour late,2024-05-06,2024-05-08,Solved\n"
    "T-2,Ottilie Marsh,Soup was cold,2024-05-09,2024-05-01,Solved\n"
    "T-3,Ned Amos,Wrong name on the cake,2024-06-03,2024-06-09,Solved\n"
)
_VISITS = (
    "Order,Name,Date,Total\n"
    "#1001,Ida Rowe,2024-05-06,12.50\n#1002,Ottilie Marsh,2024-05-07,1240.00\n#1003,Ned Amos,tomorrow,8\n"
)
FILES = {
    ImportNoun.CUSTOMERS: ("People of the old till.csv", _PEOPLE),
    ImportNoun.CASES: ("tickets 2024.csv", _CASES),
    ImportNoun.VISITS: ("orders 2024.csv", _VISITS),
}


def made(folder: Path, noun: ImportNoun) -> Path:
    """Write the file about ``noun`` into a folder, and return its path."""
    name, text = FILES[noun]
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
