"""Work for `test_hands`: a module of its own, which other processes import."""

from __future__ import annotations

import os
import time


def job(piece: str) -> str:
    if piece == "hang":
        time.sleep(60)
    if piece == "die":
        os._exit(9)
    if piece == "raise":
        raise ValueError("no good")
    return piece.upper()
