import time
from unittest import TestCase

from goldseam.language.checklist_words import codes, told
from goldseam.language.checklists import Paperwork, Sheet, SheetLine, check, in_short, seconds_for

STATES = ("Tests green", "Backup taken", "Team told", "Notes written", "Gate open")


def sheet(*texts, pause="Before the switch", trigger="before the switch is thrown", mode="do_confirm", **about):
    lines = tuple(SheetLine(text, pause=pause, is_killer=place == 0) for place, text in enumerate(texts or STATES))
    return Sheet(lines, trigger=trigger, mode=mode, **about)


def rules(of):
    return [remark.rule for remark in check(of)]


def rules_of_line(text, mode="do_confirm", answer="done"):
    lines = (*sheet().lines, SheetLine(text, pause="Before the switch", answer=answer))
    return {remark.rule for remark in check(Sheet(lines, "before the switch", mode)) if remark.place == len(STATES)}


class FrameTests(TestCase):
    def test_a_short_clear_list_has_nothing_to_mend(self):
        self.assertEqual(check(sheet()), [])

    def test_it_says_when_to_use_it_at_a_moment_that_can_be_noticed(self):
        """C3: the words of I2."""
        for trigger in (
            "",
            "  ",
            "if needed",
            "when appropriate",
            "if there is time",
            "if things go wrong",
            "regularly",
        ):
            self.assertIn(("C3", "error"), [(r.rule, r.level) for r in check(sheet(trigger=trigger))], trigger)
        for trigger in ("before the release is announced", "when the pager rings", "at 07:00", "vor dem Hautschnitt"):
            self.assertNotIn("C3", rules(sheet(trigger=trigger)), trigger)

    def test_it_says_how_it_is_used(self):
        self.assertEqual(rules(sheet(mode="")), ["C4"])

    def test_a_pause_stands_before_what_cannot_be_undone(self):
        self.assertEqual(rules(sheet(pause="Sign in", trigger="when the patient is in")), ["C5"])
        self.assertEqual(rules(sheet(pause="Time out", trigger="at the table", critical_pause="time  out")), [])
        self.assertEqual(rules(sheet(pause="Sign in: before anaesthesia", trigger="at the table")), [])
        self.assertEqual(rules(sheet(pause="Run-up (before take-off)", trigger="at the table")), [])
        self.assertEqual(rules(sheet(pause="Vor dem Schnitt", trigger="am Tisch")), [])
        self.assertEqual(rules(sheet(pause="", trigger="before the merge")), [])

    def test_a_critical_pause_that_is_not_there_does_not_help(self):
        self.assertEqual(rules(sheet(pause="Sign in", trigger="at the table", critical_pause="Time out")), ["C5"])

    def test_somebody_keeps_it_up_to_date(self):
        known = sheet(paperwork=Paperwork(review_in=366))
        late = sheet(paperwork=Paperwork(has_owner=False, review_in=367))
        past = sheet(paperwork=Paperwork(review_in=-1))

        self.assertEqual(rules(known), [])
        self.assertEqual(rules(past), ["C11"])
        self.assertEqual(check(late)[0].data["missing"], ["owner", "review"])

    def test_two_people_have_tried_it(self):
        self.assertEqual(rules(sheet(tried_by=1)), ["C13"])
        self.assertEqual(rules(sheet(tried_by=2)), [])


class LengthTests(TestCase):
    def test_five_to_nine_at_a_pause(self):
        def found(count):
            return [(r.rule, r.level) for r in check(sheet(*(f"State {n} seen" for n in range(count))))]

        self.assertEqual(found(4), [("C1", "note")])
        self.assertEqual(found(9), [])
        self.assertEqual(found(10), [("C1", "warn")])
        self.assertEqual(found(19), [("C1", "warn"), ("C12", "warn")])
        self.assertEqual(found(21), [("C2", "warn"), ("C1", "warn"), ("C12", "warn")])

    def test_nineteen_lines_over_three_pauses_are_fine(self):
        """As in the surgical checklist of the WHO."""
        lines = [
            SheetLine(f"{pause[7:]}{n} seen", pause=pause, is_killer=n == 0)
            for pause, count in (("Before anaesthesia", 7), ("Before incision", 6), ("Before leaving", 6))
            for n in range(count)
        ]

        self.assertEqual(check(Sheet(tuple(lines), "when the patient comes in", "do_confirm")), [])

    def test_what_is_written_down_or_read_back_takes_longer(self):
        lines = [
            SheetLine(text, "Before it", answer="value", seconds=seconds_for("value", is_read_back=True))
            for text in STATES
        ]

        found = [remark.data for remark in check(Sheet(tuple(lines))) if remark.rule == "C12"]
        self.assertEqual(found, [{"seconds": 100}])
        self.assertEqual(seconds_for("done", is_read_back=False), 5)

    def test_few_lines_are_marked_as_killers(self):
        for is_killer in (True, False):
            lines = tuple(SheetLine(text, "Before the switch", is_killer) for text in STATES)
            self.assertEqual(rules(Sheet(lines, "before it", "do_confirm")), ["C14"])

    def test_blank_lines_do_not_count(self):
        self.assertEqual(check(sheet(*STATES, "  ", "")), [])
        self.assertEqual(rules(Sheet()), ["C3", "C4", "C5"])


class LineTests(TestCase):
    def test_a_vague_word_is_known_with_a_slip_of_the_pen(self):
        self.assertIn("C7", rules_of_line("Oil changed if neccessary"))

    def test_at_most_twelve_words(self):
        self.assertNotIn("C6", rules_of_line(" ".join(["word"] * 12)))
        self.assertNotIn("C6", rules_of_line("Dose – weight – route: " + "word " * 9))
        self.assertIn("C6", rules_of_line(" ".join(["word"] * 13)))

    def test_one_thing_in_a_line(self):
        for text in (
            "Close the valve and open the bypass",
            "Restart the server and/or clear the cache",
            "Confirm name, site and procedure",
            "Confirm name, site, and procedure",
            "Turn off the pump, then close the valve",
            "Tag set. Notes written.",
            "Run the tests; push the tag",
            "Mix and pour",
            "Walk to reception and fetch the key",
            "Finalise and send the minutes",
            "Power down and unplug the oven",
            "Seal and label the bag it belongs to",
        ):
            self.assertIn("C6", rules_of_line(text), text)

    def test_words_that_belong_together_are_one_thing(self):
        for text in (
            "Salt and pepper on the table",
            "Driver, cook, and pilot say their names",
            "Keep a list of ways to find and stop the leak",
            "Name and date written",
            "Severity is critical, high, medium or low",
            "Limit or remove any flashing light",
            "QA and product have signed",
            "Read back dose and route",
            "Check name and file number",
            "Search and rescue informed",
            "Gauge at 5 bar, e.g. 5 min. before start",
            "Sign reads “stop, look and listen”",
            "Before the cut, name and site said",
            "Tools counted (swabs, needles and clamps)",
        ):
            self.assertNotIn("C6", rules_of_line(text), text)

    def test_vague_words(self):
        for text in (
            "Ensure the valve is shut",
            "Label properly",
            "Escalate as needed",
            "Check everything",
            "Appropriate staff told",
            "Oxygen on if required",
            "Ventil ordnungsgemäß geschlossen",
            "Sicherstellen, dass das Ventil zu ist",
            "Don’t forget: Oxygen AS NEEDED",
        ):
            self.assertIn("C7", rules_of_line(text), text)

    def test_vague_words_that_are_quoted_or_part_of_a_name_are_left_alone(self):
        for text in (
            "Label reads “as needed”",
            'Label reads "as needed"',
            "As-needed medication charted",
            "Ensure Plus given",
            "Property insurance measured",
            "`make ensure` passed",
        ):
            self.assertNotIn("C7", rules_of_line(text), text)

    def test_a_definite_answer(self):
        for text in (
            "Consider the weather",
            "How is the patient?",
            "Security",
            "Surgeon: what are the steps?",
            "What is the longest wait",
            "how many guests came",
            "!!!",
        ):
            self.assertIn("C8", rules_of_line(text), text)
        for text in (
            "Is the site marked?",
            "Was the backup taken?",
            "Passport",
            "Any allergy?",
            "Who is on duty known",
            "Note down: who is on duty",
            "Say aloud: who holds the rope?",
            "Considered risks listed",
        ):
            self.assertNotIn("C8", rules_of_line(text), text)

    def test_an_open_question_is_fine_where_a_value_is_written_down(self):
        self.assertNotIn("C8", rules_of_line("How much blood will be lost?", answer="value"))
        self.assertNotIn("C8", rules_of_line("Who leads?", answer="name"))

    def test_what_is_confirmed_is_a_state(self):
        for text in ("Verify the checksum", "Check the oxygen", "Close valves"):
            self.assertIn("C9", rules_of_line(text), text)
        for text in (
            "Checksum verified",
            "Check valve open",
            "Review completed",
            "Test results filed",
            "Notes",
            "Access to the hall granted",
            "Mix with the right label",
        ):
            self.assertNotIn("C9", rules_of_line(text), text)

    def test_what_is_read_and_done_opens_with_a_verb(self):
        for text in ("Backup taken", "Is the site marked?"):
            self.assertIn("C9", rules_of_line(text, mode="read_do"), text)
        for text in (
            "Take the backup",
            "Check valves",
            "Ventil schließen",
            "Flaps: set",
            "Flaps - SET",
            "Page whoever is called",
            "Write down what was learned",
            "Let the dough stand until the oven is on",
        ):
            self.assertNotIn("C9", rules_of_line(text, mode="read_do"), text)


class WayOfUseTests(TestCase):
    def found(self, *texts, mode):
        about = sheet(*texts, mode=mode)
        return [(r.place, r.data.get("count")) for r in in_short(check(about), about) if r.rule == "C9"]

    def test_where_most_lines_do_not_fit_it_is_said_once(self):
        orders = ("Open the tap", "Start the motor", "Close the lid", "Oil level: full")

        self.assertEqual(self.found(*orders, mode="do_confirm"), [(None, 3)])
        self.assertEqual(self.found(*orders, mode="read_do"), [])
        self.assertEqual(self.found("Tap opened", "Motor started", "Lid closed", mode="read_do"), [(None, 3)])

    def test_a_single_line_that_does_not_fit_is_named(self):
        self.assertEqual(self.found(*STATES, "Start the motor", mode="do_confirm"), [(5, None)])


class LikenessTests(TestCase):
    def likes(self, *texts, roles=()):
        lines = tuple(SheetLine(text, role=role) for text, role in zip(texts, roles or [""] * len(texts), strict=True))
        return [(r.place, r.data["like"]) for r in check(Sheet(lines)) if r.rule == "C10"]

    def test_three_of_five_words_are_alike(self):
        self.assertEqual(self.likes("one two three four", "one two three five"), [(1, 0)])
        self.assertEqual(self.likes("one two three four", "one two five six"), [])

    def test_the_first_of_several_is_named(self):
        self.assertEqual(self.likes("Backup taken", "", "Team told", "backup TAKEN!", "Backup taken"), [(3, 0), (4, 0)])

    def test_what_a_pair_or_a_number_tells_apart_is_not_said_twice(self):
        self.assertEqual(self.likes("Left engine fuel pump on", "Right engine fuel pump on"), [])
        self.assertEqual(self.likes("Dose of syringe 1 read back", "Dose of syringe 2 read back"), [])

    def test_two_things_set_alike_are_two_things(self):
        self.assertEqual(self.likes("Oven: set to baking heat", "Grill: set to baking heat"), [])
        self.assertEqual(self.likes("Large oven: off", "Large oven: off"), [(1, 0)])

    def test_at_another_pause_only_the_very_same_is_said_twice_and_a_thing_may_be_set_again(self):
        def found(one, other):
            lines = (SheetLine(one, "Before opening"), SheetLine(other, "Before closing"))
            return [remark.rule for remark in check(Sheet(lines)) if remark.rule == "C10"]

        self.assertEqual(found("Keys on the hook", "Keys on the hook"), ["C10"])
        self.assertEqual(found("Keys of the hall on the hook", "Keys of the bar on the hook"), [])
        self.assertEqual(found("Main tap: closed", "Main tap: closed"), [])

    def test_each_role_may_say_the_same(self):
        self.assertEqual(self.likes("Name and role said", "Name and role said", roles=("Nurse", "Surgeon")), [])


class SturdyTests(TestCase):
    def test_odd_texts_are_no_trouble(self):
        for text in (
            "\0",
            "…",
            "“",
            "?",
            ",,,",
            "and",
            "İstanbul’a",
            "检查氧气",
            "e\u0301tat vérifié",
            "🙂",
            "a" * 9000,
        ):
            check(sheet(text, pause=text, trigger=text, critical_pause=text))

    def test_two_hundred_long_lines_take_no_time(self):
        def took():
            begin = time.perf_counter()
            check(Sheet(tuple(SheetLine(f"{n} seals, gauges and {n} pumps checked " * 8) for n in range(200))))
            return time.perf_counter() - begin

        self.assertLess(min(took() for _ in range(5)), 0.5)

    def test_each_rule_is_told_in_each_language(self):
        names = {f"C{n}" for n in range(1, 15)} | {f"I{n}" for n in range(1, 11)}

        for code in codes():
            self.assertEqual(set(told(code)), names, code)
        self.assertEqual(told("fr"), told("en"))
