"""goldseam export: what is here, as files that can be read without the product."""

from pathlib import Path

import click

from goldseam.cli.install import on_install

LIST = ".goldseam"  # Names the files that an export wrote into a folder.
CHOICES = ["site", "md", "json", "pdf"]


@click.group()
def export():
    """Write what is here into files that can be read without Goldseam."""


@export.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--organisation", "slug", required=True, help="Short name of the organisation.")
@click.option("--format", "form", type=click.Choice(CHOICES), default="site", show_default=True)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["public", "organisation", "account"]),
    default="public",
    show_default=True,
    help="Public copies, copies for colleagues, or the accounts themselves with all names.",
)
@on_install
def postmortems(folder, slug, form, audience):
    """Write the postmortems of an organisation into a folder: a static site, or a file for each.

    A site is made of published copies only. What an earlier run wrote and is no longer there goes.
    """
    if form == "site" and audience == "account":
        raise click.UsageError("A site is made of published copies: choose --for public or --for organisation.")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in _files(_organisation(slug), form, audience):
        (folder / name).write_bytes(content)
        written.append(name)
    _forget_others(folder, written)
    click.echo(f"{len(written)} {'file' if len(written) == 1 else 'files'} in {folder}")


def _forget_others(folder: Path, written: list[str]) -> None:
    """Takes out what an earlier run wrote and this one did not: a withdrawn copy is nowhere any more."""
    earlier = folder / LIST
    for name in earlier.read_text().splitlines() if earlier.exists() else []:
        if name not in written and "/" not in name:
            (folder / name).unlink(missing_ok=True)
    earlier.write_text("".join(f"{name}\n" for name in written))


def _files(organisation, form: str, audience: str):
    from goldseam.exchange.postmortems.formats import FORMS, name_of
    from goldseam.exchange.postmortems.site import site_of

    if form == "site":
        yield from site_of(organisation, list(_copies(organisation, audience)))
        return
    for content in _contents(organisation, audience):
        yield f"{name_of(content)}.{form}", FORMS[form].written(content, str(organisation))


def _contents(organisation, audience: str):
    from goldseam.postmortems.models import Postmortem
    from goldseam.postmortems.telling import content_of

    if audience == "account":
        accounts = Postmortem.objects.filter(organisation=organisation).select_related("review__organisation")
        yield from (content_of(account) for account in accounts.order_by("pk").iterator(chunk_size=200))
    else:
        yield from (copy.told for copy in _copies(organisation, audience))


def _copies(organisation, audience: str):
    from goldseam.postmortems.models import Publication

    copies = Publication.objects.filter(postmortem__organisation=organisation, audience=audience)
    return copies.select_related("postmortem").order_by("-first_at", "-pk")


def _organisation(slug: str):
    from goldseam.people.models import Organisation

    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise click.ClickException(f"There is no organisation with the short name {slug}.")
    return organisation
