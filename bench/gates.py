"""Asks a gate on a running server again and again, and says how long the answers take.

    .venv/bin/goldseam serve --port 8108 --data /tmp/bench/gates         # in another terminal
    GOLDSEAM_GATE_KEY=gsg_… .venv/bin/python bench/gates.py http://127.0.0.1:8108/acme release

One question after the other, over one connection. A key may ask 240 times a minute.
"""

import os
import sys
import time

import httpx

TIMES = 200


def main() -> None:
    url, _slash, organisation = sys.argv[1].rpartition("/")
    address = f"{url}/api/v1/{organisation}/gates/{sys.argv[2]}/questions"
    headers = {"Authorization": f"Bearer {os.environ['GOLDSEAM_GATE_KEY']}"}
    taken, answers = [], set()
    pipeline = httpx.Client(headers=headers, timeout=30)
    for number in range(TIMES):
        question = {"project": "web", "ref": f"v{number % 20}", "facts": {"scope_changed": True}}
        began = time.perf_counter()
        answers.add(pipeline.post(address, json=question).json().get("answer", "refused"))
        taken.append(1000 * (time.perf_counter() - began))
    first, taken = taken[0], sorted(taken[1:])
    told = f"p50 {taken[len(taken) // 2]:.1f} ms, p95 {taken[int(len(taken) * 0.95)]:.1f} ms"
    print(f"{TIMES} questions: {told}, the first {first:.0f} ms. Answers: {', '.join(sorted(answers))}")


if __name__ == "__main__":
    main()
