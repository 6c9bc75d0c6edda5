"""Loading the sample cases into an organisation. Nobody is told, and loading twice changes nothing."""

from typing import NamedTuple

from django.db import transaction

from goldseam.common import search
from goldseam.events.models import Event
from goldseam.experiments.models import Cycle
from goldseam.handbook.models import Sample
from goldseam.handbook.samples.cases import cases
from goldseam.handbook.samples.removing import additions
from goldseam.handbook.samples.telling import Telling
from goldseam.people.models import Organisation


@transaction.atomic
def load(organisation, by) -> int:
    """Puts in the cases that are not there yet, and says how many they were. `by` owns what they promise."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    there = set(Sample.objects.filter(organisation=organisation).values_list("case", flat=True))
    missing = {name: case for name, case in cases().items() if name not in there}
    told = [Telling(organisation, by, case).tell(name) for name, case in missing.items()]
    search.changed(Event, [sample.event_id for sample in told])
    search.changed(Cycle, [cycle.pk for sample in told for cycle in sample.cycles.all()])
    return len(missing)


class State(NamedTuple):
    """How many of the cases an organisation has, of how many, and how much people have done to them."""

    loaded: int
    of: int
    additions: int


def state(organisation) -> State:
    loaded = Sample.objects.filter(organisation=organisation).count()
    return State(loaded, len(cases()), additions(organisation) if loaded else 0)
