"""What the databases themselves refuse: to change the words of a dissent, or of a decision that was accepted."""

LOCKED = (
    "title, context, drivers, outcome, reason, good, bad, confirmation, prediction, confidence, review_on, "
    "reversibility, consulted, informed, more"
)
