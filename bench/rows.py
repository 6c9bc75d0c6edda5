"""The rows of ten years: events and their labels, reviews of some, what was promised and changed, who was told."""

import itertools
import time
import uuid
from datetime import timedelta

BATCH = 5_000
KINDS = ["setback"] * 40 + ["incident"] * 20 + ["near_miss"] * 20 + ["success"] * 12 + ["good_catch"] * 8
LABELS = [("preventable", "process_inadequacy")] * 10 + [("complexity", "process_complexity")] * 7
LABELS += [("preventable", "inattention")] * 3 + [("intelligent", "hypothesis_testing")] * 2
RATIONALE = "The agreed way was followed and had a gap."
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
UNREAD = 20


def fill(place) -> None:
    from goldseam.actions.models import Action
    from goldseam.actions.models.ending import Completion
    from goldseam.activity.models import Activity, Notification
    from goldseam.artifacts.models import Artifact, Item, Version
    from goldseam.changes.models import Change, Verification
    from goldseam.events.models import Classification, Event, Factor, TimelineEntry
    from goldseam.reviews.models import Closure, FollowThrough, Holding, Participant, Review

    write(Event, events(place, Event))
    write(Event.named.through, named(place, Event.named.through))
    write(Classification, classifications(place, Classification))
    write(TimelineEntry, timelines(place, TimelineEntry))
    write(Factor, factors(place, Factor))
    write(Review, reviews(place, Review))
    write(Review.events.through, links(place, Review.events.through))
    write(Participant, participants(place, Participant))
    write(Holding, holdings(place, Holding))
    write(Closure, closures(place, Closure))
    write(FollowThrough, follow_throughs(place, FollowThrough))
    write(Action, actions(place, Action))
    write(Completion, completions(place, Completion))
    write(Artifact, artifacts(place, Artifact))
    write(Version, versions(place, Version))
    write(Item, items(place, Item))
    write(Change, changes(place, Change))
    write(Verification, verifications(place, Verification))
    write(Activity, activities(place, Activity))
    write(Notification, notifications(place, Notification))


def write(model, rows) -> None:
    """Saves rows in batches; their moments are those of the rows, not of now."""
    for field in model._meta.local_fields:
        if getattr(field, "auto_now_add", False):
            field.auto_now_add = False
    rows, count, started = iter(rows), 0, time.monotonic()
    while batch := list(itertools.islice(rows, BATCH)):
        model.objects.bulk_create(batch, batch_size=BATCH)
        count += len(batch)
    print(f"  {model._meta.label}: {count:,} ({time.monotonic() - started:.0f} s)", flush=True)


def events(place, event):
    chance = place.chance
    for number in range(1, place.count + 1):
        text, logged_at = place.text(), place.logged_at(number)
        visibility = visibility_of(number)
        in_team = visibility == "team" or chance.random() < 0.7
        yield event(
            pk=number,
            organisation_id=place.organisation.pk,
            number=number,
            text=text,
            title=text.split(".")[0],
            kind=chance.choice(KINDS),
            team_id=place.team_of(number) if in_team else None,
            visibility=visibility,
            detected_at=logged_at - chance.randint(1, 48) * HOUR,
            severity_potential=chance.randint(1, 5),
            failure_type=label_of(number)[0],
            logged_by_id=logger_of(place, number),
            logged_at=logged_at,
        )


def visibility_of(number: int) -> str:
    """80 in a hundred for everybody, 18 for a team, 2 for named people."""
    share = number * 37 % 100
    return "organisation" if share < 80 else "team" if share < 98 else "restricted"


def label_of(number: int) -> tuple[str, str]:
    """Six in ten have a label; whatever was reviewed has one."""
    if number % 50 != 25 and number * 7 % 10 >= 6:
        return "", ""
    return LABELS[number * 13 % len(LABELS)]


def logger_of(place, number: int) -> int:
    return place.people[number * 31 % 39].pk  # All but the auditor.


def named(place, link):
    restricted = (number for number in range(1, place.count + 1) if visibility_of(number) == "restricted")
    for number in restricted:
        for step in (3, 11):
            yield link(event_id=number, person_id=place.people[(number + step) % 40].pk)


def classifications(place, classification):
    for number in range(1, place.count + 1):
        failure_type, reason = label_of(number)
        if failure_type:
            yield classification(
                event_id=number,
                failure_type=failure_type,
                reason=reason,
                rationale=RATIONALE,
                suggested_type=failure_type,
                by_id=place.people[number % 30].pk,
                at=place.logged_at(number) + DAY,
            )


def timelines(place, entry):
    for number in place.reviewed:
        for position, kind in enumerate(["signal", "decision", "action", "condition", "signal"]):
            yield entry(
                event_id=number, position=position, time=f"1{position}:0{position}", kind=kind, text=place.text()
            )


def factors(place, factor):
    for number in place.reviewed:
        for position, level in enumerate(["process", "task", "organisation"]):
            yield factor(event_id=number, position=position, level=level, text="The step stood too late in the day")


def reviews(place, review):
    for order, number in enumerate(place.reviewed, start=1):
        yield review(
            pk=order,
            organisation_id=place.organisation.pk,
            number=order,
            team_id=place.team_of(number),
            facilitator=place.people[order % 30],
            opened_by=place.people[order % 30],
            opened_at=place.logged_at(number) + DAY,
        )


def links(place, link):
    return (link(review_id=order, event_id=number) for order, number in enumerate(place.reviewed, start=1))


def participants(place, participant):
    for order, _number in enumerate(place.reviewed, start=1):
        for step in (0, 1, 2, 3):
            yield participant(review_id=order, person=place.people[(order + step) % 30])


def holdings(place, holding):
    for order, number in held(place):
        at = place.logged_at(number) + 2 * DAY
        yield holding(review_id=order, by=place.people[order % 30], at=at, was_in_time=True)


def held(place):
    """All reviews but the newest forty, which are still open."""
    return list(enumerate(place.reviewed, start=1))[:-40]


def closures(place, closure):
    for order, number in held(place):
        yield closure(
            review_id=order,
            closed_by=place.people[order % 30],
            closed_at=place.logged_at(number) + 2 * DAY,
            what_happened="A step came too late and a delivery was refused.",
            what_is_different="The checklist asks for it before noon.",
        )


def follow_throughs(place, appointment):
    for order, number in held(place):
        due_at = place.logged_at(number) + 9 * DAY
        is_kept = order < len(place.reviewed) - 80
        yield appointment(
            review_id=order,
            due_at=due_at,
            held_at=due_at if is_kept else None,
            held_by=place.people[order % 30] if is_kept else None,
            reads_differently=True if is_kept else None,
        )


def actions(place, action):
    source = _type_of("review")
    for order, number in enumerate(place.reviewed, start=1):
        due_on = (place.logged_at(number) + 14 * DAY).date()
        for step in range(3):
            yield action(
                pk=3 * order - 2 + step,
                organisation_id=place.organisation.pk,
                number=3 * order - 2 + step,
                event_id=number,
                source_type=source,
                source_id=order,
                title="Ask for the end date in the release checklist",
                owner=place.people[(order + step) % 30],
                due_on=due_on,
                first_due_on=due_on,
                remedy="checklist",
                strength=2,
                risk_reduction="fewer deliveries refused",
                made_by=place.people[order % 30],
                made_at=place.logged_at(number) + 2 * DAY,
                has_ended=is_completed(place, order, 3 * order - 2 + step),
            )


def completions(place, completion):
    for order, number in enumerate(place.reviewed, start=1):
        for step in range(3):
            key = 3 * order - 2 + step
            if is_completed(place, order, key):
                at = place.logged_at(number) + 12 * DAY
                yield completion(action_id=key, by=place.people[(order + step) % 30], at=at)


def is_completed(place, order: int, key: int) -> bool:
    """One in a hundred old actions was never done, and those of the newest hundred reviews wait still."""
    return order <= len(place.reviewed) - 100 and key % 100 != 0


def artifacts(place, artifact):
    for number in range(1, 201):
        yield artifact(
            pk=number,
            organisation_id=place.organisation.pk,
            number=number,
            title=f"Checklist {number}",
            team_id=place.teams[number % 20].pk if number % 3 else None,
            owner=place.people[number % 30],
            made_at=place.begin,
        )


def versions(place, version):
    for order, number in held(place):
        yield version(
            pk=order,
            artifact_id=artifact_of(order),
            number=(order - 1) // 200 + 1,
            aim="Nothing leaves with an end date that has passed",
            what_changed="Ask for the end date",
            by=place.people[order % 30],
            at=place.logged_at(number) + 2 * DAY,
        )


def artifact_of(order: int) -> int:
    return (order - 1) % 200 + 1


def items(place, item):
    """Each version of a checklist has its eight newest lines."""
    reviewed = list(place.reviewed)
    for order, _number in held(place):
        lines = [earlier for earlier in range(order, order - 1600, -200) if earlier > 0]
        for position, earlier in enumerate(lines, start=1):
            yield item(
                version_id=order,
                key=uuid.UUID(int=earlier),
                position=position,
                text=f"The end date of part {earlier} is checked",
                origin_id=reviewed[earlier - 1],
            )


def changes(place, change):
    source = _type_of("review")
    for order, number in held(place):
        yield change(
            pk=order,
            event_id=number,
            version_id=order,
            source_type=source,
            source_id=order,
            by=place.people[order % 30],
            at=place.logged_at(number) + 2 * DAY,
        )


def verifications(place, verification):
    for order, number in held(place):
        if order % 3 == 0:
            yield verification(
                change_id=order,
                what="refused deliveries",
                events_before=24,
                weeks_before=12,
                events_after=4,
                weeks_after=12,
                verdict="supported",
                by=place.people[order % 30],
                at=place.logged_at(number) + 100 * DAY,
            )


def activities(place, activity):
    """One for each event that was logged, and one for each label of the last two years."""
    event = _type_of("event")
    for number in range(1, place.count + 1):
        at = place.logged_at(number)
        facts = {"organisation_id": place.organisation.pk, "subject_type": event, "subject_id": number}
        facts |= {"history_type": event, "history_id": number, "at": at, "delivered_at": at}
        yield activity(kind="event.logged", actor_id=logger_of(place, number), **facts)
        failure_type, reason = label_of(number)
        if failure_type and number > place.count * 4 // 5:
            details = {"failure_type": failure_type, "reason": reason}
            actor = place.people[number % 30].pk
            yield activity(kind="event.classified", actor_id=actor, details=details, **facts)


def notifications(place, notification):
    """Each person was told of two thousand activities and has not read the newest twenty."""
    told = min(2_000, place.count // 50)
    for person in place.people:
        for step in range(told):
            key = 1 + (place.count // 2) * step // told
            at = place.logged_at(key)
            yield notification(
                organisation_id=place.organisation.pk,
                person=person,
                activity_id=key,
                told_at=at,
                read_at=None if step >= told - UNREAD else at,
            )


def _type_of(model: str):
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get(model=model)
