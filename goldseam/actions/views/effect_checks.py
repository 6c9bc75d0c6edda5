"""Somebody looks whether a finished action worked."""

from django.shortcuts import redirect

from goldseam.actions.forms import EffectCheckForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class EffectChecksView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = EffectCheckForm(request.POST, auto_id="effect_%s")
        if attempt(form, self.action.check_effect, by=request.user):
            return redirect(way_back(request, self.action))
        return self.page(status=422, effect_form=form)
