"""Told twice: two accounts of one thing become one, and can be two again."""

from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from goldseam.activity import delivery
from goldseam.activity.models import Activity
from goldseam.common import search
from goldseam.common.search import filling
from goldseam.events.listing import Listing
from goldseam.events.models import Event, Merging
from tests import make
from tests.together import together


class MergingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.first, cls.second, cls.third = (
            make.event(cls.acme, by=cls.ana, text=f"The {animal} got out of its pen.", kind="near_miss")
            for animal in ("heron", "crane", "stork")
        )

    def fresh(self, event):
        return Event.objects.get(pk=event.pk)

    def kept(self, event):
        return self.fresh(event).kept.number

    def learned_from(self):
        return list(Event.objects.learning().order_by("number").values_list("number", flat=True))

    def test_one_account_goes_on_and_the_other_says_which(self):
        self.second.merge_into(self.ana, self.first)

        self.assertEqual(self.kept(self.second), self.first.number)
        self.assertEqual(self.learned_from(), [self.first.number, self.third.number])

    def test_it_leaves_the_list_and_the_search_and_comes_back(self):
        self.second.merge_into(self.ana, self.first)
        self.assertEqual(self.found("crane"), ([], [self.third.number, self.first.number]))

        self.second.unmerge(self.ana)
        self.assertEqual(
            self.found("crane"), ([self.second.pk], [self.third.number, self.second.number, self.first.number])
        )

    def found(self, word):
        while delivery.deliver() or filling.work():
            pass
        hits = [hit.key for hit in search.find(self.acme.pk, word, [])]
        return hits, [row.number for row, _mark, _day in Listing(self.acme, self.ana, {}).rows]

    def test_merging_twice_is_merging_once(self):
        self.second.merge_into(self.ana, self.first)
        self.second.merge_into(self.bo, self.first)

        self.assertEqual(Merging.objects.count(), 1)
        self.assertEqual(Activity.objects.filter(kind="event.merged").count(), 1)

    def test_undoing_gives_back_what_was(self):
        before = Event.objects.filter(pk=self.second.pk).values().get()
        self.second.merge_into(self.ana, self.first)
        self.second.unmerge(self.ana)
        self.second.unmerge(self.ana)

        self.assertEqual(Event.objects.filter(pk=self.second.pk).values().get(), before)
        self.assertEqual(self.kept(self.second), self.second.number)

    def test_what_is_merged_into_a_merged_one_is_told_in_the_last(self):
        self.second.merge_into(self.ana, self.first)
        self.third.merge_into(self.ana, self.second)
        self.assertEqual(self.kept(self.third), self.first.number)

    def test_a_chain_is_followed_and_comes_apart_where_it_was_joined(self):
        self.third.merge_into(self.ana, self.second)
        self.second.merge_into(self.ana, self.first)
        self.assertEqual(self.kept(self.third), self.first.number)

        self.second.unmerge(self.ana)
        self.assertEqual(self.kept(self.third), self.second.number)

    def test_two_cannot_be_told_in_one_another(self):
        self.second.merge_into(self.ana, self.first)
        with self.assertRaisesMessage(ValidationError, "told in it already"):
            self.first.merge_into(self.ana, self.second)

    def test_what_one_may_not_see_is_not_merged(self):
        self.first.describe(by=self.ana, visibility="restricted")
        with self.assertRaisesMessage(ValidationError, "that you may see"):
            self.second.merge_into(self.bo, self.first)

    def test_what_others_work_on_is_not_merged_away(self):
        make.review(self.second)
        with self.assertRaisesMessage(ValidationError, "Merge the other one into it"):
            self.second.merge_into(self.ana, self.first)

    def test_what_was_handed_over_is_not_merged_and_lets_go_of_the_others(self):
        self.second.merge_into(self.ana, self.first)
        self.first.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertEqual(self.learned_from(), [self.second.number, self.third.number])
        with self.assertRaisesMessage(ValidationError, "another process"):
            self.third.merge_into(self.ana, self.first)


class MergingPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.kept, cls.told_twice = make.event(cls.acme), make.event(cls.acme, text="No payments went through.")
        cls.address = reverse("events:merging", args=["acme", cls.told_twice.number])

    def setUp(self):
        self.client.force_login(self.ana)

    def test_its_page_says_where_the_account_goes_on(self):
        self.client.post(self.address, {"other": self.kept.number})

        self.assertContains(self.client.get(self.told_twice.get_absolute_url()), "This is the same as number 1")
        self.assertContains(self.client.get(self.kept.get_absolute_url()), "Told by others too")

    def test_the_page_does_not_tell_of_what_one_may_not_see(self):
        self.client.post(self.address, {"other": self.kept.number})
        self.kept.describe(by=self.ana, visibility="restricted")
        self.client.force_login(self.bo)

        page = self.client.get(self.told_twice.get_absolute_url())
        self.assertContains(page, "another event, which you may not see")
        self.assertNotContains(page, self.kept.title)

    def test_it_can_be_an_event_of_its_own_again(self):
        self.client.post(self.address, {"other": self.kept.number})
        self.client.post(self.address, {"_method": "delete"})
        self.assertFalse(Merging.objects.exists())

    def test_odd_numbers_find_nothing(self):
        for other in ("", "x", "0", "9" * 30, "-1"):
            self.assertEqual(self.client.post(self.address, {"other": other}).status_code, 404)


class AtOnceTests(TransactionTestCase):
    def test_of_two_who_merge_each_into_the_other_one_goes_on(self):
        ana = make.person("Ana")
        acme = make.organisation(owner=ana)
        first, second = make.event(acme), make.event(acme)

        together(
            lambda: Event.objects.get(pk=first.pk).merge_into(ana, Event.objects.get(pk=second.pk)),
            lambda: Event.objects.get(pk=second.pk).merge_into(ana, Event.objects.get(pk=first.pk)),
        )

        self.assertEqual(Merging.objects.count(), 1)
        self.assertEqual(Event.objects.learning().count(), 1)
