"""Stop conditions that act: when one fires the experiment pauses, people hear of it, and a review opens."""
