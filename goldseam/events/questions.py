"""The guided questions that lead to a type of failure: data, and one function that follows the answers.

The tree is that of the handbook's taxonomy. Answers are given with what people knew at the time. Nothing is stored
on the way: the answers travel in the address, so that going back and changing one is a link.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

STOP = "stop"

# The type that a reason suggests; a task that is too hard can be of either type, so it is asked for.
DEFAULT_TYPES = {
    "deviance": "preventable",
    "inattention": "preventable",
    "lack_of_ability": "preventable",
    "process_inadequacy": "preventable",
    "process_complexity": "complexity",
    "uncertainty": "complexity",
    "hypothesis_testing": "intelligent",
    "exploratory_testing": "intelligent",
}


@dataclass(frozen=True)
class Outcome:
    """Where the answers lead: a reason, the type that it suggests, and marks for later searches."""

    reason: str
    failure_type: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    value: str
    label: str
    leads_to: "str | Outcome"
    hint: str = ""


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    help: str
    answers: tuple[Answer, ...]
    asks_for_then: bool = False  # Hindsight makes the past look foreseeable: say so beside the question.

    def answered(self, value: str | None) -> Answer | None:
        return next((answer for answer in self.answers if answer.value == value), None)


@dataclass(frozen=True)
class Path:
    """What was answered so far, and what comes next: a question, an outcome, or neither, for another process."""

    given: tuple[tuple[Question, Answer], ...]
    question: Question | None = None
    outcome: Outcome | None = None

    @property
    def is_stopped(self) -> bool:
        return self.question is None and self.outcome is None

    @property
    def answers(self) -> list[tuple[str, str]]:
        return [(question.key, answer.value) for question, answer in self.given]

    def until(self, key: str) -> list[tuple[str, str]]:
        """The answers before this question, for changing the answer to it."""
        keys = [question.key for question, _answer in self.given]
        return self.answers[: keys.index(key)] if key in keys else self.answers

    @property
    def is_through_the_gate(self) -> bool:
        return not self.is_stopped and (self.question is None or self.question.key not in {"G", "Gh"})


def follow(answers: Mapping[str, str]) -> Path:
    """Follows the answers from the gate to the first question that has none, or to where they lead."""
    given: list[tuple[Question, Answer]] = []
    target: str | Outcome = "G"
    while isinstance(target, str) and target != STOP:
        question = QUESTIONS[target]
        answer = question.answered(answers.get(target))
        if answer is None:
            return Path(tuple(given), question=question)
        given.append((question, answer))
        target = answer.leads_to
    return Path(tuple(given), outcome=target if isinstance(target, Outcome) else None)


def _outcome(reason: str, *marks: str) -> Outcome:
    return Outcome(reason, DEFAULT_TYPES[reason], marks)


def _yes(leads_to, label="") -> Answer:
    return Answer("yes", label or _("Yes"), leads_to)


def _no(leads_to, label="") -> Answer:
    return Answer("no", label or _("No"), leads_to)


def _unsure(leads_to) -> Answer:
    return Answer("unsure", _("Not sure"), leads_to)


_ALL = (
    Question(
        "G",
        _("Did someone mean harm, or is this about a crime, abuse, or being unfit for work?"),
        _("If so, a learning review is the wrong place, for everybody in it."),
        (_yes(STOP), _no("Q1"), _unsure("Gh")),
    ),
    Question(
        "Gh",
        _("Talk first to those who look after such matters."),
        _("You do not have to decide this alone, and you can come back here afterwards."),
        (
            _no("Q1", label=_("We talked, and this is one to learn from")),
            _yes(STOP, label=_("It belongs to another process")),
        ),
    ),
    Question(
        "Q1",
        _("Were we trying something whose result nobody could know beforehand?"),
        _("A pilot, a new offer, a first attempt."),
        (_yes("Q2"), _no("Q3"), _unsure("Q3")),
    ),
    Question(
        "Q2",
        _("Did we have a goal, look up what is known, and keep it small with a rule for stopping?"),
        _("Yes means all three."),
        (_yes("Q2b"), _no("Q2c"), _unsure("Q2c")),
    ),
    Question(
        "Q2b",
        _("Did we expect it to work, and test that?"),
        _("Yes: there was a prediction. No: we wanted to find out what is possible."),
        (
            _yes(_outcome("hypothesis_testing")),
            _no(_outcome("exploratory_testing")),
            _unsure(_outcome("exploratory_testing")),
        ),
    ),
    Question(
        "Q2c",
        _("Would the part that was missing have avoided the damage, or made it smaller?"),
        _("For example a rule for stopping, or a fact that could have been looked up."),
        (
            _yes(_outcome("process_inadequacy", "experiment_design")),
            _no(_outcome("exploratory_testing", "weak_design")),
            _unsure(_outcome("exploratory_testing", "weak_design")),
        ),
    ),
    Question(
        "Q3",
        _("Was there a known way to do this that fits this situation and was within reach?"),
        _("A procedure, a checklist, or what everybody in the craft knows."),
        (_yes("Q4"), _no("Q7"), _unsure("Q7")),
    ),
    Question(
        "Q4",
        _("Was that way followed?"),
        _("As it is written, or as it is taught."),
        (_yes("Q6"), _no("Q5"), _unsure("Q5")),
        asks_for_then=True,
    ),
    Question(
        "Q5",
        _("Why was it not followed?"),
        _("Choose what comes closest. There is always a reason that made sense at the time."),
        (
            Answer("ability", _("They did not know it, or could not do it"), _outcome("lack_of_ability")),
            Answer("slip", _("It slipped: interrupted, overloaded, tired"), _outcome("inattention")),
            Answer("other_way", _("They chose another way"), "Q5b"),
        ),
    ),
    Question(
        "Q5b",
        _("Is the other way what most colleagues do, or the only way to get the work done?"),
        _("If so, it is a normal workaround: it tells you something about the rule."),
        (
            _yes(_outcome("process_inadequacy", "workaround")),
            _no("Q5c"),
            _unsure(_outcome("process_inadequacy")),
        ),
    ),
    Question(
        "Q5c",
        _("What made the other way sensible, faster, or the only one possible?"),
        _("Ask those who did it, if you can. Most departures from a rule made sense to the person in that moment."),
        (
            Answer("rule", _("The agreed way did not fit the work"), _outcome("process_inadequacy", "workaround")),
            Answer("task", _("The task is too hard to do the agreed way every time"), "T"),
            Answer(
                "left",
                _("The agreed way was workable, and was left knowingly"),
                _outcome("deviance"),
                _("You will be asked for the context. This is not an accusation."),
            ),
        ),
    ),
    Question(
        "Q6",
        _("Could a trained person, in normal conditions, get this right nearly every time that way?"),
        _("Think of a hundred tries."),
        (_yes(_outcome("process_inadequacy")), _no("T"), _unsure("T")),
        asks_for_then=True,
    ),
    Question(
        "Q7",
        _("Did several ordinary things meet in a new combination?"),
        _("Each of them was fine on its own."),
        (_yes(_outcome("process_complexity")), _no("Q8"), _unsure(_outcome("process_complexity"))),
    ),
    Question(
        "Q8",
        _("Was the future unclear, and was the choice sensible with what was known then?"),
        _("Judge the choice, not how it turned out."),
        (_yes(_outcome("uncertainty")), _no("Q6"), _unsure(_outcome("uncertainty"))),
        asks_for_then=True,
    ),
    Question(
        "T",
        _("When this task fails, does it fail in the same way each time?"),
        _("The same way: redesign the task. Now here, now there: it depends on the circumstances."),
        (
            Answer("predictable", _("In the same, predictable way"), Outcome("task_challenge", "preventable")),
            Answer("scattered", _("Now here, now there"), Outcome("task_challenge", "complexity")),
            Answer("unsure", _("Not sure"), Outcome("task_challenge", "complexity")),
        ),
    ),
)
QUESTIONS = {question.key: question for question in _ALL}
