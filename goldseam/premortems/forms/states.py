"""What people say of a risk: that its counter-measure stands, that they live with it, that it came true."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Day, Line, Words
from goldseam.common.numbers import number_in
from goldseam.events.models import Event
from goldseam.premortems.choices import Outlook

SIGNALLED = [("", _("Nobody knows")), ("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"yes": True, "no": False}


class MitigationForm(forms.Form):
    note = Words(_("What stands now"))


class AcceptanceForm(forms.Form):
    reason = Words(_("Why you can live with it"), required=True)


class OccurrenceForm(forms.Form):
    """The event is named by its number, out of those that the person may see."""

    event = Line(_("Number of the event, if it was logged"), max_length=20, is_coached=False)
    was_signalled = forms.TypedChoiceField(
        label=_("Had its trigger spoken before?"),
        choices=SIGNALLED,
        coerce=ANSWERS.get,
        empty_value=None,
        required=False,
        help_text=_("A trigger that stayed silent is made better; nobody is judged by it."),
    )
    note = Words(_("What happened"))

    def __init__(self, organisation, person, data=None):
        super().__init__(data, auto_id="occurrence_%s")
        self.events = Event.objects.visible_to(person).filter(organisation=organisation)

    def clean_event(self):
        typed = self.cleaned_data["event"].strip().lstrip("#")
        if not typed:
            return None
        number = number_in(typed)
        event = self.events.filter(number=number).first() if number is not None else None
        if event is None:
            raise forms.ValidationError(_("There is no event of that number."))
        return event


class CheckInForm(forms.Form):
    outlook = Cards(_("How does it look beside the last time?"), Outlook.choices, required=True)
    note = Words(_("What you see"))
    next_on = Day(_("Next check-in"), _("Leave it empty if nobody has to look again."))

    def __init__(self, risk, data=None):
        super().__init__(data, auto_id="check_in_%s", initial={"next_on": risk.usual_next_on})
