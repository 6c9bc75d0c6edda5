"""Forms for saved views, and the views that stand above the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.postmortems.library_filters import LibraryFilters, address_of
from goldseam.postmortems.models import SavedView

LONGEST_ASKED = 4_000  # Of what is sent. What is kept is shorter, and the verb says so.


class ViewForm(forms.Form):
    """The name of a view, and whether others see it."""

    name = forms.CharField(label=_("Name"), max_length=80)
    is_shared = forms.BooleanField(label=_("For everybody here"), required=False)


class SavedViewForm(ViewForm):
    """A new one, of what is asked for now."""

    query = forms.CharField(required=False, max_length=LONGEST_ASKED, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        """Nothing but what the library understands, and no page of it."""
        return address_of(LibraryFilters.of_query(self.cleaned_data["query"]))


def views_of(person, organisation, query: str, refused: dict) -> list[dict]:
    """One's own views and those that are shared, each with where it leads and what this person may do with it.

    `refused` holds forms that came back with errors, by the key of their view.
    """
    found = SavedView.objects.visible_to(person).filter(organisation=organisation)
    may_change = person.writes_in(organisation)
    return [_shown(view, person, query, may_change, refused.get(view.pk)) for view in found]


def _shown(view, person, query: str, may_change: bool, refused) -> dict:
    leads_to = address_of(LibraryFilters.of_query(view.query))
    fresh = ViewForm(initial={"name": view.name, "is_shared": view.is_shared}, auto_id=f"view_{view.pk}_%s")
    return {
        "view": view,
        "query": leads_to,
        "is_current": leads_to == query,
        "form": (refused or fresh) if may_change and view.is_of(person) else None,
        "is_refused": refused is not None,
        "can_be_removed": may_change and view.can_be_removed_by(person),
    }
