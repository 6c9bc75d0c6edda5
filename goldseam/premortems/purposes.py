"""What a room is to a pre-mortem: clusters become risks, and what went well in the dream becomes a promise."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.actions.forms import ActionForm
from goldseam.actions.models import Action
from goldseam.live.purposes import Becoming, Purpose, purpose
from goldseam.premortems.carrying import carry_over, risk_of
from goldseam.premortems.forms.risk import RiskForm
from goldseam.premortems.models import Premortem
from goldseam.premortems.room_templates import premortem_templates


class BecomesRisk(Becoming):
    """A cluster becomes a risk, with owner, trigger and counter-measure as far as they are known."""

    label = gettext_lazy("A risk")
    of_clusters = True
    template = "premortems/_short_fields.html"
    needs = ("organisation",)

    def form(self, room, text: str, data=None):
        return RiskForm(premortem_of(room), data, initial={"title": text[:160]}, is_short=True)

    def make(self, room, by, source, /, **facts):
        return risk_of(premortem_of(room), by, source, **facts)


class BecomesPromise(Becoming):
    """A card of what went well becomes an action."""

    label = gettext_lazy("An action")

    def form(self, room, text: str, data=None):
        return ActionForm(room.organisation, None, data, initial={"title": text[:140]})

    def make(self, room, by, source, /, **facts):
        if room.is_rehearsal:
            raise ValidationError(_("This is a rehearsal, so nobody is held to a promise. In earnest it is made here."))
        premortem = premortem_of(room)
        return Action.promise(by, organisation=room.organisation, source=premortem, team=premortem.team, **facts)


@purpose("premortem")
class PremortemRoom(Purpose):
    title = gettext_lazy("Pre-mortem")
    handbook = "premortems"
    asks_potential = True
    brief_template = "premortems/_brief.html"
    becomes = {"risk": BecomesRisk(), "win": BecomesPromise()}

    def subject(self, room):
        return premortem_of(room)

    def brief_facts(self, room) -> dict:
        return {"premortem": premortem_of(room)}

    def templates(self, organisation):
        return premortem_templates()

    def ended(self, room, by) -> None:
        premortem = premortem_of(room)
        if premortem and not (room.ending.is_abandoned and premortem.leave_unheld()):
            carry_over(premortem, by)

    def unmake(self, room) -> None:
        Premortem.objects.filter(room=room, rehearses__isnull=False).delete()


def premortem_of(room) -> Premortem | None:
    return Premortem.objects.select_related("organisation", "team").filter(room=room).first()
