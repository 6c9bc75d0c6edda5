from dataclasses import replace
from unittest import TestCase

from goldseam.language.if_then import Plan, check, read


def rules(text, **facts):
    return [remark.rule for remark in check(replace(read(text), **facts))]


class DomainTests(TestCase):
    """The examples of the handbook."""

    def test_a_plan_with_a_cue_and_an_act_passes(self):
        self.assertEqual(
            rules("If I get a verbal medication order, then I read back dose and route before I give it"), []
        )
        self.assertEqual(rules("If I am about to send a quote, then I open every attachment first"), [])

    def test_a_wish_is_no_plan(self):
        self.assertEqual(rules("If necessary, be more careful"), ["I1", "I2", "I6"])

    def test_what_one_will_not_do_is_no_act(self):
        self.assertEqual(rules("If a customer shouts, then I will not get angry"), ["I5"])

    def test_a_limit_has_a_number(self):
        self.assertEqual(rules("If the metric drops a lot, then pause"), ["I8"])

    def test_several_acts_are_several_plans(self):
        self.assertEqual(rules("If scope changes after freeze, then QA and product sign and smoke tests run"), ["I3"])


class ReadingTests(TestCase):
    def halves(self, text):
        plan = read(text)
        return plan.situation, plan.response

    def test_both_halves_are_found(self):
        smoke = ("I see smoke", "I pull the alarm")
        for text in (
            "If I see smoke, then I pull the alarm.",
            "When I see smoke, then I pull the alarm",
            "IF I see smoke THEN I pull the alarm",
            "if I see smoke, I pull the alarm",
            "I pull the alarm when I see smoke",
            "  If  I see\nsmoke – then: I pull the alarm",
            "If I see smoke: I pull the alarm",
            "If I see smoke → I pull the alarm",
            "Any time I see smoke, I pull the alarm",
        ):
            self.assertEqual(self.halves(text), smoke, text)

    def test_a_comma_within_the_cue_stays_there(self):
        self.assertEqual(self.halves("If I see smoke, or smell it, I pull the alarm")[0], "I see smoke, or smell it")
        self.assertEqual(self.halves("If dose, route or time differ, then I stop")[0], "dose, route or time differ")

    def test_an_opening_that_tells_the_moment_stays_with_it(self):
        self.assertEqual(self.halves("In case of a leak, close the tap"), ("In case of a leak", "close the tap"))
        self.assertEqual(self.halves("Before I leave, I close the tap"), ("Before I leave", "I close the tap"))
        self.assertEqual(rules("After each concert, we count the keys"), [])

    def test_a_ratio_or_a_clock_divides_nothing(self):
        self.assertEqual(self.halves("If it is 7:30 in the hall, I ring the bell")[0], "it is 7:30 in the hall")

    def test_german(self):
        self.assertEqual(self.halves("Wenn der Kunde laut wird, dann nicke ich"), ("der Kunde laut wird", "nicke ich"))

    def test_what_has_no_cue_is_a_response(self):
        self.assertEqual(self.halves("Be more careful"), ("", "Be more careful"))
        self.assertEqual(self.halves(""), ("", ""))


class CueTests(TestCase):
    def test_both_halves_have_three_words(self):
        self.assertEqual(check(Plan("build fails", "thumbs up"))[0].data["missing"], ["situation", "response"])
        self.assertEqual(rules("If the build fails, then"), ["I1"])
        self.assertEqual(rules(""), ["I1"])

    def test_words_that_are_drawn_together_count_each(self):
        self.assertEqual(rules("If it’s snowing, then I’ll salt the steps"), [])

    def test_a_short_act_is_an_act(self):
        self.assertEqual(rules("If the red light is on, then stop"), [])

    def test_a_cue_can_be_noticed(self):
        for cue in (
            "if needed",
            "when appropriate",
            "if there is time",
            "if things go wrong",
            "regularly",
            "if it is useful",
            "if you notice anything",
        ):
            self.assertIn("I2", rules(f"{cue}, then I call the duty manager"), cue)
        for cue in (
            "if the required form is missing",
            "if you see something burning",
            "when the regular meeting starts",
            "if “if needed” is on the label",
        ):
            self.assertEqual(rules(f"{cue}, then I call the duty manager"), [], cue)

    def test_a_limit_says_against_what(self):
        for cue in (
            "the wait is too long",
            "traffic is high",
            "errors exceed 2 SD",
            "sales fall by 20 %",
            "viele warten im Gang",
        ):
            self.assertIn("I8", rules(f"If {cue}, then I call the duty manager"), cue)
        for cue in (
            "the wait is above 20 minutes",
            "the potassium is too high (> 5.5 mmol/l)",
            "errors exceed 2 SD above the baseline of 20 days",
            "sales fall by 20 % from the week before",
            "a high-voltage sign hangs there",
            "a lot number is missing",
        ):
            self.assertEqual(rules(f"If {cue}, then I call the duty manager"), [], cue)


class ResponseTests(TestCase):
    def found(self, response):
        return set(rules(f"If the alarm rings twice, then {response}"))

    def test_an_act_of_ones_own(self):
        for response in ("I will stay calm", "I feel more confident", "it will be fixed", "the pump is switched off"):
            self.assertEqual(self.found(response), {"I4"}, response)
        for response in (
            "the release manager signs the form",
            "I get the second key",
            "QA and product sign it",
            "nicke ich ihm zu",
        ):
            self.assertEqual(self.found(response), set(), response)

    def test_negations(self):
        for response in (
            "I don’t open the door",
            "never touch the wire",
            "I avoid the corridor",
            "I stop shouting at them",
            "we no longer deploy that day",
            "öffne ich die Tür nicht",
        ):
            self.assertEqual(self.found(response), {"I5"}, response)

    def test_acts_that_only_speak_of_something_that_is_not(self):
        for response in (
            "I stop the production line",
            "I ask whether nobody is inside",
            "I route the cable to avoid the door",
            "I hang up the sign “do not enter”",
            "I wait until the light is not red",
            "not only I but two people leave",
        ):
            self.assertEqual(self.found(response), set(), response)

    def test_goals(self):
        for response in (
            "I try to breathe",
            "we should call QA",
            "I improve my notes",
            "I want a second look",
            "I aim to call",
        ):
            self.assertEqual(self.found(response), {"I6"}, response)
        for response in ("I try the second pump", "I aim the hose low", "I ask what they want"):
            self.assertEqual(self.found(response), set(), response)

    def test_the_act_comes_at_the_place_and_time_of_its_cue(self):
        self.assertEqual(self.found("I write the report tomorrow"), {"I7"})
        self.assertEqual(self.found("I raise it in the next retro"), {"I7"})
        self.assertEqual(self.found("I stretch before bed"), {"I7"})
        self.assertEqual(self.found("we sort the shelf Friday"), {"I7"})
        for response in ("I call no later than 10:00", "I pack tomorrow’s bag", "I write down the goal for next week"):
            self.assertEqual(self.found(response), set(), response)

    def test_orders_in_a_row_are_several_acts(self):
        self.assertEqual(self.found("stop, close the tap, call the owner"), {"I3"})
        self.assertEqual(self.found("call the owner, who knows the tap, at the desk"), set())


class PersonTests(TestCase):
    PLAN = "If the alarm rings twice, then I close the main valve"

    def test_three_plans_at_once(self):
        self.assertEqual(rules(self.PLAN, active=3), [])
        self.assertEqual(rules(self.PLAN, active=4), ["I9"])

    def test_it_is_rehearsed_within_a_day(self):
        self.assertEqual(rules(self.PLAN, is_rehearsed=False, hours=23), [])
        self.assertEqual(rules(self.PLAN, is_rehearsed=False, hours=24), ["I10"])
        self.assertEqual(rules(self.PLAN, is_rehearsed=True, hours=99), [])

    def test_odd_texts_are_no_trouble(self):
        for text in ("\0", "if", "then", "If, then", "🙂", "İf x then y", "if " * 9000, "检查氧气", "“" * 99):
            check(read(text))
