"""Run migrations on the connection that ``data/migrate.py`` hands over."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from sqlmodel import SQLModel

import delight.data.entities  # noqa: F401 - fills the metadata


def _plainly(kind: str, item: Any, _context: object) -> Any:
    """Write our own column types as what they are stored as: a migration must not change when they do."""
    if kind == "type" and isinstance(item, sa.TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    render_item=_plainly,
)
with context.begin_transaction():
    context.run_migrations()
