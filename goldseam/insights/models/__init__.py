from goldseam.insights.models.counting import Counting, Mark
from goldseam.insights.models.day_count import DayCount
from goldseam.insights.models.metrics_key import MetricsKey
from goldseam.insights.models.sending import DigestSending
from goldseam.insights.models.subscription import Rhythm, Subscription
from goldseam.insights.models.wall_display import WallDisplay

__all__ = ["Counting", "DayCount", "DigestSending", "Mark", "MetricsKey", "Rhythm", "Subscription", "WallDisplay"]
