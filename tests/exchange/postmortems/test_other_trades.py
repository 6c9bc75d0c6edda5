from tests.exchange.postmortems.telling import Telling, reading


class OtherTradesTests(Telling):
    """4.10: reviews from clinics, workshops and small firms, and in other languages than English."""

    def test_a_root_cause_analysis_of_a_clinic(self):
        document = reading(
            """
            # RCA 2023-014: Delayed insulin on ward 4

            | | |
            |---|---|
            | **Event date** | 14/02/2023 |
            | **Harm** | Moderate, temporary |

            ## Event description
            A patient had the evening dose five hours late.

            ## Background
            Two of five nurses were new on the ward.

            ## Chronology of events

            | Date | Time | What happened | Source |
            |---|---|---|---|
            | 13/02/2023 | 1745 | Dose due | Chart |
            | | 1900 | Handover | Interview |
            | | 2245 | Dose found to be missing | Chart |
            | 14/02/2023 | 0010 | Patient is stable | Notes |

            ## Contributing factors
            ### Communication
            - The handover sheet has no field for it

            ### Environment
            - Two emergencies at the same time

            ## Root causes
            1. The chart does not show what is overdue

            ## What was done well
            - The sister noticed at once

            ## Action plan

            | No. | Action | Strength | Responsible | Timeframe | Measure |
            |---|---|---|---|---|---|
            | 1 | Chart shows overdue doses in red | Strong | Pharmacy lead | 30/04/2023 | Late doses per month |
            | 2 | Field on the handover sheet | Intermediate | Ward manager | 31/03/2023 | Audit |
            """
        )

        self.assert_rows(document, "2023-02-13T17:45", "2023-02-13T19:00", "2023-02-13T22:45", "2023-02-14T00:10")
        self.assert_actions(document, ("Pharmacy lead", "2023-04-30", False), ("Ward manager", "2023-03-31", False))
        self.assert_kinds(
            document,
            *("facts", "summary", "context", "timeline", "factors", "root_causes", "went_well", "actions"),
        )

    def test_a_report_of_a_factory_with_relative_times(self):
        document = reading(
            """
            # Line 3: labels of the wrong batch

            ## Sequence of events
            - T-30 d: new labels are ordered
            - T-2h: roll is changed
            - T0: first wrong label
            - T+5m: operator stops the line
            - T+1h 10m: line runs again

            ## Immediate containment
            - 200 boxes were held

            ## Corrective action
            - Jig that takes one width only (Ana, done)
            - Barcode check. Owner: Bo. Due: 2022-02-01
            """
        )

        self.assertEqual([row.time for row in document.timeline], ["T-30 d", "T-2h", "T0", "T+5m", "T+1h 10m"])
        self.assertEqual({(row.at, row.precision) for row in document.timeline}, {("", "unknown")})
        self.assertEqual([(one.owner, one.due) for one in document.actions][1], ("Bo", "2022-02-01"))

    def test_a_note_of_one_person(self):
        document = reading(
            """
            Lost a day of invoices

            What happened

            On 3 May 2021 the laptop died, and the last copy was of 2 May.

            Timeline:
            - morning: laptop does not start
            - noon: shop says the disk is dead
            - 3:30 pm: found the copy of yesterday

            Lessons:
            - copies must happen by themselves

            To do:
            - buy a disk
            - set up copies every hour
            """
        )

        self.assertEqual([row.at for row in document.timeline], ["", "2021-05-03T12:00", "2021-05-03T15:30"])
        self.assertEqual([action.text for action in document.actions], ["buy a disk", "set up copies every hour"])

    def test_a_german_report(self):
        document = reading(
            """
            # Störung des Webshops am 12.03.2021

            ## Zusammenfassung
            Der Shop war 40 Minuten nicht erreichbar.

            ## Auswirkungen
            Rund 300 Bestellungen kamen nicht an.

            ## Zeitlicher Ablauf (MEZ)

            | Uhrzeit | Ereignis |
            |---|---|
            | 14:05 Uhr | Erste Meldung |
            | gegen 14:20 Uhr | Datenbank wird neu gestartet |
            | 14.45 Uhr | Alles läuft wieder |

            ## Ursachen
            - Voller Datenträger

            ## Was lief gut?
            - Schnelle Meldung

            ## Was lief nicht gut?
            - Keine Warnung

            ## Glück gehabt
            - Kein Datenverlust

            ## Maßnahmen

            | Maßnahme | Verantwortlich | Frist | Status |
            |---|---|---|---|
            | Warnung ab 80 % | Ana | 31.03.2021 | erledigt |
            | Datenträger vergrößern | Bo | 15.04.2021 | offen |

            ## Offene Fragen
            - Warum fiel es niemandem auf?
            """
        )

        self.assert_rows(document, "2021-03-12T14:05", "2021-03-12T14:20", "2021-03-12T14:45", zone="MEZ")
        self.assert_actions(document, ("Ana", "2021-03-31", True), ("Bo", "2021-04-15", False))
        self.assert_kinds(
            document,
            *(
                "summary",
                "impact",
                "timeline",
                "root_causes",
                "went_well",
                "went_badly",
                "lucky",
                "actions",
                "questions",
            ),
        )

    def test_a_german_list_with_days_above_the_hours(self):
        document = reading(
            """
            # Nachbetrachtung Stromausfall

            ## Zeitverlauf

            **Montag, 3. Mai 2021**

            - 22:10 Uhr – Strom fällt aus
            - 23:50 Uhr – Notstrom läuft

            **Dienstag, 4. Mai 2021**

            - 06:00 Uhr – Netz ist zurück

            ## Nächste Schritte

            - [ ] Batterien prüfen (verantwortlich: Ana, bis 01.06.2021)
            - [x] Plan aushängen
            """
        )

        self.assert_rows(document, "2021-05-03T22:10", "2021-05-03T23:50", "2021-05-04T06:00")
        self.assert_actions(document, ("Ana", "2021-06-01", False), ("", "", True))

    def test_french_spanish_and_portuguese_headings(self):
        french = reading(
            """
            # Panne

            ## Résumé
            x

            ## Chronologie
            - 3 mai 2021 à 14h02 : panne
            - 15h10 : fin

            ## Prochaines étapes
            - Alerter
            """
        )
        spanish = reading(
            """
            # Caída

            ## Resumen
            x

            ## Línea de tiempo
            - 3 de mayo de 2021 14:02: caída

            ## Acciones
            - Avisar
            """
        )
        portuguese = reading("# Queda\n\n## Resumo\nx\n\n## Causa raiz\ny\n\n## Ações corretivas\n- Avisar\n")

        self.assert_kinds(french, "summary", "timeline", "actions")
        self.assert_rows(french, "2021-05-03T14:02", "2021-05-03T15:10")
        self.assert_kinds(spanish, "summary", "timeline", "actions")
        self.assert_rows(spanish, "2021-05-03T14:02")
        self.assert_kinds(portuguese, "summary", "root_causes", "actions")

    def test_prose_only_stays_text_and_says_so(self):
        document = reading("We broke the build. It took an hour, from 10:00 to 11:00.\n\nWe will be more careful.")

        self.assert_kinds(document, "other")
        self.assert_rows(document)
        self.assertEqual(
            document.unrecognised, ("We broke the build. It took an hour, from 10:00 to 11:00. We will be more…",)
        )

    def test_an_empty_file_is_an_empty_document(self):
        document = reading("", "notes/2021-01-02-nothing.md")

        self.assertEqual((document.sections, document.title), ((), "2021 01 02 nothing"))
