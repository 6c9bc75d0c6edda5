"""What a line tells where no text does: a sentence of the columns that tell most, and below it what others add."""

from goldseam.exchange.logs.fields import Field
from goldseam.exchange.logs.line import Facts
from goldseam.exchange.logs.plan import Understanding
from goldseam.exchange.logs.profile import split
from goldseam.exchange.logs.words import said_exactly

TELLING: list[str] = [Field.TEXT, Field.TITLE, Field.KIND]  # Lists with such a name tell most, in this order.


class Instead:
    """Tells lines of one file."""

    def __init__(self, known: Understanding, names: list[str]):
        self.plan, self.columns, self.empties, self.names = known.plan, known.columns, known.empties, names
        said = {place: said_exactly(self.columns[place].name) for place in self.plan.places(Field.TAGS)}
        telling = (place for place in said if said[place] in TELLING)
        self.telling = sorted(telling, key=lambda place: TELLING.index(said[place]))

    def told(self, found: Facts, said: list[str], kept: set[int]) -> list[str]:
        """A sentence, and the lines below it; `kept` are columns that stand in the text anyway."""
        heads = self._heads(said)
        sentence, rest = self._sentence(heads, said), self._others()
        if not sentence:
            sentence, rest = _as_sentence(found.tags or [factor["text"] for factor in found.factors]), []
        adding = [place for place in rest if said[place] and place not in {*heads, *kept}]
        lines = [f"{self.names[place]}: {', '.join(self.entries(place, said[place]))}" for place in adding]
        return [part for part in (sentence, "\n".join(lines)) if part]

    def entries(self, place: int, value: str) -> list[str]:
        """The entries of a list, without those that stand for nothing."""
        entries = split(value, self.columns[place].mark)
        return [entry for entry in entries if entry.casefold() not in self.empties]

    def _others(self) -> list[int]:
        return [place for kind in (Field.TEXT, Field.TAGS, Field.FACTORS) for place in self.plan.places(kind)]

    def _heads(self, said: list[str]) -> list[int]:
        """The columns of the sentence: the title, or else a bare word and the lists that tell most."""
        title, text, tags = (self.plan.places(kind) for kind in (Field.TITLE, Field.TEXT, Field.TAGS))
        for places in (title, [*text, *self.telling], tags):
            if filled := [place for place in places if said[place]]:
                return filled
        return []

    def _sentence(self, heads: list[int], said: list[str]) -> str:
        if len(heads) == 1 and self.plan.fields[heads[0]] in {Field.TITLE, Field.TEXT}:
            return said[heads[0]]
        return _as_sentence([entry for place in heads for entry in self.entries(place, said[place])])


def _as_sentence(entries: list[str]) -> str:
    said = ", ".join(dict.fromkeys(entry.rstrip(".") for entry in entries))
    return f"{said}." if said else ""
