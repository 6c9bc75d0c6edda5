"""What reporting brings to the page of an event: thanks first, then questions and answers, then what became of it.

Where an event leaves the learning process with its words, so does all that was said to whoever reported it.
"""

from django.db.models import Exists, OuterRef

from goldseam.changes.models import Change
from goldseam.common.prepared import prepared
from goldseam.events.models import Event
from goldseam.events.models.handing_over import erases_text, withdraws_copies
from goldseam.events.parts import event_part
from goldseam.reporting.forms import AnswerForm, OutcomeForm, QuestionForm, ThanksForm
from goldseam.reporting.models import Contact, Message, Outcome, ReportPicture, Sealed, Thanks
from goldseam.reporting.speaking import Speaking


@event_part("reporting/_of_event.html", order=12)
def reporter_of(event, person):
    """Nobody is there to speak with where an event came from a file or from a sample."""
    if event.is_handed_over or event.is_sample or event.organisation.is_solo:
        return None
    found = _known(event.pk)[0]
    speaking = Speaking(event, person, found)
    if not speaking.has_somebody:
        return None
    return {"speaking": speaking} | forms_for(speaking)


def forms_for(speaking) -> dict:
    return {
        "thanks_form": ThanksForm(speaking.wordings),
        "question_form": QuestionForm(),
        "answer_form": AnswerForm(),
        "outcome_form": OutcomeForm(told=speaking.outcome, suggested=speaking.suggested_outcome),
    }


@prepared
def _known(event: int):
    """What is known of the report and of what was said, in one question."""
    known = Event.objects.filter(pk=event).select_related("report__letterbox", "report__picture", "outcome__by")
    return known.annotate(
        has_thanks=Exists(Thanks.objects.filter(event=OuterRef("pk"))),
        has_messages=Exists(Message.objects.filter(event=OuterRef("pk"))),
        has_changes=Exists(Change.objects.filter(event=OuterRef("pk"))),
    )


@erases_text
def erase_what_was_said_about(event):
    Message.objects.filter(event=event).delete()
    Thanks.objects.filter(event=event).delete()
    Outcome.objects.filter(event=event).delete()
    ReportPicture.objects.filter(report__event=event).delete()
    Sealed.objects.filter(is_answer=True, content__event=event.pk).delete()


@withdraws_copies
def forget_who_reported(event):
    """Also where the text is kept for a few: they were not those to whom it was told in confidence."""
    Contact.objects.filter(report__event=event).delete()
