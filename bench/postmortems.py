"""Adds written accounts to an install that `bench/seed.py` filled, and puts them into the search.

    .venv/bin/python bench/postmortems.py --data /tmp/bench/sqlite --count 20000

Half of them are published and closed, some are kept to a team or to named people, each is tagged and says what made it
possible. `bench/load.py --only library …` then asks the library.
"""

import argparse
import json
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

STEP = 50  # Events between two that have an account.
DAY = timedelta(days=1)
PARTS = ["summary", "impact", "timeline", "factors", "went_well", "lessons"]
CODES = [("process", "handover"), ("technical", "monitoring"), ("team", "staffing"), ("process", "checklist")]
TAGS = ["payday", "certificate", "label", "night", "gateway", "ward", "till", "supplier"]


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    bring_up_to_date()
    from bench import seed

    seed._write_fast()
    started = time.monotonic()
    Accounts(asked.count, random.Random(11)).fill(Path(asked.data))
    print(f"{asked.count:,} accounts in {time.monotonic() - started:.0f} s")
    started = time.monotonic()
    print(f"{put_in():,} entries in {time.monotonic() - started:.0f} s")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--count", type=int, default=20_000)
    return parser.parse_args()


def put_in() -> int:
    """Writes the entries of the accounts and of their copies."""
    from goldseam.common import search
    from goldseam.common.search import waiting
    from goldseam.postmortems.models import Postmortem

    keys = list(Postmortem.objects.order_by("pk").values_list("pk", flat=True))
    search.changed(Postmortem, keys)
    while waiting.write_entries():
        pass
    return len(keys)


class Accounts:
    """Accounts of events that have none."""

    def __init__(self, count: int, chance: random.Random):
        from goldseam.people.models import Person
        from goldseam.reviews.models import Review

        self.count, self.chance = count, chance
        self.people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:30])
        self.first = (Review.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1

    def fill(self, folder: Path) -> None:
        from bench.rows import write
        from goldseam.events.models import Event, Factor, Tag
        from goldseam.people.models import Organisation
        from goldseam.postmortems.models import Postmortem, Publication, Reread
        from goldseam.reviews.models import Closure, Review, Section

        doors = json.loads((folder / "bench.json").read_text())
        self.organisation = Organisation.objects.get(slug=doors["organisation"])
        numbers = [STEP * place - place % 20 for place in range(1, self.count + 1)]  # Between those with a review.
        events = Event.objects.filter(pk__in=numbers).order_by("pk")
        self.events = list(events.only("pk", "title", "failure_type", "visibility", "logged_at", "team_id"))
        self.tags = [Tag.objects.get_or_create(organisation=self.organisation, name=name)[0] for name in TAGS]
        write(Review, self.reviews(Review))
        write(Review.events.through, self.links(Review.events.through))
        write(Postmortem, self.accounts(Postmortem))
        write(Section, self.sections(Section))
        write(Factor, self.factors(Factor))
        write(Event.tags.through, self.tagged(Event.tags.through))
        write(Closure, self.closures(Closure))
        write(Publication, self.copies(Publication))
        write(Reread, self.rereads(Reread))

    def numbered(self):
        return enumerate(self.events, start=self.first)

    def published(self):
        return [(key, event) for key, event in self.numbered() if key % 2]

    def reviews(self, review):
        for key, event in self.numbered():
            yield review(
                pk=key,
                organisation=self.organisation,
                number=key,
                kind="postmortem",
                team_id=event.team_id,
                opened_by_id=self.people[key % 30],
                opened_at=event.logged_at + DAY,
            )

    def links(self, link):
        return (link(review_id=key, event_id=event.pk) for key, event in self.numbered())

    def accounts(self, account):
        for key, event in self.numbered():
            facts = {"organisation": self.organisation, "template": "software", "owner_id": self.people[key % 30]}
            yield account(pk=key, review_id=key, title=event.title, started_at=event.logged_at + DAY, **facts)

    def sections(self, section):
        for key, _event in self.numbered():
            for position, kind in enumerate(PARTS):
                yield section(
                    review_id=key,
                    key=kind,
                    kind=kind,
                    position=position,
                    heading=kind.title(),
                    text=self.text(),
                    number=1,
                )

    def text(self) -> str:
        from bench.seed import THEN, WENT, WHAT, WHERE

        choose = self.chance.choice
        lines = [f"{choose(WHAT)} {choose(WENT)} {choose(WHERE)}, {self.word()} {self.word()}." for _ in range(4)]
        return " ".join([*lines, *self.chance.sample(THEN, 2)])

    def word(self) -> str:
        """One of five thousand; some are common and most are rare."""
        return f"word{int(5_000 * self.chance.random() ** 3)}"

    def factors(self, factor):
        for key, event in self.numbered():
            for step in (0, 1):
                level, code = CODES[(key + step) % len(CODES)]
                yield factor(
                    event_id=event.pk, position=step, level=level, code=code, text="It stood too late in the day"
                )

    def tagged(self, link):
        for key, event in self.numbered():
            for step in (0, 3):
                yield link(event_id=event.pk, tag=self.tags[(key + step) % len(self.tags)])

    def closures(self, closure):
        for key, event in self.published():
            yield closure(
                review_id=key,
                closed_by_id=self.people[key % 30],
                closed_at=event.logged_at + 9 * DAY,
                what_happened="A step came too late.",
                what_is_different="The release checklist asks for end dates before noon.",
            )

    def copies(self, copy):
        from goldseam.postmortems.content import Condition, Content, Passage

        for key, event in self.published():
            about = {"failure_type": event.failure_type, "started_at": event.logged_at.isoformat(), "tags": TAGS[:2]}
            content = Content(
                number=key,
                title=event.title,
                about=about,
                passages=[Passage(kind, kind, kind.title(), self.text()) for kind in PARTS],
                factors=[Condition(level, "It stood too late in the day", code=code) for level, code in CODES[:2]],
            )
            at = event.logged_at + 9 * DAY
            yield copy(
                postmortem_id=key,
                audience="organisation",
                title=event.title,
                content=content.as_json,
                at=at,
                first_at=at,
            )

    def rereads(self, reread):
        for key, event in self.published():
            done_at = event.logged_at + 185 * DAY if key % 10 > 1 else None
            due_on = (event.logged_at + 183 * DAY).date()
            yield reread(postmortem_id=key, why="half_year", due_on=due_on, done_at=done_at)


if __name__ == "__main__":
    main()
