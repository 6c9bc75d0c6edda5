from django.test import TestCase

from goldseam.activity.models import Activity, Notification
from tests import make


class NotificationsViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.bo)

    def test_the_newest_stands_first(self):
        for text in ("First.", "Second."):
            self.tell(make.event(self.acme, text=text))

        page = self.client.get("/acme/notifications").content.decode()

        self.assertLess(page.index("logged “Second”"), page.index("logged “First”"))

    def test_the_bell_counts_what_is_new_and_reading_all_quiets_it(self):
        self.tell(make.event(self.acme))
        self.assertContains(self.client.get("/acme/"), "Notifications: 1 new")

        answer = self.client.post("/acme/notifications/reading", follow=True)

        self.assertNotContains(answer, "Notifications: 1 new")
        self.assertNotContains(answer, "Mark all as read")
        self.assertNotContains(answer, "data-unread")

    def test_reading_all_here_leaves_other_organisations_unread(self):
        other = make.organisation(owner=make.person("Cy"), name="Other")
        make.member(other, "Bo")
        self.tell(make.event(other))

        self.client.post("/acme/notifications/reading")

        self.assertTrue(Notification.objects.unread().exists())
        self.assertNotContains(self.client.get("/acme/"), "1 new")

    def test_a_long_list_comes_in_pages(self):
        for _ in range(31):
            self.tell(make.event(self.acme))
        first = self.client.get("/acme/notifications")
        oldest = Notification.objects.order_by("-pk")[29].pk

        self.assertContains(first, f"?before={oldest}")
        self.assertContains(self.client.get(f"/acme/notifications?before={oldest}"), "list__item", 1)

    def test_nonsense_in_the_address_shows_the_first_page(self):
        for nonsense in ("x", "-1", "9" * 25, "9" * 40, "²", "0"):
            with self.subTest(nonsense):
                self.assertEqual(self.client.get(f"/acme/notifications?before={nonsense}").status_code, 200)

    def test_what_may_no_longer_be_seen_is_gone(self):
        event = make.event(self.acme, text="Somebody was hurt.")
        self.tell(event)
        event.visibility = "restricted"
        event.save()

        self.assertNotContains(self.client.get("/acme/notifications"), "hurt")

    def test_nobody_reads_what_others_were_told(self):
        self.tell(make.event(self.acme))
        self.client.force_login(self.ana)

        self.assertContains(self.client.get("/acme/notifications"), "All quiet")

    def test_a_longer_list_takes_no_more_queries(self):
        self.tell(make.event(self.acme))
        self.client.get("/acme/notifications")
        with self.assertNumQueries(8):
            self.client.get("/acme/notifications")
        for _ in range(6):
            self.tell(make.event(self.acme))
        with self.assertNumQueries(8):
            self.client.get("/acme/notifications")

    def test_an_auditor_may_mark_as_read(self):
        self.client.force_login(make.member(self.acme, "Dee", role="auditor"))

        self.assertRedirects(self.client.post("/acme/notifications/reading"), "/acme/notifications")

    def tell(self, event):
        activity = Activity.objects.history_of(event).get(kind="event.logged")
        Notification.objects.create(person=self.bo, activity=activity, organisation=event.organisation)
