"""What is known about a controlled artifact: whoever steers it says so, and its trail keeps what stood there before."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.people.models import Person
from goldseam.validation.models.control import is_steered_by, locked
from goldseam.validation.models.trail import Trail

# Who may say how it is controlled, who sees it, and what it is called in its records.
STEERED = ("owner", "team", "title", "is_private")


def tell_details(artifact, by, said: dict) -> None:
    """Refuses what nobody, or not this person, may change; keeps the rest."""
    fresh = locked(artifact)
    if not fresh.is_controlled:
        return
    before = {name: getattr(fresh, name) for name, value in said.items() if getattr(fresh, name) != value}
    now = {name: said[name] for name in before}
    _refuse(fresh, by, now)
    if now:
        kept = {f"{name}_before": value for name, value in before.items()} | now
        Trail.add(fresh, "renamed", by, **{name: _plain(value) for name, value in kept.items()})


def _refuse(artifact, by, now: dict) -> None:
    if steered := [name for name in STEERED if name in now and not is_steered_by(by, artifact)]:
        words = _("It is under control: its owner, or somebody who guides the organisation, can change that.")
        raise ValidationError({steered[0]: words})
    if now.get("is_private"):
        raise ValidationError({"is_private": _("It is under control, so others have to see it. End control first.")})
    if "review_on" in now:
        words = _("It is under control: say there when you looked at it and when to look again.")
        raise ValidationError({"review_on": words})
    if now.get("team"):
        _refuse_who_would_not_see(artifact, now["team"])


def _refuse_who_would_not_see(artifact, team) -> None:
    """Who has a say has to see it."""
    holders = Person.objects.filter(pk__in=artifact.approval_roles.values("people")).order_by("name")
    outside = [str(one) for one in holders if not _sees(one, artifact.organisation_id, team.pk)]
    if outside:
        words = _("They have a say in it and would not see it there: %(names)s")
        raise ValidationError({"team": words % {"names": ", ".join(outside)}})


def _sees(person, organisation: int, team: int) -> bool:
    return team in person.sight.teams or organisation in person.sight.oversees


def _plain(value):
    return value if value is None or isinstance(value, bool | int) else str(value)
