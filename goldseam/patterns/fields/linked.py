"""What is said of an event in rows of its own: its tags, its conditions, its layers, and the reason of its label."""

from collections.abc import Iterable

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery

from goldseam.common.numbers import number_in
from goldseam.events.models import Classification, Event, Factor, LayerFinding, Reason
from goldseam.events.models.layering import HOLES
from goldseam.patterns.fields.field import Field, Value
from goldseam.patterns.fields.plain import Choices


class Linked(Field):
    """Said in rows that belong to an event."""

    has_several = True

    def rows(self):
        """All rows of the event that `OuterRef` names; `column` is in them."""
        raise NotImplementedError

    def having(self, events, values: Iterable[Value]):
        return events.filter(Exists(self.rows().filter(**{f"{self.column}__in": self._raw(values)})))

    def having_others(self, events, values: Iterable[Value]):
        return events.filter(Exists(self._said().exclude(**{f"{self.column}__in": self._raw(values)})))

    def saying(self, events):
        return events.filter(Exists(self._said()))

    def silent(self, events):
        return events.filter(~Exists(self._said()))

    def _said(self):
        return self.rows()


class Tags(Linked):
    def __init__(self, key: str, label):
        super().__init__(key, label, "tag__name")

    def spread(self, events, *besides: str):
        return events.values(*besides, said=F("tags__name"))

    def rows(self):
        return Event.tags.through.objects.filter(event=OuterRef("pk"))


class Factors(Linked):
    """Conditions that helped: by what they are about, or by level. An event with two of a kind counts once there."""

    def __init__(self, key: str, label, column: str, choices):
        super().__init__(key, label, column)
        self.labels = dict(choices)

    def spread(self, events, *besides: str):
        # Without those that say nothing: an event counts as silent only if all of its conditions are.
        said = FilteredRelation("factors", condition=Q(**{f"factors__{self.column}__gt": ""}))
        return events.annotate(condition=said).values(*besides, said=F(f"condition__{self.column}"))

    def rows(self):
        return Factor.objects.filter(event=OuterRef("pk"))

    def _said(self):
        return self.rows().exclude(**{self.column: ""})

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return {value: str(self.labels.get(value, value)) for value in values}


class Holes(Linked):
    """Layers of defence that failed or were absent."""

    is_number = True

    def __init__(self, key: str, label):
        super().__init__(key, label, "layer")

    def spread(self, events, *besides: str):
        holes = FilteredRelation("layer_findings", condition=Q(layer_findings__state__in=sorted(HOLES)))
        return events.annotate(hole=holes).values(*besides, said=F("hole__layer"))

    def rows(self):
        return LayerFinding.objects.filter(event=OuterRef("pk"), state__in=sorted(HOLES))

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return dict(organisation.layers.filter(pk__in=list(values)).values_list("pk", "name"))

    def read(self, text: str) -> Value | None:
        return number_in(text)


class CurrentReason(Choices):
    """The reason of the newest label; older labels are history."""

    def __init__(self, key: str, label):
        super().__init__(key, label, Reason.choices, "current_reason")

    def spread(self, events, *besides: str):
        return self._with(events).values(*besides, said=F("current_reason"))

    def having(self, events, values: Iterable[Value]):
        return super().having(self._with(events), values)

    def having_others(self, events, values: Iterable[Value]):
        return self.saying(events).exclude(current_reason__in=self._raw(values))

    def saying(self, events):
        return self._with(events).filter(current_reason__isnull=False)

    def silent(self, events):
        return self._with(events).filter(current_reason__isnull=True)

    def _with(self, events):
        if "current_reason" in events.query.annotations:
            return events
        newest = Classification.objects.filter(event=OuterRef("pk")).order_by("-pk")
        return events.annotate(current_reason=Subquery(newest.values("reason")[:1]))
