"""Where a form leads afterwards: back to the page that it stood on, if that page is one of ours."""

from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500  # What is kept of where a form led.


def way_back(request, default) -> str:
    """The address in the form's field `back`, or the default where that is missing or leads elsewhere."""
    back = request.POST.get("back", "")
    if is_ours(back):
        return back
    return default if isinstance(default, str) else default.get_absolute_url()


def is_ours(address: str) -> bool:
    """Whether it is a path of this product, and not too long to be kept."""
    return (
        address.startswith("/")
        and len(iri_to_uri(address)) <= LONGEST
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
