"""What a person has been told of."""

from django.shortcuts import redirect, render

from goldseam.activity.models import Activity, Notification
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped

PAGE = 30


class NotificationsView(OrganisationScoped, ResourceView):
    """The list, newest first."""

    def get(self, request, **kwargs):
        told = Notification.objects.visible_to(request.user).filter(organisation=self.organisation).order_by("-pk")
        if before := number_in(request.GET.get("before", "")):
            told = told.filter(pk__lt=before)
        page = list(told[: PAGE + 1])
        facts = {
            "organisation": self.organisation,
            "told": _with_activities(page[:PAGE]),
            "before": page[PAGE - 1].pk if len(page) > PAGE else None,
            "is_first_page": not before,
        }
        return render(request, "activity/notifications.html", facts)


class ReadingView(OrganisationScoped, ResourceView):
    """The fact that a person has read all there is."""

    sender = "belongs"

    def post(self, request, **kwargs):
        Notification.objects.of(request.user, self.organisation).read()
        return redirect("activity:notifications", self.organisation.slug)


def _with_activities(notifications) -> list[Notification]:
    activities = Activity.objects.told().in_bulk([one.activity_id for one in notifications])
    for one in notifications:
        one.activity = activities[one.activity_id]
    return notifications
