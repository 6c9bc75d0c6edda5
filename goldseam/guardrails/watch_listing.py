"""A page of the list of watches: those at rest first, then those that watch, then drafts."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from goldseam.guardrails.models import Watch
from goldseam.guardrails.models.breach import rests
from goldseam.guardrails.models.watch_staging import WatchActivation

PAGE = 40


class WatchListing:
    def __init__(self, organisation, person, asked):
        self.is_retired = asked.get("retired") == "1"
        seen = Watch.objects.visible_to(person).filter(organisation=organisation)
        self.retired_count = seen.retired().count()
        chosen = seen.retired() if self.is_retired else seen.in_use()
        armed = Exists(WatchActivation.objects.filter(watch=OuterRef("pk")))
        ordered = chosen.annotate(rests=rests(), is_armed=armed).order_by("-rests", "-is_armed", "title", "number")
        self.page = Paginator(ordered.loaded(), PAGE).get_page(asked.get("page"))
        for watch in self.page.object_list:
            watch.organisation = organisation

    @property
    def query(self) -> str:
        return "retired=1" if self.is_retired else ""


def state_of(watch) -> tuple[str, str, str]:
    """The badge of a watch: words, mood and sign."""
    if watch.is_retired:
        return _("retired"), "", "✕"
    if watch.is_at_rest:
        return _("has fired, rests"), "error", "▲"
    return (_("armed"), "success", "✓") if watch.is_active else (_("draft"), "", "…")
