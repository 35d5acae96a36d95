"""Bringing a database to the schema of this version, step by step (Alembic)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from simgame.hub.store.store import Store

FOLDER = Path(__file__).parent / "migrations"


def migrate(store: Store, to: str = "head") -> None:
    """Bring the database to the newest schema, or to one; nothing happens where it has it."""
    with store.write() as connection:
        command.upgrade(_config(connection), to)


def is_current(store: Store) -> bool:
    """Whether the database has the schema of this version."""
    with store.read() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        return found == ScriptDirectory.from_config(_config(connection)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
