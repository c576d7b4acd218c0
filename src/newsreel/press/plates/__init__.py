"""The plates: finished answers in a database, and the doors to them.

``PlateReader`` is the front's door (no Django here); ``PlateStore`` is the press's own.
"""

from newsreel.press.plates.driver import away
from newsreel.press.plates.plate import Headers, Plate, make_plate
from newsreel.press.plates.reader import Changes, PlateReader
from newsreel.press.plates.store import Baked, Batch, Kept, PlateStore, Waiting

__all__ = [
    "Baked",
    "Batch",
    "Changes",
    "Headers",
    "Kept",
    "Plate",
    "PlateReader",
    "PlateStore",
    "Waiting",
    "away",
    "make_plate",
]
