"""Where one goes for each step of an event's thread."""

from django.urls import reverse


def hrefs_of(event) -> dict[str, str]:
    """Addresses by step: where the step was taken, or where it can be taken next."""
    at = [event.organisation.slug, event.number]
    change_something = f"{reverse('changes:new', args=at[:1])}?event={event.number}"
    show = reverse("events:show", args=at)
    review = event.reviews.order_by("-pk").first()
    change = event.changes.select_related("version__artifact__organisation").first()
    return {
        "logged": show,
        "classified": reverse("events:classification", args=at),
        "reviewed": review.get_absolute_url() if review else show,
        "changed": change.get_absolute_url() if change else change_something,
        "proven": reverse("changes:verifications", args=[at[0], change.pk]) if change else show,
    }
