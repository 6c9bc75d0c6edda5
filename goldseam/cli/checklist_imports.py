"""goldseam import checklists: lists of tasks that people keep beside their work."""

from pathlib import Path

import click

from goldseam.cli.install import on_install

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=A_FILE, metavar="FILE…")
@click.option("--organisation", "slug", required=True, help="Short name of the organisation into which they come.")
@click.option("--by", "email", required=True, help="Mail address of the person who brings them in.")
@on_install
def checklists(files, slug, email):
    """Bring in checklists: Markdown lists of tasks, plain lists, or CSV.

    Each file becomes a draft. One whose title is here already becomes its next version, if it reads differently; a
    second run therefore adds nothing. Ends with 2 if a file could not come in.
    """
    from django.core.exceptions import ValidationError

    from goldseam.cli.imports import organisation_and_person
    from goldseam.exchange.checklists.bringing import bring_in

    organisation, by = organisation_and_person(slug, email)
    refused = 0
    for file in files:
        try:
            came = bring_in(organisation, by, file.read_bytes(), file.name)
            click.echo(f"{came.outcome:<8}  {file}  → {came.version}")
            for said in came.left_out:
                click.echo(f"          left out: {said}")
        except ValidationError as problem:
            click.echo(f"{file}: {' '.join(problem.messages)}", err=True)
            refused += 1
    raise SystemExit(2 if refused else 0)
