"""Copying a worksheet: another team starts where this one did, with its own people, data and result."""

from django.db import transaction

from goldseam.activity.models import Activity

# What says who, where, when and how it was there, rather than what is tried and how one can tell.
KEPT_BACK = {
    "who",
    "where",
    "told",
    "approval",
    "scale_words",
    "confidence",
    "baseline",
    "spread",
    "sample_size",
    "starts_on",
    "ends_on",
    "next_risks",
    "stops",
}


class Copyable:
    """A cycle that others can take as the start of their own."""

    @classmethod
    @transaction.atomic
    def copy_of(cls, cycle, by, team=None):
        """A new cycle with the idea and the method of another one. Persons, data and results stay where they are."""
        cycle.want_it_here()
        plan = cycle.plan
        content = {name: value for name, value in plan.as_content.items() if name not in KEPT_BACK}
        content["stops"] = [_without_names(stop) for stop in plan.stops]
        copy = cls(organisation=cycle.organisation, team=team, owner=by, copied_from=cycle, made_by=by)
        copy.begin(by, cycle.title, content)
        Activity.record("cycle.copied", copy, by=by)
        return copy


def _without_names(stop) -> dict:
    """A condition without who watches it. What the other team measures, and its limit there, stays with them."""
    return {"kind": stop.kind, "words": stop.words or stop.kind_words}
