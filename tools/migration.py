"""Write the next numbered step for the database: what the tables have that all steps so far do not make."""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from delight.data.engine import sqlite
from delight.data.migrate import SCRIPTS

SCHEMA = SCRIPTS.parent / "schema.py"


def write_step(message: str, scripts: Path = SCRIPTS) -> Path:
    """Make ``NNNN_message.py`` in the folder of steps and return where it is.

    The step is a proposal to read and correct. An empty shop is brought through all earlier steps first.
    """
    versions = scripts / "versions"
    taken = [int(step.name[:4]) for step in versions.glob("[0-9]*.py")]
    number = f"{max(taken, default=0) + 1:04d}"
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "empty.delight")
        engine = sa.create_engine("sqlite://", module=sqlite, creator=lambda: sqlite.connect(path))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()
    return next(versions.glob(f"{number}_*.py"))


def raise_schema_number(schema: Path = SCHEMA) -> None:
    """Count the new step in ``SCHEMA_NO``, which every shop's file carries."""
    text = schema.read_text(encoding="utf-8")
    raised = re.sub(r"(?m)^SCHEMA_NO = (\d+)$", lambda m: f"SCHEMA_NO = {int(m[1]) + 1}", text)
    schema.write_text(raised, encoding="utf-8")


if __name__ == "__main__":
    made = write_step(" ".join(sys.argv[1:]))
    raise_schema_number()
    sys.stdout.write(
        f"Please read it and put it right: {made}\n"
        "Make triggers of rebuilt tables again, and keep a database of the last release in tests/data/old.\n"
    )
