"""Pre-mortems: before a plan begins, people say why it failed; later it is looked whether they were right."""
