"""Who reported in confidence: those who keep the letterbox see it on the event, and can forget it."""

from django.contrib import messages
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.reporting.models import Contact
from goldseam.reporting.views.exchange import Exchange


class ContactView(Exchange):
    def delete(self, request, **kwargs):
        contacts = Contact.objects.visible_to(request.user).filter(report__event=self.event)
        get_or_gone(contacts.select_related("report__event"), self.place).forget(by=request.user)
        messages.success(request, _("Forgotten. Whoever reported this comes back with their receipt alone."))
        return self.done()
