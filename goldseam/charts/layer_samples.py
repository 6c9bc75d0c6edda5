"""Charts of layers in every state, for the page of those who make pages."""

from typing import get_args

from goldseam.charts.descriptions import Chart, Grid, Met, Slice, Slices, State

LONG = "Rückfallebenenüberwachungsprotokollaktualisierungsverantwortlichkeit"
LAYERS = ["Design", "Checklist", "Automatic check", "Second person", "Monitoring and alarms", "Those who receive it"]
KINDS = ["technology", "process", "technology", "people", "technology", "people"]
CODES: dict[str, State] = {
    "F": "failed",
    "H": "held",
    "A": "absent",
    "N": "not_reached",
    "-": "not_relevant",
    "U": "unknown",
    " ": "",
}
EVENTS = ["FFFHN ", "FFHNNN", "UFFFHN", "F-FFHN", "FFFFFF", "-FFHNN", "FAFFAH", "AAFHNN"]


def layer_samples() -> list[tuple[str, Chart]]:
    return [
        ("Slices: one held", slices("FFAFHN", "It got through 4 of 6 layers; “Monitoring and alarms” stopped it.")),
        ("Slices: nothing held", slices("FFF", "It got through all 3 layers.")),
        ("Slices: it ended before the last ones; one is unknown", slices("FUANN", "It got through 2 of 5 layers.")),
        ("Slices: one layer, long words, side by side", long_slices()),
        ("Slices: thirty layers", many_slices()),
        ("Slices: none", Slices("Layers of this event", "Nobody has said yet which layers there were.")),
        ("Grid: many events", grid(LAYERS, EVENTS)),
        ("Grid: long names, many layers", grid([f"{LONG} {n}" for n in range(20)], ["FHNU-A " * 3, "H" * 20])),
        ("Grid: sixty layers", grid([f"Layer {n}" for n in range(60)], ["F" * 60, "FH"])),
        ("Grid: one layer", grid(["Second person"], ["F", "H"])),
        ("Grid: none", Grid("Layers in many events", "Nothing has been said yet.")),
    ]


def slices(codes: str, summary: str) -> Slices:
    shown = [Slice(name, kind, CODES[code]) for name, kind, code in zip(LAYERS, KINDS, codes, strict=False)]
    return Slices("The way it took", summary, shown)


def long_slices() -> Slices:
    states = [state for state in get_args(State) if state]
    return Slices(
        f"The {LONG}",
        f"It got through the {LONG}.",
        [Slice(f"{LONG} {n}", KINDS[n], state, LONG, n in (1, 2), "#main") for n, state in enumerate(states)],
    )


def many_slices() -> Slices:
    shown = [Slice(f"Layer {n}", KINDS[n % 6], "failed", is_beside=n % 7 == 3) for n in range(30)]
    return Slices("Many layers", "It got through all of them.", shown)


def grid(layers: list[str], events: list[str]) -> Grid:
    rows = [
        Met(f"#{n} A label was printed without it", [CODES[c] for c in codes], "#main")
        for n, codes in enumerate(events, 12)
    ]
    return Grid("Layers in many events", "“Monitoring and alarms” stopped most: 3 of 8.", layers, rows)
