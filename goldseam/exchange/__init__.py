"""Exchange: what comes from other tools and goes to them: files, logs, worksheets, calendars, webhooks."""
