"""Invented people of many scripts for the benchmarks: no name, number or address is anybody's."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_GIVEN = """
Zoë Ada Marta Tom Ines Ola Per Łukasz Živa Björn Åse José Núria Chloé Noël Øyvind Jürgen Käthe Siân Aoife
Mateo Lucía Bruno Elif İpek Ömer Dario Ilse Anouk Femke Mila Otto Greta Hugo Nora Emil Ida Ruth Saul Vera
Paul Rosa Ravi Asha Kofi Ama Tariq Leila Yusuf Amina Jamal Nadia Ivo Petra Milos Jana
""".split()
_FAMILY = """
Marlow Brontë Okafor Lind Fenwick Hallam Pettigrew Quist Straßer Groß Müller Jørgensen Sørensen Ångström
Żak Wiśniewska Dvořák Novotná Çelik Yıldız O'Hara MacLeod Saint-Clair Vandenberg Delacroix Lefèvre Rossi
Bianchi Esposito Ferreira Gonçalves Peña Ibáñez Castellanos Haugen Lindqvist Virtanen Korhonen Tamm Kask
Bērziņš Kovács Nagy Popescu Ionescu Petrov Horvat Hadžić Papadakis Achebe Mensah Diallo Haddad Nasser
Banerjee Iyer Thapa
""".split()
_SOUNDS = """
ba be bi bo da de do fa fe ga go ha he ka ke ki la le lo ma me mo na ne no pa pe ra re ri sa se so ta te to
va vi
""".split()
_OTHER = (
    ("王", "小明 美玲 志强 丽华 建国 子涵 雨桐 国栋".split()),
    ("李", "娜 伟 静 芳 秀英 浩然".split()),
    ("山田", "花子 太郎 美咲 健一".split()),
    ("김", "민수 서연 지우 하은".split()),
    ("Иванова", "Ольга Марина Светлана Дарья".split()),
    ("Παπαδάκη", "Ελένη Μαρία Σοφία".split()),
    ("כהן", "יעל דוד נועה".split()),
    ("حداد", "ليلى يوسف أمينة".split()),
    ("ศรีสุข", "สมชาย มาลี".split()),
    ("शर्मा", "आशा रवि".split()),
)
_STREETS = (
    "High Street,Quay Street,Mill Lane,Station Road,Rue du Port,Lindenweg,Calle Mayor,Kirchgasse".split(",")
)
_TOWNS = "Sandmouth,Eastwick,Northquay,Lindental,Port-Neuf,Villanueva,Storvik,Brzegowo".split(",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """One invented customer, as far as it is found by words."""

    name: str
    given: str
    family: str
    email: str
    phone: str
    address: str


def people(count: int, seed: int = 4) -> Iterator[Somebody]:
    """Yield so many people, always the same; one in twelve is written in another script than Latin."""
    chance = random.Random(seed)
    families = _FAMILY + _invented(chance, 2_000)
    for number in range(count):
        given, family, name = _named(chance, families)
        street, town = f"{number % 180 + 1} {chance.choice(_STREETS)}", chance.choice(_TOWNS)
        email = f"c{number}.{chance.choice(_SOUNDS)}@{town.lower()}.example"
        phone = f"0{chance.randrange(1000, 1999)} {chance.randrange(100000, 999999)}"
        yield Somebody(
            name=name,
            given=given,
            family=family,
            email=email if number % 3 else "",
            phone=phone if number % 5 else "",
            address=f"{street}\n{town}\nSM{number % 90} 1AA",
        )


def _named(chance: random.Random, families: list[str]) -> tuple[str, str, str]:
    if chance.random() < 1 / 12:
        family, givens = chance.choice(_OTHER)
        given = chance.choice(givens)
        closed = ord(family[0]) > 0x2E80
        return given, family, f"{family}{given}" if closed else f"{given} {family}"
    given, family = chance.choice(_GIVEN), chance.choice(families)
    return given, family, f"{given} {family}"


def _invented(chance: random.Random, count: int) -> list[str]:
    lengths = [chance.choice((2, 3, 3, 4)) for _ in range(count)]
    return ["".join(chance.choices(_SOUNDS, k=length)).capitalize() for length in lengths]
