"""A time as far as somebody wrote it."""

import datetime
from dataclasses import dataclass, replace

PRECISIONS = ("second", "minute", "hour", "day", "month")


@dataclass(frozen=True)
class Stamp:
    """A time as far as it was written: each part is None where the document does not say it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    relative: bool = False
    written: str = ""
    # Both numbers of "03/04/2021", of which the document as a whole says which is the day.
    either: tuple[int, int] | None = None
    twelve: bool = False

    @property
    def has_date(self) -> bool:
        return self.month is not None or self.either is not None

    @property
    def has_time(self) -> bool:
        return self.hour is not None

    @property
    def date(self) -> datetime.date | None:
        try:
            return datetime.date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None

    @property
    def precision(self) -> str:
        parts = (self.second, self.minute, self.hour, self.day, self.month)
        said = next((name for name, part in zip(PRECISIONS, parts, strict=True) if part is not None), "unknown")
        return "unknown" if said in ("day", "month") and self.year is None else said

    @property
    def at(self) -> str:
        """ISO, as exact as the stamp: "2019-11-29T12:00", "2019-11-29", "2019-11", "12:00", or nothing."""
        clock = f"{self.hour or 0:02}:{self.minute or 0:02}" + (f":{self.second:02}" if self.second is not None else "")
        if self.date is not None:
            return f"{self.date}T{clock}" if self.has_time else str(self.date)
        if self.has_time:
            return clock
        return f"{self.year:04}-{self.month:02}" if self.year and self.month and self.day is None else ""

    def on(self, day: datetime.date) -> "Stamp":
        return replace(self, year=day.year, month=day.month, day=day.day, either=None)

    def day_first(self, is_day_first: bool) -> "Stamp":
        if self.either is None:
            return self
        day, month = self.either if is_day_first else reversed(self.either)
        return replace(self, day=day, month=month, either=None)

    def rolled(self) -> "Stamp":
        """24:10 is ten past midnight of the next day."""
        if self.hour is None or self.hour < 24:
            return self
        stamp = replace(self, hour=self.hour - 24)
        return stamp.on(self.date + datetime.timedelta(days=1)) if self.date else stamp
