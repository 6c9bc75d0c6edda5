from goldseam.activity.models.activity import Activity
from goldseam.activity.models.letter import Letter
from goldseam.activity.models.milestone import Milestone
from goldseam.activity.models.notification import Notification
from goldseam.activity.models.reminder import Reminder

__all__ = ["Activity", "Letter", "Milestone", "Notification", "Reminder"]
