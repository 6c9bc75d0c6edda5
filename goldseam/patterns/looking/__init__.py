"""Looking at many events at once: what is frequent, whether it is steady, and what it is made of month by month."""
