"""The stand-in's data: SQLite in a private folder that lives as long as the process."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, connections


@contextmanager
def temporary_database() -> Iterator[None]:
    """Give the process an empty database with all tables; leave no file behind.

    Use it after `django.setup()` and before the first query.
    """
    with tempfile.TemporaryDirectory(prefix="local-iikp-", ignore_cleanup_errors=True) as folder:
        settings.DATABASES["default"]["NAME"] = str(Path(folder) / "iikp.sqlite3")
        create_tables()
        try:
            yield
        finally:
            connections.close_all()
            gc.collect()  # closes the connections of the ended worker threads: Windows removes no open file


def create_tables() -> None:
    """Create the table of every model.

    Nothing outlives the process, so there is nothing to migrate: change a model and start again.
    """
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
