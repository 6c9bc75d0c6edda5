"""Pasting notes, a chat or alerts: what people give, and what they answer about its times."""

from dataclasses import replace

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from goldseam.common.pasted import PastedForm
from goldseam.events import pasting
from goldseam.events.clock import told
from goldseam.events.models import TimelineKind
from goldseam.events.pasting import Order
from goldseam.people.zones import zone_choices

LONGEST = 500_000


class PastingForm(PastedForm):
    """What was pasted or uploaded. The answers about its times are asked for once it has been looked at."""

    largest = 1024 * 1024
    endings = frozenset({"txt", "log", "json", "jsonl", "csv", "tsv", "md", "html"})
    too_large = _("This file is larger than 1 MB. Give the part that matters.")
    other_kind = _("Only files with text can be read here, such as txt, json or csv.")

    text = forms.CharField(
        label=_("Paste it here"),
        help_text=_("Notes with times, a chat, lines of a log, a table, or the body of an alert."),
        max_length=LONGEST,
        required=False,
        strip=False,
        # What was said at the time is a source, and stays as it was said.
        widget=forms.Textarea(attrs={"rows": 10, "data-coach": "off"}),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        help_text=_("An export of a chat or of alerts, or notes: txt, json, csv, log, md. Up to 1 MB."),
        required=False,
    )
    order = forms.ChoiceField(
        label=_("In these dates, 3/4 is"),
        choices=[(Order.DAY_FIRST.value, _("the third of April")), (Order.MONTH_FIRST.value, _("the fourth of March"))],
        required=False,
        widget=forms.RadioSelect,
    )
    zone = forms.ChoiceField(label=_("Times without a zone are those of"), choices=zone_choices, required=False)
    first_day = forms.DateField(
        label=_("The first time was on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, event, *args, initial=None, **options):
        self.event = event
        super().__init__(*args, initial={"zone": event.organisation.time_zone} | (initial or {}), **options)

    @cached_property
    def read(self) -> pasting.Pasted:
        """What was recognised in it."""
        return pasting.read(self.cleaned_data["text"])

    @property
    def found(self) -> pasting.Pasted:
        """The same, with the answers put into the times."""
        answers = self.answers
        # A zone is written into the times only where it is another one than that of the organisation.
        zone = "" if answers["zone"] == self.event.organisation.time_zone else answers["zone"]
        rows = pasting.settled(self.read.rows, Order(answers["order"]), zone, answers["first_day"])
        return replace(self.read, rows=rows)

    @property
    def questions(self) -> list[str]:
        """Which of the answers matter for what was pasted."""
        rows = self.read.rows
        times = [time for row in rows if (time := told(row.time)) and not time.is_relative and time.hour is not None]
        asked = ["order"] if pasting.order_in(rows) == Order.OPEN else []
        asked += ["zone"] if any(not time.zone for time in times) else []
        return asked + (["first_day"] if times and not times[0].has_date else [])

    @property
    def answers(self) -> dict:
        """What was answered, or what is taken until somebody answers."""
        facts = self.cleaned_data
        return {
            "order": facts["order"] or _likely(self.read.rows, self.event).value,
            "zone": facts["zone"] or self.event.organisation.time_zone,
            "first_day": facts["first_day"],
        }


def kind_in(sent, place: int, row) -> str:
    """The kind that somebody chose for a row, or the guess."""
    chosen = sent.get(f"kind-{place}", "")
    return chosen if chosen in TimelineKind.values else row.kind


def _likely(rows, event) -> Order:
    """Where nothing tells, those who write “PM”, and those in America, write the month first."""
    order = pasting.order_in(rows)
    if order != Order.OPEN:
        return order
    half_days = any(row.time.upper().rstrip(".").endswith(("AM", "PM", "A.M", "P.M")) for row in rows)
    in_america = event.organisation.time_zone.startswith("America/")
    return Order.MONTH_FIRST if half_days or in_america else Order.DAY_FIRST
