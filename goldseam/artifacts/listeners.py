"""What the words of a checklist or an if-then lack before people work by it. A reason overrules it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.artifacts.hints import hints_of
from goldseam.artifacts.readiness import Gap, before_active


@before_active
def errors_of_the_words(artifact) -> list[Gap]:
    current = artifact.current
    hints = hints_of(current) if current else None
    if hints is None:
        return []
    editor = reverse("artifacts:revise", args=[artifact.organisation.slug, artifact.number])
    # When to look at it again is said on its page, not in the editor.
    return [Gap(hint.rule, _words(hint), href="" if hint.rule == "C11" else editor) for hint in hints.of("error")]


def _words(hint) -> str:
    return _("%(title)s: %(words)s") % {"title": hint.title, "words": hint.words}
