"""Artifacts: what people work by, such as checklists, plans and standards, in versions that know their origin."""
