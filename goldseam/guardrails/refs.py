"""What a gate is asked about: one state (ref) of one project, and who made it."""

import re
from email.utils import getaddresses
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.mail import full
from goldseam.common.naming import as_compared
from goldseam.common.plain_text import in_a_line, is_clean

# Whatever stands between them: a space, a line, a semicolon.
ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
APART = re.compile(r"<[^<>]*>|[,;]")
LONGEST_PROJECT, LONGEST_REF, LONGEST_NAME, LONGEST_AUTHOR = 80, 120, 80, 500


def as_project(gate, project: str) -> str:
    """The project that is meant: a gate of one project answers for no other."""
    project = _tidy("project", project, LONGEST_PROJECT)
    if gate.project and project and project != gate.project:
        raise ValidationError({"project": _("This gate is for the project %(project)s.") % {"project": gate.project}})
    return gate.project or project


def as_ref(ref: str) -> str:
    ref = _tidy("ref", ref, LONGEST_REF)
    if not ref:
        raise ValidationError({"ref": _("Say which state is meant: a tag, a commit, a version, a batch.")})
    return ref


def as_name(name: str) -> str:
    name = _tidy("name", name, LONGEST_NAME)
    if not name:
        raise ValidationError({"name": _("Say which check it was.")})
    return name


def as_author(author: str) -> str:
    return _tidy("author", author, LONGEST_AUTHOR)


def _tidy(field: str, text: str, longest: int) -> str:
    if not isinstance(text, str) or not is_clean(text):
        raise ValidationError({field: _("Not a text.")})
    if len(text := in_a_line(text)) > longest:
        raise ValidationError({field: _("At most %(most)s characters.") % {"most": longest}})
    return text


def told_people(author: str) -> set[str]:
    """Names and mail addresses in what a pipeline told: `Ana <ana@example.org>, bo@example.org`."""
    pairs = getaddresses([author]) if author else []
    parts = [part for pair in pairs for part in pair]
    parts += [author, *ADDRESS.findall(author), *APART.split(author)]
    return {found for part in parts if (found := as_compared(part))}


def is_among(person, people: set[str], mails=()) -> bool:
    """Whether the person is one of those who were told, by name or by any of the addresses."""
    return bool(people & {as_compared(person.name), as_compared(person.email), *map(as_compared, mails)})


def page_of(gate, project: str, ref: str) -> str:
    """The page on which one sees what is there for a ref, and what is missing."""
    asked = urlencode({name: value for name, value in {"project": project, "ref": ref}.items() if value})
    return f"{reverse('gates:refs', args=[gate.organisation.slug, gate.name])}?{asked}"


def full_page_of(gate, project: str, ref: str) -> str:
    return full(page_of(gate, project, ref))
