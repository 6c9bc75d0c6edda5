"""Pages are Jinja2 templates; this is the environment that they are rendered in.

A page asks for some hundred addresses and words. They stay the same while the server runs, so they are looked up once.
"""

from functools import lru_cache

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from goldseam.common import times
from goldseam.common.devices import device_mark
from goldseam.common.forms import draft_key, form_keys


def environment(**options) -> Environment:
    """Jinja2 with the product's functions and filters; a name that a view forgot is an error, not an empty string."""
    options |= {"undefined": StrictUndefined, "autoescape": True}
    env = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701  (it is among the options)
    env.trim_blocks = env.lstrip_blocks = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(_=say, gettext=say, url=url, static=lru_cache(static))
    env.globals.update(form_keys=form_keys, draft_key=draft_key, device_mark=device_mark)
    env.filters.update(
        day=times.day,
        moment=times.moment,
        clock=times.clock,
        ago=times.ago,
        iso=times.iso,
        local_input=times.local_input,
    )
    return env


@lru_cache(maxsize=10_000)
def url(name: str, *args, **kwargs) -> str:
    """The address of a page by the name of its route."""
    return reverse(name, args=args, kwargs=kwargs)


def say(text: str, **values) -> Markup:
    """The text in the reader's language, with the values in their places."""
    words = _said(text, get_language())
    return words % values if "%" in words else words


@lru_cache(maxsize=10_000)
def _said(text: str, language: str | None) -> Markup:
    return Markup(gettext(text))  # noqa: S704  (texts are ours and may hold marks; values are escaped)
