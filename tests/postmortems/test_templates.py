"""Templates: the shipped ones, and those of an organisation."""

from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.postmortems.models import Template
from goldseam.postmortems.part_kinds import PartKind
from goldseam.postmortems.shipped import shipped
from tests import make


def filled(*headings, **about):
    """What the form of a template sends."""
    data = {"name": "Kitchen", "kind": "postmortem", "form-TOTAL_FORMS": len(headings), "form-INITIAL_FORMS": 0}
    for place, heading in enumerate(headings):
        data |= {f"form-{place}-heading": heading, f"form-{place}-kind": "other", f"form-{place}-position": place}
    return data | about


class TemplateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_five_templates_are_shipped_and_know_their_kinds(self):
        kinds = {part.kind for template in shipped().values() for part in template.parts}

        self.assertEqual(list(shipped()), ["software", "clinical", "small-business", "solo", "no-surprises"])
        self.assertLessEqual(kinds, set(PartKind.values))

    def test_a_template_of_ones_own_lays_out_new_accounts(self):
        """4.2: organisations make their own templates, with required parts."""
        self.client.post(
            "/acme/postmortems/templates/new",
            filled("What the guest saw", "What we change") | {"form-1-is_required": "on"},
        )

        account = make.postmortem(make.event(self.acme), template="kitchen")

        sections = [(section.heading, section.is_required) for section in account.review.sections.all()]
        self.assertEqual(sections, [("What the guest saw", False), ("What we change", True)])

    def test_adapting_a_shipped_template_leaves_begun_accounts_alone(self):
        account = make.postmortem(make.event(self.acme))
        count = account.review.sections.count()

        self.client.post("/acme/postmortems/templates/software", filled("Only this", _method="patch"))

        self.assertEqual(account.review.sections.count(), count)
        self.assertEqual([part.heading for part in Template.of(self.acme, "software").parts], ["Only this"])

    def test_the_shipped_template_can_come_back(self):
        self.client.post("/acme/postmortems/templates/software", filled("Only this", _method="patch"))

        self.client.post("/acme/postmortems/templates/software", {"_method": "put"})

        self.assertGreater(len(Template.of(self.acme, "software").parts), 5)

    def test_what_is_put_away_is_not_offered(self):
        self.client.post("/acme/postmortems/templates/clinical", {"_method": "delete"})

        self.assertNotIn("clinical", [template.key for template in Template.all_of(self.acme)])

    def test_a_template_without_parts_is_refused_and_nothing_typed_is_lost(self):
        answer = self.client.post("/acme/postmortems/templates/new", filled(name="Only a name"))

        self.assertContains(answer, "at least one part", status_code=422)
        self.assertContains(answer, "Only a name", status_code=422)

    def test_a_part_that_is_told_wrongly_is_refused_and_nothing_typed_is_lost(self):
        for odd in ({"form-0-prompt": "x" * 1001}, {"form-0-kind": "nothing"}, {"form-0-key": "x" * 61}):
            answer = self.client.post("/acme/postmortems/templates/new", filled("What the guest saw") | odd)

            self.assertContains(answer, "What the guest saw", status_code=422)

    def test_members_read_templates_and_guides_write_them(self):
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertContains(self.client.get("/acme/postmortems/templates"), "Software")
        self.assertEqual(self.client.get("/acme/postmortems/templates/software").status_code, 404)
        self.assertEqual(self.client.post("/acme/postmortems/templates/new", filled("X")).status_code, 404)

    def test_who_changed_a_template_is_written_down_and_told_to_all(self):
        """4.2: what accounts ask for is decided in the open."""
        bo = make.member(self.acme, "Bo")
        for _time in range(2):
            self.client.post("/acme/postmortems/templates/software", filled("Only this", _method="patch"))

        told = Activity.objects.visible_to(bo).filter(kind="postmortem.template_written").told()

        self.assertEqual([one.sentence for one in told], ["Ana wrote the template “Kitchen” of postmortems"])
        self.client.force_login(bo)
        self.assertEqual(self.client.get(told[0].href).status_code, 200)

    def test_templates_that_go_and_come_back_are_written_down_once(self):
        self.client.post("/acme/postmortems/templates/new", filled("Only this"))
        for key in ("clinical", "clinical", "kitchen"):
            self.client.post(f"/acme/postmortems/templates/{key}", {"_method": "delete"})
        for _time in range(2):
            self.client.post("/acme/postmortems/templates/clinical", {"_method": "put"})

        told = Activity.objects.filter(kind__startswith="postmortem.template_put").order_by("pk")

        names = [(one.kind.rpartition("_")[2], one.details["template"], one.actor) for one in told]
        self.assertEqual(
            names, [("away", "clinical", self.ana), ("away", "kitchen", self.ana), ("back", "clinical", self.ana)]
        )

    def test_one_template_stays_also_where_it_is_of_ones_own(self):
        self.client.post("/acme/postmortems/templates/new", filled("Only this"))
        for key in shipped():
            Template.put_away(by=self.ana, organisation=self.acme, key=key)

        answer = self.client.post("/acme/postmortems/templates/kitchen", {"_method": "delete"}, follow=True)

        self.assertContains(answer, "One template has to stay.")
        self.assertEqual([template.key for template in Template.all_of(self.acme)], ["kitchen"])
