"""The SQLite that the app brings along: one version on every machine, with protection when it is wanted."""

from typing import Any

import sqlcipher3.dbapi2

sqlite: Any = sqlcipher3.dbapi2
"""The DB-API module; it carries no types of its own."""
