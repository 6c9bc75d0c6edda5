"""Publishing through pages: the preview, the copy that colleagues read, who is behind it, and the public page."""

import json
import re

from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.postmortems.marking import CLOSE, MIDDLE, OPEN
from goldseam.postmortems.models import Publication
from goldseam.postmortems.preview import Preview
from tests import make
from tests.postmortems.telling import TOKEN, found_in, telling_account

_SEEN = re.compile(r'name="seen" value="(\w+)"')


class PublishingPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, "Payments", members=[cls.ana])
        cls.account = telling_account(cls.ana, visibility="team", team=cls.team)
        cls.address = f"{cls.account.get_absolute_url()}/publication"

    def setUp(self):
        self.client.force_login(self.ana)

    def preview(self, audience="organisation", **posted):
        address = f"{self.address}?for={audience}"
        return self.client.post(address, posted) if posted else self.client.get(address)

    def publish(self, audience="organisation", **posted):
        """As a browser does it: looks at the preview, then sends what it saw and what the form holds."""
        posted |= {"counts_times": "on"} if audience == "public" else {}
        seen = _SEEN.search(self.preview(audience, **posted).content.decode())[1]
        sent = {"_method": "put", "seen": seen, "has_read": "on"} | posted
        return self.client.post(f"{self.address}?for={audience}", sent)


class PreviewTests(PublishingPageTests):
    def test_the_preview_is_what_readers_get(self):
        """4.5: a preview shows exactly what readers will see."""
        shown = self.preview().content.decode()
        article = re.search(r'<article class="copy.*?</article>', shown, re.DOTALL)[0]
        self.publish()
        self.client.force_login(self.bo)

        page = self.client.get(Publication.objects.get().get_absolute_url()).content.decode()

        self.assertIn("<mark", article)
        self.assertIn(re.sub(r"</?mark[^>]*>", "", article), page)

    def test_marks_say_what_stood_there(self):
        page = self.preview()

        self.assertContains(page, 'data-was="Zdenka"')
        self.assertContains(page, "The on-call engineer")

    def test_no_sign_of_the_marks_is_left_anywhere(self):
        page = self.preview().content.decode()
        self.publish()

        for sign in (OPEN, MIDDLE, CLOSE):
            self.assertNotIn(sign, page)
            self.assertNotIn(sign, json.dumps(Publication.objects.get().content, ensure_ascii=False))

    def test_other_choices_are_shown_again_and_publish_nothing(self):
        key = f"role-p{self.account.review.participants.get(role='the on-call engineer').person_id}"

        page = self.preview(**{key: "the night shift"})

        self.assertContains(page, "The night shift")
        self.assertEqual(Publication.objects.count(), 0)

    def test_a_role_that_one_person_has_can_be_widened(self):
        """4.5: a role with one holder tells who it was."""
        key = f"widen-p{self.account.review.participants.get(role='the on-call engineer').person_id}"
        self.assertContains(self.preview(), "whoever knows the team knows who it was")

        page = self.preview(**{key: "on"})

        self.assertContains(page, "a responder")
        self.assertNotContains(page, "Nobody else here is “the on-call engineer”")

    def test_a_day_beside_such_a_role_can_be_widened(self):
        """4.5: a role with one holder, a day and a place tell who it was; each can be widened."""
        self.account.add(by=self.ana, text="It began on 3 May.")
        self.assertContains(self.preview(), 'name="also" value="3 May = ')

        page = self.preview(also="3 May = that day")

        self.assertContains(page, "It began on <mark")
        self.assertContains(page, "3 May = that day")

    def test_nothing_is_published_that_was_not_read(self):
        seen = _SEEN.search(self.preview().content.decode())[1]

        answer = self.client.post(f"{self.address}?for=organisation", {"_method": "put", "seen": seen})

        self.assertEqual(answer.status_code, 422)
        self.assertEqual(Publication.objects.count(), 0)

    def test_an_account_that_changed_since_is_shown_again(self):
        """4.5: what is published is what was read."""
        seen = _SEEN.search(self.preview().content.decode())[1]
        self.account.add(by=self.ana, text="One more thing.")

        answer = self.client.post(
            f"{self.address}?for=organisation", {"_method": "put", "seen": seen, "has_read": "on"}
        )

        self.assertContains(answer, "It reads differently now")
        self.assertContains(answer, "One more thing.")
        self.assertEqual(Publication.objects.count(), 0)

    def test_choices_that_were_not_looked_at_are_shown_again(self):
        seen = _SEEN.search(self.preview().content.decode())[1]
        sent = {"_method": "put", "seen": seen, "has_read": "on", "words": "screen = display"}

        self.assertContains(self.client.post(f"{self.address}?for=organisation", sent), "It reads differently now")

    def test_hidden_text_that_is_sent_along_changes_nothing(self):
        self.publish(content="<p>Zdenka</p>", html="Zdenka", title="Zdenka")

        self.assertEqual(found_in(json.dumps(Publication.objects.get().content, ensure_ascii=False)), [])

    def test_choices_are_there_again_when_it_is_published_again(self):
        self.publish(words="screen = display")

        self.assertContains(self.preview(), "screen = display")

    def test_a_restricted_event_asks_once_more(self):
        self.account.event.visibility = "restricted"
        self.account.event.save()
        self.account.event.named.add(self.ana)

        self.assertEqual(self.publish().status_code, 422)
        self.assertEqual(self.publish(though_restricted="on").status_code, 302)

    def test_words_that_blame_are_pointed_out_before_others_read_them(self):
        """2.6, 4.4: subjective words and human error as an end point."""
        self.account.review.write(by=self.ana, key="lessons", text="It was human error, and careless.", base=1)

        page = self.preview()

        self.assertContains(page, "places are worth a second look")
        self.assertContains(page, "<li>careless</li>")

    def test_what_is_missing_is_said_and_the_verb_refuses(self):
        self.account.event.factors.all().delete()

        self.assertContains(self.preview(), "<li>at least two contributing factors</li>")
        self.assertEqual(self.publish().status_code, 422)

    def test_the_public_preview_counts_times_and_asks_for_counsel(self):
        page = self.preview("public")

        self.assertContains(page, "T+0:12")
        self.assertContains(page, "Ask your counsel")

    def test_nonsense_is_refused_kindly(self):
        for address, posted in [
            (f"{self.address}?for=martians", {}),
            (
                f"{self.address}?for=public",
                {"doubt-x": "\0", "role-p99999999999": "\0", "words": "\0=\0", "seen": "\0"},
            ),
        ]:
            with self.subTest(address):
                self.assertLess(self.client.post(address, posted).status_code, 500)
                self.assertLess(self.client.post(address, posted | {"_method": "put"}).status_code, 500)

    def test_more_rows_take_no_more_queries(self):
        def count():
            with self.assertNumQueries(FewerThan(60)) as queries:
                self.preview()
            return len(queries)

        few = count()
        for position in range(20):
            self.account.event.timeline.create(position=10 + position, text=f"Row {position}")
            make.member(self.acme, f"Person {position}")

        self.assertEqual(count(), few)

    def test_who_may_not_see_the_event_finds_no_preview(self):
        self.client.force_login(self.bo)

        self.assertEqual(self.preview().status_code, 404)


class FewerThan(int):
    """A number of queries that stays below a bound."""

    def __eq__(self, other):
        return other < int(self)

    __hash__ = int.__hash__


class LeakTests(PublishingPageTests):
    def test_no_name_mail_or_secret_gets_into_the_copy(self):
        """4.5: titles, texts, rows, factors, actions and additions name nobody."""
        self.publish()
        self.publish("public")

        for copy in Publication.objects.all():
            with self.subTest(copy.audience):
                told = copy.title + json.dumps(copy.content, ensure_ascii=False)
                self.assertEqual(found_in(told), [])

    def test_no_name_mail_or_secret_is_on_a_page_for_others(self):
        """4.5, 4.6: the copy, the list, the home page and the public pages."""
        self.publish()
        self.publish("public")
        number = self.account.number
        self.client.force_login(self.bo)
        for path in (f"/acme/postmortems/{number}/copy", "/acme/", "/acme/postmortems", "/acme/notifications"):
            with self.subTest(path):
                page = self.client.get(path, follow=True)
                self.assertEqual((page.status_code, found_in(page.content.decode())), (200, []))
        self.client.logout()
        for path in ("/published/acme", f"/published/acme/{number}"):
            with self.subTest(path):
                page = self.client.get(path)
                self.assertEqual((page.status_code, found_in(page.content.decode())), (200, []))

    def test_editing_the_account_changes_no_copy(self):
        """4.7: what readers were given stays until somebody publishes again."""
        self.publish("public")
        before = self.client.get(f"/published/acme/{self.account.number}").content
        section = self.account.review.sections.get(kind="summary")

        self.account.review.write(by=self.ana, key=section.key, text="Zdenka Kovač again", base=section.number)
        self.account.rename(by=self.ana, title="Zdenka Kovač", owner=None)

        self.assertEqual(self.client.get(f"/published/acme/{self.account.number}").content, before)

    def test_comments_readings_and_writers_stay_with_the_account(self):
        self.account.comments.create(by=self.bo, text="A remark of Bo about the night")
        self.account.read(by=self.bo, verdict="ready", note="Fine for Bo")
        self.publish("public")

        page = self.client.get(f"/published/acme/{self.account.number}").content.decode()

        for word in ("remark", "Fine for", "Ana"):
            self.assertNotIn(word, page)


class CopyTests(PublishingPageTests):
    def test_who_may_not_see_the_account_is_led_to_its_copy(self):
        """4.6: published broadly."""
        self.client.force_login(self.bo)
        self.assertEqual(self.client.get(self.account.get_absolute_url()).status_code, 404)
        self.client.force_login(self.ana)
        self.publish()
        self.client.force_login(self.bo)

        page = self.client.get(self.account.get_absolute_url(), follow=True)

        self.assertContains(page, "The on-call engineer")
        self.assertNotContains(page, "Open the account")
        self.assertEqual(self.client.post(self.account.get_absolute_url(), {"_method": "patch"}).status_code, 404)

    def test_who_may_see_the_account_finds_who_is_behind_the_roles_and_it_is_written_down(self):
        """4.5: reversible for those who may see it."""
        self.publish()
        roles = f"{self.account.get_absolute_url()}/roles"
        self.assertContains(self.client.get(self.account.get_absolute_url() + "/copy"), roles)
        self.assertEqual(found_in(self.client.get(roles).content.decode().replace(self.account.title, "")), [])

        page = self.client.post(roles)

        self.assertContains(page, "Tomasz Wiśniewski", 1)
        self.assertNotContains(page, TOKEN)
        opened = Activity.objects.get(kind="postmortem.mapping_opened")
        self.assertEqual(opened.actor, self.ana)

    def test_nobody_else_reaches_who_is_behind_the_roles(self):
        self.publish()
        self.client.force_login(self.bo)
        roles = f"{self.account.get_absolute_url()}/roles"

        self.assertEqual(self.client.get(roles).status_code, 404)
        self.assertEqual(self.client.post(roles).status_code, 404)
        self.assertFalse(Activity.objects.filter(kind="postmortem.mapping_opened").exists())

    def test_without_a_copy_there_is_nothing_behind_it(self):
        self.assertEqual(self.client.get(f"{self.account.get_absolute_url()}/copy").status_code, 404)
        self.assertEqual(self.client.get(f"{self.account.get_absolute_url()}/roles").status_code, 404)


class PublicPageTests(PublishingPageTests):
    def test_everybody_reads_a_public_account_and_finds_no_way_into_the_product(self):
        """4.6: a public page."""
        self.publish("public")
        self.client.logout()

        page = self.client.get(f"/published/acme/{self.account.number}")

        self.assertContains(page, "while the on-call engineer was on call")
        links = re.findall(r'<a [^>]*href="([^"]+)"', page.content.decode())
        self.assertEqual(links, ["#main", "/published/acme"])
        self.assertNotContains(page, "<script")

    def test_a_public_page_is_kept_out_of_search_engines_and_may_be_cached(self):
        self.publish("public")
        self.client.logout()

        page = self.client.get(f"/published/acme/{self.account.number}")

        self.assertEqual(page["X-Robots-Tag"], "noindex")
        self.assertIn("public", page["Cache-Control"])
        self.assertNotIn("Set-Cookie", page)
        again = self.client.get(f"/published/acme/{self.account.number}", headers={"If-None-Match": page["ETag"]})
        self.assertEqual(again.status_code, 304)
        self.assertIn("script-src 'none'", page["Content-Security-Policy"])
        self.assertIn("form-action 'none'", page["Content-Security-Policy"])

    def test_only_what_is_public_is_found(self):
        self.publish("organisation")
        self.client.logout()

        for path in ("/published/acme", f"/published/acme/{self.account.number}", "/published/nobody", "/published"):
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 404)

    def test_once_withdrawn_it_is_gone(self):
        self.publish("public")
        self.client.post(f"{self.address}?for=public", {"_method": "delete"})
        self.client.logout()

        self.assertEqual(self.client.get(f"/published/acme/{self.account.number}").status_code, 404)
        self.assertEqual(self.client.get("/published/acme").status_code, 404)

    def test_an_organisation_cannot_take_the_address_of_public_pages(self):
        self.assertNotEqual(make.organisation(make.person("Eve"), "Published").slug, "published")

    def test_a_page_of_many_takes_few_queries(self):
        self.publish("public")
        copy = Publication.objects.get()
        for number in range(40):
            other = make.postmortem(make.event(self.acme, text=f"Event {number}."))
            other.publications.create(audience="public", title=f"Lesson {number}", content=copy.content)
        self.client.logout()

        with self.assertNumQueries(3):
            page = self.client.get("/published/acme?page=2")

        self.assertContains(page, "Payments stopped")


class StandingTests(PublishingPageTests):
    def test_the_account_says_which_copies_there_are_and_leads_to_them(self):
        before = self.client.get(self.account.get_absolute_url())
        self.publish("public")

        after = self.client.get(self.account.get_absolute_url())

        self.assertContains(before, "Publish for the organisation")
        self.assertContains(after, f"/published/acme/{self.account.number}")
        self.assertContains(after, "Withdraw")

    def test_the_same_preview_made_twice_is_the_same(self):
        from goldseam.postmortems.choices import Choices

        one, other = (Preview(self.account, Choices()) for _ in range(2))

        self.assertEqual(one.fingerprint, other.fingerprint)
