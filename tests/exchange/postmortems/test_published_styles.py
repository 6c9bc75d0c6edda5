from tests.exchange.postmortems.telling import Telling, reading

NOBODY = ("", "", False)


class PublishedStyleTests(Telling):
    """4.10: what organisations tell the public, and what other tools export."""

    def test_a_post_that_tells_its_timeline_in_sentences(self):
        document = reading(
            """
            +++
            title = "How a rule took down our edge"
            date = 2019-07-12
            authors = ["Ana", "Bo"]
            +++

            On July 2, 2019 we deployed a rule that used up every core.

            ## The events of July 2

            At 13:42 an engineer deployed a small change to the rules.

            At 13:45 the first page arrived, and soon after it hundreds.

            At 14:00 UTC we understood what it was. At 14:07 we switched the rules off.

            By 14:52 we were sure of the cause, and switched them on again.

            ## What went wrong

            1. A protection against such rules was taken out by mistake.
            2. The rollback needed too long.

            ## What we are doing

            1. Put the protection back (Done)
            2. Look through all 3,868 rules (Inspection complete)
            3. Change to an engine with guarantees (ETA: July 31)
            """
        )

        self.assertEqual(document.title, "How a rule took down our edge")
        self.assert_rows(document, *(f"2019-07-02T{hour}" for hour in ("13:42", "13:45", "14:00", "14:52")))
        self.assert_actions(document, ("", "", True), NOBODY, ("", "2019-07-31", False))

    def test_a_review_of_a_cloud(self):
        document = reading(
            """
            ## Post Incident Review (PIR) – Network – West

            **What happened?**

            Between 09:12 UTC and 18:40 UTC on 18 October 2023, some machines lost their network.

            **What went wrong and why?**

            A fibre was cut.

            **How did we respond?**

            * 09:12 UTC on 18 October 2023 – The fibre is cut.
            * 09:25 UTC on 18 October 2023 – Engineers are engaged.
            * 18:40 UTC on 18 October 2023 – All is confirmed mitigated.

            **How are we making incidents like this less likely or less impactful?**

            * We have added a second path (Completed).
            * We will test the paths each month (Estimated completion: December 2023).

            **How can customers make incidents like this less impactful?**

            * Use two regions.
            """
        )

        self.assertEqual(document.title, "Post Incident Review (PIR) – Network – West")
        self.assert_rows(document, *(f"2023-10-18T{hour}" for hour in ("09:12", "09:25", "18:40")), zone="UTC")
        self.assertEqual([action.done for action in document.actions], [True, False])
        self.assertNotIn("two regions", str(document.actions))

    def test_updates_with_the_newest_first(self):
        document = reading(
            """
            # Delayed mails

            ## Timeline (UTC, newest first)

            - 01:10 — Resolved. All mails are out.
            - 00:20 — We see the queue shrink.
            - 23:40 — A fix is on its way.
            - 22:05 — Investigating. Mails are late, since 2020-05-04.
            """,
            "2020-05-05-mails.md",
        )

        self.assert_rows(document, "2020-05-05T01:10", "2020-05-05T00:20", "2020-05-04T23:40", "2020-05-04T22:05")

    def test_an_export_with_html_tables(self):
        document = reading(
            """
            # 2020-11-03 - Wiki unreachable

            <table><tbody>
            <tr><th>Severity</th><td>Major</td></tr>
            <tr><th>Reporter</th><td>Ana</td></tr>
            </tbody></table>

            ## Incident timeline

            <table>
            <thead><tr><th>Date/Time (CET)</th><th>Event</th></tr></thead>
            <tbody>
            <tr><td>3 Nov 2020 09:10</td><td>Users see <b>503</b></td></tr>
            <tr><td>3 Nov 2020 09:55</td><td>The disk is grown</td></tr>
            </tbody>
            </table>

            ## Follow-up actions

            <table>
            <tr><th>Action</th><th>Owner</th><th>Due date</th><th>Status</th></tr>
            <tr><td>Alert at 80 %</td><td>Bo</td><td>30 Nov 2020</td><td>IN PROGRESS</td></tr>
            <tr><td>Move old pages</td><td></td><td></td><td>DONE</td></tr>
            </table>
            """
        )

        self.assert_rows(document, "2020-11-03T09:10", "2020-11-03T09:55", zone="CET")
        self.assert_actions(document, ("Bo", "2020-11-30", False), ("", "", True))
        self.assertIn(("Severity", "Major"), [(fact.name, fact.value) for fact in document.facts])

    def test_an_export_with_properties_above_and_symbols_in_front(self):
        document = reading(
            """
            # 🔥 Checkout down 0f3a

            Date: March 3, 2022
            Owner: Ana Lind
            Severity: SEV-2

            # 📋 TL;DR

            Nobody could pay for 20 minutes.

            # ⏱️ Timeline

            - **March 3, 2022 2:15 PM** Deploy
            - **March 3, 2022 2:20 PM** First ticket
            - **March 3, 2022 2:35 PM** Rollback

            # ✅ What went well?

            - Quick rollback

            # ❌ What could have gone better?

            - No canary

            # 🛠️ Next steps

            - [ ] Add a canary @Bo
            - [x] Tell support @Ana March 4, 2022
            """
        )

        self.assert_kinds(document, "facts", "summary", "timeline", "went_well", "went_badly", "actions")
        self.assert_rows(document, "2022-03-03T14:15", "2022-03-03T14:20", "2022-03-03T14:35")
        self.assertEqual([(one.owner, one.done) for one in document.actions], [("@Bo", False), ("@Ana", True)])

    def test_a_chat_pasted_as_code_and_hours_that_go_round_at_noon(self):
        document = reading(
            """
            # Printers

            ## Timeline of 2018-05-02

            ```
            11:20 printers stop
            11:55 the spooler is restarted
            12:10 it stops again
            1:05 the driver is taken back
            ```

            ## Follow up
            None.
            """
        )

        self.assert_rows(document, *(f"2018-05-02T{hour}" for hour in ("11:20", "11:55", "12:10", "13:05")))
        self.assert_actions(document)

    def test_what_readers_are_asked_to_do_is_no_promise_of_ours(self):
        document = reading(
            """
            ---
            title: Token leak
            ---
            A token was public.

            ## What you need to do

            - Change your password
            - Look at your log

            ## What we are doing about it

            * **Short term:**
              * Revoke the token
              * Read the logs
            * **Long term:**
              * Tokens that expire
            """
        )

        self.assertEqual(
            [action.text for action in document.actions], ["Revoke the token", "Read the logs", "Tokens that expire"]
        )
        self.assertEqual([action.group for action in document.actions], ["Short term", "Short term", "Long term"])

    def test_days_and_months_are_told_apart_by_the_whole_document(self):
        american = reading("# Feed\n\n## Timeline\n\n- 03/04/2021 9:00 AM: starts\n- 03/14/2021 10:00 AM: ends\n")
        european = reading("# Feed\n\n## Timeline\n\n- 03/04/2021 09:00: starts\n- 14/04/2021 10:00: ends\n")
        by_its_date = reading(
            "---\ndate: 2021-03-04\n---\n## Timeline\n\n- 03/04/2021 09:00: starts\n- 03/04/2021 09:10: ends\n"
        )

        self.assert_rows(american, "2021-03-04T09:00", "2021-03-14T10:00")
        self.assert_rows(european, "2021-04-03T09:00", "2021-04-14T10:00")
        self.assert_rows(by_its_date, "2021-03-04T09:00", "2021-03-04T09:10")

    def test_a_timeline_that_has_no_heading_of_its_own(self):
        document = reading(
            """
            # Billing late

            ## What happened on 2021-09-01

            The run of the night was late.

            - 02:00 UTC: the run starts
            - 04:30 UTC: it should have ended
            - 07:10 UTC: Ana restarts it
            - 09:00 UTC: done

            ## Appendix

            - 02:00 line of a log
            - 02:01 line of a log
            - 02:02 line of a log
            """
        )

        self.assert_rows(document, *(f"2021-09-01T{hour}" for hour in ("02:00", "04:30", "07:10", "09:00")), zone="UTC")
