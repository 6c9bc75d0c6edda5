"""What follows when values come in, and when a watch has fired."""

from goldseam.activity.listening import when
from goldseam.guardrails import enforcing as enforcing
from goldseam.guardrails import watch_kinds as watch_kinds
from goldseam.guardrails import watch_parts as watch_parts
from goldseam.guardrails.breach_mail import tell_of_breach
from goldseam.guardrails.watching import check_watches
from goldseam.measurements.watching import watches_points

watches_points(check_watches)
when("watch.breached")(tell_of_breach)
