"""Asks the search of a filled install what people ask, and says how long each question takes.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/goldseam search rebuild --data /tmp/bench/sqlite
    .venv/bin/python bench/search.py --data /tmp/bench/sqlite

Each question is asked by a member who sees most of it, by the owner and by a reporter who sees little; the times are
those of the verbs, without a page around them.
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
    print(f"{Entry.objects.count():,} things{'':22} p50      p95      max ms")
    for role in ("member", "owner", "reporter"):
        person = Person.objects.filter(memberships__role=role).order_by("pk").first()
        chance = random.Random(7)
        for name, question in questions(organisation, person, chance).items():
            question()
            times = sorted(_timed(question) for _ in range(asked.times))
            p95 = times[int(len(times) * 0.95)]
            print(f"{role:9} {name:24} {statistics.median(times):7.1f}  {p95:7.1f}  {times[-1]:7.1f}", flush=True)


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
        "find, four words": lambda: search.find(organisation.pk, " ".join(sentence().split()[:9])),
        "find, unheard of": lambda: search.find(organisation.pk, "heron "),
        "page, two words": lambda: page(f"{word()} {word()}"),
        "page, word and filter": lambda: page(word(), kind="near_miss", type="preventable"),
        "seen before": lambda: like_text(organisation, person, sentence()),
    }


def _timed(question) -> float:
    begin = time.perf_counter()
    question()
    return (time.perf_counter() - begin) * 1000


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--times", type=int, default=200, help="how often each question is asked")
    return parser.parse_args()


if __name__ == "__main__":
    main()
