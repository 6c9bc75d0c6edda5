"""How often a door may be tried: counted in the shared cache, for all processes together."""

from functools import wraps

from allauth.core.ratelimit import consume_or_429


def limited(action: str):
    """A view's `dispatch` that answers 429 when one network address sends too much; see `ACCOUNT_RATE_LIMITS`.

    It stands around all handling, because what a refused form did is taken back, and so would be the count.
    """

    def decorate(dispatch):
        @wraps(dispatch)
        def limit(view, request, *args, **kwargs):
            refusal = consume_or_429(request, action=action) if request.method == "POST" else None
            return refusal or dispatch(view, request, *args, **kwargs)

        return limit

    return decorate
