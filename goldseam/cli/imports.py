"""goldseam import: what people wrote elsewhere."""

import json
import sys
from pathlib import Path

import click

from goldseam.exchange.postmortems.reading import Document, read
from goldseam.exchange.postmortems.telling import as_text

ENDINGS = (".md", ".markdown", ".mdown", ".md.erb")


@click.group("import")
def import_():
    """Bring in what people wrote elsewhere."""


@import_.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DIR…")
@click.option(
    "--dry-run", is_flag=True, help="Only show what would be recognised, and what would not. Needs no database."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def postmortems(paths, dry_run, form):
    """Read the postmortems in a folder: every file in Markdown in it, and below it.

    Sections, timelines and actions are recognised as people write them. What is not recognised stays as text in a
    section of its own: nothing is dropped. Ends with 2 if a file could not be read.
    """
    if not dry_run:
        raise click.UsageError("Say --dry-run: for now this shows what would be imported, and imports nothing.")
    files = sorted({(file, name) for path in paths for file, name in files_in(path)}, key=lambda found: found[1])
    documents = [document for file, name in files if (document := document_in(file, name))]
    click.echo(as_json(documents) if form == "json" else as_text(documents))
    sys.exit(2 if len(documents) < len(files) else 0)


def files_in(path: Path) -> list[tuple[Path, str]]:
    """The files to read, each with the name by which it is told of: its way from the folder that was asked for."""
    if path.is_file():
        return [(path, path.as_posix())]
    found = [file for file in path.rglob("*") if file.name.lower().endswith(ENDINGS) and not file.is_dir()]
    return [(file, file.relative_to(path).as_posix()) for file in found]


def document_in(file: Path, name: str) -> Document | None:
    try:
        return read(file.read_bytes().decode("utf-8"), name)
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "This is not text in UTF-8."
        click.echo(f"{name}: {reason}", err=True)
        return None


def as_json(documents: list[Document]) -> str:
    return json.dumps([document.as_json() for document in documents], ensure_ascii=False, indent=2)
