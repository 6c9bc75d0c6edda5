"""Adds experiments to an install that `bench/seed.py` filled, puts them into the search, and asks what people ask.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite --events 20000
    .venv/bin/python bench/experiments.py --data /tmp/bench/sqlite --count 100000

Of ten experiments one is planned, one runs and eight were decided; five of these have a card. Half belong to a team.
Every fifth of those that run was stopped, and for every second of these somebody asks to go on.
The times are those of the verbs and questions, for a member, without the frame of a page around them.
"""

import argparse
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

VERDICTS = ["as_predicted", "partly", "cannot_tell", "cannot_tell", "smaller", "smaller", "opposite", "no_data"]
DECISIONS = ["adopt", "adapt", "abandon"]
SCALES = ["one", "one", "day", "team", "teams", "standard"]
DO = ["Ask for", "Read aloud", "Clip", "Count", "Move", "Write down", "Leave out", "Double", "Check", "Colour"]
THING = ["the end date", "the label", "the allergen sign", "the weight", "the torque", "the queue", "the hand-over"]
WHEN = ["before noon", "at hand-over", "in the second shift", "on the ward", "at the gateway", "on Saturdays"]
TODAY = datetime.now(UTC)


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    bring_up_to_date()
    from goldseam.common.sqlite import learn_sizes
    from goldseam.experiments.models import Cycle

    if not Cycle.objects.exists():
        _timed_out("experiments", asked.count, lambda: Experiments(asked.count, random.Random(11)).fill())
        _timed_out("things looked at for the search", asked.count, put_in)
    learn_sizes.call()  # As in the night, so that the database knows which index is worth it.
    ask(asked.times)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=60)
    return parser.parse_args()


def _timed_out(name: str, count: int, work) -> None:
    started = time.monotonic()
    work()
    print(f"{count:,} {name} in {time.monotonic() - started:.0f} s", flush=True)


def put_in() -> None:
    """Writes the entries of worksheets and cards."""
    from goldseam.common import search
    from goldseam.common.search import waiting
    from goldseam.experiments.models import Cycle

    search.changed(Cycle, list(Cycle.objects.order_by("pk").values_list("pk", flat=True)))
    while waiting.write_entries():
        pass


class Experiments:
    """Experiments of the organisation that is there."""

    def __init__(self, count: int, chance: random.Random):
        from goldseam.people.models import Organisation, Person, Team

        self.numbers, self.chance = range(1, count + 1), chance
        self.organisation = Organisation.objects.get()
        self.people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:30])
        self.teams = list(Team.objects.order_by("pk").values_list("pk", flat=True))

    def fill(self) -> None:
        from django.db.models import F

        from bench.rows import write
        from bench.seed import _write_fast
        from goldseam.experiments.models import (
            Cycle,
            Decision,
            Pause,
            PlanVersion,
            Publication,
            Resumption,
            Start,
            Study,
        )

        _write_fast()
        write(Cycle, self.cycles(Cycle))
        write(PlanVersion, self.plans(PlanVersion))
        Cycle.objects.update(current_plan=F("pk"))
        write(Start, (Start(cycle_id=one, plan_id=one, at=self.day(one)) for one in self.started()))
        write(Pause, self.pauses(Pause))
        write(Resumption, self.resumptions(Resumption))
        write(Study, self.studies(Study))
        write(Decision, self.decisions(Decision))
        write(Publication, self.cards(Publication))

    def started(self):
        return (one for one in self.numbers if one % 10)

    def decided(self):
        return (one for one in self.numbers if one % 10 > 1)

    def day(self, one: int) -> datetime:
        return TODAY - timedelta(days=3650 * (1 - one / len(self.numbers)))

    def sentence(self) -> str:
        choose = self.chance.choice
        return f"{choose(DO)} {choose(THING)} {choose(WHEN)}, word{int(5_000 * self.chance.random() ** 3)}"

    def cycles(self, cycle):
        for one in self.numbers:
            team = self.teams[one % len(self.teams)] if one % 2 else None
            who = {"made_at": self.day(one), "owner_id": self.people[one % 30], "made_by_id": self.people[one % 30]}
            yield cycle(pk=one, organisation=self.organisation, number=one, title=self.sentence(), team_id=team, **who)

    def plans(self, version):
        for one in self.numbers:
            plan = {"idea": self.sentence(), "condition": self.sentence(), "expected": self.sentence()}
            plan |= {"because": self.sentence(), "direction": "lower", "size": 30, "size_is": "percent"}
            plan |= {"scale": SCALES[one % 6], "method": self.sentence(), "ends_on": self.day(one).date().isoformat()}
            yield version(pk=one, cycle_id=one, number=1, content=plan, at=self.day(one))

    def pauses(self, pause):
        stopped = (one for one in self.numbers if one % 50 == 1)
        return (pause(pk=one, cycle_id=one, why=self.sentence(), at=self.day(one)) for one in stopped)

    def resumptions(self, resumption):
        asked = {"asked_at": TODAY, "reason": "It is mended"}
        stopped = (one for one in self.numbers if one % 100 == 1)
        return (resumption(pause_id=one, asked_by_id=self.people[(one + 1) % 30], **asked) for one in stopped)

    def studies(self, study):
        for one in self.decided():
            texts = {"happened": self.sentence(), "learned": self.sentence()}
            seen = {"verdict": VERDICTS[one % 8], "before": 7.1, "after": 3.6, "effect": 0.5}
            seen |= {"is_ratio": True, "method": "rates", "n_before": 12, "n_after": 12}
            yield study(cycle_id=one, verdict=VERDICTS[one % 8], observation=seen, at=self.day(one), **texts)

    def decisions(self, decision):
        for one in self.decided():
            yield decision(cycle_id=one, kind=DECISIONS[one % 3], reason=self.sentence(), at=self.day(one))

    def cards(self, card):
        for one in self.decided():
            if one % 10 > 4:
                yield card(cycle_id=one, context=self.sentence(), would_repeat_if=self.sentence(), at=self.day(one))


def ask(times: int) -> None:
    """p50 and p95 of each question, by the clock and by the processor."""
    from goldseam.people.models import Organisation, Person

    organisation = Organisation.objects.get()
    person = Person.objects.filter(memberships__role="member").order_by("pk").first()
    print(f"{'':28} wall p50      p95       processor p50      p95   (ms)")
    for name, question in questions(organisation, person, random.Random(7)).items():
        question()
        taken = [_timed(question) for _ in range(times)]
        wall, processor = (sorted(one) for one in zip(*taken, strict=True))
        print(f"{name:28} {_figures(wall)}          {_figures(processor)}", flush=True)


def questions(organisation, person, chance) -> dict:
    from goldseam.experiments.library.card import Card, picture_of_card
    from goldseam.experiments.library.finding import Library
    from goldseam.experiments.library.tried_before import tried_before
    from goldseam.experiments.listing import Listing
    from goldseam.experiments.models import Cycle
    from goldseam.experiments.next_steps import experiments

    cards = list(Cycle.objects.published().order_by("-pk").values_list("pk", flat=True)[:500])

    def listing(**asked):
        return Listing(organisation, person, asked).cycles

    def library(**asked):
        found = Library(organisation, asked)
        return found.rows if found.is_asked else found.sides

    def card():
        cycle = Cycle.objects.published().with_state().get(pk=chance.choice(cards))
        return Card.of(cycle, cycle.main), picture_of_card(cycle)

    def sentence():
        return f"{chance.choice(DO)} {chance.choice(THING)} {chance.choice(WHEN)}"

    return {
        "list": lambda: listing(),
        "list, running": lambda: listing(state="running"),
        "list, mine, abandoned": lambda: listing(of="mine", state="decided", decision="abandon"),
        "library, side by side": lambda: library(),
        "library, nulls abandoned": lambda: library(result="nulls", decision="abandon"),
        "library, a common word": lambda: library(q=chance.choice(THING).split()[-1]),
        "library, a rare word": lambda: library(q=f"word{chance.randrange(5_000)} "),
        "library, nulls first": lambda: library(q="label", sort="nulls"),
        "card": card,
        "tried before?": lambda: tried_before(organisation, person, sentence()),
        "home": lambda: experiments(person, organisation),
    }


def _timed(question) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    question()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def _figures(ordered: list[float]) -> str:
    return f"{ordered[len(ordered) // 2]:8.1f} {ordered[int(len(ordered) * 0.95)]:8.1f}"


if __name__ == "__main__":
    main()
