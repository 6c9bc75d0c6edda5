"""The signals of a risk: naming one, its page, that it fired, and what somebody who looked says of that."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.models import Firing, Risk, Signal, SignalKind
from goldseam.premortems.signal_forms import ChecklistChoiceForm, FiringForm, LookForm, SignalForm, checklists_for
from goldseam.premortems.signals_shown import shown


class NewSignalView(OrganisationScoped, ResourceView):
    """`?kind=line&checklist=7` says what kind it is and, for a line, of which checklist."""

    reader = "writes"

    def load(self, number, **kwargs):
        seen = Risk.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.risk = get_object_or_404(seen.select_related("premortem"), number=number)
        self.risk.organisation = self.risk.premortem.organisation = self.organisation
        asked = self.request.GET.get("kind")
        self.kind = SignalKind(asked if asked in SignalKind.values else SignalKind.LINK)
        self.about = self._checklist()

    def get(self, request, **kwargs):
        return self.page()

    def post(self, request, **kwargs):
        if self._wants_checklist:
            return self.page(status=422)
        form = SignalForm(self.kind, request.POST, items=self._items())
        if attempt(form, Signal.name, by=request.user, risk=self.risk, kind=self.kind, **self.about):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form=None, status=200):
        choice = ChecklistChoiceForm(self.risk, self.request.user) if self._wants_checklist else None
        form = form or SignalForm(self.kind, items=self._items())
        context = {"risk": self.risk, "kind": self.kind, "kinds": SignalKind, "form": form, "choice": choice}
        return render(self.request, "premortems/signal_form.html", context | self.about, status=status)

    @property
    def _wants_checklist(self) -> bool:
        return self.kind == SignalKind.LINE and not self.about

    def _checklist(self) -> dict:
        number = number_in(self.request.GET.get("checklist", ""))
        if self.kind != SignalKind.LINE or number is None:
            return {}
        return {"artifact": get_object_or_404(checklists_for(self.risk, self.request.user), number=number)}

    def _items(self):
        return self.about["artifact"].in_force.items.all() if self.about else []


class SignalScoped(OrganisationScoped):
    """A view of one signal."""

    reader = "reads"

    def load(self, number, **kwargs):
        seen = Signal.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        known = seen.select_related("risk__premortem", "retirement", "artifact")
        self.take(get_object_or_404(known, number=number))

    def take(self, signal: Signal) -> None:
        self.signal = signal
        signal.organisation = signal.risk.organisation = signal.risk.premortem.organisation = self.organisation

    def page(self, status=200, **forms):
        signal, person = self.signal, self.request.user
        context = shown(signal.risk, person, [signal], signal.firings.all())
        plain = {"firing_form": FiringForm(auto_id="firing_%s"), "refused_firing": None, "look_form": None}
        plain |= {
            "new_look": _new_look,
            "signal": signal,
            "form": SignalForm(signal.kind, initial=_initial(signal), items=_lines(signal)),
        }
        return render(self.request, "premortems/signal.html", context | plain | forms, status=status)


class SignalView(SignalScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = SignalForm(self.signal.kind, request.POST, items=_lines(self.signal))
        if attempt(form, self.signal.amend, by=request.user):
            return redirect(self.signal.page)
        self.load(**self.kwargs)  # As it stands, without what was refused.
        return self.page(form=form, status=422)


class SignalRetirementView(SignalScoped, ResourceView):
    def post(self, request, **kwargs):
        self.signal.retire(by=request.user)
        return redirect(self.signal.page)

    def delete(self, request, **kwargs):
        self.signal.bring_back(by=request.user)
        return redirect(self.signal.page)


class FiringsView(SignalScoped, ResourceView):
    def post(self, request, **kwargs):
        form = FiringForm(request.POST, auto_id="firing_%s")
        if attempt(form, self.signal.say_it_fired, by=request.user):
            return HttpResponseRedirect(form.result.get_absolute_url())
        return self.page(firing_form=form, status=422)


class FiringLookView(SignalScoped, ResourceView):
    """What somebody says who looked; taking it back lets the firing wait again."""

    def load(self, pk, **kwargs):
        known = Firing.objects.visible_to(self.request.user).filter(signal__organisation=self.organisation)
        loaded = known.select_related("signal__risk__premortem", "signal__retirement", "signal__artifact", "look")
        self.firing = get_object_or_404(loaded, pk=pk)
        self.take(self.firing.signal)

    def post(self, request, **kwargs):
        form = _new_look(self.firing, request.POST)
        if attempt(form, self.firing.answer, by=request.user):
            return redirect(self.firing.get_absolute_url())
        return self.page(look_form=form, refused_firing=self.firing.pk, status=422)

    def delete(self, request, **kwargs):
        self.firing.take_back_answer(by=request.user)
        return redirect(self.firing.get_absolute_url())


def _new_look(firing: Firing, data=None) -> LookForm:
    return LookForm(data, auto_id=f"look_{firing.pk}_%s")


def _initial(signal: Signal) -> dict:
    return {name: getattr(signal, name) for name in ("words", "link", "looked_at_every", "item_key")}


def _lines(signal: Signal):
    """The lines to choose from; that which it was stays one of them."""
    version = signal.artifact.in_force if signal.artifact else None
    return version.items.all() if version else []
