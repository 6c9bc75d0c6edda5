"""The trail in words, and as rows for those who keep it elsewhere."""

import csv
import io

from django.utils.translation import gettext_lazy as _

from goldseam.charts.tables import harmless
from goldseam.validation.models import ChangeClass, ExaminationKind, Outcome
from goldseam.validation.models.following_up import Effect
from goldseam.validation.models.trail import TrailEntry, written

VERBS = {
    "controlled": _("Put under control"),
    "released": _("Control ended"),
    "settings": _("How it is controlled was changed"),
    "role": _("A role was named"),
    "role_ended": _("A role was ended"),
    "cited": _("A clause was cited"),
    "uncited": _("A clause is cited no more"),
    "renamed": _("What is known about it was changed"),
    "on_trial": _("Tried in earnest"),
    "activated": _("Made active"),
    "drafted_again": _("Made a draft again"),
    "retired": _("Taken out of use"),
    "brought_back": _("Brought back into use"),
    "written": _("Version noted, with what it says"),
    "recorded": _("Change described"),
    "trained": _("Training given"),
    "examined": _("Examined"),
    "approved": _("Approved"),
    "withdrawn": _("Approval taken back"),
    "enacted": _("Decided to put it in force"),
    "cancelled": _("Not put in force after all"),
    "in_force": _("Came in force"),
    "effect": _("Effect looked at"),
    "looked_again": _("Looked at again"),
    "read": _("Read and understood"),
}
FACTS = {
    "against": _("against what"),
    "approves": _("approves"),
    "approves_minor": _("approves minor changes, too"),
    "change_class": _("class"),
    "citation": _("clause"),
    "despite": _("why, although something was missing"),
    "effect": _("effect"),
    "effect_check_on": _("look at the effect on"),
    "effective_on": _("takes force on"),
    "everybody_reads": _("the whole team reads it"),
    "evidence": _("evidence"),
    "found": _("what was found"),
    "impact": _("impact"),
    "is_four_eyes": _("four eyes"),
    "is_private": _("only its owner sees it"),
    "is_private_before": _("only its owner saw it before"),
    "is_right": _("still right"),
    "kind": _("kind"),
    "lapsed_approvals": _("approvals that lapsed"),
    "link": _("link"),
    "link_before": _("link before"),
    "method": _("how"),
    "minor_is_read": _("minor changes are read again, too"),
    "needs_training": _("people need training first"),
    "new_hazards": _("new hazards"),
    "next_on": _("look again on"),
    "note": _("what was looked at"),
    "on": _("on"),
    "outcome": _("outcome"),
    "owner": _("owner"),
    "owner_before": _("owner before"),
    "people": _("people"),
    "reads": _("reads"),
    "reason": _("reason"),
    "risks": _("risk assessment"),
    "role": _("role"),
    "roll_back": _("way back"),
    "said_strength": _("strength"),
    "said_strength_before": _("strength before"),
    "source": _("source"),
    "statement": _("what was said with it"),
    "team": _("team"),
    "team_before": _("team before"),
    "title": _("title"),
    "title_before": _("title before"),
    "training": _("training"),
    "who": _("who took part"),
    "written_at": _("written at"),
}
# Facts that are one of a few choices.
CHOICES = {"change_class": ChangeClass, "kind": ExaminationKind, "outcome": Outcome, "effect": Effect}
COLUMNS = ["place", "at", "verb", "version", "by", "fingerprint", "facts", "seal", "content"]


class Line:
    """One entry, as a person reads it. “No” is a fact like any other; what was left blank is not."""

    def __init__(self, entry: TrailEntry):
        said = entry.said
        self.place, self.at, self.version, self.seal = entry.place, said["at"], said["version"], entry.seal
        self.what = VERBS.get(entry.verb, entry.verb)
        self.who = said["by"]["name"] if said["by"] else ""
        told = {name: value for name, value in said["facts"].items() if value is False or value}
        self.facts = [(FACTS.get(name, name.replace("_", " ")), _plain(name, value)) for name, value in told.items()]


def as_csv(entries) -> str:
    """`content` is what the seal is reckoned from, so that anybody can reckon it anew."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    for entry in entries:
        said = entry.said
        row = [entry.place, said["at"], entry.verb, said["version"], (said["by"] or {}).get("name", "")]
        told = [*row, said["fingerprint"], written(said["facts"]), entry.seal]
        rows.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in told] + [entry.content])
    return sheet.getvalue()


def as_json(artifact, entries) -> dict:
    said = [entry.said | {"seal": entry.seal, "content": entry.content} for entry in entries]
    return {"artifact": artifact.number, "title": artifact.title, "entries": said}


def _plain(name: str, value) -> str:
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(CHOICES[name].choices).get(value, value)) if name in CHOICES else str(value)
