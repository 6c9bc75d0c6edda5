"""Activity: what happened in the product, and who hears of it: home page, feed, notifications, mail."""
