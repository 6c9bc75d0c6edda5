"""goldseam import: what people wrote elsewhere."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from goldseam.cli.checklist_imports import checklists
from goldseam.cli.install import data_option, open_install, plain_errors
from goldseam.cli.log_imports import log
from goldseam.exchange.postmortems.reading import read
from goldseam.exchange.postmortems.telling import as_text

ENDINGS = (".md", ".markdown", ".mdown", ".md.erb")


@click.group("import")
def import_():
    """Bring in what people wrote elsewhere."""


import_.add_command(checklists)
import_.add_command(log)


@import_.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DIR…")
@click.option(
    "--dry-run", is_flag=True, help="Only show what would be recognised, and what would not. Needs no database."
)
@click.option("--organisation", "slug", help="Short name of the organisation into which they come.")
@click.option("--by", "email", help="Mail address of the person who brings them in.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@data_option
def postmortems(paths, dry_run, slug, email, form, data):
    """Read the postmortems in a folder: every file in Markdown in it, and below it.

    Sections, timelines and actions are recognised as people write them. What is not recognised stays as text in a
    section of its own: nothing is dropped. A second run adds nothing. Ends with 2 if a file could not be read.
    """
    if not dry_run and not (slug and email):
        raise click.UsageError("Say --organisation and --by, or --dry-run to look only.")
    several = sum(path.is_dir() for path in paths) > 1
    files = sorted({found for path in paths for found in files_in(path, several)}, key=lambda found: found[1])
    texts = [(name, text) for file, name in files if (text := text_in(file, name)) is not None]
    if dry_run:
        documents = [read(text, name) for name, text in texts]
        click.echo(as_json([document.as_json() for document in documents]) if form == "json" else as_text(documents))
    else:
        with plain_errors():
            open_install(data)
            told = [*brought_in(texts, slug, email)]
        click.echo(
            as_json(told) if form == "json" else "\n".join(f"{one['outcome']:<8}  {one['file']}" for one in told)
        )
    sys.exit(2 if len(texts) < len(files) else 0)


def brought_in(texts: list[tuple[str, str]], slug: str, email: str) -> Iterator[dict]:
    from goldseam.exchange.postmortems.importing import bring_all_in

    organisation, by = organisation_and_person(slug, email)
    for came in bring_all_in(organisation, by, texts):
        number = came.postmortem.number if came.postmortem else None
        yield {"file": came.file, "outcome": came.word, "number": number, "why": came.why}


def organisation_and_person(slug: str, email: str):
    from goldseam.people.models import Membership

    places = Membership.objects.writers().filter(organisation__slug=slug, person__email=email.lower())
    place = places.select_related("organisation", "person").first()
    if place is None:
        raise click.ClickException(f"{email} takes no part in the work of an organisation with the short name {slug}.")
    return place.organisation, place.person


def files_in(path: Path, is_one_of_several: bool = False) -> list[tuple[Path, str]]:
    """The files to read, each with the name by which it is told of: its way from the folder that was asked for.

    Where several folders were asked for, their names come first: files of the same name are two.
    """
    if path.is_file():
        return [(path, path.as_posix())]
    found = [file for file in path.rglob("*") if file.name.lower().endswith(ENDINGS) and not file.is_dir()]
    start = f"{path.as_posix()}/" if is_one_of_several else ""
    return [(file, f"{start}{file.relative_to(path).as_posix()}") for file in found]


def text_in(file: Path, name: str) -> str | None:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "This is not text in UTF-8."
        click.echo(f"{name}: {reason}", err=True)
        return None


def as_json(told: list[dict]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
