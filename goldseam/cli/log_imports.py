"""goldseam import log: a log that was kept elsewhere, with the same questions as the page, answered by options."""

import json
import sys

import click

from goldseam.cli.install import on_install

QUESTIONS = {
    "order": "“{name}”: its days may be meant in two ways. Say --days day-first or --days month-first.",
    "one": "“{name}”: say whether 1 is the least or the worst, with --one least or --one worst.",
    "twice": "“{name}”: another column is the same already. Say --column “{name}”=line, or something else.",
}
ORDERS = {"day-first": "day", "month-first": "month"}
CALLED = {"new": "came in", "same": "were here already", "differing": "differ", "wrong": "left out"}
MANY = 20


@click.command()
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--organisation", "slug", required=True, help="Short name of the organisation into which it comes.")
@click.option("--by", "email", required=True, help="Mail address of the person who brings it in.")
@click.option("--column", "columns", multiple=True, metavar="NAME=FIELD", help="What a column is; see --dry-run.")
@click.option("--value", "values", multiple=True, metavar="COLUMN:VALUE=CODE", help="What a value of a column means.")
@click.option("--days", type=click.Choice([*ORDERS]), help="How 3/4/2026 is meant in the file.")
@click.option("--one", type=click.Choice(["least", "worst"]), help="Which end of a severity 1 to 5 the 1 is.")
@click.option("--zone", help="Time zone of the log; the organisation's unless said otherwise.")
@click.option("--source", help="Name of the log, by which its rows are known again. The name of the file if not said.")
@click.option("--kind", help="What the rows are where no column says so, such as near_miss or incident.")
@click.option("--team", help="Only this team may see what comes in.")
@click.option("--sheet", help="Which sheet of a workbook.")
@click.option("--head", type=click.IntRange(0), help="Line with the names of the columns; 0 if there is none.")
@click.option("--update", is_flag=True, help="Bring rows up to date that differ and that nobody has worked on here.")
@click.option("--dry-run", is_flag=True, help="Only show what each column would be.")
@click.option("--undo", type=click.IntRange(1), metavar="NUMBER", help="Take back what an import brought.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@on_install
def log(file, slug, email, form, dry_run, update, undo, **said):
    """Bring in FILE, a log that was kept in a sheet: CSV, XLSX, XLS or ODS.

    Each column is recognised by its name and its values, or as the last time; rows that are here already do not come
    twice. Ends with 2 if rows were left out, with 1 if something has to be said first.
    """
    from goldseam.cli.imports import organisation_and_person

    organisation, by = organisation_and_person(slug, email)
    if undo:
        tell(_taken_back(organisation, by, undo), form)
        return
    if file is None:
        raise click.UsageError("Say which FILE, or --undo.")
    found = _looked_at(organisation, by, file, said)
    try:
        _show_or_begin(found, by, dry_run)
    finally:
        found.discard()
    if not dry_run:
        sys.exit(_finish(found, by, update, form))


def _show_or_begin(found, by, dry_run: bool) -> None:
    if dry_run:
        click.echo("\n".join(columns_of(found)))
        return
    if found.known.questions:
        asked = [QUESTIONS[question.kind].format(name=question.name) for question in found.known.questions]
        raise click.ClickException("\n".join(asked))
    found.begin(by=by)


def _looked_at(organisation, by, file, said: dict):
    from goldseam.cli.log_plans import planned
    from goldseam.exchange.models import LogImport

    found = LogImport.look_at(organisation, by, getattr(file, "name", "log"), file)
    reading = {name: said[name] for name in ("sheet", "head") if said[name] is not None}
    if reading:
        found.read_anew(**reading)
    try:
        found.keep_plan(planned(found, {**said, "days": ORDERS.get(said["days"] or "")}))
    except Exception:
        found.discard()
        raise
    return found


def _finish(found, by, update: bool, form: str) -> int:
    while not found.advance(5):
        if form == "text":
            click.echo(f"{found.done} of {found.count}", err=True)
    if update:
        found.update_differing(by=by)
        while not found.advance(5):
            pass
    tell(found, form)
    return 2 if found.wrong else 0


def _taken_back(organisation, by, number: int):
    found = organisation.log_imports.begun().select_related("organisation", "by").filter(number=number).first()
    if found is None:
        raise click.ClickException(f"There is no import {number} here.")
    found.undo(by=by)
    while not found.advance(5):
        pass
    return found


def tell(found, form: str) -> None:
    facts = {"number": found.number, **{name: getattr(found, name) for name in [*CALLED, "updated", "removed"]}}
    if form == "json":
        click.echo(json.dumps(facts | {"problems": problems_of(found)}, ensure_ascii=False, indent=2))
        return
    counts = ", ".join(f"{facts[name]} {words}" for name, words in CALLED.items())
    more = f", {found.updated} brought up to date" if found.updated else ""
    click.echo(f"Import {found.number}: {counts}{more}" + (f", {found.removed} taken back" if found.is_undone else ""))
    for one in problems_of(found)[:MANY]:
        click.echo(f"  line {one['line']}: {one['why']}", err=True)


def problems_of(found) -> list[dict]:
    from goldseam.exchange.logs.telling import in_words

    wrong = found.left_out.filter(event=None)
    return [{"line": one.line, "why": in_words(one.problems)} for one in wrong]


def columns_of(found) -> list[str]:
    """What each column would be, and what stands in it."""
    width = max(len(column.name) for column in found.profile)
    pairs = zip(found.profile, found.plan.fields, strict=True)
    return [f"{column.name:<{width}}  {field:<18}  {'; '.join(column.sample)[:60]}" for column, field in pairs]
