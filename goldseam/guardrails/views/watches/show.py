"""One watch: its chart with the limit, what people should know before they rely on it, and what it has done."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from goldseam.artifacts.models import Artifact
from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.models import Cycle
from goldseam.guardrails.false_alarms import alarms_in_words, tried_out
from goldseam.guardrails.picture import picture_of_watch, where_it_fires
from goldseam.guardrails.views.watches.scopes import WatchScoped
from goldseam.guardrails.watch_forms import ReasonForm, WatchForm
from goldseam.guardrails.watch_listing import state_of
from goldseam.premortems.models import Signal
from goldseam.reviews.models import Review

BREACHES = 20


class WatchView(WatchScoped, ResourceView):
    def get(self, request, **kwargs):
        return watch_page(request, self.watch)


def watch_page(request, watch, status=200, problems=(), **forms):
    tried = None if watch.is_active else tried_out(watch)
    fired_at = [tried.points[place].at for place in tried.places] if tried else []
    reviews = Review.objects.visible_to(request.user).filter(breaches__watch=watch)
    context = {
        "watch": watch,
        "state": state_of(watch),
        "picture": picture_of_watch(watch, watch.open_breach, fired_at) if watch.series.has_points else None,
        "where": where_it_fires(watch),
        "alarms": alarms_in_words(watch),
        "tried": tried,
        "problems": problems,
        "breaches": watch.breaches.select_related("review", "re_armed_by")[:BREACHES],
        "reviews": {review.pk: review for review in reviews.select_related("organisation")},
        "seen_cycle": _seen(Cycle, watch.cycle, request.user),
        "seen_rule": _seen(Artifact, watch.rule, request.user),
        "seen_signal": _seen(Signal, watch.signal, request.user),
        "re_arm_form": ReasonForm(auto_id="rearm_%s"),
        "retire_form": ReasonForm(auto_id="retire_%s"),
    }
    return render(request, "guardrails/watches/show.html", context | forms, status=status)


def _seen(model, thing, person):
    return thing if thing and model.objects.visible_to(person).filter(pk=thing.pk).exists() else None


class EditView(WatchScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(WatchForm(self.watch.series, request.user, watch=self.watch))

    def post(self, request, **kwargs):
        form = WatchForm(self.watch.series, request.user, request.POST, watch=self.watch)
        if attempt(form, self.watch.describe, by=request.user):
            return redirect(self.watch)
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"form": form, "series": self.watch.series, "watch": self.watch}
        return render(self.request, "guardrails/watches/form.html", context, status=status)


class ActivationView(WatchScoped, ResourceView):
    """POST arms it; DELETE makes it a draft again."""

    leaves_no_trace = True  # Arming reckons for a while before it locks anything; twice is once.

    def post(self, request, **kwargs):
        try:
            self.watch.activate(by=request.user)
        except ValidationError as refusal:
            return watch_page(request, self.watch, status=422, problems=refusal.messages)
        return redirect(self.watch)

    def delete(self, request, **kwargs):
        self.watch.draft_again(by=request.user)
        return redirect(self.watch)


class ReArmingView(WatchScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReasonForm(request.POST, auto_id="rearm_%s")
        if attempt(form, self.watch.re_arm, by=request.user):
            return redirect(self.watch)
        return watch_page(request, self.watch, status=422, re_arm_form=form)


class RetirementView(WatchScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReasonForm(request.POST, auto_id="retire_%s")
        if attempt(form, self.watch.retire, by=request.user):
            return redirect(self.watch)
        return watch_page(request, self.watch, status=422, retire_form=form)

    def delete(self, request, **kwargs):
        self.watch.bring_back(by=request.user)
        return redirect(self.watch)
