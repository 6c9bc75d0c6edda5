"""How many postmortems a second are read out of Markdown.

    .venv/bin/python bench/importing.py FOLDER

Reads every file in the folder again and again for some seconds, from memory and in one process.
"""

import sys
import time
from pathlib import Path

from goldseam.cli.imports import files_in
from goldseam.exchange.postmortems.reading import read

SECONDS = 10


def main(folder: str) -> None:
    texts = [(file.read_text("utf-8", errors="replace"), name) for file, name in files_in(Path(folder))]
    if not texts:
        sys.exit(f"There is no file in Markdown in {folder}.")
    for text, name in texts:
        read(text, name)

    started, processor, count, longest = time.perf_counter(), time.process_time(), 0, 0.0
    while time.perf_counter() - started < SECONDS:
        for text, name in texts:
            before = time.process_time()
            read(text, name)
            longest = max(longest, time.process_time() - before)
        count += len(texts)
    took, used = time.perf_counter() - started, time.process_time() - processor

    size = sum(len(text.encode()) for text, _ in texts) / len(texts) / 1024
    print(f"{len(texts)} documents of {size:.1f} KB on average")
    print(f"{count / took:.0f} documents/s, {used / count * 1000:.1f} ms of processor each")
    print(f"{longest * 1000:.0f} ms for the slowest")


if __name__ == "__main__":
    main(*sys.argv[1:])
