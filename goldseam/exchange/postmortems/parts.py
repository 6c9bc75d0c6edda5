"""A section on its way to being one."""

import re
from dataclasses import dataclass

from goldseam.exchange.postmortems.document import Section


@dataclass(frozen=True)
class Part:
    """What a heading said, and the lines below it as they stand in the file."""

    heading: str
    kinds: tuple[str, ...]
    level: int
    text: str
    source: str

    @property
    def kind(self) -> str:
        return self.kinds[0] if self.kinds else "other"

    def section(self, taken: list[tuple[int, int]]) -> Section:
        """`taken` are the lines that became rows and actions, from and to."""
        told = {number for start, end in taken for number in range(start, end)}
        rest = [line for number, line in enumerate(re.split(r"\r\n?|\n", self.text)) if number not in told]
        return Section(self.heading, self.kind, self.level, self.text, self.source, "\n".join(rest).strip("\n"))
