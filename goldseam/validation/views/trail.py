"""The trail of an artifact, whether it holds, and a copy of it to keep."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import View

from goldseam.common.resources import ResourceView
from goldseam.validation.chain import flaws_of
from goldseam.validation.models import TrailEntry
from goldseam.validation.models.reading import sees_readers
from goldseam.validation.trail_words import Line, as_csv, as_json
from goldseam.validation.views.scopes import ArtifactScoped

PAGE = 100


class TrailView(ArtifactScoped, ResourceView):
    """Who has read what stands there for those who may see that."""

    def get(self, request, **kwargs):
        sees_all = sees_readers(request.user, self.artifact)
        entries = entries_of(self.artifact).order_by("-place")
        page = Paginator(entries if sees_all else entries.exclude(verb="read"), PAGE).get_page(request.GET.get("page"))
        context = {
            "artifact": self.artifact,
            "page": page,
            "lines": [Line(entry) for entry in page.object_list],
            "flaws": flaws_of(self.artifact),
            "sees_all": sees_all,
        }
        return render(request, "validation/trail.html", context)


class TrailFileView(ArtifactScoped, View):
    def get(self, request, form, **kwargs):
        if form not in {"csv", "json"} or not sees_readers(request.user, self.artifact):
            raise Http404
        entries, name = entries_of(self.artifact), f"trail-{self.artifact.number}.{form}"
        if form == "csv":
            answer = HttpResponse(as_csv(entries).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
        else:
            answer = JsonResponse(as_json(self.artifact, entries), json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def entries_of(artifact):
    return TrailEntry.objects.filter(trail__artifact=artifact)
