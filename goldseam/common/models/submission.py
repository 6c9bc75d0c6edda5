"""A form that was sent: a double click, a retry or a reload of the same form does its work once."""

import uuid

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.http import HttpResponse, HttpResponseRedirect


class SubmissionQuerySet(models.QuerySet):
    def older_than(self, moment):
        return self.filter(sent_at__lt=moment)


class Submission(models.Model):
    """The fact that this copy of a form has been acted on, and where it led."""

    key = models.UUIDField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    led_to = models.CharField(max_length=500)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = SubmissionQuerySet.as_manager()

    def __str__(self):
        return f"{self.key} → {self.led_to}"

    @classmethod
    def once(cls, request, handle) -> HttpResponse:
        """Handles the request unless the same copy of the form (its field `once`) was handled before.

        The key is kept only where the handler redirects, that is where it did what was asked. A form that came
        back with errors may be sent again, and has changed nothing.
        """
        key = _key(request)
        if key is None:
            return handle()

        person = request.user if request.user.is_authenticated else None
        try:
            with transaction.atomic():
                submission = cls.objects.create(key=key, person=person)
                response = handle()
                submission._end(response)
                return response
        except IntegrityError:
            earlier = cls.objects.filter(key=key).first()
            if earlier is None:
                raise
            # The form of somebody else on the same device is another form.
            return HttpResponseRedirect(earlier.led_to) if earlier.person_id == _key_of(person) else handle()

    def _end(self, response) -> None:
        """Keeps where it led, or takes back all that a refused form has done so far."""
        if isinstance(response, HttpResponseRedirect):
            self.led_to = response.url
            self.save(update_fields=["led_to"])
        elif response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            self.delete()


def _key(request):
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def _key_of(person):
    return person.pk if person else None
