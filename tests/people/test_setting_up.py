from importlib import import_module
from unittest import mock

from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import get_resolver

from goldseam.people.models import Organisation, Person
from goldseam.people.models.organisation import TAKEN
from tests import make

ANSWERS = {
    "size": "team",
    "organisation": "Harbour Clinic",
    "name": "Ana Lindqvist",
    "email": "Ana@Example.org",
    "password": make.PASSWORD,
    "time_zone": "Europe/Vienna",
    "start": "empty",
}


class SettingUpTests(TestCase):
    def test_one_form_founds_signs_in_and_leads_home(self):
        answer = self.client.post("/", ANSWERS)

        clinic, ana = Organisation.objects.get(), Person.objects.get()
        self.assertRedirects(answer, "/harbour-clinic/", fetch_redirect_response=False)
        self.assertEqual(self.client.session["_auth_user_id"], str(ana.pk))
        self.assertEqual(clinic.memberships.get().role, "owner")
        self.assertEqual(list(clinic.teams.get().members.all()), [ana])
        self.assertEqual((ana.email, ana.time_zone, clinic.time_zone), ("ana@example.org", *["Europe/Vienna"] * 2))
        self.assertTrue(ana.emailaddress_set.get().verified)

    def test_samples_are_loaded_when_asked_for(self):
        with mock.patch("goldseam.handbook.samples.load") as load:
            self.client.post("/", ANSWERS | {"start": "samples"})

        load.assert_called_once_with(Organisation.objects.get(), by=Person.objects.get())

    def test_alone_the_place_has_the_name_of_the_person(self):
        self.client.post("/", ANSWERS | {"size": "solo", "organisation": ""})

        self.assertEqual(Organisation.objects.get().name, "Ana Lindqvist")

    def test_a_team_needs_a_name(self):
        answer = self.client.post("/", ANSWERS | {"organisation": ""})

        self.assertContains(answer, "Give it a name", status_code=422)
        self.assertFalse(Person.objects.exists())

    def test_a_refused_form_keeps_what_was_typed(self):
        answer = self.client.post("/", ANSWERS | {"password": "password12"})

        self.assertContains(answer, "too common", status_code=422)
        for typed in ("Harbour Clinic", "Ana Lindqvist", "password12"):
            self.assertContains(answer, f'value="{typed}"', status_code=422)
        self.assertIn("no-store", answer["Cache-Control"])

    def test_nonsense_is_told_beside_the_field(self):
        nonsense = {"name": "A\x00", "organisation": "A" * 500, "email": "ana", "time_zone": "Atlantis", "size": "x"}
        for field, value in nonsense.items():
            with self.subTest(field):
                self.assertEqual(self.client.post("/", ANSWERS | {field: value}).status_code, 422)

    def test_there_is_no_second_set_up(self):
        self.client.post("/", ANSWERS)
        self.client.logout()

        answer = self.client.post("/", ANSWERS | {"email": "eve@example.org"})

        self.assertRedirects(answer, "/")
        self.assertEqual(Person.objects.count(), 1)

    def test_of_two_at_the_same_moment_the_second_is_refused(self):
        """The page was asked before the first was done: the rule stands in the verb, behind a lock."""
        make.organisation()

        with self.assertRaisesMessage(ValidationError, "set this up already"):
            Organisation.set_up("Other", "team", name="Eve", email="eve@example.org", password=make.PASSWORD)

        self.assertFalse(Person.objects.filter(name="Eve").exists())

    def test_very_many_tries_have_to_wait(self):
        for _try in range(20):
            self.client.post("/", ANSWERS | {"email": "ana"})

        answer = self.client.post("/", ANSWERS)

        self.assertContains(answer, "A moment, please", status_code=429)


class FrontTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_a_stranger_finds_the_way_to_sign_in(self):
        self.assertContains(self.client.get("/"), "/accounts/login/")

    def test_whoever_has_one_organisation_goes_home(self):
        self.client.force_login(self.ana)

        self.assertRedirects(self.client.get("/"), "/acme/", fetch_redirect_response=False)

    def test_whoever_has_several_chooses_and_the_last_used_comes_first(self):
        make.organisation(self.ana, "Zebra")
        self.client.force_login(self.ana)
        self.assertRedirects(self.client.get("/"), "/organisations")

        self.client.get("/zebra/members")
        page = self.client.get("/organisations").content.decode()

        self.assertLess(page.index("/zebra/"), page.index("/acme/"))

    def test_whoever_has_none_can_start_one(self):
        self.client.force_login(make.person("Bo"))

        self.assertContains(self.client.get("/organisations"), "You belong to no organisation")

        answer = self.client.post("/organisations/new", {"size": "solo"})
        self.assertRedirects(answer, "/bo/", fetch_redirect_response=False)

    def test_short_names_never_hide_a_page_of_the_product(self):
        self.assertEqual(make.organisation(self.ana, "Settings").slug, "settings-2")
        self.assertEqual(make.organisation(self.ana, "Acme").slug, "acme-2")
        self.assertEqual(make.organisation(self.ana, "日本").slug, "home")

    def test_no_address_of_the_product_is_left_for_a_short_name(self):
        """Also those that come later: an organisation of that name would not be reached any more."""
        words = {word for pattern in get_resolver().url_patterns for word in first_words(pattern)}

        self.assertEqual(words - TAKEN, set())
        self.assertLessEqual({"pulse", "help", "wall", "metrics"}, words)

    def test_who_had_such_a_short_name_before_gets_another(self):
        for slug in ("wall", "wall-2", "helper"):
            Organisation.objects.create(slug=slug, name=slug.title(), size="team")

        with self.assertLogs("goldseam.people") as log:
            import_module("goldseam.people.migrations.0004_free_addresses").move(apps, None)

        slugs = dict(Organisation.objects.values_list("name", "slug"))
        self.assertEqual(slugs, {"Acme": "acme", "Wall": "wall-3", "Wall-2": "wall-2", "Helper": "helper"})
        self.assertIn("“Wall” is found at /wall-3/ from now on", log.output[0])


def first_words(pattern) -> set[str]:
    """How addresses of this pattern begin, where that is the same for all."""
    told = str(pattern.pattern)
    if told or not hasattr(pattern, "url_patterns"):
        word = told.partition("/")[0]
        return {word} - {""} if "<" not in word else set()
    return {word for inner in pattern.url_patterns for word in first_words(inner)}
