from tests.exchange.postmortems.telling import Telling, reading

NOBODY = ("", "", False)


class EngineersStyleTests(Telling):
    """4.10: postmortems in the templates that engineers hand on to each other."""

    def test_bold_words_with_their_text_behind_them_are_sections(self):
        document = reading(
            """
            # Ticket shop postmortem (incident #212)

            **Date:** 2022-10-21

            **Authors:** ana, bo

            **Status:** Complete, action items in progress

            **Summary:** The shop was down for 66 minutes while tickets for the final went on sale.

            **Impact:** About 1,200 orders lost.

            **Root Causes:** A cascade of failures under high load, and a leak of file handles.

            **Trigger:** A latent bug met a sudden rise in traffic.

            **Resolution:** Traffic went to a spare cluster, and we added ten times the capacity.

            **Detection:** The pager rang because of HTTP 500.

            **Action Items:**

            | Action Item | Type | Owner | Bug |
            | --- | --- | --- | --- |
            | Update the playbook for cascades | mitigate | ana | n/a **DONE** |
            | Use a flux capacitor to balance the load | prevent | bo | Bug 5554823 **TODO** |
            | Plug the leak in the ranking | prevent | agoogler | Bug 5554825 |

            ## Lessons Learned

            **What went well**

            - Monitoring told us quickly.

            **What went wrong**

            - We were out of practice.

            **Where we got lucky**

            - The mailing list had a copy.

            ## Timeline

            2022-10-21 (*all times UTC*)

            - 14:51 News reports that the final is sold out
            - 14:53 Traffic rises by a factor of 88
            - 14:54 **OUTAGE BEGINS** — backends melt
            - 15:50 ***OUTAGE ENDS***, users are served again
            """
        )

        self.assert_kinds(
            document,
            *("facts", "summary", "impact", "root_causes", "root_causes", "resolution", "detection", "actions"),
            *("lessons", "went_well", "went_badly", "lucky", "timeline"),
        )
        self.assert_rows(document, *(f"2022-10-21T{hour}" for hour in ("14:51", "14:53", "14:54", "15:50")), zone="UTC")
        self.assertEqual([action.owner for action in document.actions], ["ana", "bo", "agoogler"])
        self.assertIn("Update the playbook for cascades (Type: mitigate", document.actions[0].text)
        self.assertEqual([fact.name for fact in document.facts], ["Date", "Authors", "Status"])

    def test_headings_with_numbers_and_tables_with_every_column(self):
        document = reading(
            """
            # Postmortem: Queue stuck

            ## 1. Overview
            The queue stood still.

            ## 2. What Happened
            A worker held its lock.

            ## 3. Resolution
            We restarted it.

            ## 4. Root Causes
            - No lease on locks

            ## 5. Impact
            | Item | Detail |
            |---|---|
            | Time in SEV-1 | 40 min |

            ## 6. Responders
            - Incident commander: Ana

            ## 7. Timeline
            _All times in EST_

            | Time (EST) | Who | Event |
            |---|---|---|
            | Mar 3, 2021 9:05 PM | Bo | Deployed 4.2 |
            | Mar 3, 2021 11:58 PM | pager | Alarm |
            | Mar 4, 2021 12:20 AM | Bo | Restarted the worker |

            ## 8. How'd We Do?

            ### What Went Well?
            - Quick answer

            ### What Didn't Go So Well?
            - Runbook was old

            ## 9. Action Items
            | Priority | Task | Owner | Due Date | Ticket | Status |
            |---|---|---|---|---|---|
            | P1 | Give locks a lease | Ana | 2021-03-20 | OPS-41 | Done |
            | P2 | Renew the runbook | TBD | end of March | OPS-42 | Open |

            ## 10. Messaging
            ### Internal Email
            It was the lock.
            """
        )

        self.assert_rows(document, "2021-03-03T21:05", "2021-03-03T23:58", "2021-03-04T00:20", zone="EST")
        self.assertEqual(document.timeline[0].text, "Deployed 4.2 (Who: Bo)")
        self.assert_actions(document, ("Ana", "2021-03-20", True), ("", "", False))
        self.assertEqual([action.link for action in document.actions], ["OPS-41", "OPS-42"])
        self.assertIn("Due Date: end of March", document.actions[1].text)
        self.assertEqual(document.unrecognised, ("8. How'd We Do?", "10. Messaging"))
        self.assertEqual(
            [s.kind for s in document.sections if "What " in s.heading], ["summary", "went_well", "went_badly"]
        )

    def test_a_heading_for_every_phase(self):
        document = reading(
            """
            # Incident postmortem: INC-31

            ## Incident summary
            Between 15:45 and 16:35 on 12 March 2020, 23 customers could not sign in.

            ## Leadup
            At 15:00 a change went out.

            ## Fault
            The change broke sessions.

            ## Impact
            23 customers for 50 minutes.

            ## Detection
            A customer called.

            ## Response
            Ana answered at 15:58.

            ## Recovery
            We rolled back.

            ## Timeline
            All times are UTC.

            **11:48** - K8S 1.9 upgrade of the control plane is finished
            **12:46** - Upgrade to V1.9 completed, including the cluster autoscaler
            **14:20** - Build engineering reports a problem

            ## Root cause identification: The Five Whys
            1. The application had an outage because the database was locked
            2. The database was locked because there were too many writes

            ## Blameless root cause
            Changes were never load tested.

            ## Backlog check
            Nothing was planned.

            ## Recurrence
            No.

            ## Lessons learned
            - Test under load

            ## Corrective actions
            1. Manual limit on auto-scaling - @ana - due 2020-04-01
            2. Unit tests for the lock (owner: Bo Lind, by April 3, 2020)
            3. Improve the rate limit
            """
        )

        self.assert_rows(document, "2020-03-12T11:48", "2020-03-12T12:46", "2020-03-12T14:20", zone="UTC")
        self.assert_actions(document, ("@ana", "2020-04-01", False), ("Bo Lind", "2020-04-03", False), NOBODY)
        self.assert_kinds(
            document,
            *("summary", "context", "root_causes", "impact", "detection", "response", "resolution", "timeline"),
            *("root_causes", "root_causes", "other", "other", "lessons", "actions"),
        )

    def test_an_issue_of_a_tracker_with_checkboxes(self):
        document = reading(
            """
            ### Summary

            Pipelines did not start.

            1. Service(s) affected: ~"Service::CI"
            1. Minutes downtime or degradation: 41

            ### Timeline

            All times UTC.

            #### 2021-11-09

            * `10:02` - Deploy of 14.5 starts
            * `10:47` - @ana declares incident in Slack.
              * 10:50 she also wrote to the vendor

            #### 2021-11-10

            * `00:15` - Traffic is normal

            ### Corrective Actions

            * [ ] [Add a probe](https://tracker.example/-/issues/7) - @bo
            * [x] Tell support earlier :white_check_mark: !42
            * [ ] ~~Drop the old runner~~

            ### Incident Review

            <!-- Leave the rest for the review. -->
            """
        )

        self.assertEqual(document.title, "")
        self.assert_rows(document, "2021-11-09T10:02", "2021-11-09T10:47", "2021-11-10T00:15", zone="UTC")
        self.assert_actions(document, ("@bo", "", False), ("", "", True), ("", "", True))
        self.assertEqual(
            [action.link for action in document.actions], ["https://tracker.example/-/issues/7", "!42", ""]
        )
        self.assertIn("10:50 she also wrote", document.timeline[1].text)

    def test_words_of_a_debrief(self):
        document = reading(
            """
            Search results were empty
            =========================

            Background
            ----------
            The index is rebuilt every night.

            What we want to understand
            --------------------------
            How empty results went unnoticed for an hour.

            Sequence of events (times in Eastern)
            -------------------------------------
            2019-06-01

            9:40am: deploy
            10:05am: first ticket
            12:10pm: index swapped back

            Contributing conditions
            -----------------------
            * Two indexes with nearly the same name

            Remediation items
            -----------------
            * Rename the index (SRCH-12) -- Ana
            * Alert on empty results (SRCH-13) -- Bo
            """
        )

        self.assertEqual(document.title, "Search results were empty")
        self.assert_rows(document, "2019-06-01T09:40", "2019-06-01T10:05", "2019-06-01T12:10", zone="Eastern")
        self.assert_actions(document, ("Ana", "", False), ("Bo", "", False))
        self.assertEqual([action.link for action in document.actions], ["SRCH-12", "SRCH-13"])

    def test_a_school_of_plain_labels(self):
        document = reading(
            """
            Issue Summary:
            Duration of the outage: from 07:30 pm to 07:55 pm.

            Timeline:

            07:30 PM - The issue was detected
            07:35 PM - The system was down
            07:55 PM - The problem was solved

            Root cause and resolution:
            -The site was not enabled.
            -It was linked and restarted.

            Corrective and preventative measures:
            Check after every change that the site is enabled.
            """
        )

        self.assert_kinds(document, "summary", "timeline", "root_causes", "actions")
        self.assert_rows(document, "19:30", "19:35", "19:55")
        self.assert_actions(document)

    def test_groups_by_kind_of_work_and_tasks_below_bold_words(self):
        document = reading(
            """
            #### **Issue Summary**
            **Duration:** 2 hours on August 18, 2024.

            **Impact:** 85% of users.

            ---

            #### **Timeline**

            - **3:00 PM:** Alarm.

            - **3:05 PM:** Somebody looks.

            - **5:00 PM:** Closed.

            ---

            #### **Corrective and Preventative Measures**

            **Improvements and Fixes:**
            - Review changes of settings.
            - Alarm earlier.

            **Tasks:**
            1. **Review:** two people for each change.
            2. **Train:** a session for all.

            By doing these we hope to do better.
            """
        )

        self.assert_kinds(document, "summary", "timeline", "actions")
        self.assert_rows(document, "2024-08-18T15:00", "2024-08-18T15:05", "2024-08-18T17:00")
        self.assertEqual([action.group for action in document.actions], ["Improvements and Fixes"] * 2 + ["Tasks"] * 2)

    def test_days_of_a_list_with_their_hours_nested_below(self):
        document = reading(
            """
            ---
            title: Cluster-wide outage
            date: 2021-04-20
            tags: post-mortem
            ---

            # Status
            Complete, with pending action items

            # Root causes
            We did not find them.

            # Action Items
            | Action Item | Type | Owner | Bug |
            |---|---|---|---|
            | Keep software up to date | process | RT | n/a |

            # Timeline
            - 2021-04-13
              - 4:16: CM deploys and sees 404
              - ~18:30: they decide to go on tomorrow
            - 2021-04-14
              - 8:30: RT resumes
              - 12:09: version 1.7.30 is out, which helps
            """
        )

        self.assertEqual(document.title, "Cluster-wide outage")
        self.assert_rows(document, *("2021-04-13T04:16", "2021-04-13T18:30", "2021-04-14T08:30", "2021-04-14T12:09"))
        self.assert_actions(document, ("RT", "", False))

    def test_hours_in_two_zones_and_an_unfilled_template(self):
        document = reading(
            """
            # Ingestion stopped

            ## Detailed Event Log
            * `14:02 ICT (07:02 UTC)` — burst begins
            * `14:39 ICT (07:39 UTC)` — queue is empty

            ## Detection and Monitoring
            * **Time to Detect (TTD):** 4 minutes

            ## Action Items
            | Item ID | Category | Action Item Description | Owner | Target Date |
            |---|---|---|---|---|
            | ACT-01 | Prevent | Fix the release of connections | `@dev` | `YYYY-MM-DD` |
            | ACT-02 | Detect | <describe the action> | | |
            | | | | | |
            """
        )

        self.assert_rows(document, "14:02", "14:39", zone="ICT")
        self.assert_actions(document, ("@dev", "", False))
