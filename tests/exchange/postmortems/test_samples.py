import unittest

from goldseam.exchange.postmortems.document import Document
from goldseam.exchange.postmortems.reading import read
from tests.exchange.postmortems.samples import counted, needs_samples, text_of

# Where the reader and the person who counted differ, with the reason. A line that is not true any more has to go.
KNOWN = {
    "ministryofjustice/2021-07-12-all-ingress-apps-live1-stop-working.md": {
        # Seven bullets stand below "Review actions", two of them told as done and one with "DONE in".
        "count": 7,
        "done": 1,
    },
    "ministryofjustice/2023-11-01-prometheus-restarted.md": {
        # Four milestones, and eight stamped bullets below "Context" that tell the same hours in full. The reader takes
        # the full account and keeps the milestones as facts, as it was counted for 2025-07-23 beside it.
        "entries": 8,
        "last": "2023-11-03 16:01",
    },
    "ministryofjustice/2026-03-30-ingress-nginx-rollback.md": {
        # The table has seventeen rows; the last one is of 14:41.
        "entries": 17,
        "last": "2026-03-30 14:41",
    },
    "jupyterhub/2018-02-20-jupyterlab-announcement.md": {
        # "All times in CET (GMT+1)" stands below the heading.
        "zone": "CET",
    },
    "kubernetes/2019-05-30.md": {
        # The first row is of "[???]", which has no time to sort by. "All times PDT." stands above the summary.
        "first": "2019-05-30 13:26",
        "zone": "PDT",
    },
    "pypi/2024-07-08-incident-report-leaked-admin-personal-access-token.md": {
        # The first row is of "2023-MM-DD", which says no day.
        "first": "2023-03-03",
    },
}
ZONES = {"none": "", "UC/Pacific (sic)": "UC/Pacific", "PST (sic, PDT in May)": "PST", "EDT and UTC together": "EDT"}
ZONES |= {"Eastern on two entries": "Eastern", "not stated": ""}


def found_in(document: Document) -> dict:
    at = sorted(row.at.replace("T", " ") for row in document.timeline if row.at)
    return {
        "entries": len(document.timeline),
        "first": at[0] if at else "",
        "last": at[-1] if at else "",
        "zone": " ".join(sorted({row.zone for row in document.timeline if row.zone})),
        "count": len(document.actions),
        "with_owner": sum(bool(action.owner) for action in document.actions),
        "with_due": sum(bool(action.due) for action in document.actions),
        "done": sum(action.done for action in document.actions),
    }


def counted_in(entry: dict) -> dict:
    told = entry["timeline"] | entry["actions"]
    told["zone"] = ZONES.get(told["zone"], told["zone"])
    return {name: told[name] for name in found_in(read(""))}


@needs_samples
class CountedByHandTests(unittest.TestCase):
    def test_the_reader_finds_what_a_person_counts(self):
        """4.10: timelines and actions as people write them, in 37 postmortems of 12 organisations."""
        for entry in counted():
            name = entry["sample"].removeprefix("postmortems/")
            with self.subTest(name):
                found = found_in(read(text_of(entry["sample"]), name))

                self.assertEqual(found, counted_in(entry) | KNOWN.get(name, {}))

    def test_a_difference_that_is_known_is_still_one(self):
        for entry in counted():
            name = entry["sample"].removeprefix("postmortems/")
            by_hand = counted_in(entry)
            for what, found in KNOWN.get(name, {}).items():
                with self.subTest(name, what=what):
                    self.assertNotEqual(found, by_hand[what])

    def test_no_word_of_them_is_lost(self):
        """4.10: without loss."""
        for entry in counted():
            with self.subTest(entry["sample"]):
                text = text_of(entry["sample"])

                self.assertEqual(read(text, entry["sample"]).source, text)
