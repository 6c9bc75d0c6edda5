"""Asks an install that `bench/seed.py` filled for each page that needs no number to be named, and says what it takes.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/python bench/pages.py --data /tmp/bench/sqlite

In one process that has settled as a server has, without the network. The slowest stand first, by processor time, which
with SQLite is all that there is. “home, anew” is the home page when something has happened since.
"""

import argparse
import json
import statistics
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

WARM = 2  # Looks before those that count: a server writes the SQL of a question once.


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    from django.core.management import call_command

    from goldseam.common.pauses import settle

    bring_up_to_date()
    call_command("collectstatic", interactive=False, verbosity=0)
    settle()
    told = json.loads(Path(asked.data, "bench.json").read_text())
    browser, place = _browser(told["sessions"][asked.role]), f"/{told['organisation']}"
    pages = [page for page in addresses(place) if _is_page(browser, page)]
    taken = {page: [_taken(browser, page) for _ in range(WARM + asked.times)][WARM:] for page in pages}
    taken["home, anew"] = [_anew(browser, place) for _ in range(WARM + asked.times)][WARM:]
    print(f"{len(pages)} pages\n{'':36} processor p50   most    wall p50   most ms")
    for page, looks in sorted(taken.items(), key=lambda one: -_middle(one[1], 0))[: asked.shown]:
        times = (_middle(looks, 0), max(looks)[0], _middle(looks, 1), max(wall for _processor, wall in looks))
        print(f"{page:36} {times[0]:13.0f} {times[1]:6.0f} {times[2]:11.0f} {times[3]:6.0f}")


def _middle(looks: list, column: int) -> float:
    return statistics.median(look[column] for look in looks)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--role", default="member", choices=["member", "owner", "reporter"])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--shown", type=int, default=15, help="how many of the slowest")
    return parser.parse_args()


def addresses(place: str) -> list[str]:
    """Of all pages of an organisation that need nothing else to be named."""
    from django.urls import get_resolver

    found = (f"/{address}" for address in _routes(get_resolver()))
    return sorted(
        {place + address.partition(">")[2] for address in found if address.startswith("/<") and address.count("<") == 1}
    )


def _routes(resolver, before: str = ""):
    for one in resolver.url_patterns:
        address = before + str(one.pattern)
        yield from _routes(one, address) if hasattr(one, "url_patterns") else [address]


def _browser(session: str):
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["localhost"]
    browser = Client(HTTP_HOST="localhost")
    browser.cookies[settings.SESSION_COOKIE_NAME] = session
    return browser


def _is_page(browser, address: str) -> bool:
    answer = browser.get(address)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def _taken(browser, address: str) -> tuple[float, float]:
    """Milliseconds of processor time, and by the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    browser.get(address)
    return (time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000


def _anew(browser, place: str) -> tuple[float, float]:
    event = {"text": "The label was mixed up.", "kind": "near_miss", "visibility": "organisation", "once": uuid.uuid4()}
    answer = browser.post(f"{place}/events/new", event)
    if answer.status_code != 302:
        raise SystemExit(f"The event was not taken: {answer.status_code}")
    return _taken(browser, f"{place}/")


if __name__ == "__main__":
    main()
