"""Loads the organisation named in the address, out of those that this person belongs to."""

from django.http import Http404

from goldseam.people.models import Membership

READING = {"GET", "HEAD", "OPTIONS"}
LAST_USED = "organisation"  # A cookie: which of several organisations the person worked in last.


class OrganisationScoped:
    """A view of something in an organisation. Who does not belong to it finds nothing there.

    To send something takes what `sender` says: a property of the membership (`writes`, `guides`, `reports`, `manages`,
    `belongs`). To look takes what `reader` says (`reads`, too). An auditor can therefore change nothing anywhere.
    """

    sender = "writes"
    reader = "belongs"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return  # The login page comes before this view.
        self.membership = membership_of(request.user, kwargs["organisation"])
        needed = self.reader if request.method in READING else self.sender
        if not getattr(self.membership, needed):
            raise Http404
        self.organisation = self.membership.organisation
        show_in_header(request, self.membership)
        self.load(**kwargs)

    def load(self, **kwargs) -> None:
        """Loads what the address names, through `visible_to(self.request.user)`."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        _remember(request, response)
        return response


class ManagerScoped(OrganisationScoped):
    """A view for those who manage the organisation."""

    sender = reader = "manages"


class PersonScoped:
    """A view of the person's own things. Around it stands the organisation in which the person worked last."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        surround(request)


def membership_of(person, slug: str) -> Membership:
    """The person's membership in the organisation of that short name; 404 where there is none."""
    membership = person.sight.membership_in(slug)
    if membership is None:
        raise Http404
    return membership


def last_used_first(request) -> list[Membership]:
    """The person's memberships; the organisation in which the person worked last on this device comes first."""
    last = request.COOKIES.get(LAST_USED)
    return sorted(request.user.sight.memberships, key=lambda membership: membership.organisation.slug != last)


def surround(request) -> None:
    """Pages that belong to no organisation show the header of the last used one."""
    if request.user.is_authenticated and not hasattr(request, "organisation"):
        for membership in last_used_first(request)[:1]:
            show_in_header(request, membership)


def show_in_header(request, membership: Membership) -> None:
    request.membership, request.organisation = membership, membership.organisation


def _remember(request, response) -> None:
    several = request.user.is_authenticated and len(request.user.sight.memberships) > 1
    if several and request.COOKIES.get(LAST_USED) != request.organisation.slug:
        response.set_cookie(LAST_USED, request.organisation.slug, max_age=31536000, samesite="Lax", httponly=True)
