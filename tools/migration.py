"""Write the next migration: what the entities have that the newest schema has not."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from delight.data.migrate import SCRIPTS
from delight.data.schema import SCHEMA_NO


def main(name: str) -> None:
    """Make ``versions/NNNN_name.py`` with the next number and say what is left to do by hand."""
    taken = [int(file.name[:4]) for file in (SCRIPTS / "versions").glob("[0-9]*.py")]
    number = max(taken, default=0) + 1
    with TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{Path(folder) / 'schema.db'}")
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(SCRIPTS))
            config.attributes["connection"] = connection
            if taken:
                command.upgrade(config, "head")
            command.revision(config, message=name, autogenerate=True, rev_id=f"{number:04d}")
        engine.dispose()
    sys.stdout.write(
        f"Read it, then set SCHEMA_NO in delight/data/schema.py to {number} (now {SCHEMA_NO}), make the\n"
        "triggers of rebuilt tables again, and keep a database of the last release in tests/data/old.\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
