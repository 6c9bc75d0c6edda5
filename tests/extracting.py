"""For pybabel: finds the messages in templates of Django's own language, as the sign-in pages are."""

from io import BytesIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def django_templates(file, keywords, comment_tags, options):
    source = templatize(file.read().decode())
    return extract_python(BytesIO(source.encode()), keywords, comment_tags, options)
