"""Reading a backup into an empty install, of this or a later version than the one that wrote it."""

import json
import shutil
from itertools import islice
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from goldseam.cli.archive import FORMAT, MANIFEST, entry, kept
from goldseam.common.search.filling import start_over

CHUNK = 500


class Refusal(Exception):
    """Why this backup does not go into this install."""


def read(file: Path) -> int:
    """Fills the install and returns the number of records. Either all of it is restored, or nothing is."""
    try:
        with ZipFile(file) as archive:
            manifest = _manifest(archive)
            if not is_empty():
                raise Refusal("Somebody already has an account here. Restore into an empty install.")
            return _restore(archive, manifest)
    except (BadZipFile, EOFError, KeyError, StopIteration, TypeError, ValueError, RecursionError) as error:
        raise Refusal(f"{file} is not a whole backup: {error}") from error


def is_empty() -> bool:
    """Nobody has an account yet."""
    with connection.cursor() as cursor:
        if "people_person" not in connection.introspection.table_names(cursor):
            return True
        cursor.execute("SELECT 1 FROM people_person LIMIT 1")
        return cursor.fetchone() is None


def _manifest(archive: ZipFile) -> dict:
    if MANIFEST not in archive.namelist():
        raise Refusal("This is a zip, but not a backup of Goldseam.")
    if damaged := archive.testzip():
        raise Refusal(f"The backup is damaged ({damaged} does not match its checksum).")
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] > FORMAT:
        raise Refusal(f"Goldseam {manifest['version']} wrote this backup. Restore it with that version or a later one.")
    return manifest


def _restore(archive: ZipFile, manifest: dict) -> int:
    models = _as_they_were(manifest)
    with transaction.atomic():
        for model in models:
            model._base_manager.all()._raw_delete(connection.alias)  # What migrations put there.
        count = sum(_fill(archive, model) for model in models)
        _check(manifest, count)
    _reset_sequences(models)
    _unpack_files(archive)
    _migrate_to_now()
    start_over()  # Whoever works next puts all of it into the search.
    return count


def _as_they_were(manifest: dict) -> list:
    """The tables in the shape that they had when the backup was written; the database gets the same shape."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    written = {tuple(migration) for migration in manifest["migrations"]}
    if not written <= set(loader.disk_migrations) | set(loader.replacements):
        raise Refusal(f"Goldseam {manifest['version']} wrote this backup. Restore it with that version or a later one.")
    if not set(loader.applied_migrations) <= written:
        raise Refusal("An earlier version wrote this backup. Restore it into a folder or database without any tables.")
    targets = [
        node
        for node in sorted(written & set(loader.graph.nodes))
        if not any(child.key in written for child in loader.graph.node_map[node].children if child.key[0] == node[0])
    ]
    executor.migrate(targets)
    return kept(executor.loader.project_state(targets).apps.get_models(include_auto_created=True))


def _fill(archive: ZipFile, model) -> int:
    count = 0
    with archive.open(entry(model)) as table:
        names = json.loads(next(table))
        fields = [model._meta.get_field(name) for name in names]
        while lines := list(islice(table, CHUNK)):
            count += _insert(model, fields, [json.loads(line) for line in lines])
    return count


def _insert(model, fields: list, rows: list[list]) -> int:
    """Puts records in as they were: moments that Django would set by itself stay what they are."""
    records = [_record(model, fields, row) for row in rows]
    size = connection.ops.bulk_batch_size(fields, records)
    for start in range(0, len(records), size):
        model._base_manager._insert(records[start : start + size], fields, using=connection.alias, raw=True)
    return len(records)


def _record(model, fields: list, row: list):
    return model(**{field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)})


def _check(manifest: dict, count: int) -> None:
    if count != sum(manifest["records"].values()):
        raise Refusal("The backup does not hold all the records that it names. Nothing was restored.")


def _reset_sequences(models: list) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _unpack_files(archive: ZipFile) -> None:
    for name in archive.namelist():
        path = PurePosixPath(name)
        if path.parts[0] != "files" or ".." in path.parts or name.endswith("/"):
            continue
        target = Path(settings.MEDIA_ROOT, *path.parts[1:])
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)


def _migrate_to_now() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
