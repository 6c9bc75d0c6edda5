"""What others bring to the page of a review: the chart of what crossed its limit, say.

    @review_part("guardrails/_of_review.html", order=10)       # in an app's review_part.py
    def breach_of(review, person): …

The template is included above the questions, with what the function returns and with `review` and `request`.
"""

from goldseam.common.parts import Parts

PARTS = Parts()


def review_part(template: str, order: int):
    """Adds a part to the page of a review. The function gets the review and the person who looks at it."""
    return PARTS.add(template, order)
