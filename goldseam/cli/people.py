"""goldseam people: what somebody with a shell can do for somebody who is locked out."""

import secrets

import click

from goldseam.cli.install import on_install


@click.group()
def people():
    """Help people who are locked out."""


@people.command()
@click.argument("email")
@click.option("--generate", is_flag=True, help="Make a password and show it once, instead of asking for one.")
@on_install
def password(email, generate):
    """Give the person with that mail address a new password. All of their sessions end."""
    from django.contrib.auth.password_validation import validate_password

    person = _person(email)
    new = secrets.token_urlsafe(15) if generate else _ask()
    validate_password(new, person)
    person.set_password(new)
    person.save(update_fields=["password"])
    click.echo(f"{person} has a new password{f': {new}' if generate else '.'}")


def _person(email: str):
    from goldseam.people.models import Person

    person = Person.objects.filter(email=email.lower()).first()
    if person is None:
        raise click.ClickException(f"Nobody here has the mail address {email}.")
    return person


def _ask() -> str:
    return click.prompt("New password", hide_input=True, confirmation_prompt="Once more")
