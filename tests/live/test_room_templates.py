"""Templates of rooms: those that ship, an organisation's own, and how one is put together."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.live.models import RoomTemplate
from goldseam.live.models.room_template import stages_of
from goldseam.live.purposes import PURPOSES
from goldseam.live.stages import Doing, kept, read
from goldseam.live.templates_of import template_of, templates_of
from goldseam.premortems.room_templates import premortem_templates
from tests import make

WRITE = {"title": "Write", "doing": "write", "minutes": 5}
READ = {"title": "Read", "doing": "reveal", "minutes": None}


class ShippedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        acme = make.organisation()
        cls.shipped = [one for purpose in PURPOSES.values() for one in purpose.templates(acme)]

    def test_every_stage_is_about_cards_that_were_written_before_it(self):
        for template in self.shipped:
            written: set[str] = set()
            for stage in template.stages:
                if stage.doing == Doing.WRITE:
                    written.add(stage.key)
                self.assertTrue(not stage.of or stage.of in written, f"{template.key}: {stage.key}")

    def test_no_two_stages_of_a_template_are_taken_for_another(self):
        for template in self.shipped:
            keys = [stage.key for stage in template.stages]
            self.assertEqual(len(keys), len(set(keys)), template.key)

    def test_a_premortem_takes_an_hour_at_most(self):
        self.assertTrue(45 <= premortem_templates()[0].minutes <= 60)


class WritingTests(TestCase):
    def test_a_stage_is_about_the_cards_written_last(self):
        stages = stages_of([WRITE, READ, WRITE | {"title": "Again"}, READ])

        self.assertEqual([stage.of for stage in stages], ["", "write", "", "again"])
        self.assertEqual(len({stage.key for stage in stages}), 4)

    def test_writing_can_add_to_earlier_cards_and_deciding_can_be_about_all(self):
        stages = stages_of([WRITE, WRITE | {"goes_on": True}, {"title": "Decide", "doing": "decide", "goes_on": True}])

        self.assertEqual([stage.cards_of for stage in stages], ["write", "write", ""])

    def test_cards_have_to_be_written_before_they_are_read(self):
        with self.assertRaisesMessage(ValidationError, "“Read” needs cards"):
            stages_of([READ, WRITE])

    def test_a_template_has_steps(self):
        with self.assertRaisesMessage(ValidationError, "at least one step"):
            stages_of([])

    def test_what_is_kept_is_read_again(self):
        stages = premortem_templates()[0].stages

        self.assertEqual(read(kept(stages)), stages)
        self.assertEqual(read([{"key": "a", "doing": "write", "title": "A", "colour": "red"}])[0].title, "A")


class TemplatePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def rows(self, *steps, **more):
        data = {"title": "Ours", "form-TOTAL_FORMS": len(steps), "form-INITIAL_FORMS": 0} | more
        for at, (title, doing) in enumerate(steps):
            data |= {f"form-{at}-title": title, f"form-{at}-doing": doing, f"form-{at}-position": at + 1}
        return data

    def test_an_own_template_is_written_offered_changed_and_put_away(self):
        self.client.post("/acme/rooms/templates/new?purpose=open", self.rows(("Write", "write"), ("Read", "reveal")))
        own = RoomTemplate.objects.get()
        path = f"/acme/rooms/templates/{own.pk}"
        self.assertEqual(templates_of(self.acme, "open")[0].title, "Ours")
        self.assertEqual(template_of(self.acme, "open", f"own-{own.pk}").stages[1].of, "write")

        self.client.post(path, self.rows(("Talk", "discuss"), _method="patch"))
        own.refresh_from_db()
        self.assertEqual([stage.doing for stage in own.all_stages], ["discuss"])

        self.client.post(path, {"_method": "delete"})
        self.assertNotIn("Ours", [one.title for one in templates_of(self.acme, "open")])

    def test_a_shipped_one_is_copied(self):
        page = self.client.get("/acme/rooms/templates/new?purpose=premortem&like=premortem")

        self.assertContains(page, "Write down why")
        self.assertContains(page, "What cards can become")

    def test_a_step_without_cards_is_refused_and_nothing_is_lost(self):
        page = self.client.post("/acme/rooms/templates/new?purpose=open", self.rows(("Read", "reveal")))

        self.assertContains(page, "needs cards", status_code=422)
        self.assertContains(page, 'value="Ours"', status_code=422)

    def test_a_step_that_says_something_needs_a_name_and_nothing_is_lost(self):
        unnamed = self.rows(("Write", "write"), ("", "discuss"), **{"form-1-say": "Take your time."})

        page = self.client.post("/acme/rooms/templates/new?purpose=open", unnamed)

        self.assertContains(page, "Give the step a name.", status_code=422)
        self.assertContains(page, "Take your time.", status_code=422)

    def test_odd_rows_are_refused_in_words(self):
        odd = self.rows(("Write", "sleep"), **{"form-0-minutes": "1e309", "form-0-position": "x"})

        self.assertEqual(self.client.post("/acme/rooms/templates/new?purpose=open", odd).status_code, 422)
        self.assertEqual(self.client.get("/acme/rooms/templates/new?purpose=none").status_code, 404)

    def test_members_look_and_guides_change(self):
        self.client.force_login(self.bo)

        self.assertContains(self.client.get("/acme/rooms/templates"), "A round")
        self.assertEqual(self.client.get("/acme/rooms/templates/new").status_code, 404)
