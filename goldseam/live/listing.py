"""The rooms of an organisation that a person sees: what is open, one's own first; then what is over."""

from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, Count, When

from goldseam.live.models import Room

PAGE = 30
MOST_OPEN = 50


class Listing:
    """All open ones, and one page of those that are over."""

    def __init__(self, organisation, person, asked):
        seen = Room.objects.filter(organisation=organisation).listed_for(person)
        self.open = list(_mine_first(seen.open(), person)[:MOST_OPEN])
        over = seen.filter(ending__isnull=False).select_related("ending", "team").order_by("-number")
        self.page = Paginator(over, PAGE).get_page(asked.get("page"))
        self.over = list(self.page.object_list)


def _mine_first(rooms, person):
    mine = When(pk__in=Room.objects.of(person).values("pk"), then=True)
    is_mine = Case(mine, default=False, output_field=BooleanField())
    found = rooms.select_related("team", "facilitator").annotate(is_mine=is_mine, people=Count("seats"))
    return found.order_by("-is_mine", "-number")
