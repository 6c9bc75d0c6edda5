"""The API: one more door to the same verbs, for programs that hold a key."""
