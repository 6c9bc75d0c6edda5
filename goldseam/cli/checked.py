"""goldseam checked: a pipeline tells a gate what a check said."""

import sys

import click

from goldseam.cli.gate_calls import NotAsked, Place, Unreachable, call, said_ref
from goldseam.cli.gate_printing import NOT_ASKED


@click.command()
@click.argument("name")
@click.option("--gate", required=True, help="The short name of the gate.")
@click.option("--ref", required=True, callback=said_ref, help="Which state: a tag, a commit, a version, a batch.")
@click.option("--project", default="", help="The project, unless the gate is for one only.")
@click.option("--passed/--failed", default=None, help="What it said.")
@click.option("--link", default="", help="Where one can look at it.")
@click.option("--url", help="Where Goldseam is, with the organisation: https://goldseam.example.org/acme")
@click.option("--organisation", help="Its short name, where --url does not end with it. Or GOLDSEAM_ORGANISATION.")
@click.option("--key", help="The key of the gate. Better in the environment: GOLDSEAM_GATE_KEY.")
def checked(name, gate, ref, project, passed, link, url, organisation, key):
    """Tell a gate that the check NAME passed or failed for a state of a project. The newest of a name counts.

    Ends with 0 if the gate knows it now, and with 2 if it could not be told.
    """
    if passed is None:
        raise NotAsked("Say what the check said: --passed or --failed.")
    place = Place.told(gate, url, organisation, key)
    check = {"project": project, "ref": ref, "name": name, "passed": passed, "link": link}
    try:
        told = call(place, "checks", sent=check)
    except Unreachable as error:
        click.echo(f"Gate {gate} could not be reached ({error}). It was not told.", err=True)
        sys.exit(NOT_ASKED)
    click.echo(f"Gate {gate}: {name} {'passed' if passed else 'failed'} for {project} {ref}.".replace("  ", " "))
    if told.get("is_asked_for") is False:
        click.echo(f"No clause of the gate asks for a check named “{name}”. Look at its spelling.", err=True)
