"""Whether this install is ready to serve."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import JsonResponse

from goldseam import __version__


@login_not_required
def health(request):
    """200 and a line of JSON once the database answers and its tables are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_organisation LIMIT 1")
    return JsonResponse({"status": "ok", "version": __version__})
