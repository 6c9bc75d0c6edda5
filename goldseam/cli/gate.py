"""goldseam gate: a pipeline asks whether it may go on."""

import os
import sys
import time

import click

from goldseam.cli.gate_calls import NotAsked, Place, TooOften, Unreachable, call, said_ref
from goldseam.cli.gate_facts import facts_of
from goldseam.cli.gate_printing import NOT_ASKED, PASSED, mark, tell

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 30.0
WAYS = ["open", "closed"]


@click.command()
@click.argument("name")
@click.option("--ref", required=True, callback=said_ref, help="Which state: a tag, a commit, a version, a batch.")
@click.option("--project", default="", help="The project, unless the gate is for one only.")
@click.option("--fact", "pairs", multiple=True, metavar="NAME=VALUE", help="What conditions compare. Repeat for more.")
@click.option("--facts", "file", metavar="FILE", help="More facts, as JSON; - for standard input.")
@click.option("--author", "authors", multiple=True, help="Who made the change: cannot sign it off. Repeat for more.")
@click.option("--wait", type=click.FloatRange(0, 86_400), default=0, metavar="SECONDS", help="Wait until it passes.")
@click.option("--url", help="Where Goldseam is, with the organisation: https://goldseam.example.org/acme")
@click.option("--organisation", help="Its short name, where --url does not end with it. Or GOLDSEAM_ORGANISATION.")
@click.option("--key", help="The key of the gate. Better in the environment: GOLDSEAM_GATE_KEY.")
@click.option("--when-unreachable", type=click.Choice(WAYS), help="Default: closed. Or GOLDSEAM_GATE_UNREACHABLE.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def gate(name, ref, project, pairs, file, authors, wait, url, organisation, key, when_unreachable, as_json):
    """Ask the gate NAME whether a state of a project may go on.

    Ends with 0 if it passes, with 1 if it is blocked (and says what is missing), and with 2 if the gate could not be
    asked. Where nobody answers, --when-unreachable open ends with 0 and says that nothing was checked.
    """
    way = when_unreachable or _way()
    place = Place.told(name, url, organisation, key)
    question = {"project": project, "ref": ref, "facts": facts_of(pairs, file), "author": ", ".join(authors)}
    try:
        answer = _asked(place, question, wait, as_json)
    except Unreachable as error:
        sys.exit(_unreached(name, str(error), way))
    sys.exit(tell(name, answer, as_json))


def _way() -> str:
    way = os.environ.get("GOLDSEAM_GATE_UNREACHABLE", "").strip().lower() or "closed"
    if way not in WAYS:
        raise NotAsked("GOLDSEAM_GATE_UNREACHABLE is open or closed.")
    return way


def _asked(place: Place, question: dict, wait: float, as_json: bool) -> dict:
    """The answer; where it is blocked and there is time, the first that passes, or the last one."""
    until = time.monotonic() + wait
    answer = call(place, "questions", sent=question)
    pause, about = FIRST_PAUSE, {"project": question["project"], "ref": question["ref"]}
    if wait and answer.get("answer") != "pass" and not as_json:
        click.echo(f"Gate {place.name}: blocked. Waiting up to {wait:g} seconds. {answer.get('href', '')}", err=True)
    while answer.get("answer") != "pass" and (left := until - time.monotonic()) > 0:
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, LONGEST_PAUSE)
        answer = _by_now(place, about) or answer
        if answer.get("answer") == "pass":
            answer = call(place, "questions", sent=question)
    return answer


def _by_now(place: Place, about: dict) -> dict:
    """Looks without asking anew. While one waits, a server that is away or busy for a moment is no news."""
    try:
        return call(place, "answers", asked=about, tries=1)
    except (Unreachable, TooOften):
        return {}


def _unreached(name: str, why: str, way: str) -> int:
    if way == "open":
        told = (
            f"Gate {name} could not be reached ({why}). NOTHING WAS CHECKED; going on, as --when-unreachable open says."
        )
        click.echo(told, err=True)
        mark("warning", name, [told])
        return PASSED
    told = f"Gate {name} could not be reached ({why}). Nothing was checked, so nothing passes."
    click.echo(told, err=True)
    mark("error", name, [told])
    return NOT_ASKED
