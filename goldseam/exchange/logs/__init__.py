"""Brings a log that was kept elsewhere into an organisation: a sheet or a CSV file of any shape.

A file is read once into lines of cells (`reading.py`), each column is looked at as a whole (`profile.py`), what it may
be is guessed (`guessing.py`) and shown, and people put it right (`plan.py`). Then every line becomes the facts of an
event, or a problem in words (`facts.py`); they come in by chunks that can stop anywhere (`bringing.py`).
"""
