"""All that happens by itself, and when. Times are UTC; what was missed while nothing ran is done once, late."""

# On every round of a worker: about once a second, and at once when somebody did something.
ALWAYS = [
    "goldseam.activity.delivery.deliver",
    "goldseam.common.search.filling.work",
    "goldseam.common.sqlite.checkpoint",
]

# Minute, hour, day of the month, month, day of the week; and the task.
SCHEDULE = [
    ("10 * * * *", "goldseam.actions.reminders.remind_of_actions"),
    ("11 * * * *", "goldseam.actions.reminders.remind_of_effect_checks"),
    ("12 * * * *", "goldseam.actions.reminders.escalate_actions"),
    ("15 * * * *", "goldseam.reviews.reminders.remind_of_reviews"),
    ("20 * * * *", "goldseam.reviews.reminders.remind_of_follow_throughs"),
    ("25 * * * *", "goldseam.postmortems.reminders.remind_of_drafts"),
    ("30 * * * *", "goldseam.postmortems.reminders.remind_of_rereads"),
    ("35 * * * *", "goldseam.experiments.reminders.stop_what_is_over"),
    ("36 * * * *", "goldseam.experiments.reminders.remind_of_results"),
    ("37 * * * *", "goldseam.experiments.null_reminders.remind_of_nulls"),
    ("38 * * * *", "goldseam.triage.reminders.remind_of_waiting"),
    ("40 5 * * *", "goldseam.experiments.reminders.check_holdings"),
    ("00 * * * *", "goldseam.reporting.opening.open_sealed"),
    ("45 5 * * *", "goldseam.reporting.forgetting.forget_contacts"),
    ("50 * * * *", "goldseam.shareouts.reminders.remind_of_notes"),
    ("05 3 * * *", "goldseam.common.cleaning.forget_submissions"),
    ("10 3 * * *", "goldseam.common.cleaning.forget_sessions"),
    ("15 3 * * *", "goldseam.common.cleaning.forget_jobs"),
    ("16 3 * * *", "goldseam.exchange.webhooks.forgetting.forget_deliveries"),
    ("17 3 * * *", "goldseam.exchange.webhooks.forgetting.forget_ends"),
    ("19 3 * * *", "goldseam.exchange.logs.working.forget_drafts"),
    ("18 3 * * *", "goldseam.common.search.sqlite.overwrite_old_words"),
    ("20 3 * * *", "goldseam.common.sqlite.shorten_log"),
    ("25 3 * * *", "goldseam.common.sqlite.learn_sizes"),
    ("30 3 * * 0", "goldseam.common.sqlite.check_integrity"),
]
