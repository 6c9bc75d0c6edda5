"""Loads the organisation named in the address, out of those that this person belongs to."""

from django.http import Http404

from goldseam.people.models import Membership

READING = {"GET", "HEAD", "OPTIONS"}


class OrganisationScoped:
    """A view of something in an organisation. Who does not belong to it finds nothing there.

    To send something takes what `sender` says: a property of the membership (`writes`, `reports`, `manages`,
    `belongs`). To look takes what `reader` says. An auditor can therefore change nothing anywhere.
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
        self.organisation = request.organisation = self.membership.organisation
        request.membership = self.membership
        self.load(**kwargs)

    def load(self, **kwargs) -> None:
        """Loads what the address names, through `visible_to(self.request.user)`."""


class ManagerScoped(OrganisationScoped):
    """A view for those who manage the organisation."""

    sender = reader = "manages"


def membership_of(person, slug: str) -> Membership:
    """The person's membership in the organisation of that short name; 404 where there is none."""
    membership = (
        Membership.objects.select_related("organisation").filter(person=person, organisation__slug=slug).first()
    )
    if membership is None:
        raise Http404
    return membership
