"""One ref at a gate: what is there, what is missing, and what people can do about it."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.gone import get_or_gone
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back
from goldseam.guardrails.gate_forms import OverrideForm, SignOffForm
from goldseam.guardrails.refs import page_of
from goldseam.guardrails.snippets import telling
from goldseam.guardrails.views.gates.scopes import GateScoped


class RefScoped(GateScoped):
    """The ref stands in the address, or in the form that was sent from its page."""

    def load(self, **kwargs):
        super().load(**kwargs)
        try:
            self.standing = self.gate.look(self.told("project"), self.told("ref"))
        except ValidationError as error:
            raise Http404 from error

    def told(self, name: str) -> str:
        return self.request.POST.get(name) or self.request.GET.get(name, "")

    @property
    def of(self) -> dict:
        return {"project": self.standing.project, "ref": self.standing.ref}

    def back(self):
        return redirect(page_of(self.gate, **self.of))

    def page(self, status=200, **forms):
        gate, person, standing = self.gate, self.request.user, self.standing
        roles = gate.roles.filter(people=person.pk) if person.writes_in(self.organisation) else []
        may_sign = [(role, gate.may_sign(person, role, **self.of)) for role in roles]
        context = {
            "gate": gate,
            "standing": standing,
            "here": page_of(gate, **self.of),
            "checks": {name: telling(gate, name, **self.of) for name in standing.missing_checks},
            "last": gate.last_asked(**self.of),
            "may_sign": may_sign,
            "given": list(gate.sign_offs.filter(**self.of).select_related("by", "role")),
            "may_override": gate.is_active and gate.can_be_overridden_by(person),
            "override_form": OverrideForm(),
            "sign_off_form": SignOffForm(),
        }
        return render(self.request, "guardrails/gates/ref.html", context | forms, status=status)


class RefView(RefScoped, ResourceView):
    """Without a ref it asks which one is meant."""

    def load(self, **kwargs):
        if self.told("ref").strip():
            return super().load(**kwargs)
        self.standing = None
        return GateScoped.load(self, **kwargs)

    def get(self, request, **kwargs):
        if self.standing:
            return self.page()
        return render(request, "guardrails/gates/which_ref.html", {"gate": self.gate})


class SignOffsView(RefScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SignOffForm(request.POST)
        role = get_object_or_404(self.gate.roles, pk=number_in(request.POST.get("role", "")))
        if attempt(form, self.gate.sign, by=request.user, role=role, **self.of):
            return self.back()
        return self.page(status=422, sign_off_form=form)


class SignOffView(GateScoped, ResourceView):
    def delete(self, request, sign_off, **kwargs):
        mine = self.gate.sign_offs.filter(by=request.user).select_related("role")
        back = way_back(request, self.gate)
        self.gate.withdraw(by=request.user, sign_off=get_or_gone(mine, back, pk=sign_off))
        return redirect(back)


class OverridesView(RefScoped, ResourceView):
    def post(self, request, **kwargs):
        if not self.gate.can_be_overridden_by(request.user):
            raise Http404
        form = OverrideForm(request.POST)
        if attempt(form, self.gate.override, by=request.user, **self.of):
            return self.back()
        return self.page(status=422, override_form=form)


class OverrideView(GateScoped, ResourceView):
    def delete(self, request, override, **kwargs):
        if not self.gate.can_be_overridden_by(request.user):
            raise Http404
        back = way_back(request, self.gate)
        found = get_or_gone(self.gate.overrides, back, pk=override)
        self.gate.take_override_back(by=request.user, override=found)
        return redirect(back)
