"""What every form carries."""

import re

from django.test import TestCase

from tests import make

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"><input type="hidden" name="once"')


class DraftTest(TestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(owner=self.ana)
        self.review = make.review(make.event(of=self.acme, by=self.ana))
        self.page = self.review.get_absolute_url()
        self.client.force_login(self.ana)

    def test_a_refused_form_keeps_the_draft_of_the_page_it_was_typed_on(self):
        draft = f"{self.ana.pk}:{self.page}:action"
        answer = self.client.post(f"{self.page}/actions", {"title": "", "draft": draft})
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(set(drafts(answer)), set(drafts(self.client.get(self.page))))
        self.assertIn(draft, drafts(answer))

    def test_the_proof_of_origin_is_veiled_anew_for_each_answer_and_once_in_it(self):
        first, second = (TOKEN.findall(self.client.get(self.page).text) for _ in range(2))

        self.assertGreater(len(first), 1)
        self.assertEqual(len({*first, *second}), 2)

    def test_the_draft_of_somebody_else_is_no_draft_of_this_page(self):
        answer = self.client.post(
            f"{self.page}/actions", {"title": "", "draft": f"{self.ana.pk + 1}:{self.page}:action"}
        )
        self.assertIn(f"{self.ana.pk}:{self.page}/actions:action", drafts(answer))

    def test_a_page_with_a_refused_form_opens_there(self):
        answer = self.client.post(f"{self.page}/closure", {})
        self.assertContains(answer, 'role="alert" tabindex="-1" autofocus', 1, status_code=422)


def drafts(answer):
    return re.findall(r'<draft-keeper key="([^"]+)"', answer.content.decode())
