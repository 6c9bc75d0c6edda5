"""Things for tests, with good defaults: a test names only what it is about."""

import io
from datetime import timedelta

from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.events.models import Event
from goldseam.exchange.models import Hook, LogImport
from goldseam.exchange.webhooks.sent import Sent
from goldseam.experiments.models import Cycle, Start
from goldseam.measurements.models import Series, Value
from goldseam.patterns.asked import Asked
from goldseam.patterns.counting import shared_events
from goldseam.patterns.looking.look import Look
from goldseam.patterns.models import Analysis
from goldseam.patterns.periods import Period
from goldseam.people.models import Organisation, Person
from goldseam.postmortems.models import Postmortem, Template
from goldseam.reporting.models import Letterbox, Receipt
from goldseam.reviews.models import Review
from goldseam.shareouts.models import Note, Recognition
from goldseam.shareouts.quarters import Quarter
from goldseam.shareouts.telling import Telling

PASSWORD = "a quiet harbour 7"


def person(name="Ana", **details):
    """Somebody with an account; the same name is the same person."""
    email = details.pop("email", f"{name.lower().replace(' ', '.')}@example.org")
    found = Person.objects.filter(email=email).first()
    return found or Person.objects.create_user(email=email, password=PASSWORD, name=name, **details)


def organisation(owner=None, name="Acme", size="team"):
    """An organisation with its first team, owned by Ana unless said otherwise."""
    return Organisation.found(by=owner or person("Ana"), name=name, size=size)


def member(of, name="Bo", role="member", team=None):
    """Somebody who belongs to the organisation, and to the team if one is named."""
    who = person(name)
    of.memberships.create(person=who, role=role)
    if team:
        team.members.add(who)
    who.__dict__.pop("sight", None)
    return who


def team(of, name="Platform", members=()):
    new = of.teams.create(name=name)
    new.members.add(*members)
    for who in members:
        who.__dict__.pop("sight", None)
    return new


def event(of=None, by=None, text="Payments were refused for an hour.", **details):
    of = of or Organisation.objects.first() or organisation()
    return Event.log(of, by=by or of.memberships.get(role="owner").person, text=text, **details)


def hook(of=None, by=None, sender="alertmanager", name="checkout-service", **details):
    """An address at which a tool has reported, after somebody tried it out."""
    of = of or Organisation.objects.first() or organisation()
    new = Hook.make(of, by=by or of.memberships.get(role="owner").person, sender=sender, name=name, **details)
    new.try_out(by=new.made_by, text=new.from_where.example)
    new.receive(Sent(new.from_where.example.encode()))
    return new


def classified(event, by=None, failure_type="preventable", reason="process_inadequacy"):
    """The event with a label, and a reason for it."""
    event.classify(
        by=by or event.logged_by,
        failure_type=failure_type,
        reason=reason,
        rationale="The agreed way was followed and had a gap.",
    )
    return event


def review(event=None, by=None, **details):
    event = event or make_event()
    return Review.open(by=by or event.logged_by, event=event, **details)


def checklist(of=None, by=None, title="Release checklist", items=("Tests are green", "Backup is taken")):
    of = of or Organisation.objects.first() or organisation()
    by = by or of.memberships.get(role="owner").person
    return Artifact.make(of, by=by, title=title, content={"lines": [Line(text=text) for text in items]})


def action(review, by=None, title="Add the date check to the release checklist", **details):
    by = by or review.opened_by
    defaults = {
        "owner": by,
        "due_on": timezone.localdate() + timedelta(days=14),
        "remedy": "standard",
        "risk_reduction": "reduces the likelihood of an unnoticed end date",
    }
    return Action.promise(
        by=by, organisation=review.organisation, source=review, event=review.event, title=title, **(defaults | details)
    )


def change(review, artifact=None, by=None, add="End dates are checked"):
    """A new version of a checklist because of the review's event."""
    by = by or review.opened_by
    artifact = artifact or checklist(review.organisation, by=by)
    lines = [*artifact.current.lines, Line(text=add)]
    return Change.make(by=by, event=review.event, artifact=artifact, source=review, lines=lines)


def closed_review(event=None, by=None):
    """A review with a label, three actions and a changed checklist, closed."""
    looked_at = review(classified(event or make_event()), by=by)
    for title in ("Add the date check", "Alert at 21 days", "Automate the renewal"):
        action(looked_at, by=by, title=title)
    change(looked_at, by=by)
    looked_at.close(
        by=by or looked_at.opened_by,
        what_happened="A certificate ran out and payments were refused.",
        what_is_different="The release checklist asks for end dates.",
    )
    return looked_at


def postmortem(event=None, by=None, template="software", title=""):
    """A written account that has just been begun."""
    event = event or make_event()
    chosen = Template.of(event.organisation, template)
    return Postmortem.start(by=by or event.logged_by, event=event, template=chosen, title=title)


def readable_postmortem(event=None, by=None):
    """One of which every part is written, with two factors, so that it can be read by others and published."""
    account = postmortem(event, by=by)
    by = by or account.owner
    for section in account.review.sections.all():
        account.review.write(by=by, key=section.key, text=f"What belongs under {section.heading}.", base=0)
    rows = [
        {"level": "technical", "text": "Monitoring covers inbound certificates only"},
        {"level": "process", "text": "Renewal by hand, without an owner"},
    ]
    for position, row in enumerate(rows):
        account.event.factors.create(position=position, **row)
    return account


def series(of=None, by=None, title="Errors a week", kind="count", **details):
    """Something that is measured again and again."""
    of = of or Organisation.objects.first() or organisation()
    return Series.make(of, by=by or of.memberships.get(role="owner").person, title=title, kind=kind, **details)


def points(series, *amounts, by=None, of=None, until=None, days=7):
    """One value a week until today, the oldest first; `of` is what each is out of."""
    until = until or timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    last = len(amounts) - 1
    moments = [until - timedelta(days=days * (last - place)) for place in range(len(amounts))]
    return series.add([Value(at, amount, of) for at, amount in zip(moments, amounts, strict=True)], by=by)


def cycle(of=None, by=None, title="Ask for the end date at hand-over", **details):
    """A small experiment that has just been planned, with nothing but its title unless more is named."""
    of = of or Organisation.objects.first() or organisation()
    return Cycle.make(of, by=by or of.memberships.get(role="owner").person, title=title, **details)


def startable_cycle(of=None, by=None, watching=None, **details):
    """One of which the plan has all that it needs. Its effect should show in `watching`, errors a week by default."""
    today = timezone.localdate()
    plan = {
        "condition": "we ask for the end date at hand-over",
        "expected": "fewer certificates run out",
        "because": "somebody then knows of it in time",
        "direction": "lower",
        "size": 50,
        "size_is": "percent",
        "scale": "one",
        "success": "Half as many as before.",
        "starts_on": today,
        "ends_on": today + timedelta(days=6),
        "told": "Everybody on the shift.",
        "stops": [{"kind": "harm", "words": "Somebody is harmed, or nearly."}],
    }
    planned = cycle(of, by=by, **(plan | details))
    planned.watch(by=planned.owner, series=watching or series(planned.organisation, by=planned.owner))
    return planned


def running_cycle(of=None, by=None, days_ago=0, **details):
    """One that was started so many days ago."""
    return started(startable_cycle(of, by=by, **details), days_ago)


def started(cycle, days_ago=0):
    since = timezone.now() - timedelta(days=days_ago)
    cycle.write_plan(by=cycle.owner, starts_on=since.date())
    cycle.start(by=cycle.owner)
    Start.objects.filter(cycle=cycle).update(at=since)
    cycle.refresh_from_db()
    return cycle


def decided_cycle(of=None, by=None, kind="abandon", reason="It did not help.", **details):
    """One whose result is written and about which people have decided."""
    decided = running_cycle(of, by=by, **details)
    texts = {"happened": "We asked six times.", "learned": "Nobody knew the date."}
    decided.study(by=decided.owner, why_different="The dates are kept elsewhere.", **texts)
    decided.decide(by=decided.owner, kind=kind, reason=reason)
    return decided


def letterbox(of=None, by=None, name="Ward 4", **details):
    """Where people report without an account; kept by who puts it up."""
    of = of or Organisation.objects.first() or organisation()
    return Letterbox.put_up(of, by=by or of.memberships.get(role="owner").person, name=name, **details)


def report(into=None, text="The wrong vial lay ready.", **details):
    """What came in through a letterbox, in confidence unless said otherwise; its event has been logged."""
    code = (into or letterbox()).receive(text, **({"at_once": True} | details))
    return Receipt.by_code(code).report


def recognition(of=None, by=None, words="Because of it, the gap at night was found in time.", kind="catch", **about):
    """What somebody made possible, without a name unless a person is named."""
    of = of or Organisation.objects.first() or organisation()
    return Recognition.give(of, by=by or of.memberships.get(role="owner").person, kind=kind, words=words, **about)


def share_out(of=None, by=None, quarter=None):
    """The note of this quarter, drafted from what changed."""
    of = of or Organisation.objects.first() or organisation()
    return Note.begin(of, by=by or of.memberships.get(role="owner").person, quarter=quarter or Quarter.now_in(of))


def shared_out(note, by=None, audience="organisation"):
    """The note as everybody reads it."""
    telling = Telling(note, audience, [])
    by = by or note.organisation.memberships.get(role="owner").person
    note.publish(by=by, audience=audience, parts=telling.parts, kept=telling.kept)
    return note


def analysis(of, by=None, title="Found too late", value="near_miss", field="kind"):
    """What was seen in the days around today, kept with one pattern."""
    by = by or of.memberships.get(role="owner").person
    today = timezone.localdate()
    asked = Asked(Period(today - timedelta(days=40), today), field)
    pattern = {"title": title, "value": value, "owner": by, "why": "It hurts most.", "defences": "A second look"}
    return Analysis.keep(Look(of, asked, shared_events(of)), by=by, patterns=[pattern])


make_event = event


def brought_log(of, by=None, text="Date,What happened\n2024-03-04,A label was wrong.\n2024-13-05,It fell.\n"):
    """A log that was kept in a sheet and has come in; one of its rows is left out."""
    by = by or of.memberships.get(role="owner").person
    log = LogImport.look_at(of, by, "Near misses.csv", io.BytesIO(text.encode()))
    log.begin(by=by)
    log.advance(10)
    return log
