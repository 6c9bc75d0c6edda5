"""A page of the list of runs: of which checklist, about which work, how they ended, and from where on."""

from django.utils.translation import gettext as _

from goldseam.artifacts.models import Artifact
from goldseam.common.numbers import number_in
from goldseam.common.plain_text import in_a_line
from goldseam.runs.models import Run

PAGE = 30
STATES = ("open", "finished", "abandoned")
LONGEST = 120


class Listing:
    """One page of runs for this person, newest first."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.project, self.ref = (in_a_line(asked.get(name, ""))[:LONGEST] for name in ("project", "ref"))
        self.artifact = self._artifact(number_in(asked.get("artifact", "")))
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.runs, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def states(self) -> list[tuple[str, str]]:
        words = {"open": _("Under way"), "finished": _("Finished"), "abandoned": _("Given up")}
        return [("", _("All")), *words.items()]

    @property
    def asked(self) -> dict:
        """What the address asks for, without the state and the page."""
        number = self.artifact.number if self.artifact else ""
        named = {"artifact": number, "project": self.project, "ref": self.ref}
        return {name: value for name, value in named.items() if value}

    @property
    def is_filtered(self) -> bool:
        return bool(self.asked or self.state or self.before)

    def _artifact(self, number: int | None):
        seen = Artifact.objects.filter(organisation=self.organisation).visible_to(self.person).checklists()
        return seen.filter(number=number).first() if number else None

    def _from_here(self):
        runs = Run.objects.filter(organisation=self.organisation).visible_to(self.person)
        if self.state:
            runs = getattr(runs, self.state)()
        if self.artifact:
            runs = runs.filter(artifact=self.artifact)
        for name in ("project", "ref"):
            if wanted := getattr(self, name):
                runs = runs.filter(**{name: wanted})
        if self.before:
            runs = runs.filter(number__lt=self.before)
        return runs.with_state().order_by("-number")
