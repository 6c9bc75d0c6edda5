"""What others bring to the page of an artifact: how it is used, how it is validated, which guardrail enforces it.

    @artifact_part("runs/_of_artifact.html", order=20)         # in an app's artifact_part.py
    def runs_of(artifact, person): …

Places: `ways` (links and buttons for the row in the head of the page), `main` (below what it says), and `aside`. The
template is included with what the function returns and with `artifact`, `current` and `request`.

    @list_part("changes/_learned.html", order=10)               # the same for the head of their list
    def learned_in(organisation, person): …
"""

from goldseam.common.parts import Parts

PARTS = Parts()
LIST = Parts()


def artifact_part(template: str, order: int, place: str = "main"):
    """Adds a part to the page of an artifact. The function gets the artifact and the person who looks at it."""
    return PARTS.add(template, order, place)


def list_part(template: str, order: int):
    """Adds a part to the head of the list of artifacts. The function gets the organisation and the person."""
    return LIST.add(template, order)
