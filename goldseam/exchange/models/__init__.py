from goldseam.exchange.models.alarm import Alarm
from goldseam.exchange.models.delivery import Delivery
from goldseam.exchange.models.feed import CalendarFeed
from goldseam.exchange.models.hook import Hook
from goldseam.exchange.models.hook_secret import HookSecret
from goldseam.exchange.models.log_import import LogImport
from goldseam.exchange.models.log_rows import Brought, LeftOut, LogLayout

__all__ = ["Alarm", "Brought", "CalendarFeed", "Delivery", "Hook", "HookSecret", "LeftOut", "LogImport", "LogLayout"]
