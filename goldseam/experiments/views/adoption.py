"""The change that was tried becomes what people work by: in something that is there, or in something new."""

from django.shortcuts import get_object_or_404, render

from goldseam.artifacts.forms import ContentForm, NewArtifactForm, kind_named
from goldseam.artifacts.listing import likeliest_first, matching, words_in
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.artifacts.views.versions import Refusable, overtaken_by
from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.views.scopes import CycleScoped

MOST = 20


class AdoptionScoped(CycleScoped):
    """Only what was decided to be adopted, and does not stand anywhere yet."""

    reader = "writes"

    @property
    def can_be_adopted(self) -> bool:
        cycle = self.cycle
        return cycle.is_decided and cycle.decision.kind == "adopt" and not cycle.is_adopted

    def dispatch(self, request, *args, **kwargs):
        if hasattr(self, "cycle") and not self.can_be_adopted:
            return self.back_to("act")
        return super().dispatch(request, *args, **kwargs)

    def artifacts(self):
        return Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user).in_use()

    def done(self):
        return self.back_to("adopted")


class AdoptionView(AdoptionScoped, ResourceView):
    """Where the change is to stand."""

    def get(self, request, **kwargs):
        words = words_in(request.GET)
        found = list(likeliest_first(matching(self.artifacts(), words), self.cycle.team_id)[: MOST + 1])
        context = {"cycle": self.cycle, "artifacts": found[:MOST], "has_more": len(found) > MOST, "words": words}
        return render(request, "experiments/adoption.html", context)


class AdoptionIntoView(AdoptionScoped, ResourceView):
    """It goes into something that people work by already."""

    def load(self, artifact, **kwargs):
        super().load(**kwargs)
        self.artifact = get_object_or_404(self.artifacts().select_related("organisation"), number=artifact)

    def get(self, request, **kwargs):
        return self._page(ContentForm(self.artifact.kind, self.artifact.current))

    def post(self, request, **kwargs):
        form = ContentForm(self.artifact.kind, self.artifact.current, request.POST)
        adopt = Refusable(self.cycle.adopt_into)
        if attempt(form, adopt, by=request.user, artifact=self.artifact):
            return self.done()
        return self._page(form, adopt.overtaken, status=422)

    def _page(self, form, overtaken=None, status=200):
        context = {"cycle": self.cycle, "artifact": self.artifact, "form": form} | overtaken_by(overtaken, form)
        return render(self.request, "experiments/adoption_into.html", context, status=status)


class AdoptionNewView(AdoptionScoped, ResourceView):
    """It becomes something new to work by."""

    def load(self, **kwargs):
        super().load(**kwargs)
        self.kind = kind_named(self.request.GET.get("kind", ""))

    def get(self, request, **kwargs):
        return self._page(self._form(initial={"title": self.cycle.title, "team": self.cycle.team_id}))

    def post(self, request, **kwargs):
        form = self._form(request.POST)
        if attempt(form, self._adopt, by=request.user):
            return self.done()
        return self._page(form, status=422)

    def _form(self, data=None, initial=None):
        form = NewArtifactForm(self.organisation, self.kind, data, initial=initial)
        form.fields.pop("team", None)  # It belongs to whom the experiment belongs to.
        return form

    def _adopt(self, by, content, **about):
        return self.cycle.adopt_as_new(by=by, **about, **content)

    def _page(self, form, status=200):
        context = {"cycle": self.cycle, "form": form, "kind": self.kind, "kinds": ArtifactKind.choices}
        return render(self.request, "experiments/adoption_new.html", context, status=status)
