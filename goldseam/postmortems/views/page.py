"""The page of a postmortem: the account itself, and beside it where it stands and what comes next."""

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import render
from django.urls import reverse

from goldseam.actions.forms import ActionForm
from goldseam.actions.hints import mix_hint
from goldseam.actions.models import Action
from goldseam.actions.strength import strength_share
from goldseam.changes.thread import thread_of
from goldseam.events.account import account_of
from goldseam.postmortems.checks import checks_of
from goldseam.postmortems.forms import (
    AdditionForm,
    CirculationForm,
    CommentForm,
    NewRereadForm,
    PartForm,
    ReadingForm,
    RereadForm,
    TitleForm,
)
from goldseam.reviews.forms import ClosureForm, ParticipantForm, SafetyForm, SectionForm
from goldseam.reviews.models.review import ReviewKind
from goldseam.reviews.review_part import room_of
from goldseam.reviews.views.page import page_of
from goldseam.safety.models import Learned, SafetyAnswer

NO_ROOM: dict = {"room_said": [], "still_to_change": []}
WITH_ROWS = {"timeline", "factors", "actions"}


@page_of(ReviewKind.POSTMORTEM, ReviewKind.DEBRIEF)
def postmortem_page(request, review, status: int = 200, **forms):
    """Renders the account. `forms` replaces the fresh forms by those that came back with errors."""
    person, event, postmortem = request.user, review.event, review.postmortem
    _load(postmortem, person)
    actions = list(review.actions.all())
    can_write = review.can_be_edited_by(person) and not event.is_handed_over
    context = account_of(event) | {
        "postmortem": postmortem,
        "review": review,
        "event": event,
        "organisation": request.organisation,
        "steps": thread_of(event, _hrefs(postmortem)),
        "can_write": can_write,
        "can_edit": can_write,
        "sections": _sections(request, review, forms.pop("sections", {})),
        "label": event.classification,
        "participants": list(review.participants.all()),
        "actions": actions,
        "mix_hint": mix_hint(actions),
        "strength": strength_share(actions),
        "changes": list(review.changes.visible_to(person).for_list()),
        "checks": review.closing_checks,
        "reading_checks": checks_of(postmortem),
        "readings": list(postmortem.readings.all()),
        "readers": list(postmortem.circulation.readers.all()) if postmortem.is_in_review else [],
        "publications": list(postmortem.publications.all()),
        "has_answered": SafetyAnswer.has_come_from(person, review),
        "safety_answers": SafetyAnswer.shown_for(review),
        "learned": Learned.asked(review, person),
        "threads": postmortem.threads(),
        "additions": list(postmortem.additions.all()),
        "rereads": list(postmortem.rereads.all()),
        "comment_form": CommentForm(postmortem),
        "answer_forms": {},
        "addition_form": AdditionForm(auto_id="addition_%s"),
        "open_reread": next(iter(postmortem.due_rereads), None),
        "reread_form": RereadForm(auto_id="reread_%s"),
        "new_reread_form": NewRereadForm(auto_id="new_reread_%s"),
        "title_form": TitleForm(postmortem),
        "part_form": PartForm(auto_id="part_%s"),
        "circulation_form": CirculationForm(postmortem),
        "reading_form": ReadingForm(auto_id="reading_%s"),
        "participant_form": ParticipantForm(review),
        "action_form": ActionForm(review.organisation, event),
        "closure_form": ClosureForm(auto_id="closure_%s"),
        "safety_form": SafetyForm(auto_id="safety_%s"),
    }
    context |= room_of(review, person) or NO_ROOM
    return render(request, "postmortems/show.html", context | forms, status=status)


def _load(postmortem, person) -> None:
    """What several parts of the page, its checks and its forms look at, asked for once."""
    actions = Action.objects.visible_to(person).with_state().order_by("number")
    prefetch_related_objects([postmortem], "publications", "rereads", "readings__by", "additions__by")
    prefetch_related_objects([postmortem.review], "sections", "participants__person", Prefetch("actions", actions))
    prefetch_related_objects([postmortem.event], "timeline", "factors")


def _sections(request, review, refused: dict) -> list[dict]:
    """Each part with its form, and whether the form stands open: asked for, refused, or not written yet."""
    asked, texts = request.GET.get("edit", ""), review.texts
    is_draft = review.postmortem.state in ("draft", "in_review")
    return [
        {
            "section": section,
            "form": refused.get(question.key) or _form(question, section, is_asked=question.key == asked),
            "is_open": question.key in refused or question.key == asked or (is_draft and _waits_for_words(section)),
        }
        for question, section in zip(review.questions, texts.values(), strict=True)
    ]


def _form(question, section, is_asked: bool) -> SectionForm:
    """Who asks for a part goes on typing in it."""
    form = SectionForm(question, section)
    if is_asked:
        form.fields["text"].widget.attrs["autofocus"] = True
    return form


def _waits_for_words(section) -> bool:
    """Parts with rows say what they have to say in these; words are extra there."""
    return not section.text.strip() and section.kind not in WITH_ROWS


def _hrefs(postmortem) -> dict[str, str]:
    """Where the steps of the seam lead from here."""
    event, here = postmortem.event, postmortem.get_absolute_url()
    return {
        "logged": event.get_absolute_url(),
        "classified": reverse("events:classification", args=[postmortem.organisation.slug, event.number]),
        "reviewed": here,
        "changed": f"{here}#changes",
        "proven": event.get_absolute_url(),
    }
