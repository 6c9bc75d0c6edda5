"""Files for tests of imports, as people have them."""

import io
import tempfile
from pathlib import Path

from goldseam.exchange.logs.guessing import guess
from goldseam.exchange.logs.profile import profile_of
from goldseam.exchange.logs.reading import How, body_of, names_of, read, rows_of
from goldseam.exchange.models import LogImport

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "datasets"

LOG = """Nr,Date,What happened,Where,Harm,Cause
1,2024-03-04 14:05,A label was wrong.,Ward 4,minor,Handover
2,2024-03-05 09:30,A pump was off for an hour.,Ward 5,severe,"Handover, Staffing"
3,2024-03-06 23:10,Two vials looked alike.,Ward 4,none,Staffing
"""


class Looked:
    """What is seen in a file without a database."""

    def __init__(self, content: bytes | str, **how):
        data = content.encode() if isinstance(content, str) else content
        with tempfile.TemporaryDirectory() as folder:
            file, lines = Path(folder, "file"), Path(folder, "lines")
            file.write_bytes(data)
            self.how = read(file, lines, How(**how))
            self.rows = [cells for _number, cells in body_of(rows_of(lines), self.how)]
            self.lines = [number for number, _cells in body_of(rows_of(lines), self.how)]
            self.names = names_of(lines, self.how)
            self.count, self.columns = profile_of(self.names, body_of(rows_of(lines), self.how))
            self.fields = dict(zip(self.names, guess(self.columns), strict=True))


def looked_at(organisation, by, content: bytes | str = LOG, name="near-misses.csv", **plan) -> LogImport:
    """A file that waits for being brought in; `plan` says something else than was proposed."""
    data = content.encode() if isinstance(content, str) else content
    found = LogImport.look_at(organisation, by, name, io.BytesIO(data))
    for key, value in plan.items():
        setattr(found.plan, key, value)
    found.keep_plan(found.plan)
    return found


def brought(organisation, by, content: bytes | str = LOG, name="near-misses.csv", **plan) -> LogImport:
    found = looked_at(organisation, by, content, name, **plan)
    found.begin(by=by)
    found.advance(60)
    return found
