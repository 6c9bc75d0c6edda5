"""goldseam samples: the six sample cases of the handbook, in and out again."""

import secrets

import click

from goldseam.cli.install import bring_up_to_date, on_install

organisation_option = click.option(
    "--organisation", "slug", metavar="NAME", help="Short name of the organisation; needed where there are several."
)


@click.group()
def samples():
    """Load the six sample cases, or remove them without a trace."""


@samples.command()
@organisation_option
@on_install
def load(slug):
    """Load the sample cases. Loading twice changes nothing.

    In an install that nobody has set up yet, this makes an organisation and an account, and shows the password once.
    """
    from goldseam.handbook import samples

    bring_up_to_date()
    organisation = _organisation(slug) or _first_organisation()
    count = samples.load(organisation, by=_owner(organisation))
    click.echo(f"{count} sample cases are new in {organisation}.")


@samples.command()
@organisation_option
@on_install
def remove(slug):
    """Remove the sample cases, with all that belongs to them."""
    from goldseam.handbook import samples

    organisation = _organisation(slug)
    if organisation is None:
        raise click.ClickException("Nobody has set this install up yet; there is nothing to take out.")
    count = samples.remove(organisation)
    click.echo(f"{count} sample cases are taken out of {organisation}.")


def _organisation(slug: str | None):
    """The organisation of that short name, or the only one; nothing where there is none at all."""
    from goldseam.people.models import Organisation

    found = list(Organisation.objects.filter(slug=slug) if slug else Organisation.objects.order_by("slug")[:20])
    if slug and not found:
        raise click.ClickException(f"There is no organisation with the short name “{slug}”.")
    if len(found) > 1:
        raise click.ClickException("Say which one with --organisation: " + ", ".join(one.slug for one in found))
    return found[0] if found else None


def _owner(organisation):
    return organisation.memberships.filter(role="owner").order_by("pk").first().person


def _first_organisation():
    from goldseam.people.models import Organisation, Person

    password = secrets.token_urlsafe(12)
    person = Person.objects.register(name="You", email="you@example.org", password=password)
    click.echo(f"Nobody had set this install up, so there is an account now: {person.email}, password {password}")
    return Organisation.found(by=person, name="Samples", size="organisation")
