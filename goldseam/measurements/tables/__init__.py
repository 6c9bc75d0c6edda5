"""Reads values out of what people paste or upload: two or three columns of a sheet, a CSV file, lines of a chat.

It knows no database and guesses nothing silently. What may be meant in two ways (3/4/2026, 1,234, days without a year)
is a question, and until somebody answers it nothing is read.
"""

from goldseam.measurements.tables.amounts import Style
from goldseam.measurements.tables.answers import Answers
from goldseam.measurements.tables.columns import Columns
from goldseam.measurements.tables.grid import Grid, grid_of
from goldseam.measurements.tables.reading import Row, Table, read

__all__ = ["Answers", "Columns", "Grid", "Row", "Style", "Table", "grid_of", "read"]
