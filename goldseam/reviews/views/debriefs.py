"""“No surprises”: all of them, opening one, and one as a page."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.debrief_forms import DebriefForm, OwnWords
from goldseam.reviews.models import Debrief
from goldseam.safety.models import SafetyAnswer

PAGE = 30


class DebriefsView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        seen = Debrief.objects.visible_to(request.user).filter(organisation=self.organisation)
        found = seen.select_related("team", "led_by", "room__ending").order_by("-number")
        page = Paginator(found, PAGE).get_page(request.GET.get("page"))
        for debrief in page.object_list:
            debrief.organisation = self.organisation
        return render(request, "reviews/debrief/list.html", {"page": page})


class NewDebriefView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self._page(DebriefForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = DebriefForm(self.organisation, request.user, request.POST)
        if attempt(form, Debrief.open, by=request.user, organisation=self.organisation):
            return redirect(form.result.room)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "reviews/debrief/new.html", {"form": form}, status=status)


class DebriefView(OrganisationScoped, ResourceView):
    """GET shows it; POST writes down what the leader says of it."""

    reader = "reads"

    def load(self, number, **kwargs):
        seen = Debrief.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.debrief = get_object_or_404(seen.select_related("team", "led_by", "room__ending"), number=number)
        self.debrief.organisation = self.organisation

    def get(self, request, **kwargs):
        words = {"wrong": self.debrief.wrong, "changing": self.debrief.changing}
        return self._page(OwnWords(initial=words, auto_id="debrief_%s"))

    def post(self, request, **kwargs):
        form = OwnWords(request.POST, auto_id="debrief_%s")
        if attempt(form, self.debrief.write, by=request.user):
            return redirect(self.debrief)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        actions = self.debrief.actions.visible_to(self.request.user).with_state()
        context = {"debrief": self.debrief, "form": form, "actions": list(actions)}
        context["safety_answers"] = SafetyAnswer.shown_for(self.debrief)
        context["can_write"] = self.debrief.can_be_edited_by(self.request.user)
        return render(self.request, "reviews/debrief/show.html", context, status=status)
