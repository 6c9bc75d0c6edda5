"""Pages are Jinja2 templates; this is the environment that they are rendered in."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined

from goldseam.common import times
from goldseam.common.forms import draft_key, form_keys


def environment(**options) -> Environment:
    """Jinja2 with the product's functions and filters; a name that a view forgot is an error, not an empty string."""
    options |= {"undefined": StrictUndefined, "autoescape": True}
    env = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701  (it is among the options)
    env.trim_blocks = env.lstrip_blocks = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(url=url, static=static, form_keys=form_keys, draft_key=draft_key)
    env.filters.update(
        day=times.day,
        moment=times.moment,
        clock=times.clock,
        ago=times.ago,
        iso=times.iso,
        local_input=times.local_input,
    )
    return env


def url(name: str, *args, **kwargs) -> str:
    """The address of a page by the name of its route."""
    return reverse(name, args=args, kwargs=kwargs)
