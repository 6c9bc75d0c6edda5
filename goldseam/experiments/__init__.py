"""Experiments: a small change, a prediction that can be wrong, and what came. Where to look for what:

plan/ what is to be tried, in fields and in words · sample/ how much it takes · forms/ what people fill in
models/ what people do to a cycle, from planning to publishing · stops/ what pauses it by itself
result/ what came beside what was predicted · worksheet/ and views/ its page · library/ what others learn of it
choices.py the words of all that can be chosen · listing.py, searching.py, event_part.py where it is found
reminders.py, next_steps.py, kinds.py how people hear of it.
"""
