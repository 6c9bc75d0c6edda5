"""What pre-mortems bring to the home page: risks to look at, plans to look back on; and a first step."""

from datetime import date

from django.db.models import CharField, F, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goldseam.activity.first_steps import TickedByHand, first_step
from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.premortems.models import Premortem, Risk

RISK, PLAN = "risk", "plan"


@next_step(order=33)
def risks_to_look_at(person, organisation) -> Group:
    """Check-ins of the person's risks, and look-backs of the plans that the person leads, by one query for both."""
    today = timezone.localdate()
    due = _check_ins(person, organisation, today).union(_look_backs(person, organisation, today), all=True)
    steps = [_step(organisation, today, *row) for row in due.order_by("due", "number")[: SHOWN + 1]]
    return Group(_("Risks to look at"), steps, reverse("premortems:list", args=[organisation.slug]))


@first_step("premortem", order=40)
class FirstPremortem(TickedByHand):
    """Held here, or on a wall with paper."""

    title = gettext_lazy("Hold one pre-mortem before your next launch")
    why = gettext_lazy("An hour: imagine that it has failed, and write down why.")
    handbook = "premortems"
    is_seen = True

    def done_in(self, organisation):
        mine = Premortem.objects.filter(organisation=organisation, rehearses=None)
        return mine.filter(Q(room__ending__isnull=False) | Q(settlement__isnull=False))

    def href(self, organisation) -> str:
        return reverse("premortems:new", args=[organisation.slug])


def _check_ins(person, organisation, today: date):
    risks = Risk.objects.visible_to(person).filter(owner=person, organisation=organisation).due(today)
    risks = risks.filter(premortem__looked_back=None).order_by()
    return risks.annotate(what=_word(RISK), due=F("review_on")).values_list("what", "number", "title", "due")


def _look_backs(person, organisation, today: date):
    plans = Premortem.objects.visible_to(person).filter(facilitator=person, organisation=organisation)
    plans = plans.to_look_back_on(today).order_by()
    return plans.annotate(what=_word(PLAN), due=F("look_back_on")).values_list("what", "number", "title", "due")


def _word(word: str) -> Value:
    return Value(word, output_field=CharField())


def _step(organisation, today: date, what: str, number: int, title: str, due: date) -> NextStep:
    left = ngettext("%(num)d day overdue", "%(num)d days overdue", (today - due).days) % {"num": (today - due).days}
    mood, left = ("late", left) if due < today else ("soon", _("Due today"))
    if what == PLAN:
        href = reverse("premortems:look_back", args=[organisation.slug, number])
        return NextStep(title, href, _("Which of its risks came true?"), due, mood, left)
    href = f"{reverse('premortems:risk', args=[organisation.slug, number])}#check-ins"
    return NextStep(title, href, _("How does this risk look today?"), due, mood, left)
