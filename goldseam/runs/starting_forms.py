"""Forms of how a checklist begins by itself: when it comes round, keys for other tools, and what was not needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Team
from goldseam.runs.models import Rhythm, Weekday
from goldseam.runs.models.opportunity import LONGEST_REASON
from goldseam.runs.models.start_key import LONGEST_PATH
from goldseam.runs.people import those_who_can_run


def _rhythms() -> list:
    weekly = [(f"week-{day.value}", _("Every %(weekday)s") % {"weekday": day.label}) for day in Weekday]
    monthly = [(f"month-{day}", _("Every month on day %(day)s") % {"day": day}) for day in range(1, 29)]
    plain = [(rhythm.value, rhythm.label) for rhythm in (Rhythm.DAY, Rhythm.WEEKDAY)]
    return [*plain, (Rhythm.WEEK.label, weekly), (Rhythm.MONTH.label, monthly)]


class RoutineForm(forms.Form):
    """When the list comes round, and for whom: each in one choice, so that nothing has to be left empty."""

    when = forms.ChoiceField(label=_("How often"), choices=_rhythms)
    time = forms.TimeField(
        label=_("At what time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S"],
    )
    whom = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, artifact, data=None, routine=None):
        super().__init__(data, initial=_said(routine) if routine else None)
        zone = artifact.organisation.time_zone
        self.fields["time"].help_text = _("In the time zone %(zone)s.") % {"zone": zone}
        self.people = {f"person-{one.pk}": one for one in those_who_can_run(artifact)}
        # A list of a team is seen by that team alone, so there is no other one to ask.
        teams = Team.objects.none() if artifact.team_id else Team.objects.filter(organisation=artifact.organisation)
        self.teams = {f"team-{one.pk}": one for one in teams.order_by("name")}
        if artifact.organisation.is_solo:
            del self.fields["whom"]
        else:
            self.fields["whom"].choices = self._choices(artifact)

    def _choices(self, artifact) -> list:
        anybody = _("Anybody in %(team)s") % {"team": artifact.team} if artifact.team else _("Anybody")
        teams = [(key, team.name) for key, team in self.teams.items()]
        people = [(key, str(person)) for key, person in self.people.items()]
        groups = [(_("A team"), teams), (_("One person"), people)]
        return [("", anybody), *((name, choices) for name, choices in groups if choices)]

    def clean(self):
        """What the verb takes."""
        told = super().clean()
        rhythm, _dash, day = told.pop("when", "").partition("-")
        whom = told.pop("whom", "")
        on = {"weekday" if rhythm == Rhythm.WEEK else "day": int(day)} if day else {}
        return told | on | {"rhythm": rhythm, "person": self.people.get(whom), "team": self.teams.get(whom)}


def _said(routine) -> dict:
    day = {Rhythm.WEEK: f"-{routine.weekday}", Rhythm.MONTH: f"-{routine.day}"}.get(routine.rhythm, "")
    person = f"person-{routine.person_id}" if routine.person_id else ""
    team = f"team-{routine.team_id}" if routine.team_id else ""
    return {"when": f"{routine.rhythm}{day}", "time": routine.time, "whom": person or team}


class StartKeyForm(forms.Form):
    name = forms.CharField(
        label=_("What will use it"), max_length=80, help_text=_("Such as “release pipeline of web” or “ward system”.")
    )
    ref_at = forms.CharField(
        label=_("Where its messages name the piece of work"),
        required=False,
        max_length=LONGEST_PATH,
        help_text=_("The names with dots between them, such as release.tag_name. Left empty: ref."),
        widget=forms.TextInput(attrs={"data-coach": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    project_at = forms.CharField(
        label=_("Where they name the project"),
        required=False,
        max_length=LONGEST_PATH,
        help_text=_("Such as repository.name. Left empty: project."),
        widget=forms.TextInput(attrs={"data-coach": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )


class DismissalForm(forms.Form):
    reason = forms.CharField(label=_("Not needed this time, because…"), max_length=LONGEST_REASON)
