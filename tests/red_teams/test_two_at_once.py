"""Members of a red team write on the same point, and two on the same charter: nobody's words are lost unseen."""

from html import unescape

from django.test import TestCase

from goldseam.red_teams.models import Drill, Finding
from tests import make


class TwoAtOnceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cy = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")

    def shown(self, page) -> str:
        return unescape(page.content.decode().split('name="shown" value="')[1].split('"')[0])

    def test_two_on_one_point_see_both_texts_before_one_is_kept(self):
        drill = make.running_drill(self.acme, self.ana, members=[self.bo, self.cy])
        point = drill.find(by=self.bo, point="Nobody has tried a restore", severity=3)
        address = f"/acme/red-teams/{drill.number}/findings/{point.pk}"
        self.client.force_login(self.bo)
        shown = self.shown(self.client.get(address))
        drill.amend_finding(point, by=self.cy, what="The tape is read by one machine only")

        said = {"_method": "patch", "point": point.point, "severity": 3, "what": "It takes a day"}
        refused = self.client.post(address, said | {"shown": shown})
        again = self.client.post(address, said | {"shown": self.shown(refused)})

        self.assertContains(refused, "The tape is read by one machine only", status_code=422)
        self.assertContains(refused, "It takes a day", status_code=422)
        self.assertEqual(again.status_code, 302)
        self.assertEqual(Finding.objects.get().what, "It takes a day")

    def test_who_changes_a_point_that_was_taken_out_keeps_the_words(self):
        drill = make.running_drill(self.acme, self.ana, members=[self.bo, self.cy])
        point = drill.find(by=self.bo, point="Nobody has tried a restore")
        same = Finding.objects.get()
        drill.take_out(point, by=self.cy)

        with self.assertRaisesMessage(Exception, "took this point out meanwhile"):
            drill.amend_finding(same, by=self.bo, what="It takes a day")

    def test_what_each_changed_of_a_charter_is_kept(self):
        drill = make.drill(self.acme, self.ana)
        self.client.force_login(self.ana)
        address = f"/acme/red-teams/{drill.number}/charter"
        shown = self.shown(self.client.get(address))
        Drill.objects.get().amend_charter(self.ana, scope="The move, not its budget")

        said = {"_method": "patch", "question": "What makes the move fail?", "pattern": drill.pattern, "shown": shown}
        said |= {"starts_on": drill.starts_on, "ends_on": drill.ends_on, "decider": self.ana.pk, "facts": ""}
        answer = self.client.post(address, said)

        self.assertEqual(answer.status_code, 302)
        kept = Drill.objects.get()
        self.assertEqual((kept.question, kept.scope), ("What makes the move fail?", "The move, not its budget"))
