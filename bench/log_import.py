"""How many rows of a log come in a second, that a killed worker loses and doubles none, and how long undoing takes.

    .venv/bin/python bench/log_import.py [FILE…]

Without files it writes a log of 100,000 rows. Each is brought in on a new install in a folder of its own (SQLite, or
what DATABASE_URL says), twice, and the made one is killed with -9 in the middle and goes on.
"""

import csv
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

ROWS = int(os.environ.get("ROWS", 100_000))
KILLED_AFTER = 6  # Seconds.
PLACES = ["Ward 4", "Ward 5", "Pharmacy", "Theatre 2", "Dispatch", "Line 3"]
CAUSES = ["Handover", "Staffing", "Labelling", "Interruption", "Software", "Supply"]
HARM = ["none", "minor", "moderate", "severe"]
WORDS = "the label pump order chart night shift wrong late missing checked again patient bag line alarm"


def main(*files: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix="goldseam-bench-"))
    os.environ |= {"GOLDSEAM_DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "config.settings"}
    organisation, by = _install()
    for file in map(Path, files):
        _bring(organisation, by, file)
    if not files:
        made = folder / "made.csv"
        write(made)
        _bring(organisation, by, made, is_killed=True)


def write(file: Path) -> None:
    """A log as hospitals and plants keep them: nine columns, lists, days with times."""
    chance, at = Random(5), datetime(2015, 1, 1)
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["No", "Date", "What happened", "Where", "Harm", "Causes", "Shift", "Weight", "Reported by"])
        for number in range(1, ROWS + 1):
            at += timedelta(minutes=chance.randint(5, 120))
            text = " ".join(chance.choices(WORDS.split(), k=chance.randint(12, 50))).capitalize() + "."
            causes = ", ".join(chance.sample(CAUSES, chance.randint(0, 3)))
            facts = [f"NM-{number}", f"{at:%d/%m/%Y %H:%M}", text, chance.choice(PLACES), chance.choice(HARM), causes]
            writer.writerow([*facts, chance.choice(["day", "night"]), round(chance.random() * 90, 2), "Ana Ruiz"])


def _install():
    import django

    Path(os.environ["GOLDSEAM_DATA"]).mkdir(parents=True)
    django.setup()
    from django.core.management import call_command

    from goldseam.people.models import Organisation, Person

    call_command("migrate", verbosity=0)
    ana = Person.objects.create_user(email="ana@example.org", password="a quiet harbour 7", name="Ana")
    return Organisation.found(by=ana, name="Acme", size="organisation"), ana


def _bring(organisation, by, file: Path, is_killed: bool = False) -> None:
    from goldseam.events.models import Event
    from goldseam.exchange.models import LogImport

    print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    looked, log = _timed(lambda: _look(LogImport, organisation, by, file))
    print(f"  looked at in {looked:.1f} s")
    log.begin(by=by)
    before = _killed(log) if is_killed else 0
    used = time.process_time()
    took, _done = _timed(lambda: _go_on(log))
    used, rows = time.process_time() - used, log.done - before
    print(f"  {log.new:,} in, {log.wrong:,} wrong, {log.same:,} the same, {took:.1f} s: {rows / took:,.0f} rows/s")
    print(f"  {used:.1f} s of processor: {rows / used:,.0f} rows/s")
    again = _look(LogImport, organisation, by, file)
    again.begin(by=by)
    took, _done = _timed(lambda: _go_on(again))
    print(f"  again: {again.new:,} in, {again.same:,} the same, {took:.1f} s")
    if is_killed:
        print(
            f"  {Event.objects.count():,} events, {log.brought.values('identity').distinct().count():,} different rows"
        )
        log.undo(by=by)
        took, _done = _timed(lambda: _go_on(log))
        print(f"  taken back: {log.removed:,} in {took:.1f} s")
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def _look(model, organisation, by, file: Path):
    with file.open("rb") as opened:
        return model.look_at(organisation, by, file.name, opened)


def _killed(log) -> int:
    """A worker that is killed while it works; how many rows had come by then."""
    worker = subprocess.Popen([sys.executable, __file__, "--go-on", str(log.pk)])
    time.sleep(KILLED_AFTER)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    log.renew()
    print(f"  killed with -9 after {log.done:,} rows")
    return log.done


def _go_on(log) -> None:
    while not log.advance(60):
        pass


def _timed(verb):
    started = time.perf_counter()
    made = verb()
    return time.perf_counter() - started, made


def go_on(key: str) -> None:
    import django

    django.setup()
    from goldseam.exchange.models import LogImport

    _go_on(LogImport.objects.get(pk=key))


if __name__ == "__main__":
    go_on(sys.argv[2]) if sys.argv[1:2] == ["--go-on"] else main(*sys.argv[1:])
