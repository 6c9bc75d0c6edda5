"""Examples to start from: a rule, the checklist that helps to keep it, and the gate or the watch that enforces it."""

from goldseam.guardrails.examples.example import Example, example_called, examples

__all__ = ["Example", "example_called", "examples"]
