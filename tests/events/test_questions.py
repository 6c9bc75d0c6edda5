from django.test import SimpleTestCase

from goldseam.events.questions import DEFAULT_TYPES, QUESTIONS, STOP, Outcome, follow

# The worked examples of the taxonomy: what happened, the answers, where they lead.
EXAMPLES = [
    ("a release without its migration", "Q1=no Q3=yes Q4=no Q5=slip", "inattention", "preventable"),
    ("cache, retries and a mailing together", "Q1=no Q3=no Q7=yes", "process_complexity", "complexity"),
    ("a trial of a shorter sign-up", "Q1=yes Q2=yes Q2b=yes", "hypothesis_testing", "intelligent"),
    ("a label form without the field", "Q1=no Q3=yes Q4=yes Q6=yes", "process_inadequacy", "preventable"),
    ("an unusual combination of symptoms", "Q1=no Q3=no Q7=yes", "process_complexity", "complexity"),
    ("a new handover sheet on one shift", "Q1=yes Q2=yes Q2b=yes", "hypothesis_testing", "intelligent"),
    ("a quote without the attachment", "Q1=no Q3=yes Q4=no Q5=slip", "inattention", "preventable"),
    ("rules that changed midway", "Q1=no Q3=no Q7=no Q8=yes", "uncertainty", "complexity"),
    ("a workshop to see who comes", "Q1=yes Q2=yes Q2b=no", "exploratory_testing", "intelligent"),
]
# The rows of the tree that no example touches.
ROWS = [
    ("Q1=yes Q2=no Q2c=yes", "process_inadequacy", "preventable", ("experiment_design",)),
    ("Q1=yes Q2=no Q2c=no", "exploratory_testing", "intelligent", ("weak_design",)),
    ("Q1=yes Q2=unsure Q2c=unsure", "exploratory_testing", "intelligent", ("weak_design",)),
    ("Q1=yes Q2=yes Q2b=unsure", "exploratory_testing", "intelligent", ()),
    ("Q1=unsure Q3=unsure Q7=unsure", "process_complexity", "complexity", ()),
    ("Q1=no Q3=yes Q4=unsure Q5=ability", "lack_of_ability", "preventable", ()),
    ("Q1=no Q3=yes Q4=no Q5=other_way Q5b=yes", "process_inadequacy", "preventable", ("workaround",)),
    ("Q1=no Q3=yes Q4=no Q5=other_way Q5b=unsure", "process_inadequacy", "preventable", ()),
    ("Q1=no Q3=yes Q4=no Q5=other_way Q5b=no Q5c=rule", "process_inadequacy", "preventable", ("workaround",)),
    ("Q1=no Q3=yes Q4=no Q5=other_way Q5b=no Q5c=left", "deviance", "preventable", ()),
    ("Q1=no Q3=yes Q4=no Q5=other_way Q5b=no Q5c=task T=predictable", "task_challenge", "preventable", ()),
    ("Q1=no Q3=yes Q4=yes Q6=no T=predictable", "task_challenge", "preventable", ()),
    ("Q1=no Q3=yes Q4=yes Q6=unsure T=scattered", "task_challenge", "complexity", ()),
    ("Q1=no Q3=no Q7=no Q8=no Q6=yes", "process_inadequacy", "preventable", ()),
    ("Q1=no Q3=no Q7=no Q8=unsure", "uncertainty", "complexity", ()),
]


def answers(words: str) -> dict:
    return dict(pair.split("=") for pair in f"G=no {words}".split())


class QuestionsTests(SimpleTestCase):
    def test_the_worked_examples_lead_where_the_handbook_says(self):
        """1.2: a short guided set of questions leads a layperson to a type."""
        for what, given, reason, failure_type in EXAMPLES:
            with self.subTest(what):
                outcome = follow(answers(given)).outcome

                self.assertEqual((outcome.reason, outcome.failure_type), (reason, failure_type))

    def test_every_other_row_of_the_tree(self):
        for given, reason, failure_type, marks in ROWS:
            with self.subTest(given):
                self.assertEqual(follow(answers(given)).outcome, Outcome(reason, failure_type, marks))

    def test_harm_meant_leads_out_of_the_learning_process(self):
        self.assertTrue(follow({"G": "yes"}).is_stopped)
        self.assertTrue(follow({"G": "unsure", "Gh": "yes"}).is_stopped)

    def test_who_is_not_sure_about_harm_talks_first_and_can_come_back(self):
        self.assertEqual(follow({"G": "unsure"}).question.key, "Gh")
        self.assertEqual(follow({"G": "unsure", "Gh": "no"}).question.key, "Q1")

    def test_hindsight_is_pointed_out_where_it_misleads_most(self):
        reminded = {key for key, question in QUESTIONS.items() if question.asks_for_then}

        self.assertEqual(reminded, {"Q4", "Q6", "Q8"})

    def test_an_answer_that_does_not_exist_is_asked_for_again(self):
        path = follow({"G": "no", "Q1": "perhaps", "Q3": "yes"})

        self.assertEqual(path.question.key, "Q1")
        self.assertEqual(path.answers, [("G", "no")])

    def test_answers_beside_the_path_are_left_out(self):
        self.assertEqual(follow({"G": "no", "Q1": "yes", "Q3": "yes"}).answers, [("G", "no"), ("Q1", "yes")])

    def test_changing_an_answer_keeps_those_before_it(self):
        path = follow(answers("Q1=no Q3=yes Q4=no"))

        self.assertEqual(path.until("Q3"), [("G", "no"), ("Q1", "no")])

    def test_every_way_ends(self):
        """Each answer leads to a question that exists, to a reason, or out."""
        for question in QUESTIONS.values():
            for answer in question.answers:
                leads_to = answer.leads_to
                known = (
                    leads_to.reason in {*DEFAULT_TYPES, "task_challenge"}
                    if isinstance(leads_to, Outcome)
                    else (leads_to in {*QUESTIONS, STOP})
                )
                self.assertTrue(known, f"{question.key}: {answer.value}")

    def test_context_is_asked_for_before_anything_is_called_deviance(self):
        offered = [answer.value for answer in QUESTIONS["Q5c"].answers]

        self.assertEqual(offered, ["rule", "task", "left"])
