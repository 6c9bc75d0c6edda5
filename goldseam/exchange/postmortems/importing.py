"""Brings an account that was written elsewhere into an organisation. The same file comes once."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from goldseam.activity.models import Activity
from goldseam.exchange.postmortems.converting import converted
from goldseam.exchange.postmortems.filling import begun, filled
from goldseam.exchange.postmortems.fitting import fitted
from goldseam.exchange.postmortems.own import is_own, read_own
from goldseam.exchange.postmortems.reading import read
from goldseam.people.models import Organisation
from goldseam.postmortems.content import Content
from goldseam.postmortems.models import Origin, Postmortem

NAME = 500


class Outcome(NamedTuple):
    """What came of a file."""

    file: str
    postmortem: Postmortem | None = None  # None where it was refused.
    is_new: bool = False
    is_changed: bool = False  # The file reads differently than when it came; what people made of it here stays.
    why: str = ""  # Why it was refused.

    @property
    def word(self) -> str:
        """The outcome for scripts."""
        if self.postmortem is None:
            return "refused"
        return "new" if self.is_new else "differs" if self.is_changed else "is here"


def bring_all_in(organisation, by, texts, team=None) -> Iterator[Outcome]:
    """Imports files, each by itself: one that cannot come in holds up no other. `texts` are pairs of name and text."""
    for file, text in texts:
        try:
            yield bring_in(organisation, by, file, text, team)
        except ValidationError as refusal:
            yield Outcome(file, why=" ".join(refusal.messages))


@transaction.atomic
def bring_in(organisation, by, file: str, text: str, team=None) -> Outcome:
    """Imports one file; with a `team`, only the team may see it.

    A file of the same name, or with the same text, that came before is not imported again; what was pasted has no
    name. Nor is an export of an account that is here.
    """
    text = normal(text)
    digest = sha256(text.encode()).hexdigest()
    file = file[-NAME:] or f"pasted {digest[:12]}"
    content = content_in(text, file)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if there := _that_came_before(organisation, file, digest):
        return Outcome(file, there.postmortem, is_changed=there.digest != digest)
    if is_own(text) and (account := _same(organisation, content)):
        return Outcome(file, account)

    postmortem = begun(organisation, by, content, team)
    filled(postmortem, by, content)
    Origin.objects.create(organisation=organisation, postmortem=postmortem, file=file, digest=digest, text=text, by=by)
    _tell_once(postmortem, by)
    return Outcome(file, postmortem, is_new=True)


def normal(text: str) -> str:
    """The text as every door gives it: no mark of byte order, one kind of line end, nothing that no database keeps."""
    return text.removeprefix("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def content_in(text: str, file: str = "") -> Content:
    """What stands in the text: our own export to the letter, anything else as far as it is understood."""
    if is_own(text):
        try:
            return fitted(read_own(text))
        except ValueError:
            pass  # Somebody changed what holds it together; it is still a text like any other.
    return fitted(converted(read(text, file)))


def _that_came_before(organisation, file: str, digest: str) -> Origin | None:
    origins = Origin.objects.filter(organisation=organisation).select_related("postmortem__review__organisation")
    return origins.filter(file=file).first() or origins.filter(digest=digest).first()


def _same(organisation, content: Content) -> Postmortem | None:
    """The account here from which a file of ours was made."""
    here = Postmortem.objects.filter(organisation=organisation).select_related("review__organisation")
    return here.filter(review__number=content.number, title=content.title).first()


def _tell_once(postmortem, by) -> None:
    """One line in the feed for a file, rather than one for each of its rows and promises."""
    Activity.objects.history_of(postmortem.event).delete()
    Activity.record("postmortem.imported", postmortem, by=by)
