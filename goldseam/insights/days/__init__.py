"""Events counted by the day on which they were noticed: kept for all days, and counted anew for those that changed."""
