"""Every revision of an account, and what each changed."""

from django.shortcuts import get_object_or_404, render

from goldseam.artifacts.comparing_texts import compared
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.postmortems.views.scopes import PostmortemScoped
from goldseam.reviews.models import SectionVersion

PAGE = 50


class RevisionsView(PostmortemScoped, ResourceView):
    """The newest first."""

    def get(self, request, **kwargs):
        revisions = _revisions(self.review)
        if before := number_in(request.GET.get("before", "")):
            revisions = revisions.filter(pk__lt=before)
        rows = list(revisions[: PAGE + 1])
        context = {"postmortem": self.postmortem, "revisions": rows[:PAGE], "has_older": len(rows) > PAGE}
        return render(request, "postmortems/revisions.html", context)


class RevisionView(PostmortemScoped, ResourceView):
    """One part as somebody left it, beside what it said before."""

    def get(self, request, pk, **kwargs):
        revision = get_object_or_404(_revisions(self.review), pk=pk)
        earlier = revision.section.versions.filter(number=revision.number - 1).first()
        before, after = compared(earlier.text if earlier else "", revision.text)
        context = {"postmortem": self.postmortem, "revision": revision, "before": before, "after": after}
        return render(request, "postmortems/revision.html", context)


def _revisions(review):
    return SectionVersion.objects.filter(section__review=review).select_related("by", "section").order_by("-pk")
