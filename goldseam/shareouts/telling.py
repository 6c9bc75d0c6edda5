"""A note as its readers get it: without what is left out, with roles in place of people."""

from dataclasses import dataclass
from hashlib import sha256
from json import dumps

from django.template.loader import render_to_string
from django.utils.functional import cached_property

from goldseam.postmortems.marking import marked, with_marks, without_marks
from goldseam.shareouts.models import Audience
from goldseam.shareouts.names import redactor_for
from goldseam.shareouts.shown import shown

VERBATIM = {"part", "kind", "for", "href", "recognition"}  # Of a part, what is not read as text.


@dataclass(frozen=True)
class Piece:
    """Something that was found. Where it is only supposed to be a name, a person can say that it stays."""

    was: str
    now: str
    is_sure: bool
    is_kept: bool

    @property
    def instead(self) -> str:
        return self.was if self.is_kept else self.now


class Telling:
    """The copy of a note for an audience, the same every time; `kept` is what looks like a name and is none."""

    def __init__(self, note, audience: str, kept: list[str]):
        self.note, self.audience = note, audience
        self.pieces: list[Piece] = []
        raw = [_raw(part, audience) for part in _told_parts(note)]
        texts = [text for part in raw for name, text in part.items() if name not in VERBATIM]
        self._redactor = redactor_for(note.organisation, texts)
        self._kept = {*kept}
        self.marked = [self._told(part) for part in raw]

    @cached_property
    def parts(self) -> list[dict]:
        return [self._plain(part) for part in self.marked]

    @property
    def kept(self) -> list[str]:
        """Of what somebody wants to keep, what really stands there and may stay."""
        return sorted({piece.was for piece in self.pieces if piece.is_kept})

    @property
    def doubts(self) -> list[Piece]:
        """What may be a name, each once."""
        return list({piece.was: piece for piece in self.pieces if not piece.is_sure}.values())

    @property
    def replaced(self) -> list[Piece]:
        return list({piece.was: piece for piece in self.pieces if piece.is_sure}.values())

    @property
    def fingerprint(self) -> str:
        """Tells this copy from any other: what is published is what was read."""
        return sha256(dumps([self.note.grouping, self.parts], sort_keys=True).encode()).hexdigest()

    @property
    def html(self) -> str:
        """The page of the copy with its marks: apart from them, exactly what readers get."""
        return with_marks(self._page(self.marked), self._page(self.parts), self._mark)

    def _page(self, parts: list[dict]) -> str:
        facts = shown(self.note, self.note.grouping, parts, with_names=self.audience != Audience.PUBLIC)
        return render_to_string("shareouts/_copy.html", facts)

    def _mark(self, place: int) -> tuple[str, str]:
        piece = self.pieces[place]
        kind = "replaced" if piece.is_sure else "replaced replaced--doubt"
        return f"{kind} replaced--left" if piece.is_kept else kind, piece.was

    def _told(self, part: dict) -> dict:
        return {name: text if name in VERBATIM else self._without_names(text) for name, text in part.items()}

    def _without_names(self, text: str) -> str:
        told, at = [], 0
        for found in self._redactor.find(text):
            piece = Piece(found.text, found.replacement, found.sure, not found.sure and found.text in self._kept)
            self.pieces.append(piece)
            told += [text[at : found.start], marked(len(self.pieces) - 1, piece.instead)]
            at = found.end
        return "".join([*told, text[at:]])

    def _plain(self, part: dict) -> dict:
        return {name: text if name in VERBATIM else without_marks(text) for name, text in part.items()}


def _told_parts(note):
    parts = note.parts.tellable().told().select_related("version__artifact__organisation", "recognition")
    return [part for part in parts if part.recognition_id or any(part.said.values())]


def _raw(part, audience: str) -> dict:
    raw = {"part": part.pk, "kind": part.kind} | part.said
    if part.recognition_id:
        return raw | {"recognition": part.recognition_id, "for": part.recognition.kind, "words": part.recognition.words}
    version = part.version
    if version and version.artifact.team_id is None and audience == Audience.ORGANISATION:
        raw["href"] = version.get_absolute_url()
    return raw
