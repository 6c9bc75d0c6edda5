"""Taking the sample cases out again, with everything that hangs on them, as if they had never been there."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q

from goldseam.actions.models import Action
from goldseam.activity.home import forget_homes
from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.common import search
from goldseam.common.models import Counter
from goldseam.events.models import Event, Tag
from goldseam.experiments.models import Cycle, Watched
from goldseam.handbook.models import Sample
from goldseam.measurements.models import Series
from goldseam.people.models import Organisation
from goldseam.postmortems.models import Publication
from goldseam.reviews.models import Review, SectionVersion


def additions(organisation) -> int:
    """How much people have done to the samples since they were loaded: it goes with them."""
    return sum(_done_to(sample) for sample in Sample.objects.filter(organisation=organisation))


@transaction.atomic
def remove(organisation) -> int:
    """Takes all samples out, and says how many they were. An artifact that people linked to their own event stays."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    samples = Sample.objects.filter(organisation=organisation)
    count = samples.count()
    tags = list(Tag.objects.filter(pk__in=samples.values("tags")).values_list("pk", flat=True))
    _take_out(samples)
    samples.delete()
    Tag.objects.filter(pk__in=tags, events=None).delete()
    transaction.on_commit(forget_homes)
    return count


def _take_out(samples) -> None:
    events = Event.objects.filter(pk__in=list(samples.values_list("event", flat=True)))
    artifacts = Artifact.objects.filter(pk__in=[artifact.pk for artifact in _unused_elsewhere(samples)])
    reviews = Review.objects.filter(pk__in=list(_reviews_of(events).values_list("pk", flat=True)))
    actions = Action.objects.filter(pk__in=list(_actions_of(events, reviews).values_list("pk", flat=True)))
    cycles = Cycle.objects.filter(pk__in=list(_cycles_of(events, samples).values_list("pk", flat=True)))
    series = Series.objects.filter(pk__in=list(_unwatched_elsewhere(samples, cycles).values_list("pk", flat=True)))
    _forget(Publication.objects.filter(postmortem__review__in=reviews))
    numbered = {"cycle": cycles, "series": series}
    numbered |= {"review": reviews, "action": actions, "artifact": artifacts, "event": events}
    numbers = {noun: list(things.values_list("organisation", "number")) for noun, things in numbered.items()}
    for things in numbered.values():
        _forget(things)
        things.delete()
    for noun, taken in numbers.items():
        for organisation in {organisation for organisation, _number in taken}:
            Counter.give_back(noun, organisation, {number for _organisation, number in taken})


def _reviews_of(events):
    """Reviews that look at samples only."""
    of_own = Event.objects.exclude(pk__in=events).values("pk")
    return Review.objects.filter(events__in=events).exclude(events__in=of_own).distinct()


def _actions_of(events, reviews):
    of_reviews = Q(source_type=ContentType.objects.get_for_model(Review), source_id__in=reviews)
    return Action.objects.filter(Q(event__in=events) | of_reviews & Q(event=None))


def _cycles_of(events, samples):
    """What was tried in the samples, and what people planned because of them alone."""
    of_own = Event.objects.exclude(pk__in=events).values("pk")
    return Cycle.objects.filter(Q(pk__in=samples.values("cycles")) | Q(events__in=events)).exclude(
        ~Q(pk__in=samples.values("cycles")), events__in=of_own
    )


def _unwatched_elsewhere(samples, cycles):
    """What was measured in the samples, except where people look at it in an experiment that stays."""
    watched = Watched.objects.exclude(cycle__in=cycles).values("series")
    return Series.objects.filter(pk__in=samples.values("series")).exclude(pk__in=watched)


def _unused_elsewhere(samples):
    """The samples' artifacts, except those that answer an event which is no sample."""
    events = samples.values("event")
    artifacts = Artifact.objects.filter(pk__in=samples.values("artifacts"))
    linked = Change.objects.exclude(event__in=events).values("version__artifact")
    return artifacts.exclude(pk__in=linked).exclude(
        versions__items__origin__in=Event.objects.exclude(pk__in=events).values("pk")
    )


def _forget(things) -> None:
    """What happened to the things, or in their story; who was told of it is forgotten with it, as are their words."""
    thing_type = ContentType.objects.get_for_model(things.model)
    keys = list(things.values_list("pk", flat=True))
    about = Q(subject_type=thing_type, subject_id__in=keys) | Q(history_type=thing_type, history_id__in=keys)
    Activity.objects.filter(about).delete()
    search.forget(things.model, keys)


def _done_to(sample) -> int:
    """What happened in the story of a sample lies in the past; only what people did since is newer than its loading."""
    stories = {Event: [sample.event_id], Artifact: sample.artifacts, Cycle: sample.cycles, Series: sample.series}
    told = Q()
    for model, things in stories.items():
        keys = things if isinstance(things, list) else things.values("pk")
        told |= Q(history_type=ContentType.objects.get_for_model(model), history_id__in=keys)
    done = Activity.objects.filter(told, at__gt=sample.loaded_at)
    written = SectionVersion.objects.filter(section__review__events=sample.event_id, at__gt=sample.loaded_at)
    return done.count() + written.count()
