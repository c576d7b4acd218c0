"""Every picture of the sample newspaper: its name, its size, its scene."""

from collections.abc import Callable
from pathlib import Path

from newsreel.sample.draw import country, harbour, people, town
from newsreel.sample.draw.canvas import Canvas

WIDE, TALL, SQUARE = (1600, 1067), (1200, 1500), (1300, 1300)

PICTURES: dict[str, tuple[tuple[int, int], Callable[[Canvas], None]]] = {
    "harbour-dusk": (WIDE, harbour.harbour_dusk),
    "ferry": (WIDE, harbour.ferry),
    "barrier": (WIDE, harbour.barrier),
    "fog": (WIDE, harbour.fog),
    "gig": (WIDE, harbour.gig),
    "beacon-mast": (TALL, town.beacon_mast),
    "school": (WIDE, town.school),
    "cannery": (WIDE, town.cannery),
    "market": (WIDE, town.market),
    "stadium": (WIDE, town.stadium),
    "skyline": (WIDE, town.skyline),
    "quay-works": (WIDE, harbour.quay_works),
    "island": (WIDE, country.island),
    "railway": (WIDE, country.railway),
    "ras-marjan": (WIDE, country.ras_marjan),
    "flood-1978": (WIDE, country.flood),
    "slipway": (WIDE, country.slipway),
    "coast-map": (WIDE, country.coast_map),
    "musicians": (WIDE, people.musicians),
    "idris-salem": (TALL, people.idris_salem),
    "nurse": (TALL, people.nurse),
    "smokehouse": (SQUARE, people.smokehouse),
    "finds": (SQUARE, people.finds),
}


def draw(name: str, folder: Path) -> Path:
    """Draw one picture into `folder` as `name.jpg`; the same bytes each time."""
    (width, height), scene = PICTURES[name]
    canvas = Canvas(width, height, name)
    scene(canvas)
    path = folder / f"{name}.jpg"
    canvas.save(path)
    return path
