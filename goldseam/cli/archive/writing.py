"""Writing a backup: one moment of the database, in one go, without stopping anybody."""

import json
from base64 import b64encode
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.duration import duration_iso_string

from goldseam import __version__
from goldseam.cli.archive import FORMAT, MANIFEST, entry, kept

CHUNK = 2000


def write(file: Path) -> int:
    """Writes the backup and returns how many records it holds. A file that is already there is replaced at the end."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        unfinished.touch(mode=0o600)
        with one_moment(), ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=5) as archive:
            counts = {model._meta.label_lower: _write_table(archive, model) for model in _tables()}
            _write_files(archive)
            archive.writestr(MANIFEST, json.dumps(_manifest(counts), indent=1))
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return sum(counts.values())


@contextmanager
def one_moment():
    """All reading sees the same moment; nobody waits for it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # The product's own transactions are made for writing and would hold up everybody else's.
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _tables() -> list:
    return kept(apps.get_models(include_auto_created=True))


def _write_table(archive: ZipFile, model) -> int:
    fields = [field.attname for field in model._meta.concrete_fields if not field.generated]
    rows = model._base_manager.order_by("pk").values_list(*fields)
    count = 0
    with archive.open(entry(model), "w", force_zip64=True) as table:
        table.write(_line(fields))
        for row in rows.iterator(chunk_size=CHUNK):
            table.write(_line(row))
            count += 1
    return count


def _line(values) -> bytes:
    return json.dumps(values, default=_as_text, ensure_ascii=False).encode() + b"\n"


def _as_text(value) -> str:
    """Values that JSON does not know, in the form that Django's fields read."""
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _write_files(archive: ZipFile) -> None:
    folder = Path(settings.MEDIA_ROOT)
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            archive.write(file, f"files/{file.relative_to(folder).as_posix()}")


def _manifest(counts: dict[str, int]) -> dict:
    return {
        "format": FORMAT,
        "version": __version__,
        "written_at": timezone.now().isoformat(),
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "records": counts,
    }
