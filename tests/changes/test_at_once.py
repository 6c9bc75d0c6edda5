"""Looks at the same moment: each is told as what it is, and none overtakes another unseen."""

from unittest.mock import patch

from django.test import TransactionTestCase

from goldseam.activity.models import Activity
from goldseam.changes import recounting
from goldseam.changes.models import Change, Verification
from goldseam.changes.proof import record_proof
from tests import make
from tests.changes.proofs import ProofTestCase
from tests.together import together

FEWER = {"events_before": 85, "weeks_before": 12, "events_after": 43, "weeks_after": 12}


def tell(change, by):
    return Verification.record(by=by, change=change, what="Pumps", where_from="The ward book", **FEWER)


class AtOnceTests(TransactionTestCase):
    def test_two_looks_at_once_turn_it_gold_once(self):
        make.organisation()
        ana, change = make.person("Ana"), make.change(make.review())
        look = lambda: tell(Change.objects.get(pk=change.pk), ana)  # noqa: E731

        results = together(look, look)

        self.assertEqual([error for error in results if isinstance(error, Exception)], [])
        kinds = Activity.objects.filter(kind__in=["change.proven", "change.verified"])
        self.assertEqual(sorted(kinds.values_list("kind", flat=True)), ["change.proven", "change.verified"])


class MeanwhileTests(ProofTestCase):
    def test_a_look_that_somebody_else_kept_meanwhile_is_not_kept_again(self):
        self.counted(7, 1)
        loaded = [Change.objects.for_list().get(pk=self.change.pk) for _person in range(2)]

        for change in loaded:
            record_proof(change, by=self.ana)

        self.assertEqual(Verification.objects.count(), 1)

    def test_what_is_told_by_hand_while_the_month_is_counted_stays_the_newest_word(self):
        self.counted(7, 1)
        wait, waited = Change.hold, []

        def hold(change):
            if not waited:
                waited.append(change)
                tell(change, self.ana)
            wait(change)

        with patch.object(Change, "hold", hold):
            recounting.count_one.call(change=self.change.pk)

        self.assertFalse(Verification.objects.get().is_counted)
