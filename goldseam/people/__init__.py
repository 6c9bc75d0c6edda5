"""People: accounts, organisations, teams and roles, and who sees what."""
