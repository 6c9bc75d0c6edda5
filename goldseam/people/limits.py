"""How often a door may be tried: counted in the shared cache, for all processes together."""

from functools import wraps

from allauth.core.ratelimit import consume_or_429


def limited(action: str):
    """A handler that answers 429 when one network address sends too much; rates are `ACCOUNT_RATE_LIMITS`."""

    def decorate(handler):
        @wraps(handler)
        def limit(view, request, *args, **kwargs):
            return consume_or_429(request, action=action) or handler(view, request, *args, **kwargs)

        return limit

    return decorate
