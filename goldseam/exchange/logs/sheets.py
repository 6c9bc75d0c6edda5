"""Workbooks: whether one may be opened, and its cells."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.exchange.logs import sheet_cells

LARGEST_INSIDE = 400 << 20  # Bytes of everything that is packed in a workbook.
MOST_PARTS = 5_000
LONGEST = 180  # Seconds.


def is_workbook(start: bytes) -> bool:
    """XLSX and ODS are packed in a zip file, XLS in Microsoft's compound file."""
    return start[:4] == b"PK\x03\x04" or start[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cells_into(book: Path, out: Path, sheet: str = "") -> dict:
    """Writes the cells of the sheet into `out`; which sheets there are, and which was taken."""
    check_size(book)
    command = [sys.executable, sheet_cells.__file__, str(book), str(out), sheet]
    try:
        # Our own program on files of our own: nothing of it comes from whoever sent the workbook but the sheet's name.
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as problem:
        raise ValidationError(_("This workbook takes too long to read. Save the sheet as CSV.")) from problem
    if done.returncode:
        raise ValidationError(_("This workbook could not be read. Open it, save it anew, or save the sheet as CSV."))
    return json.loads(done.stdout)


def check_size(book: Path) -> None:
    """Refuses what would be huge once it is unpacked."""
    if not zipfile.is_zipfile(book):
        return
    try:
        with zipfile.ZipFile(book) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as problem:
        raise ValidationError(_("This workbook is damaged. Open it and save it anew.")) from problem
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
        raise ValidationError(_("This workbook is too large once it is unpacked. Save the sheet as CSV."))
