"""Asks the search of a filled install what people ask, and says how long each question takes.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/goldseam search rebuild --data /tmp/bench/sqlite
    .venv/bin/python bench/search.py --data /tmp/bench/sqlite

Each question is asked by a member who sees most of it, by the owner and by a reporter who sees little; the times are
those of the verbs, without a page around them. The last columns are processor time of this process: they hardly change
on a machine that does other things as well. With SQLite they are all of it; PostgreSQL takes its own.
"""

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import open_install


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    from goldseam.common.models import Entry
    from goldseam.people.models import Organisation, Person

    organisation = Organisation.objects.get()
    print(f"{Entry.objects.count():,} things{'':19}     p50      p95   max ms       processor p50      p95")
    for role in ("member", "owner", "reporter"):
        person = Person.objects.filter(memberships__role=role).order_by("pk").first()
        chance = random.Random(7)
        for name, question in questions(organisation, person, chance).items():
            question()
            taken = [_timed(question) for _ in range(asked.times)]
            wall, processor = (sorted(times) for times in zip(*taken, strict=True))
            figures = [_middle(wall), _p95(wall), wall[-1]], [_middle(processor), _p95(processor)]
            print(f"{role:9} {name:24}", "          ".join(map(_row, figures)), flush=True)


def questions(organisation, person, chance) -> dict:
    from bench.seed import THEN, WENT, WHAT, WHERE
    from goldseam.common import search
    from goldseam.events.search_results import SearchResults
    from goldseam.events.seen_before import like_text

    def page(words, **asked):
        results = SearchResults(organisation, person, words, asked, "1")
        return results.count, results.rows

    def sentence():
        return f"{chance.choice(WHAT)} {chance.choice(WENT)} {chance.choice(WHERE)}. {chance.choice(THEN)}"

    def word():
        return chance.choice(" ".join([*WHAT, *WHERE]).lower().split())

    return {
        "find, one word": lambda: search.find(organisation.pk, f"{word()} "),
        "find, unfinished": lambda: search.find(organisation.pk, word()[:4]),
        "find, two words": lambda: search.find(organisation.pk, f"{word()} {word()} "),
        "find, a whole sentence": lambda: search.find(organisation.pk, " ".join(sentence().split()[:9])),
        "find, unheard of": lambda: search.find(organisation.pk, "heron "),
        "page, two words": lambda: page(f"{word()} {word()}"),
        "page, word and filter": lambda: page(word(), kind="near_miss", type="preventable"),
        "seen before": lambda: like_text(organisation, person, sentence()),
    }


def _timed(question) -> tuple[float, float]:
    begin, processor = time.perf_counter(), time.process_time()
    question()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - processor) * 1000


def _middle(times: list[float]) -> float:
    return statistics.median(times)


def _p95(times: list[float]) -> float:
    return times[int(len(times) * 0.95)]


def _row(figures) -> str:
    return " ".join(f"{figure:8.1f}" for figure in figures)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--times", type=int, default=200, help="how often each question is asked")
    return parser.parse_args()


if __name__ == "__main__":
    main()
