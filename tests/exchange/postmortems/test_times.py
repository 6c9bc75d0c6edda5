import unittest

from goldseam.exchange.postmortems.times import stamp_at_end, stamp_at_start, zone_in

# What somebody wrote: when that is, how exactly, in which zone, and what is left behind it.
WRITTEN = {
    "2019-11-29 12:00 up": ("2019-11-29T12:00", "minute", "", "up"),
    "2021-01-01T14:02:33Z up": ("2021-01-01T14:02:33", "second", "Z", "up"),
    "2021-01-01T14:02:33-05:00 up": ("2021-01-01T14:02:33", "second", "-05:00", "up"),
    "Mon, 03 May 2021 14:02:11 +0000 up": ("2021-05-03T14:02:11", "second", "+0000", "up"),
    "14:?? up": ("14:00", "hour", "", "up"),
    "06:2xZ up": ("06:00", "hour", "Z", "up"),
    "2X:XX up": ("", "unknown", "", "up"),
    "[???] up": ("", "unknown", "", "up"),
    "2020-12-21 HH:mm up": ("2020-12-21", "day", "", "up"),
    "2019-12-03 --:-- up": ("2019-12-03", "day", "", "up"),
    "2022-05-?? HH:mm up": ("2022-05", "month", "", "up"),
    "2021/22-??-?? HH:mm up": ("", "unknown", "", "up"),
    "2023-MM-DD[^1]:\n    up": ("", "unknown", "", "up"),
    "10h47 CEST: up": ("10:47", "minute", "CEST", "up"),
    "13:55 PM up": ("13:55", "minute", "", "up"),
    "2 pm - up": ("14:00", "minute", "", "up"),
    "12:10 a.m. up": ("00:10", "minute", "", "up"),
    "noon: up": ("12:00", "minute", "", "up"),
    "1405 UTC up": ("14:05", "minute", "UTC", "up"),
    "14 Uhr: up": ("14:00", "minute", "", "up"),
    "~14:00 UTC up": ("14:00", "minute", "UTC", "up"),
    "at around 14:00, up": ("14:00", "minute", "", "up"),
    "**14:02 UTC** - up": ("14:02", "minute", "UTC", "up"),
    "* **14:02:** up"[2:]: ("14:02", "minute", "", "up"),
    "`14:02` up": ("14:02", "minute", "", "up"),
    "[14:02] @ana up": ("14:02", "minute", "", "@ana up"),
    "14:02 **up** now": ("14:02", "minute", "", "**up** now"),
    "**14:02: up again**": ("14:02", "minute", "", "**up again**"),
    "17:00-18:00 up": ("17:00", "minute", "", "up"),
    "10:00 – 10:30 UTC: up": ("10:00", "minute", "UTC", "up"),
    "13:14 EDT (17:14 UTC): up": ("13:14", "minute", "EDT", "up"),
    "10:14 AM PDT / 17:14 UTC: up": ("10:14", "minute", "PDT", "up"),
    "Nov 3, 2021 at 3:04 pm (PDT) – up": ("2021-11-03T15:04", "minute", "PDT", "up"),
    "14:02 on 3 May 2021: up": ("2021-05-03T14:02", "minute", "", "up"),
    "Montag, 3. Mai 2021, 14:05 Uhr – up": ("2021-05-03T14:05", "minute", "", "up"),
    "24/07/25": ("2025-07-24", "day", "", ""),
    "2025-07-26 Saturday": ("2025-07-26", "day", "", ""),
    "1574899200 up": ("2019-11-28T00:00:00", "second", "UTC", "up"),
    "T+5m: up": ("", "unknown", "", "up"),
}
NO_TIMES = [
    *("3rd party failed", "12 servers died", "5 minutes later", "2 hours later", "3h outage", "May be broken"),
    *(
        "1.2.3 was released",
        "So 12 servers",
        "unknown cause",
        "Fault",
        "10% of all",
        "-",
        "2021 was a good year",
        "90:10 split",
    ),
]


class TimesTests(unittest.TestCase):
    def test_what_people_write_in_front_of_what_happened(self):
        """3.3, 4.10: times as people write them; how exact they are is a fact too."""
        for text, told in WRITTEN.items():
            with self.subTest(text):
                stamp, rest = stamp_at_start(text)

                self.assertEqual((stamp.at, stamp.precision, stamp.zone, rest.strip()), told)

    def test_what_only_looks_like_a_time_is_none(self):
        self.assertEqual([text for text in NO_TIMES if stamp_at_start(text)], [])

    def test_a_relative_time_stays_as_it_was_written(self):
        written = [stamp_at_start(f"{text}: up")[0].written for text in ("T-30 d", "T+00:05", "+5 min", "T0")]

        self.assertEqual(written, ["T-30 d", "T+00:05", "+5 min", "T0"])

    def test_a_name_with_a_time_behind_it(self):
        stamp, name = stamp_at_end("First detected: 2022-01-22 11:57")

        self.assertEqual((stamp.at, name), ("2022-01-22T11:57", "First detected"))

    def test_a_zone_is_named_in_sentences_and_in_heads_of_columns(self):
        said = {
            "All times in PST": "PST",
            "Date and Time in CET": "CET",
            "All times are Europe/Berlin.": "Europe/Berlin",
        }
        said |= {"All times in UC/Pacific": "UC/Pacific", "We met at two.": ""}

        self.assertEqual({text: zone_in(text) for text in said}, said)
