"""Two people have the same page open, and both find their words."""

from html import unescape

from django.test import TestCase

from goldseam.premortems.models import Premortem, Risk
from tests import make


class TwoAtOnceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.premortem = make.premortem(cls.acme, cls.ana)
        cls.risk = make.complete_risk(cls.premortem, cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def shown(self, page) -> str:
        """What the form of the page carries along."""
        text = page.content.decode()
        return unescape(text.split('name="shown" value="')[1].split('"')[0])

    def send(self, shown, **said):
        risk = self.risk
        form = {"title": risk.title, "owner": self.ana.pk, "observable": risk.observable, "comparator": "below"}
        form |= {"threshold": "20", "source": risk.source, "looked_at_every": "week"}
        form |= {"counter_measure": risk.counter_measure, "_method": "patch", "shown": shown}
        return self.client.post(risk.get_absolute_url(), form | said)

    def test_what_each_changed_of_a_risk_is_kept(self):
        shown = self.shown(self.client.get(self.risk.get_absolute_url()))
        Risk.objects.get(pk=self.risk.pk).amend(self.bo, counter_measure="Rent servers for a month")

        answer = self.send(shown, contingency="We move a week later")

        self.assertRedirects(answer, self.risk.get_absolute_url())
        kept = Risk.objects.get(pk=self.risk.pk)
        self.assertEqual(kept.counter_measure, "Rent servers for a month")
        self.assertEqual(kept.contingency, "We move a week later")

    def test_where_both_changed_the_same_both_texts_stand_there_until_one_is_chosen(self):
        shown = self.shown(self.client.get(self.risk.get_absolute_url()))
        Risk.objects.get(pk=self.risk.pk).amend(self.bo, counter_measure="Rent servers for a month")

        refused = self.send(shown, counter_measure="Order four weeks earlier")

        self.assertContains(refused, "Rent servers for a month", status_code=422)
        self.assertContains(refused, "Order four weeks earlier", status_code=422)
        again = self.send(self.shown(refused), counter_measure="Order four weeks earlier")
        self.assertRedirects(again, self.risk.get_absolute_url())
        self.assertEqual(Risk.objects.get(pk=self.risk.pk).counter_measure, "Order four weeks earlier")

    def test_another_slip_does_not_hide_what_somebody_else_wrote(self):
        shown = self.shown(self.client.get(self.risk.get_absolute_url()))
        Risk.objects.get(pk=self.risk.pk).amend(self.bo, counter_measure="Rent servers for a month")

        slip = self.send(shown, counter_measure="Order four weeks earlier", threshold="many")
        refused = self.send(self.shown(slip), counter_measure="Order four weeks earlier")

        self.assertEqual((slip.status_code, refused.status_code), (422, 422))
        self.assertEqual(Risk.objects.get(pk=self.risk.pk).counter_measure, "Rent servers for a month")

    def test_what_is_not_what_a_page_had_shown_counts_as_nothing_shown(self):
        for nonsense in ("[" * 50_000, "{", "[]", "null", "7"):
            answer = self.send(nonsense, counter_measure="Order four weeks earlier")

            self.assertRedirects(answer, self.risk.get_absolute_url())

    def test_what_each_changed_of_a_plan_is_kept(self):
        shown = self.shown(self.client.get(self.premortem.get_absolute_url()))
        Premortem.objects.get(pk=self.premortem.pk).amend(self.bo, plan="We move on a Sunday.")

        form = {"title": "Release 5.1", "succeeds_on": self.premortem.succeeds_on, "_method": "patch", "shown": shown}
        form |= {"look_back_on": self.premortem.look_back_on, "facilitator": self.ana.pk}
        answer = self.client.post(self.premortem.get_absolute_url(), form)

        self.assertRedirects(answer, self.premortem.get_absolute_url())
        kept = Premortem.objects.get(pk=self.premortem.pk)
        self.assertEqual((kept.title, kept.plan), ("Release 5.1", "We move on a Sunday."))

    def test_whatever_a_form_says_was_shown_gives_no_error_of_the_server(self):
        for shown in ("[1]", "{", '{"title": [1]}', '{"pk": "1", "delete": "x"}', "null", "\x00"):
            with self.subTest(shown):
                self.assertIn(self.send(shown).status_code, (302, 422))
