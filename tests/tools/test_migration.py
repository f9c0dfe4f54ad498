import shutil

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from delight.data.migrate import SCRIPTS
from tools.migration import raise_schema_number, write_step


@pytest.fixture
def scripts(tmp_path):
    return shutil.copytree(SCRIPTS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))


def test_the_tables_are_what_the_steps_make_so_a_new_step_is_empty(scripts):
    step = write_step("nothing new", scripts)

    assert step.name.endswith("_nothing_new.py")
    assert step.read_text(encoding="utf-8").count("    pass\n") == 2


def test_a_new_table_is_in_the_step_both_ways(scripts):
    cards = sa.Table("loyalty_cards", SQLModel.metadata, sa.Column("id", sa.Integer, primary_key=True))
    try:
        text = write_step("add loyalty cards", scripts).read_text(encoding="utf-8")
    finally:
        SQLModel.metadata.remove(cards)

    up, down = text.split("def downgrade")
    assert "create_table('loyalty_cards'" in up
    assert "drop_table('loyalty_cards'" in down


def test_the_schema_number_goes_up_by_one(tmp_path):
    schema = tmp_path / "schema.py"
    schema.write_text('SCHEMA_NO = 9\n"""Newest."""\n', encoding="utf-8")
    raise_schema_number(schema)
    assert schema.read_text(encoding="utf-8") == 'SCHEMA_NO = 10\n"""Newest."""\n'
