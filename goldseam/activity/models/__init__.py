from goldseam.activity.models.activity import Activity
from goldseam.activity.models.notification import Notification

__all__ = ["Activity", "Notification"]
