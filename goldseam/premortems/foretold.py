"""Was it foreseen? The risks that may have told an event beforehand, in one question to the database.

Alike is what shares telling words, as in “seen before?”; rare among the risks of the organisation is telling. What a
signal told of comes first. A person confirms it.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from goldseam.common.prepared import prepared
from goldseam.common.search import said
from goldseam.common.search.vocabulary import Vocabulary
from goldseam.events.likeness import Account, Compared, compared
from goldseam.premortems.covering import covers
from goldseam.premortems.models import Firing, Occurrence, Risk, Unforeseen
from goldseam.statistics.similarity import SUGGEST_FROM

SHOWN = 3
LOOKED_AT = 300  # Risks of an organisation, the newest first.
OTHERS = 30
FEWEST_OF_A_CARD = 3  # Words that a single card must share: of a short one, a long account soon has all.


@dataclass(frozen=True)
class Foretold:
    """What people said, and what may be said: risks that are linked, proposed, and others of the same plans."""

    linked: list[Risk]
    proposed: list[tuple[Risk, list[str]]]
    others: list[Risk]
    is_unforeseen: bool
    is_covered: bool

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to say: no plan that people had looked at, and no risk like it."""
        return not (self.linked or self.proposed or self.is_unforeseen or self.is_covered)


def foretold(event, person) -> Foretold:
    risks = list(_risks(person, event.organisation_id, event.pk))
    for risk in risks:
        risk.organisation = event.organisation
        risk.premortem.organisation = event.organisation
    linked = [risk for risk in risks if risk.is_linked]
    earlier = [risk for risk in risks if not risk.is_linked and risk.may_have_foreseen(event)]
    proposed = _proposed(event, [risk for risk in earlier if not _is_over(risk)])
    named = {risk.pk for risk, _why in proposed}
    of_plan = [risk for risk in earlier if covers(risk.premortem, event)]
    others = [risk for risk in of_plan if risk.pk not in named][:OTHERS]
    is_unforeseen = any(risk.is_said_unforeseen for risk in risks)
    return Foretold(linked, proposed, others, is_unforeseen, any(covers(risk.premortem, event) for risk in risks))


@prepared
def _risks(person, organisation: int, event: int):
    """With what is known of each and of the event: nothing else is asked."""
    happened = Occurrence.objects.filter(risk=OuterRef("pk"))
    seen = Risk.objects.visible_to(person).filter(organisation=organisation).select_related("premortem__looked_back")
    known = seen.annotate(
        is_linked=Exists(happened.filter(event=event)),
        has_come_true=Exists(happened),
        is_told_of=Exists(Firing.objects.filter(signal__risk=OuterRef("pk"), event=event)),
        is_said_unforeseen=Exists(Unforeseen.objects.filter(event=event)),
    )
    return known.order_by("-is_linked", "-is_told_of", "-pk")[:LOOKED_AT]


def _is_over(risk) -> bool:
    """Whether it came true already, or people have looked back on its plan."""
    return risk.has_come_true or risk.premortem.is_looked_back_on


def _proposed(event, risks: list) -> list[tuple[Risk, list[str]]]:
    """The risks that are most like it, each with the words that both have; none where its signal told of it."""
    account = Account.of(f"{event.title} {event.text}", event.place, ())
    texts = {risk.pk: _told(risk) for risk in risks}
    known = Vocabulary([" ".join(set(" ".join(of_risk).split())) for of_risk in texts.values()])  # Each word once.
    alike = {risk.pk: _most_alike(account, risk.pk, texts[risk.pk], known) for risk in risks}
    fitting = [risk for risk in risks if risk.is_told_of or alike[risk.pk].score >= SUGGEST_FROM]
    best = sorted(fitting, key=lambda risk: (not risk.is_told_of, -alike[risk.pk].score))[:SHOWN]
    return [(risk, [] if risk.is_told_of else _shared(account, alike[risk.pk])) for risk in best]


def _most_alike(account: Account, key: int, texts: list[str], known: Vocabulary) -> Compared:
    """By the risk's own words, or by the card that has most in common with it: not just two words, as any may have."""
    own, *cards = (compared(account, key, text, known) for text in texts)
    return max([own, *(card for card in cards if len(card.words) >= FEWEST_OF_A_CARD)])


def _told(risk) -> list[str]:
    """What it says itself, and each card behind it: clusters have short names, and it is the cards that tell."""
    return [" ".join(said(one)) for one in [f"{risk.title} {risk.story} {risk.observable}", *risk.cluster.splitlines()]]


def _shared(account: Account, one: Compared) -> list[str]:
    return account.words.words(one.words)
