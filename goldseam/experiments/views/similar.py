"""Has this been tried? While an experiment is being planned."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.experiments.library.tried_before import tried_before
from goldseam.people.scopes import OrganisationScoped

FIELDS = ("title", "aim")
LONGEST = 2_000


class SimilarView(OrganisationScoped, ResourceView):
    """Experiments like what somebody types: a part of a page or, without a script, a page of its own."""

    leaves_no_trace = True

    def post(self, request, **kwargs):
        typed = {name: request.POST.get(name, "").replace("\0", "")[:LONGEST] for name in (*FIELDS, "team")}
        tried = tried_before(self.organisation, request.user, " ".join(typed[name] for name in FIELDS))
        is_page = "page" in request.POST
        template = "experiments/tried.html" if is_page else "experiments/_tried_so_far.html"
        context = {"tried": tried, "typed": typed, "came_from": request.GET.urlencode()}
        return render(request, template, context)
