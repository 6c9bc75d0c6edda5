"""What kinds of failure a time is made of, and whether that changes. Never of one person."""
