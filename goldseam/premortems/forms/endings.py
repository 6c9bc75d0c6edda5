"""How a pre-mortem ends: settled with a change of the plan, and looked back on when its day has come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Words
from goldseam.premortems.choices import Outcome


class SettlementForm(forms.Form):
    changes_today = Words(_("What changes in the plan today?"), _("If nothing has to change, say why."), required=True)


class LookBackForm(forms.Form):
    """One answer for each risk. `outcomes` by the number of the risk."""

    learned = Words(_("What do you look at earlier the next time?"))

    def __init__(self, risks, data=None):
        super().__init__(data, auto_id="back_%s")
        self.risks = list(risks)
        for risk in self.risks:
            known = Outcome.CAME_TRUE if risk.has_happened else None
            self.fields[f"outcome_{risk.number}"] = Cards(risk.title, Outcome.choices, required=True)
            self.fields[f"outcome_{risk.number}"].initial = known

    @property
    def rows(self):
        return [(risk, self[f"outcome_{risk.number}"]) for risk in self.risks]

    def clean(self):
        said = super().clean()
        outcomes = {risk.number: said[name] for risk in self.risks if (name := f"outcome_{risk.number}") in said}
        return {"outcomes": outcomes, "learned": said.get("learned", "")}
