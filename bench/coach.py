"""How long the language coach takes for a text of 5,000 words, and how long `goldseam lint` takes from start to end.

    .venv/bin/python bench/coach.py [FILE…]

The text is made of the files one after the other, repeated until it is long enough; without files, of the
documentation. Times are processor time, the best of several runs, because a busy machine only adds.
"""

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from goldseam.language import guess_language, look

ROOT = Path(__file__).parents[1]
WORDS = 5_000
LOOK = "from goldseam.language import look"
FIRST = f"import time; start = time.process_time(); {LOOK}; look('x'); print(time.process_time() - start)"


def main(files):
    text = of_length("\n".join(Path(file).read_text() for file in files))
    language = guess_language(text)
    print(f"{WORDS:,} words: {best_of(30, lambda: look(text, language, markdown=True)):.0f} ms")
    print(f"package loaded and rules read: {min(first_look() for _ in range(9)):.0f} ms")
    print(f"goldseam lint on a short file, from start to end: {min(lint() for _ in range(9)):.0f} ms")


def of_length(text):
    text *= WORDS // len(text.split()) + 1
    return text[: list(re.finditer(r"\S+", text))[WORDS - 1].end()]


def best_of(times, work):
    took = []
    for _ in range(times):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return min(took)


def first_look():
    return float(subprocess.check_output([sys.executable, "-c", FIRST], cwd=ROOT)) * 1000


def lint():
    before = processor_time_of_children()
    subprocess.run([Path(sys.executable).parent / "goldseam", "lint", ROOT / "README.md"], capture_output=True)
    return (processor_time_of_children() - before) * 1000


def processor_time_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(ROOT.glob("docs/*.md")))
