import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory, TestCase

from goldseam.common.models import Submission
from goldseam.events.models import Tag
from tests import make


class SubmissionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.person("Bo")

    def setUp(self):
        self.key = uuid.uuid4()

    def send(self, handle, by=None):
        request = RequestFactory().post("/", {"once": str(self.key)})
        request.user = by or self.ana
        return Submission.once(request, handle)

    def write(self, answer):
        def handle():
            Tag.objects.create(organisation=self.acme, name=f"tag {Tag.objects.count()}")
            return answer

        return handle

    def test_the_same_form_acts_once_and_leads_to_the_same_place(self):
        first, second = (self.send(self.write(HttpResponseRedirect("/done"))) for _time in range(2))

        self.assertEqual((first.url, second.url, Tag.objects.count()), ("/done", "/done", 1))

    def test_a_refused_form_leaves_nothing_behind_and_can_be_sent_again(self):
        for status in (404, 409, 422, 500):
            self.send(self.write(HttpResponse(status=status)))

        self.assertFalse(Tag.objects.exists())
        self.assertFalse(Submission.objects.exists())

    def test_what_breaks_in_the_middle_leaves_nothing_behind(self):
        def handle():
            self.write(None)()
            raise ValidationError("no")

        with self.assertRaises(ValidationError):
            self.send(handle)

        self.assertFalse(Tag.objects.exists())

    def test_what_would_follow_a_refused_form_does_not_follow(self):
        followed = []

        def handle():
            transaction.on_commit(lambda: followed.append(True))
            return HttpResponse(status=422)

        with self.captureOnCommitCallbacks(execute=True):
            self.send(handle)

        self.assertEqual(followed, [])

    def test_somebody_else_on_the_same_device_is_not_led_where_the_first_one_was(self):
        self.send(self.write(HttpResponseRedirect("/ana")))

        answer = self.send(self.write(HttpResponseRedirect("/bo")), by=self.bo)

        self.assertEqual((answer.url, Tag.objects.count()), ("/bo", 2))
