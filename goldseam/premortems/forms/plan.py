"""The plan that is looked at, and who is easily missing where it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.actions.forms.promise import writers_of
from goldseam.common.fields import Day, Line, Words
from goldseam.common.meanwhile import Remembering
from goldseam.events.forms import TagsField
from goldseam.people.models import Person, Team
from goldseam.premortems.choices import Voice

ASKED = ("title", "plan", "link", "consequence", "starts_on", "succeeds_on", "look_back_on", "team", "facilitator")


class PlanForm(Remembering):
    """`PlanForm(organisation, person, data=None, premortem=None)`."""

    compared = ASKED

    title = forms.CharField(
        label=_("What is planned?"),
        max_length=160,
        help_text=_("A few words: “Release 5.0”, “Move to the new ward”, “First fair of our own”."),
        error_messages={"required": _("A few words that say what is planned.")},
    )
    plan = Words(_("The plan in a few sentences"), _("As you would tell it to somebody who has not heard of it."), 3)
    link = Line(_("Where the plan lies"), _("The address of a document or a page."), max_length=500, is_coached=False)
    starts_on = Day(_("When it begins"))
    succeeds_on = Day(_("By when it would have failed"), _("Without a day: half a year after it begins."))
    look_back_on = Day(_("When you look back"), _("Without a day: on the same day."))
    consequence = Line(
        _("What its failure means, in one sentence"),
        _("Read aloud with the frame: “Our three largest customers have left.”"),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )
    facilitator = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who leads it"),
        required=False,
        empty_label=_("You"),
        help_text=_("Better not whoever answers for the plan: they read last."),
    )
    tags = TagsField(
        label=_("Tags"), required=False, help_text=_("Words by which earlier ones of its kind are found, with commas.")
    )

    def __init__(self, organisation, person, data=None, premortem=None):
        super().__init__(data, auto_id="plan_%s", initial=_initial(premortem) if premortem else None)
        self.person, self.premortem = person, premortem
        self._offer_voices(premortem)
        self._offer_people(organisation, person)
        self.remember_or_forget(premortem)

    @property
    def voices(self):
        """The fields for who brings which view; none alone."""
        return [bound for bound in self.visible_fields() if bound.name.startswith("voice_")]

    def clean(self):
        said = super().clean()
        voices = {key: said.pop(f"voice_{key}", self._kept_voice(key)) for key in Voice.values}
        said["facilitator"] = said.get("facilitator") or (self.premortem.facilitator if self.premortem else self.person)
        return said | {"voices": voices}

    def _kept_voice(self, key: str) -> str:
        return self.premortem.voices.get(key, "") if self.premortem else ""

    def _offer_voices(self, premortem) -> None:
        for voice in Voice:
            field = Line(voice.label, max_length=200, is_coached=False)
            field.initial = premortem.voices.get(voice, "") if premortem else ""
            self.fields[f"voice_{voice.value}"] = field

    def _offer_people(self, organisation, person):
        if organisation.is_solo:
            for name in ("facilitator", *(f"voice_{key}" for key in Voice.values)):
                del self.fields[name]
        else:
            self.fields["facilitator"].queryset = writers_of(organisation)
        if organisation.has_teams:
            self.fields["team"].queryset = organisation.teams.visible_to(person)
        else:
            del self.fields["team"]


def _initial(premortem) -> dict:
    tags = [tag.name for tag in premortem.tags.all()]
    return {name: getattr(premortem, name) for name in ASKED} | {"tags": tags}
