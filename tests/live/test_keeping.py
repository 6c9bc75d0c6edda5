"""What stays of a room: clusters and cards become things outside of it, once each."""

from unittest.mock import patch

from django import forms
from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase

from goldseam.live.models import Kept, Room
from goldseam.live.purposes import PURPOSES, Becoming, Purpose
from goldseam.measurements.models import Series
from tests import make
from tests.live.voting import CLOSE, DECIDE, Voter, voting_room
from tests.together import together


class TitleForm(forms.Form):
    """Its fields have names that the verb has, too."""

    title = forms.CharField(max_length=140)
    source = forms.CharField(required=False)


class BecomesSeries(Becoming):
    label = "A measurement"
    of_clusters = True

    def form(self, room, text, data=None):
        return TitleForm(data, initial={"title": text})

    def make(self, room, by, source, /, title, **facts):
        if title == "No":
            raise ValidationError({"title": "Not that."})
        return make.series(room.organisation, by=by, title=title)


class Tried(Purpose):
    key = "tried"
    title = "Tried"
    becomes = {"series": BecomesSeries()}

    def visible_to(self, person):
        return PURPOSES["open"].visible_to(person)


class KeepingTests(TestCase):
    def setUp(self):
        self.enterContext(patch.dict(PURPOSES, {"tried": Tried()}))
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.room, self.themes, (self.gus, self.lead) = voting_room(
            people=["Gus", self.ana], of=self.acme, by=self.ana, purpose="tried"
        )
        self.gus.gives(2, self.themes[1])
        self.room.go_to(DECIDE, by=self.ana)
        self.path = f"/live/{self.room.code}"
        self.sheet = f"{self.path}/kept?cluster={self.themes[1].pk}&what=series"

    def on(self, voter, account=None):
        if account:
            self.client.force_login(account)
        self.client.cookies["seat"] = voter.secret
        return self.client

    def keep(self, title="Days of delay"):
        return self.room.keep(self.ana, self.themes[1], "series", title=title)


class BecomingTests(KeepingTests):
    def test_a_cluster_becomes_something_once_however_often_it_is_sent(self):
        self.assertEqual(self.keep(), self.keep())

        self.assertEqual([str(one.thing) for one in self.room.what_was_kept()], ["Days of delay"])
        self.assertEqual(Series.objects.count(), 1)

    def test_who_still_writes_when_the_room_goes_on_loses_nothing(self):
        self.room.go_to(CLOSE, by=self.ana)

        self.assertEqual(self.keep().thing.title, "Days of delay")

    def test_what_is_gone_again_is_not_shown(self):
        self.keep().thing.delete()

        self.assertEqual(self.room.what_was_kept(), [])


class DecidePageTests(KeepingTests):
    def test_what_was_carried_comes_first_with_its_cards_and_the_rest_is_not_lost(self):
        page = self.on(self.gus).get(self.path).content.decode()

        self.assertLess(page.index("About Theme 1"), page.index("What was said, too: 4"))
        self.assertLess(page.index("What was said, too: 4"), page.index("About Theme 0"))

    def test_a_sheet_asks_for_what_it_becomes_and_all_see_what_was_kept(self):
        sheet = self.on(self.lead, self.ana).get(self.sheet)
        self.assertContains(sheet, "About Theme 1")
        self.assertRedirects(self.client.post(self.sheet, {"title": "Days of delay"}), self.path)

        self.client.logout()
        self.assertContains(self.on(self.gus).get(self.path), "Days of delay")

    def test_what_is_refused_is_said_beside_the_field_and_stays_typed(self):
        answer = self.on(self.lead, self.ana).post(self.sheet, {"title": "No"})

        self.assertContains(answer, "Not that.", status_code=422)
        self.assertContains(answer, 'value="No"', status_code=422)

    def test_who_was_slower_than_somebody_else_is_told_so_and_keeps_their_words(self):
        bo = make.member(self.acme, "Bo")
        sheet = Voter(self.room, bo)
        self.keep()

        answer = self.on(sheet, bo).post(self.sheet, {"title": "Weeks of delay"})

        self.assertContains(answer, "Ana has written this down meanwhile.", status_code=422)
        self.assertContains(answer, 'value="Weeks of delay"', status_code=422)

    def test_who_still_writes_when_the_room_ends_or_their_seat_is_gone_gets_the_words_back(self):
        self.on(self.lead, self.ana)
        for gone, status in ((self.lead.seat.delete, 422), (lambda: self.room.end(by=self.ana), 410)):
            gone()
            answer = self.client.post(self.sheet, {"title": "Days of delay", "once": "a-key"})
            self.assertContains(answer, "Days of delay</textarea>", status_code=status)
            self.assertNotContains(answer, "a-key</textarea>", status_code=status)

    def test_on_a_shared_device_nobody_keeps_in_the_name_of_who_has_signed_out(self):
        bo = make.member(self.acme, "Bo")

        self.assertEqual(self.on(self.lead).post(self.sheet, {"title": "Days of delay"}).status_code, 404)
        self.assertEqual(self.on(self.lead, bo).post(self.sheet, {"title": "Days of delay"}).status_code, 404)

        self.assertFalse(Series.objects.exists())

    def test_guests_and_people_of_other_organisations_keep_nothing(self):
        bo = make.person("Bo")
        for voter, account in ((self.gus, None), (Voter(self.room, bo), bo)):
            answer = self.on(voter, account).post(self.sheet, {"title": "Mine"})
            self.assertEqual(answer.status_code, 404)
            self.assertNotContains(self.client.get(self.path), "data-may-keep")
        self.assertFalse(Kept.objects.exists())

    def test_what_was_kept_is_a_link_for_who_sees_what_the_room_is_held_about(self):
        """Guests, and people of other organisations, would be led to the sign-in page, or to nothing."""
        self.keep()
        stranger = Voter(self.room, make.person("Cy"))
        for stage in (DECIDE, CLOSE):
            self.room.go_to(stage, by=self.ana)
            for voter, may_open in ((self.lead, True), (self.gus, False), (stranger, False)):
                page = self.on(voter).get(self.path).content.decode()
                self.assertEqual("data-may-open" in page, may_open)
                self.assertIn('<span class="kept-words">Days of delay</span>', page)

    def test_odd_addresses_find_nothing(self):
        for query in ("", "?what=series", "?card=x&what=series", "?cluster=99&what=series", f"{self.sheet[-20:]}x"):
            self.assertEqual(self.on(self.lead, self.ana).get(f"{self.path}/kept{query}").status_code, 404)

    def test_the_page_asks_as_much_of_much_as_of_little(self):
        self.keep()
        self.on(self.gus).get(self.path)
        with self.assertNumQueries(9) as asked:
            self.client.get(self.path)
        for theme in (self.themes[0], *self.themes[2:]):
            self.room.keep(self.ana, theme, "series", title=f"For {theme}")
        with self.assertNumQueries(len(asked)):
            self.client.get(self.path)


class ClosePageTests(KeepingTests):
    def test_the_last_stage_reads_back_what_came_of_it_and_what_nothing_came_of(self):
        self.keep()
        self.themes[2].__class__.objects.filter(pk=self.themes[2].pk).update(is_carried=True)
        self.room.go_to(CLOSE, by=self.ana)

        page = self.on(self.gus).get(self.path)

        self.assertContains(page, "Days of delay")
        self.assertContains(page, "nothing has come of it yet")
        self.assertContains(page, "Theme 2")

    def test_guests_say_how_sure_they_are_and_the_lead_counts(self):
        self.room.go_to(CLOSE, by=self.ana)
        self.on(self.gus).post(f"{self.path}/estimates", {"percent": "70"})
        self.assertContains(self.client.get(self.path), "Noted: 70 %")
        for percent in ("x", "101", "", "1e309"):
            self.assertEqual(self.client.post(f"{self.path}/estimates", {"percent": percent}).status_code, 422)
        self.assertEqual(self.client.post(f"{self.path}/estimates", {"_method": "delete"}).status_code, 404)

        self.on(self.lead, self.ana).post(f"{self.path}/estimates", {"_method": "delete"})

        self.assertContains(self.client.get(self.path), "Fewer than five people answered both times")


class AtOnceTests(TransactionTestCase):
    def test_two_who_write_down_the_same_at_once_make_one(self):
        with patch.dict(PURPOSES, {"tried": Tried()}):
            room, (first, *_others), _voters = voting_room(purpose="tried")
            rooms = [Room.objects.get(pk=room.pk) for _n in range(2)]
            kept = together(*(lambda one=one: one.keep(room.facilitator, first, "series", title="Do") for one in rooms))

        self.assertEqual(kept[0], kept[1])
        self.assertEqual(Series.objects.count(), 1)
