"""What is to change because of an event: something people work by already, something new, or something elsewhere."""

from django.shortcuts import render

from goldseam.artifacts.listing import likeliest_first, matching, words_in
from goldseam.artifacts.models import Artifact
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView

MOST = 20


class NewChangeView(ChangeScoped, ResourceView):
    def get(self, request, **kwargs):
        words = words_in(request.GET)
        in_use = Artifact.objects.filter(organisation=self.organisation).visible_to(request.user).in_use()
        found = list(likeliest_first(matching(in_use, words), self.event.team_id)[: MOST + 1])
        context = {"artifacts": found[:MOST], "has_more": len(found) > MOST, "words": words}
        return render(request, "changes/new.html", context | self.context)
