"""What practices above bring to the page of a decision; see common/parts.py."""

from goldseam.common.parts import Parts

PARTS = Parts()
decision_part = PARTS.add
