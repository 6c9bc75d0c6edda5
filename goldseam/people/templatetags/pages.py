"""Lets the pages of django-allauth, written in Django's template language, stand in the product's own frame."""

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.common.times import day, moment
from goldseam.people.scopes import surround

register = template.Library()

LABELS = {
    "login": gettext_lazy("Mail address"),
    "email": gettext_lazy("Mail address"),
    "remember": gettext_lazy("Stay signed in on this device"),
    "oldpassword": gettext_lazy("Current password"),
    "password1": gettext_lazy("New password"),
    "password2": gettext_lazy("New password, again"),
}
HELP = {"password1": gettext_lazy("At least 10 characters. A short sentence is easy to remember and hard to guess.")}

# The first mark found counts: most browsers also carry the names of others.
BROWSERS = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
]


@register.simple_tag(takes_context=True)
def page(context, name: str, **parts):
    """The Jinja2 page of that name, around parts that are rendered already."""
    request = context["request"]
    surround(request)
    return mark_safe(get_template(name).render(parts, request))


@register.simple_tag
def our_fields(form):
    """The fields of a form as the product shows them: the label says it, so nothing repeats it inside the field."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = LABELS.get(name, field.label)
        field.help_text = HELP.get(name, field.help_text)
    return mark_safe(get_template("people/_account_fields.html").render({"form": form}))


@register.simple_tag
def sends_mail() -> bool:
    """Whether this install can send mail."""
    return settings.SENDS_MAIL


@register.filter
def our_day(moment) -> str:
    """A day as the product's pages write it."""
    return day(moment)


@register.filter
def our_moment(moment_) -> str:
    """A moment as the product's pages write it."""
    return moment(moment_)


@register.filter
def browser(user_agent: str) -> str:
    """“Firefox on Linux”, so that people know their own devices again."""
    name = next((name for mark, name in BROWSERS if mark in user_agent), _("A browser"))
    system = next((name for mark, name in SYSTEMS if mark in user_agent), None)
    return _("%(browser)s on %(system)s") % {"browser": name, "system": system} if system else name
