"""Safety: whether it is safe to speak up here, asked so that nobody can find out who answered what."""
