"""goldseam measurements: values of a series in, and its chart out, on the install itself."""

from pathlib import Path

import click

from goldseam.cli.install import on_install
from goldseam.cli.values import DAYS, MARKS, one_value, values_in_file

A_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def measurements():
    """Add values to what is measured, and draw its chart."""


@measurements.command()
@click.argument("organisation")
@click.argument("number", type=click.IntRange(1))
@click.option(
    "--file",
    type=click.File("rb"),
    help="A table with days and values: CSV, or as a spreadsheet copies it. - for standard input.",
)
@click.option("--value", type=float, help="One value.")
@click.option("--of", "of", type=float, help="Out of how many, or in how much time, for shares and rates.")
@click.option(
    "--at",
    metavar="MOMENT",
    help="Its day or moment, such as 2026-03-01 or 2026-03-01T14:00; now unless said otherwise.",
)
@click.option("--note", default="", help="What one should know about it.")
@click.option("--days", type=click.Choice([*DAYS]), help="How 3/4/2026 is meant in the file.")
@click.option("--decimal", type=click.Choice([*MARKS]), help="Which mark stands before decimals in the file.")
@click.option("--year", type=click.IntRange(1900, 2199), help="The year of days in the file that name none.")
@on_install
def add(organisation, number, file, value, of, at, note, days, decimal, year):
    """Add values to series NUMBER of ORGANISATION (its short name).

    Each moment holds one value: what is there already is not added again, and where another number stands for the same
    moment, that is kept as a correction. A file is added as a whole or not at all.
    """
    from goldseam.measurements.models import Source

    if file and value is not None:
        raise click.UsageError("Say --file or --value, not both.")
    series = _series(organisation, number)
    if file:
        added = series.add(values_in_file(series, file.read(), days, decimal, year), source=Source.FILE)
    else:
        added = series.add([one_value(series, value, of, at, note)], source=Source.HAND)
    click.echo(f"{added.new} added, {added.same} there already, {added.corrected} corrected, {added.left_out} left out")


@measurements.command()
@click.argument("organisation")
@click.argument("number", type=click.IntRange(1))
@click.option("--png", type=A_FILE, help="Write a picture.")
@click.option("--svg", type=A_FILE, help="Write a picture that stays sharp at any size.")
@click.option("--csv", type=A_FILE, help="Write the table behind it.")
@click.option("--dark", is_flag=True, help="A picture for dark pages.")
@on_install
def chart(organisation, number, png, svg, csv, dark):
    """Draw the chart of series NUMBER of ORGANISATION, and say what it shows."""
    from goldseam import charts
    from goldseam.measurements.picture import picture_of
    from goldseam.measurements.reading import read

    series = _series(organisation, number)
    reading = read(series)
    picture, theme = picture_of(series, reading), "dark" if dark else "light"
    if png:
        png.write_bytes(charts.png(picture, theme=theme))
    if svg:
        svg.write_text(charts.svg_alone(picture, theme=theme), encoding="utf-8")
    if csv:
        csv.write_text(charts.csv(picture), encoding="utf-8")
    for words in (reading.verdict.shows, reading.verdict.does_not_show, reading.verdict.missing):
        if words:
            click.echo(words)


def _series(slug: str, number: int):
    from goldseam.measurements.models import Series

    series = Series.objects.filter(organisation__slug=slug, number=number).select_related("organisation").first()
    if series is None:
        raise click.ClickException(f"There is no series {number} in an organisation with the short name {slug}.")
    return series
