"""The address of the product itself."""

from goldseam.common.resources import ResourceView


class FrontView(ResourceView):
    """Set-up on the first visit; after that each person's home."""
