"""Changes that did not last: the very next version says again what stood there before."""

from datetime import timedelta

from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from goldseam.artifacts.items import same_lines
from goldseam.artifacts.models import Item, Version

MOST = 200  # Of those that may be one, the newest.


def put_back(pairs: list[tuple]) -> set[int]:
    """The keys of those that the next version took back, of what `perhaps_put_back` found: two queries at most."""
    said = _said({key for _pk, *both in pairs for key in both})
    return {pk for pk, one, other in pairs if _is_same(said[one], said[other])}


def perhaps_put_back(versions, within: timedelta):
    """Keys of those that the next version may have taken back in that time, each with what was before and after."""
    beside = Version.objects.filter(artifact=OuterRef("artifact"))
    before = beside.filter(number=OuterRef("number") - 1)
    after = beside.filter(number=OuterRef("number") + 1, effective_at__lte=OuterRef("active_at") + within)
    around = {"key_before": Subquery(before.values("pk")[:1]), "key_after": Subquery(after.values("pk")[:1])}
    pairs = versions.annotate(**around).filter(key_before__isnull=False, key_after__isnull=False)
    as_long = pairs.annotate(long_before=_length("key_before"), long_after=_length("key_after"))
    as_long = as_long.filter(long_before=F("long_after")).order_by("-active_at")
    return as_long.values_list("pk", "key_before", "key_after")[:MOST]


def _length(key: str):
    """How many lines a version has: where that differs, nothing was put back, and no line has to be read."""
    lines = Item.objects.filter(version=OuterRef(key)).order_by().values("version").annotate(count=Count("pk"))
    return Coalesce(Subquery(lines.values("count"), output_field=IntegerField()), 0)


def _said(keys: set[int]) -> dict:
    versions = Version.objects.prefetch_related("items").in_bulk(keys) if keys else {}
    return {key: version.content | {"lines": version.lines} for key, version in versions.items()}


def _is_same(one: dict, other: dict) -> bool:
    return same_lines(one["lines"], other["lines"]) and one | {"lines": []} == other | {"lines": []}
