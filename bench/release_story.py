"""The release story, told by the command line: a gate blocks, the checklist is run, the gate passes.

    .venv/bin/python -m bench.release_story

Starts a server of its own on a new folder, and takes away everything at the end. Prints what a pipeline would see, and
how long a gate takes to answer.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

import httpx

TIMES = 200
ASKED = ["gate", "release", "--project", "web", "--ref", "v2.3", "--fact", "scope_changed_after_freeze=true"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, served(folder) as url:
        os.environ |= {"GOLDSEAM_URL": f"{url}/acme", "GOLDSEAM_GATE_KEY": founded()}
        say("A change of scope came after the freeze. The pipeline asks:")
        run(*ASKED)
        say("People run the checklist for v2.3, QA and Product sign, and the smoke tests pass:")
        people_do_their_part()
        run("checked", "smoke tests", "--gate", "release", "--project", "web", "--ref", "v2.3", "--passed")
        run(*ASKED)
        say("The next ref starts anew:")
        run(*ASKED[:-3], "v2.4", *ASKED[-2:])
        say(measured(f"{url}/api/v1/acme/gates/release/questions"))


def founded() -> str:
    """An organisation with two people, the example that ships, and a key for a pipeline."""
    from goldseam.guardrails.examples import example_called
    from goldseam.people.models import Organisation, Person

    ana, bo = (
        Person.objects.register(name, f"{name.lower()}@example.org", "a quiet harbour 7") for name in ("Ana", "Bo")
    )
    acme = Organisation.found(by=ana, name="Acme", size="team")
    acme.memberships.create(person=bo, role="member")
    started = example_called("scope-change").start(acme, by=ana)
    for role, who in zip(started.gate.roles.order_by("name"), (bo, ana), strict=True):
        started.gate.give_role(by=ana, role=role, people=[who])
    started.gate.activate(by=ana)
    return started.gate.issue_key(by=ana, name="pipeline")[1]


def people_do_their_part() -> None:
    from goldseam.guardrails.models import Gate
    from goldseam.people.models import Person
    from goldseam.runs.models import Opportunity, Run

    ana, bo, gate = *Person.objects.order_by("pk"), Gate.objects.get()
    moment = Opportunity.objects.get()
    print(f"  waits for people: {moment.artifact}, {moment.project} {moment.ref}")
    run_now = Run.start(ana, moment.artifact, project="web", ref="v2.3")
    for item in run_now.version.items.all():
        run_now.answer(ana, item.key, "done", value="" if item.answer == "done" else "0.1 %")
        if item.is_read_back:
            run_now.confirm(bo, item.key)
    run_now.finish(ana)
    for role in gate.roles.all():
        gate.sign(by=role.people.get(), role=role, project="web", ref="v2.3")


def measured(address: str) -> str:
    pipeline = httpx.Client(headers={"Authorization": f"Bearer {os.environ['GOLDSEAM_GATE_KEY']}"}, timeout=30)
    question = {"project": "web", "ref": "v2.3", "facts": {"scope_changed_after_freeze": True}}
    taken = []
    for _number in range(TIMES):
        began = time.perf_counter()
        pipeline.post(address, json=question).raise_for_status()
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return f"{TIMES} questions: p50 {taken[TIMES // 2]:.1f} ms, p95 {taken[int(TIMES * 0.95)]:.1f} ms"


@contextmanager
def served(folder: str):
    """A server on a new install, and this process on the same."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ |= {"GOLDSEAM_DATA": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    import django

    django.setup()
    from goldseam.cli.install import bring_up_to_date

    bring_up_to_date()
    server = subprocess.Popen([*goldseam(), "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        yield answering(f"http://localhost:{port}")
    finally:
        server.terminate()
        server.wait(20)


def answering(url: str) -> str:
    for _try in range(300):
        try:
            httpx.get(f"{url}/health")
            return url
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


def goldseam() -> list[str]:
    return [sys.executable, "-c", "from goldseam.cli import main; main()"]


def run(*words: str) -> None:
    print(f"\n$ goldseam {' '.join(words)}", flush=True)
    done = subprocess.run([*goldseam(), *words], check=False)
    print(f"(ends with {done.returncode})", flush=True)


def say(words: str) -> None:
    print(f"\n{words}", flush=True)


if __name__ == "__main__":
    main()
