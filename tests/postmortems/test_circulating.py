"""Asking others to read a draft: whom one can ask, what they look at, and what they found."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.events.models import Event
from goldseam.events.seeing import who_sees
from goldseam.people.models import Person
from goldseam.postmortems.forms import CirculationForm, TitleForm
from goldseam.postmortems.models import Circulation, Origin, Reading
from tests import make

ROLES = ("admin", "facilitator", "member", "reporter", "auditor")
FORMS = ((CirculationForm, "readers"), (TitleForm, "owner"))


class CirculatingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.cast = {role: make.member(cls.acme, role.title(), role=role) for role in ROLES}
        cls.team = make.team(cls.acme, "Harbour", members=[cls.bo])
        make.organisation(make.person("Olga"), "Other")

    def account_of(self, **event):
        return make.readable_postmortem(make.event(self.acme, by=self.ana, **event))

    def names(self, people):
        return sorted(person.name for person in people)

    def test_whoever_sees_an_event_is_found_by_the_rule_of_what_people_see(self):
        """The same rule, asked from either side."""
        named = make.event(self.acme, by=self.bo, visibility="restricted")
        named.named.add(self.cast["auditor"], self.cast["reporter"])
        of_team = make.event(self.acme, by=self.ana, visibility="team", team=self.team)
        for event in (make.event(self.acme), of_team, named):
            with self.subTest(event.visibility):
                see = [p for p in Person.objects.all() if Event.objects.visible_to(p).filter(pk=event.pk).exists()]

                reading = [person for person in see if self.acme.pk in person.sight.reads]
                self.assertEqual(self.names(who_sees(event)), self.names(reading))

    def test_only_those_who_see_the_account_and_can_answer_are_offered(self):
        """4.4: whoever is asked to read can do so, and say what is missing."""
        gone = make.member(self.acme, "Gone")
        gone.is_active = False
        gone.save()
        everybody, of_team = self.account_of(), self.account_of(visibility="team", team=self.team)

        offered = {
            account: [self.names(form(account).fields[name].queryset) for form, name in FORMS]
            for account in (everybody, of_team)
        }

        self.assertEqual(offered[everybody], [["Admin", "Ana", "Bo", "Facilitator", "Member"]] * 2)
        self.assertEqual(offered[of_team], [["Admin", "Ana", "Bo"]] * 2)

    def test_whoever_cannot_see_it_is_not_asked(self):
        account = self.account_of(visibility="restricted")

        with self.assertRaisesMessage(ValidationError, "cannot see this account"):
            account.ask_to_read(by=self.ana, readers=[self.bo])

        self.assertFalse(Circulation.objects.exists())

    def test_a_new_title_leaves_the_account_with_whoever_keeps_it(self):
        account = self.account_of()
        self.bo.memberships.update(role="auditor")
        account.rename(by=self.ana, title=account.title, owner=self.bo)

        self.assertIn(self.bo, TitleForm(account).fields["owner"].queryset)

    def test_asking_nobody_is_refused_beside_the_field(self):
        self.client.force_login(self.ana)
        account = self.account_of()

        answer = self.client.post(f"{account.get_absolute_url()}/circulation", {"note": "The times"})

        self.assertContains(answer, 'id="circulation_readers_error"', status_code=422)
        self.assertContains(answer, "Choose at least one person to read it.", status_code=422)
        self.assertEqual(account.state, "draft")

    def test_readers_are_told_what_to_look_at_and_a_later_note_takes_its_place(self):
        account = self.account_of()
        account.ask_to_read(by=self.ana, readers=[self.bo], note="The times")
        account.ask_to_read(by=self.ana, note="The second factor")
        while deliver():
            pass
        self.client.force_login(self.bo)

        page = self.client.get(account.get_absolute_url())

        self.assertContains(page, "What to look at: The second factor")
        told = Notification.objects.get(person=self.bo, activity__kind="postmortem.circulated")
        self.assertEqual(told.activity.note, "The second factor")
        account.take_back(by=self.ana)
        self.assertEqual(Activity.objects.get(pk=told.activity_id).note, "")

    def test_what_one_found_can_be_taken_back(self):
        account = self.account_of()
        account.ask_to_read(by=self.ana, readers=[self.bo])
        account.read(by=self.cast["member"], verdict="ready")
        account.read(by=self.bo, verdict="not_yet", note="Which clock?")
        self.client.force_login(self.bo)
        self.assertContains(self.client.get(account.get_absolute_url()), "Take it back", count=1)

        for _time in range(2):
            self.client.post(f"{account.get_absolute_url()}/reading", {"_method": "delete"})

        self.assertEqual([reading.by for reading in account.readings.all()], [self.cast["member"]])
        self.assertEqual(Activity.objects.filter(kind="postmortem.reading_taken_back").count(), 1)

    def test_saying_the_same_twice_is_told_once(self):
        account = self.account_of()
        for verdict in ("not_yet", "not_yet", "ready"):
            account.read(by=self.bo, verdict=verdict)

        self.assertEqual(Activity.objects.filter(kind="postmortem.read").count(), 2)
        self.assertEqual(Reading.objects.get().verdict, "ready")

    def test_what_was_imported_is_not_called_a_draft(self):
        account = self.account_of()
        self.client.force_login(self.ana)
        self.assertContains(self.client.get(account.get_absolute_url()), 'aria-current="step">Draft<')
        Origin.objects.create(organisation=self.acme, postmortem=account, file="a.md", digest="0", text="A")

        page = self.client.get(account.get_absolute_url())

        self.assertContains(page, 'aria-current="step">Imported<')
