"""The versions of a page, and what each changed."""

from django.shortcuts import get_object_or_404, render

from goldseam.artifacts.comparing_texts import compared
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.handbook.models import PageVersion
from goldseam.handbook.views.scopes import PageScoped

PAGE = 50


class VersionsView(PageScoped, ResourceView):
    """The newest first."""

    def get(self, request, **kwargs):
        versions = PageVersion.objects.filter(page=self.page.pk).select_related("by")
        if before := number_in(request.GET.get("before", "")):
            versions = versions.filter(number__lt=before)
        rows = list(versions[: PAGE + 1])
        context = {"page": self.page, "versions": rows[:PAGE], "has_older": len(rows) > PAGE}
        return render(request, "handbook/versions.html", context)


class VersionView(PageScoped, ResourceView):
    """One version beside what the page said before it."""

    def get(self, request, number, **kwargs):
        versions = PageVersion.objects.filter(page=self.page.pk).select_related("by", "page")
        version = get_object_or_404(versions, number=number)
        before, after = compared(version.before, version.markdown)
        context = {"page": self.page, "version": version, "before": before, "after": after}
        return render(request, "handbook/version.html", context)
