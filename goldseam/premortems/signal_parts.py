"""What others bring to the signals of a risk, such as the watch that looks at one.

    @signal_part("guardrails/watches/_of_signal.html", order=10)
    def watches_of_signals(risk, person): …                     # facts about all signals of the risk at once

The template is included for each signal, as `signal`, with what the function returns and with `request`.
"""

from goldseam.common.parts import Parts

PARTS = Parts()


def signal_part(template: str, order: int):
    """Adds a part to each signal. The function gets the risk and the person who looks at it."""
    return PARTS.add(template, order)
