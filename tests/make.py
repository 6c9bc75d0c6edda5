"""Things for tests, with good defaults: a test names only what it is about."""

import io
from datetime import timedelta

from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.decisions.models import Decision
from goldseam.events.models import Event
from goldseam.exchange.models import Hook, LogImport
from goldseam.exchange.webhooks.sent import Sent
from goldseam.experiments.models import Cycle, Start
from goldseam.guardrails.models import Address, Gate, Watch
from goldseam.live import secrets, shipped
from goldseam.live.models import Room
from goldseam.measurements.models import Series, Value
from goldseam.patterns.asked import Asked
from goldseam.patterns.counting import shared_events
from goldseam.patterns.looking.look import Look
from goldseam.patterns.models import Analysis
from goldseam.patterns.periods import Period
from goldseam.people.models import Organisation, Person
from goldseam.postmortems.models import Postmortem, Template
from goldseam.premortems.models import Premortem, Risk, Signal
from goldseam.red_teams.models import Drill
from goldseam.reporting.models import Letterbox, Receipt
from goldseam.reviews.models import Review
from goldseam.runs.models import Run
from goldseam.safety.models import Pulse, Ticket
from goldseam.shareouts.models import Note, Recognition
from goldseam.shareouts.quarters import Quarter
from goldseam.shareouts.telling import Telling
from goldseam.validation.models import Approval, ApprovalRole, ChangeRecord, Examination, control

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


def plan(of=None, by=None, response="I open every attachment", trigger="I am about to send a quote", **about):
    """A personal if-then plan, a draft that only its owner sees."""
    of = of or Organisation.objects.first() or organisation()
    by = by or of.memberships.get(role="owner").person
    about = {"kind": "if_then_plan", "is_private": True, "title": response} | about
    return Artifact.make(of, by=by, content={"trigger": trigger, "response": response}, **about)


def team_rule(of=None, by=None, title="Sign again after the freeze"):
    words = {"trigger": "the scope changes after the freeze", "response": "QA and product sign again"}
    return plan(of, by, kind="team_rule", title=title, is_private=False, **words)


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


def in_force(change, since):
    """The change, with people working by it since that moment."""
    artifact = change.version.artifact
    artifact.activate(by=change.by, despite="It is needed now.")
    type(artifact.activation).objects.filter(artifact=artifact).update(at=since)
    type(change.version).objects.filter(pk=change.version.pk).update(effective_at=since)
    return type(change).objects.get(pk=change.pk)


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


def controlled(artifact, by, approvers=(), role="Quality", **asked):
    """The artifact under control, with a role that these people hold."""
    control(artifact, by=by, reason="ISO 13485 asks for it.")
    return ApprovalRole.name_people(artifact, by=by, name=role, people=list(approvers), **asked)


def change_record(version, by, change_class="major", **said):
    """A record of the change that lacks nothing."""
    about = {"reason": "A batch was released too early.", "source": "Audit 12", "impact": "It takes a minute longer."}
    risks = {"risks": "Low: one more look.", "new_hazards": "None found.", "roll_back": "Version before."}
    after = {"training": "None: it reads by itself.", "effect_check_on": timezone.localdate() + timedelta(days=30)}
    return ChangeRecord.write(version, by=by, change_class=change_class, **(about | risks | after | said))


def examined(version, by, kind="verification", outcome="passed", against="Work instruction 12", **said):
    about = {"method": "Read side by side.", "on": timezone.localdate()} | said
    return Examination.record(version, by=by, kind=kind, against=against, outcome=outcome, **about)


def complete(version, by, approver, role, **said):
    """The version with all that it takes to be put in force."""
    change_record(version, by, **said)
    for kind in ("verification", "validation"):
        examined(version, by, kind)
    return Approval.give(version, by=approver, role=role)


def gate(of=None, by=None, name="release", title="Release gate", clauses=None, stage="active", **about):
    """A gate that asks for one complete run of a checklist, unless said otherwise."""
    of = of or Organisation.objects.first() or organisation()
    by = by or of.memberships.get(role="owner").person
    new = Gate.make(of, by=by, title=title, name=name, **about)
    for clause in clauses if clauses is not None else [{"title": "Always", "checklists": [checklist(of, by=by)]}]:
        new.add_clause(by=by, **clause)
    for role in new.roles.all():
        new.give_role(by=by, role=role, people=[by])
    for verb in {"draft": [], "trial": [new.begin_trial], "active": [new.begin_trial, new.activate]}[stage]:
        verb(by=by)
    return new


# Values of a quiet time: the baseline GR1 of docs/statistics.md.
QUIET = (4.1, 3.8, 4.4, 4.0, 3.9, 4.2, 4.3, 3.7, 4.1, 4.0, 4.2, 3.9, 4.5, 4.0, 3.8, 4.1, 4.3, 4.0, 3.9, 4.2)


def watched_series(of=None, by=None, title="Calls answered in time", days_ago=2, **details):
    """A measurement that has been quiet for twenty days, until so many days ago."""
    measured = series(of, by=by, title=title, kind="value", every="day", better="higher", **details)
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days_ago)
    points(measured, *QUIET, by=by, until=until, days=1)
    return measured


def watch(on=None, by=None, title="Answered in time", how="two_sd", side="below", **details):
    """A watch as a draft."""
    on = on or watched_series()
    by = by or on.organisation.memberships.get(role="owner").person
    return Watch.make(on, by=by, title=title, how=how, side=side, **details)


def armed_watch(on=None, by=None, **details):
    armed = watch(on, by=by, **details)
    armed.activate(by=armed.owner)
    return armed


def called_address(of=None, by=None, url="https://hooks.example.org/goldseam", name="The pager"):
    """An address with its secret."""
    of = of or Organisation.objects.first() or organisation()
    by = by or of.memberships.get(role="owner").person
    address = Address.make(of, by=by, name=name, url=url)
    address.new_secret(by=by)
    return address


def run(of=None, by=None, problem="", weeks_ago=0, is_finished=True, **about):
    """A checklist that somebody ran, so many weeks ago; its first line caught the problem, if one is named."""
    of = of or checklist()
    by = by or of.owner
    at = timezone.now() - timedelta(weeks=weeks_ago)
    started = Run.start(by, of, at=at, **about)
    first = of.in_force.items.first()
    started.answer(by, first.key, "problem" if problem else "done", reason=problem, at=at)
    if is_finished:
        for item in of.in_force.items.exclude(pk=first.pk):
            started.answer(by, item.key, "done", value="1", at=at)
        started.finish(by, at=at + timedelta(minutes=1))
    return started


def premortem(of=None, by=None, title="Release 5.0", **details):
    """A pre-mortem that was prepared and not held yet."""
    by = by or person("Ana")
    of = of or organisation(by)
    return Premortem.prepare(by, of, title, **details)


def risk(premortem=None, by=None, title="The new servers were not there in time", **details):
    """A risk that nobody looks after yet."""
    by = by or person("Ana")
    return Risk.write(by, premortem or Premortem.prepare(by, organisation(by), "Release 5.0"), title, **details)


def complete_risk(premortem=None, by=None, title="The new servers were not there in time", **details):
    """A risk with owner, trigger and counter-measure."""
    by = by or person("Ana")
    trigger = {"observable": "Days until the servers stand in the rack", "comparator": "below", "threshold": 20}
    known = {"owner": by, "counter_measure": "Order two weeks earlier", "source": "The order list"} | trigger
    return risk(premortem, by, title, **known | {"looked_at_every": "week"} | details)


def room(of=None, by=None, title="What slows us down", stages=None, **details):
    """A room for a talk, in its lobby."""
    by = by or person("Ana")
    of = of or Organisation.objects.first() or organisation(by)
    about = {"purpose": "open", "template": stages or shipped.talk()[0].stages} | details
    return Room.open(by, of, title=title, **about)


def seat(room, who="Gus", secret="", **details):
    """Somebody in the room: a person with an account, or a guest of that name. The secret is theirs or a new one."""
    about = {"name": who} if isinstance(who, str) else {"person": who}
    return room.join(secret=secret or secrets.new_secret(), **about | details)


def signal(risk, by=None, kind="link", words="The delivery date was moved", **about):
    """What people look at, so that they notice a risk while it begins."""
    return Signal.name(risk, by or risk.made_by, kind, words, **about)


def decision(of=None, by=None, title="Where to keep the backups", **told):
    """A decision that was proposed, with nothing but its question unless more is named."""
    by = by or person("Ana")
    return Decision.propose(by, of or Organisation.objects.first() or organisation(by), title, **told)


def complete_decision(of=None, by=None, **told):
    """One that can be accepted."""
    told = {
        "outcome": "We keep them at a second provider.",
        "reason": "One fire must not take all.",
        "prediction": "The next restore takes less than an hour.",
        "review_on": timezone.localdate() + timedelta(days=90),
    } | told
    return decision(of, by, **told)


def accepted_decision(of=None, by=None, **told):
    new = complete_decision(of, by, **told)
    new.accept(by=new.proposed_by)
    return new


def dissent(decision, by=None, text="The link is too slow for a restore.", **about):
    """One page with one point."""
    return decision.dissent(by or decision.proposed_by, [{"text": text, "instead": "It takes a day."}], **about)


def drill(of=None, by=None, question="What would make the restore fail?", members=(), **about):
    """A red team that is being set up; whoever sets it up decides unless somebody else is named."""
    by = by or person("Ana")
    of = of or Organisation.objects.first() or organisation(by)
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=7)}
    new = Drill.charter(by, of, question, **({"pattern": "assumptions"} | days | about))
    if members:
        new.invite(by, members)
    return new


def running_drill(of=None, by=None, members=(), **about):
    new = drill(of, by, members=members, **about)
    new.begin(by=new.made_by)
    return new


def reported_drill(of=None, by=None, members=(), points=("Nobody has tried a restore",), **about):
    """One that waits for the answers of whoever decides."""
    new = running_drill(of, by, members, **about)
    for point in points:
        new.find(by=members[0], point=point, severity=4)
    new.report(by=members[0], summary="It fails where nobody has tried it.")
    return new


PULSE_ANSWERS = ("2635266", "3525356", "1726167", "4444444", "2636255", "5343544")


def pulse(of=None, by=None, opens_in=0, **about):
    """One that is planned, for the teams of five and more."""
    of = of or Organisation.objects.first() or organisation(size="organisation")
    opens_on = timezone.localdate() + timedelta(days=opens_in)
    days = {"opens_on": opens_on, "closes_on": opens_on + timedelta(days=14)}
    return Pulse.plan(of, by or of.memberships.get(role="owner").person, **(days | about))


def open_pulse(of=None, by=None, **about):
    new = pulse(of, by, **about)
    new.open()
    return new


def answer_pulse(pulse, group, answers=PULSE_ANSWERS, comment=""):
    """As many people of the team answer as there are answers: a digit for each of the seven, and 4 for the last."""
    for invited, digits in zip(group.people.select_related("person").order_by("pk"), answers, strict=False):
        given = {number: int(digit) for number, digit in enumerate(f"{digits}4"[:8], 1)}
        Ticket.by_code(pulse.code_for(invited.person, group)).answer(given, comment)


def closed_pulse(of=None, by=None, days_ago=1, answers=PULSE_ANSWERS, comment="", **about):
    """One that people answered in all teams that were asked, closed so many days ago."""
    new = open_pulse(of, by, **about)
    for group in new.groups.filter(why_not_asked=""):
        answer_pulse(new, group, answers, comment)
    new.close()
    closes_on = timezone.localdate() - timedelta(days=days_ago)
    Pulse.objects.filter(pk=new.pk).update(opens_on=closes_on - timedelta(days=14), closes_on=closes_on)
    new.refresh_from_db()
    return new
