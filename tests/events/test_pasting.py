"""3.3, 4.2: a timeline from pasted notes, chats, logs, tables and alerts."""

import json
from datetime import date
from pathlib import Path
from textwrap import dedent

from django.conf import settings
from django.test import SimpleTestCase
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from goldseam.events.pasting import Order, order_in, read, settled

WEBHOOKS = Path(settings.PACKAGE).parent.parent / "shared" / "samples" / "webhooks"


def rows(text):
    return [(row.time, row.text, row.source) for row in read(dedent(text)).rows]


def said(text):
    return [(row.time, row.text) for row in read(dedent(text)).rows]


class ListTests(SimpleTestCase):
    def test_each_line_with_a_time_becomes_a_row(self):
        self.assertEqual(
            said("14:02 First alert\n14:05 – Rolled back\n\n"), [("14:02", "First alert"), ("14:05", "Rolled back")]
        )

    def test_times_as_people_write_them(self):
        for line, row in {
            "[14:02] Alert": ("14:02", "Alert"),
            "- 14:02:30: Alert": ("14:02:30", "Alert"),
            "1. 2:02 pm Alert": ("2:02 pm", "Alert"),
            "* **14:02**: Alert": ("14:02", "Alert"),
            "2026-09-03T14:02Z | Alert": ("2026-09-03T14:02Z", "Alert"),
            "Day -2: Alert": ("Day -2", "Alert"),
            "T-30 d Alert": ("T-30 d", "Alert"),
            "Week 20 Alert": ("Week 20", "Alert"),
            "We rolled back at 14:05.": ("14:05", "We rolled back at 14:05."),
        }.items():
            with self.subTest(line):
                self.assertEqual(said(line), [row])

    def test_a_line_without_a_time_is_a_row_without_a_time(self):
        self.assertEqual(said("* Two people on shift"), [("", "Two people on shift")])

    def test_an_indented_line_goes_on_with_the_one_above(self):
        self.assertEqual(said("14:02 Alert\n   from the queue"), [("14:02", "Alert\nfrom the queue")])

    def test_a_number_that_is_no_time_stays_text(self):
        self.assertEqual(said("400 errors a second"), [("", "400 errors a second")])

    def test_a_day_above_the_lines_belongs_to_the_first_of_them(self):
        self.assertEqual(
            said("## 14 March 2024\n- 14:02 Alert\n- 14:05 Over"), [("14 March 2024 14:02", "Alert"), ("14:05", "Over")]
        )

    def test_who_speaks_is_known_from_names_that_come_again(self):
        self.assertEqual(
            rows("14:02 ana: alert\n14:03 bo: looking\n14:04 ana: rolled back")[2], ("14:04", "rolled back", "ana")
        )
        self.assertEqual(rows("14:02 Alert: queue above 400")[0], ("14:02", "Alert: queue above 400", ""))

    def test_lines_of_a_log_say_what_they_come_from(self):
        for line, time in {
            "Mar 14 14:02:11 web1 nginx[123]: upstream timed out": "Mar 14 14:02:11",
            "2024-03-14T14:02:11+0000 web1 nginx[9]: upstream timed out": "2024-03-14T14:02:11+0000",
        }.items():
            with self.subTest(line):
                self.assertEqual(rows(line), [(time, "upstream timed out", "web1 nginx")])

    def test_what_a_row_is_is_guessed_from_its_words(self):
        kinds = [row.kind for row in read("14:02 Errors rise\n14:03 We decided to wait\n14:05 Rolled back").rows]

        self.assertEqual(kinds, ["signal", "decision", "action"])


class ChatTests(SimpleTestCase):
    def test_slack_as_copied_from_its_window(self):
        chat = """
            Ana Lopez
              2:04 PM
            we see errors
            anyone else?
            Bo
              2:05 PM
            rolling back
            2:06
            done
            PagerDuty
            APP  2:10 PM
            Resolved: errors
        """
        self.assertEqual(
            rows(chat),
            [
                ("2:04 PM", "we see errors\nanyone else?", "Ana Lopez"),
                ("2:05 PM", "rolling back", "Bo"),
                ("2:06 PM", "done", "Bo"),
                ("2:10 PM", "Resolved: errors", "PagerDuty"),
            ],
        )

    def test_name_and_time_on_one_line(self):
        for head, time in {
            "ana  2:04 PM": "2:04 PM",
            "Ana Lopez [14:04]": "14:04",
            "ana — Today at 2:04 PM": "2:04 PM",
        }.items():
            with self.subTest(head):
                row, *others = read(f"{head}\nwe see errors\nand more").rows

                self.assertEqual((row.time, row.text, others), (time, "we see errors\nand more", []))
                self.assertIn(row.source.lower(), {"ana", "ana lopez"})

    def test_days_between_messages(self):
        chat = "Thursday, March 14th\nana  2:04 PM\nhi there\nFriday, March 15th\nbo  9:00 AM\nmorning"

        self.assertEqual(
            [row.time for row in read(chat).rows], ["Thursday, March 14th 2:04 PM", "Friday, March 15th 9:00 AM"]
        )

    def test_other_chats(self):
        for name, (chat, expected) in {
            "Teams": (
                "[3/14/2024 2:04 PM] Ana Lopez: we see errors\nsecond line",
                ("3/14/2024 2:04 PM", "we see errors\nsecond line", "Ana Lopez"),
            ),
            "Teams, copied": ("Ana\n14:02\nwe see errors\n", ("14:02", "we see errors", "Ana")),
            "Teams, as HTML": ("<div><p>Ana</p><p>14:02</p><p>see <b>it</b></p></div>", ("14:02", "see it", "Ana")),
            "WhatsApp": ("12/03/2024, 14:02 - Ana: long\nand more", ("12/03/2024, 14:02", "long\nand more", "Ana")),
            "WhatsApp on iOS": ("\u200e[12.03.24, 14:02:11] Ana: long", ("12.03.24, 14:02:11", "long", "Ana")),
            "IRC": ("14:02 <@ana> we see errors", ("14:02", "we see errors", "ana")),
            "WhatsApp with narrow spaces": ("[3/14/24, 2:04:11\u202fPM] Ana: x", ("3/14/24, 2:04:11 PM", "x", "Ana")),
        }.items():
            with self.subTest(name):
                self.assertEqual(rows(chat), [expected])


class TableTests(SimpleTestCase):
    def test_columns_are_found_by_their_names(self):
        table = """
            | Time (UTC) | What happened | Source | Flag |
            |---|---|---|---|
            | Day -30 | Reminder | Mail log | signal |
            | 17:40 | End date | Provider log | decision |
        """
        self.assertEqual(rows(table), [("Day -30", "Reminder", "Mail log"), ("17:40 UTC", "End date", "Provider log")])
        self.assertEqual([row.kind for row in read(dedent(table)).rows], ["signal", "decision"])

    def test_no_cell_is_dropped(self):
        table = "timestamp;user;message;severity\n2024-03-14 14:02;ana;alert, twice;high\n"

        self.assertEqual(rows(table), [("2024-03-14 14:02", "alert, twice · high", "ana")])

    def test_a_list_with_commas_is_no_table(self):
        self.assertEqual(read("14:02 Alert, twice\n14:05 Over, and out").shape, "a list")


class ExportTests(SimpleTestCase):
    def test_messages_of_slack(self):
        export = """[
            {"type":"message","ts":"1710424980.1","user":"U2","text":"ok","user_profile":{"real_name":"Bo"}},
            {"type":"message","ts":"1710424920.000200","user":"U1","user_profile":{"real_name":"Ana"},
             "text":"hi &amp; <@U2> see <http://x.io|graph>"}]"""

        self.assertEqual(
            rows(export),
            [
                ("2024-03-14 14:02:00 UTC", "hi & @Bo see graph (http://x.io)", "Ana"),
                ("2024-03-14 14:03:00 UTC", "ok", "Bo"),
            ],
        )

    def test_messages_of_teams_and_discord(self):
        teams = """{"value":[{"createdDateTime":"2024-03-14T14:02:00Z","from":{"user":{"displayName":"Ana"}},
                   "body":{"content":"<p>we see</p>"}}]}"""
        discord = """{"messages":[{"timestamp":"2024-03-14T14:02:00Z","content":"we see","author":{"name":"Ana"}}]}"""

        for export in (teams, discord):
            self.assertEqual(rows(export), [("2024-03-14 14:02:00 UTC", "we see", "Ana")])

    def test_lines_of_the_journal(self):
        line = '{"__REALTIME_TIMESTAMP":"1710424920000000","MESSAGE":"timed out","SYSLOG_IDENTIFIER":"nginx"}\n'

        self.assertEqual(rows(line * 2)[0], ("2024-03-14 14:02:00 UTC", "timed out", "nginx"))

    def test_json_without_times_is_not_taken_apart(self):
        self.assertEqual(rows('{"setting": {"level": 3}}'), [])


class AlertTests(SimpleTestCase):
    """Bodies as their senders really wrote them."""

    def body(self, name):
        file = WEBHOOKS / f"{name}.json"
        if not file.exists():
            self.skipTest(f"{file} is not here.")
        return file.read_text(encoding="utf-8")

    def test_an_alert_that_still_fires_has_no_end(self):
        found = rows(self.body("alertmanager_alert"))

        self.assertTrue(all(text.endswith("firing") for _time, text, _source in found), found)

    def test_a_firing_group_holds_alerts_that_are_resolved(self):
        texts = [row.text.rpartition(": ")[2] for row in read(self.body("grafana_alert9_mixed")).rows]

        self.assertEqual(texts, ["firing", "firing", "firing", "resolved", "resolved"])

    def test_the_same_alert_sent_twice_is_one(self):
        body = self.body("grafana_alert9_mixed")

        self.assertEqual(rows(body + "\n" + body), rows(body))

    def test_each_sender_is_understood(self):
        for name, expected in {
            "pagerduty_triggered_v3": ("2021-06-04 13:35:29 UTC", "Test Incident 3: triggered", "PagerDuty · pig208"),
            "opsgenie_create": ("2017-08-14 11:25:56 UTC", "another alert: create", "Opsgenie · Server"),
            "sentry_event_alert_triggered": (
                "2020-04-28 14:05:04 UTC",
                "A simple message-based issue: triggered",
                "Sentry",
            ),
            "statuspage_component_status_update": (
                "2017-12-26 07:59:09 UTC",
                "Database component: under maintenance",
                "Statuspage",
            ),
        }.items():
            with self.subTest(name):
                self.assertEqual(rows(self.body(name)), [expected])

    def test_updates_of_a_status_page_run_forward(self):
        times = [row.time for row in read(self.body("statuspage_incident_update")).rows]

        self.assertEqual(times, ["2017-12-26 07:32:00 UTC", "2017-12-26 07:37:20 UTC"])

    def test_a_count_of_nanoseconds_is_understood(self):
        self.assertEqual(rows(self.body("opsgenie_close"))[0][0], "2015-01-05 10:06:14 UTC")


class SettlingTests(SimpleTestCase):
    def test_the_order_of_day_and_month_is_asked_only_where_it_is_open(self):
        for lines, order in {
            "[12/03/2024 14:02] ana: a": Order.OPEN,
            "[12/03/2024 14:02] ana: a\n[13/03/2024 09:00] bo: b": Order.DAY_FIRST,
            "[3/14/2024 14:02] ana: a": Order.MONTH_FIRST,
            "14:02 a": Order.NONE,
        }.items():
            with self.subTest(lines):
                self.assertEqual(order_in(read(lines).rows), order)

    def test_answers_are_put_into_the_times(self):
        found = read("14:02 a\n14:05 UTC b\nT+5 min c").rows

        times = [row.time for row in settled(found, zone="Europe/Berlin", day=date(2024, 3, 14))]

        self.assertEqual(times, ["2024-03-14 14:02 Europe/Berlin", "14:05 UTC", "T+5 min"])

    def test_an_answered_order_cannot_be_misread(self):
        found = read("[12/03/2024, 14:02:11] Ana: a").rows

        self.assertEqual(settled(found, Order.DAY_FIRST)[0].time, "2024-03-12 14:02:11")
        self.assertEqual(settled(found, Order.MONTH_FIRST)[0].time, "2024-12-03 14:02:11")


NAMES = ["alerts", "startsAt", "endsAt", "labels", "event", "event_type", "data", "alert", "action", "ts", "text"]
NAMES += ["incident", "incident_updates", "component_update", "user", "body", "messages", "issue"]


# How long an example takes says more about what else the machine does.
unhurried = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class NonsenseTests(SimpleTestCase):
    @unhurried
    @given(st.text(max_size=300))
    def test_no_text_breaks_it(self, text):
        for row in settled(read(text).rows, Order.DAY_FIRST, "UTC", date(2024, 3, 14)):
            self.assertTrue(row.text.strip())

    @unhurried
    @given(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(NAMES),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=20,
        )
    )
    def test_no_json_breaks_it(self, value):
        found = read(json.dumps(value))

        self.assertTrue(all(row.text for row in found.rows))

    def test_a_count_that_is_none_says_nothing(self):
        for count in ("²", "9" * 5_000, ".", "1" * 24, "NaN"):
            with self.subTest(count[:9]):
                self.assertEqual(read(json.dumps({"ts": count, "text": "x"})).rows, [])

    def test_deep_and_long_texts_are_read_in_time(self):
        read("[" * 100_000)
        read("word " * 20_000)
        self.assertEqual(read("14:02 a\n" * 3_000).left_over, 2_500)
