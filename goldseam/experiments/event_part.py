"""What experiments bring to the page of an event, those that answer it and the way to a new one, and to the search.

Where an event leaves the learning process, an experiment that answered nothing else goes with its words, its card is
withdrawn, what a stop told of it is blanked, and so is what others took over from its plan.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.prepared import prepared
from goldseam.common.search import changed, forget
from goldseam.events.models.handing_over import erases_text, withdraws_copies
from goldseam.events.parts import event_part, search_part
from goldseam.experiments.library.erasing import erase_from_copies
from goldseam.experiments.library.searched import Searched
from goldseam.experiments.models import Cycle, Pause, Publication


@event_part("experiments/_of_event.html", order=35)
def experiments_of(event, person):
    if event.is_handed_over:
        return None
    cycles, may_try = _cycles(person, event.pk), person.writes_in(event.organisation)
    new = f"{reverse('experiments:new', args=[event.organisation.slug])}?event={event.number}"
    return {"cycles": cycles, "try_href": new if may_try else ""} if cycles or may_try else None


@search_part("experiments/_searched.html")
def experiments_with(organisation, person, words):
    found = Searched(organisation, person, words)
    return {"experiments_found": found} if found.rows else None


@prepared
def _cycles(person, event: int):
    return Cycle.objects.visible_to(person).filter(events=event).with_state().newest_first()


@withdraws_copies
def withdraw_cards_of(event):
    erase_from_copies(list(event.cycles.all()))
    cycles = list(event.cycles.values_list("pk", flat=True))
    Publication.objects.filter(cycle__in=cycles).delete()
    forget(Cycle, cycles)  # At once, with the cards; a worksheet that stays is found again a moment later.
    changed(Cycle, cycles)


@erases_text
def erase_experiments_of(event):
    """What people measure and work by stays as it is."""
    Pause.objects.filter(event=event).update(why=_("Handed over to another process"), stop_words="")
    for cycle in event.cycles.all():
        if cycle.events.count() == 1:
            forget(Cycle, [cycle.pk])
            cycle.delete()
        else:
            cycle.events.remove(event)
