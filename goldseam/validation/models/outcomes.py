"""What an examination looks for, what came out, and which examinations stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExaminationKind(models.TextChoices):
    VERIFICATION = "verification", _("Verification: it is built right")
    VALIDATION = "validation", _("Validation: it works for users, in use")


class Outcome(models.TextChoices):
    PASSED = "passed", _("Passed")
    REMARKS = "remarks", _("Passed, with remarks")
    FAILED = "failed", _("Failed")


def newest_of_each(examinations) -> list:
    """What stands: what failed is mended by a later examination of the same kind against the same thing."""
    newest = {(one.kind, " ".join(one.against.casefold().split())): one for one in examinations}
    return list(newest.values())
