"""Looking at a file before anything of it comes in: reading it, proposing what its columns are, changing that."""

import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.db import transaction

from goldseam.common.models import Counter
from goldseam.exchange.logs.layouts import recalled
from goldseam.exchange.logs.plan import Plan, first_plan
from goldseam.exchange.logs.profile import profile_of
from goldseam.exchange.logs.reading import How, body_of, names_of, read, rows_of


class Looked:
    """A file that people look at, and whose columns they name."""

    @classmethod
    def look_at(cls: Any, organisation, by, name: str, content) -> Any:
        """Keeps a file, an open one, for looking at; refuses what cannot be read."""
        name = PurePath(name or "").name[-200:] or "log"
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "file")
            with file.open("wb") as copy:
                for block in iter(lambda: content.read(1 << 20), b""):
                    copy.write(block)
            new = cls(organisation=organisation, by=by, name=name)
            new._read(file, Path(folder, "lines"), How())
            with file.open("rb") as opened:
                new.file.save("file", File(opened), save=False)
            new.number = Counter.next("log import", organisation.pk)
            new.save(force_insert=True)
        return new

    def read_anew(self: Any, **instead) -> None:
        """Reads the file in another way: another sheet, another line as head."""
        self.want_draft()
        with tempfile.TemporaryDirectory() as folder:
            how = How.of(self.how | {"head": None} | instead)
            self.forget_lines()
            self._read(Path(self.file.path), Path(folder, "lines"), how)
        self.save()

    def forget_lines(self: Any) -> None:
        storage, name = self.lines.storage, self.lines.name
        transaction.on_commit(lambda: storage.delete(name))

    def _read(self: Any, file: Path, lines: Path, how: How) -> None:
        how = read(file, lines, how)
        names = names_of(lines, how)
        self.count, columns = profile_of(names, body_of(rows_of(lines), how))
        self.how, self.columns = how.as_json(), [column.as_json() for column in columns]
        self._propose(columns)
        with lines.open("rb") as opened:
            self.lines.save("lines.jsonl", File(opened), save=False)

    def _propose(self: Any, columns: list) -> None:
        """As the last file with these columns was understood; else as the columns look."""
        plan = first_plan(columns, self.organisation.time_zone, PurePath(self.name).stem[:120])
        kept = recalled(self.organisation, columns, plan)
        self.__dict__.pop("profile", None)
        self.is_recalled = kept is not None
        self.keep_plan(kept or plan, save=False)

    def keep_plan(self: Any, plan: Plan, save: bool = True) -> None:
        self.said, self.source = plan.as_json(), plan.source
        self.visibility, self.team_id = plan.visibility, plan.team if plan.visibility == "team" else None
        self.__dict__.pop("plan", None)
        if save:
            self.want_draft()
            self.save(update_fields=["said", "source", "visibility", "team"])
