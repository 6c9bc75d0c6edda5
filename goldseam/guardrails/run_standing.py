"""Whether a checklist was run for a ref; and where not, what was, and where it goes on from there."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.guardrails.evidence import Begun, Place


class RunStanding(NamedTuple):
    is_met: bool
    words: str
    href: str
    is_begun: bool = False


def run_standing(gate, artifact, place: Place, evidence) -> RunStanding:
    """No way ends here: what is left open is opened again, and what nothing can mend is run anew."""
    told = {"checklist": artifact.title, "what": f"{place.project} {place.ref}".strip()}
    if number := evidence.runs[place].get(artifact.pk):
        return RunStanding(True, _("“%(checklist)s” was run for %(what)s.") % told, _page(gate, number))
    if artifact.is_retired:
        told_out = _("“%(checklist)s” is out of use: change what this gate asks for.")
        return RunStanding(False, told_out % told, gate.get_absolute_url())
    run = evidence.begun[place].get(artifact.pk)
    if run and not run.is_outdated:
        return RunStanding(False, _wanting(run) % told, _page(gate, run.number), is_begun=True)
    words = _("A complete run of “%(checklist)s” for %(what)s is missing.")
    if run:
        words = _("“%(checklist)s” was begun for %(what)s on an older version. Run it on the one in force.")
    return RunStanding(False, words % told, _new_run(gate, artifact, place))


def _wanting(run: Begun) -> str:
    if run.is_open:
        return _("“%(checklist)s” is being run for %(what)s, and not finished yet.")
    return _(
        "“%(checklist)s” was finished for %(what)s with something open, or with a killer item skipped. "
        "Open that run again, or run it anew."
    )


def _page(gate, number: int) -> str:
    return reverse("runs:show", args=[gate.organisation.slug, number])


def _new_run(gate, artifact, place: Place) -> str:
    asked = {"artifact": artifact.number, "project": place.project, "ref": place.ref}
    return f"{reverse('runs:new', args=[gate.organisation.slug])}?{urlencode(asked)}"
