from goldseam.exchange.models.feed import CalendarFeed

__all__ = ["CalendarFeed"]
