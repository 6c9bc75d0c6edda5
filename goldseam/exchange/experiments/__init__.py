"""Experiments on paper and as text: the worksheet that people fill, as far as it is filled."""
