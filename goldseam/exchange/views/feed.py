"""A person's private calendar: the page where its link is made, and the calendar itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from goldseam.activity.letters import reading_as
from goldseam.common.resources import ResourceView
from goldseam.exchange.calendars import TYPE, calendar
from goldseam.exchange.models import CalendarFeed
from goldseam.exchange.occasions import calendar_of
from goldseam.people.scopes import OrganisationScoped


class CalendarView(OrganisationScoped, ResourceView):
    """The link of one's own calendar: make it, renew it, end it."""

    sender = "belongs"

    def get(self, request, **kwargs):
        feed = CalendarFeed.objects.filter(person=request.user, organisation=self.organisation).first()
        return render(request, "exchange/calendar.html", {"feed": feed, "organisation": self.organisation})

    def post(self, request, **kwargs):
        CalendarFeed.renew(request.user, self.organisation)
        return redirect("exchange:calendar", self.organisation.slug)

    def delete(self, request, **kwargs):
        CalendarFeed.objects.filter(person=request.user, organisation=self.organisation).delete()
        return redirect("exchange:calendar", self.organisation.slug)


@method_decorator(login_not_required, name="dispatch")
class FeedView(ResourceView):
    """The calendar, for whoever has the link: calendar programs can't sign in."""

    def get(self, request, organisation, token):
        feed = CalendarFeed.by_token(token)
        if feed is None or feed.organisation.slug != organisation:
            raise Http404
        with reading_as(feed.person):
            text = calendar(calendar_of(feed.person, feed.organisation), name=f"Goldseam · {feed.organisation}")
        return HttpResponse(text, content_type=TYPE, headers={"Cache-Control": "private, max-age=300"})
