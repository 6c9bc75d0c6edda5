"""The columns that we add to lines that were left out: when they come back, they are none of the log."""

from django.utils.translation import gettext as _


def own_columns() -> list[str]:
    return [_("Line in the file"), _("Why it was left out")]
