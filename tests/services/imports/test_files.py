"""Files as other programs write them, brought into a fresh shop of their country, again, and undone.

What has to come in of each is counted and written down by hand in ``files``; their people do not exist.
"""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC
from pathlib import Path

import pytest

from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop, open_services
from tests.services.imports.told import CASE, CUSTOMER, VISIT, consents, exported, told, ways

FILES = {
    file["name"]: file
    for lists in sorted(Path(__file__).with_name("files").glob("*.toml"))
    for file in tomllib.loads(lists.read_text(encoding="utf-8"))["file"]
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A function that returns the folder of a fresh shop of a country, made once and copied."""
    made = {}

    def copy(country, place):
        if country not in made:
            made[country] = tmp_path_factory.mktemp("fresh") / country
            create_shop(made[country], ShopDraft(name="The Honey Bun", country=country), []).close()
        return shutil.copytree(made[country], place)

    return copy


@pytest.fixture(params=FILES)
def file(request):
    return FILES[request.param]


def test_all_of_it_comes_in_once_and_goes_out_again(file, fresh, tmp_path, clock):
    path = tmp_path / file["name"]
    path.write_bytes(file["text"].replace("\n", file.get("ends", "\n")).encode(file.get("encoding", "utf-8")))
    wish = ImportWish(noun=ImportNoun(file.get("noun", "customers")), make_unknown=file.get("unknown", False))
    services = open_services(fresh(file["country"], tmp_path / "shop"), clock=clock, zone=UTC)
    before = exported(services, tmp_path / "before")

    report = services.imports.take(services.imports.open(path), wish)

    rejected = [row.row for row in report.rejected]
    assert (report.imported, report.updated, report.merged, report.skipped, rejected) == (
        file["imported"], 0, file.get("merged", 0), 0, file.get("rejected", [])
    )  # fmt: skip
    assert list(report.unmapped) == file.get("left", [])
    after = exported(services, tmp_path / "after")
    assert _found(tmp_path / "after", file) == _wanted(file)

    again = services.imports.take(services.imports.open(path), wish)
    assert (again.imported, again.updated, again.id) == (0, 0, "")
    assert exported(services, tmp_path / "again") == after

    services.imports.undo(report.id)
    assert exported(services, tmp_path / "undone") == before
    services.close()


def _wanted(file):
    wanted = {key: file[key] for key in ("customers", "cases", "visits") if key in file}
    if "customers" in file:
        wanted |= {"consents": file.get("consents", []), "ways": file.get("ways", [])}
    return wanted


def _found(folder, file):
    found = {
        name: told(folder, f"{name}.csv", columns)
        for name, columns in (("customers", CUSTOMER), ("cases", CASE), ("visits", VISIT))
        if name in file
    }
    return found | ({"consents": consents(folder), "ways": ways(folder)} if "customers" in file else {})
