"""Guardrails: gates that a risky step has to pass, and watches that act when a measurement leaves its limits."""
