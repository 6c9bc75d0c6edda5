"""What a part of an account holds: words only, or what belongs to the event as well."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartKind(models.TextChoices):
    """The names are those by which the reader of Markdown knows them, too."""

    SUMMARY = "summary", _("Summary")
    LEARNING_GOAL = "learning_goal", _("Learning goal")
    CONTEXT = "context", _("Context")
    IMPACT = "impact", _("Impact, with what is known of it")
    TIMELINE = "timeline", _("Timeline, with its rows")
    DETECTION = "detection", _("Detection")
    RESPONSE = "response", _("Response")
    RESOLUTION = "resolution", _("Resolution")
    INVESTIGATION = "investigation", _("Investigation")
    FACTORS = "factors", _("Contributing factors, with their rows")
    ROOT_CAUSES = "root_causes", _("Root causes")
    WENT_WELL = "went_well", _("What went well")
    WENT_BADLY = "went_badly", _("What did not go well")
    LUCKY = "lucky", _("Where we were lucky")
    LESSONS = "lessons", _("Lessons for others")
    ACTIONS = "actions", _("Follow-ups, with the actions")
    QUESTIONS = "questions", _("Open questions")
    PEOPLE = "people", _("People")
    FACTS = "facts", _("Facts about the account")
    REFERENCES = "references", _("References")
    CONCLUSION = "conclusion", _("Conclusion")
    OTHER = "other", _("Words")
