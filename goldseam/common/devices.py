"""What a device keeps belongs to somebody: a mark says to whom, without saying who that is."""

from django.utils.crypto import salted_hmac


def device_mark(*whose) -> str:
    """The same for the same person, here and on all their devices; it leads nobody back to them."""
    return salted_hmac("goldseam.devices", ":".join(str(one.pk) for one in whose)).hexdigest()[:24]


def kept_for(person, response):
    """Lets this person’s device keep the page, to show it without a network (kept-pages.js)."""
    response["Kept-For"] = device_mark(person)
    return response
