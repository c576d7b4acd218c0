"""The sample newspaper: what a new site shows before it has news of its own.

`paper.toml`, `stories/`, `standing/`, `pictures/` and `sounds/` hold the paper of an invented
town, Estermouth, and its broadcaster, Foreshore. `paper.py` reads them (by `markup.py`) into
frozen dataclasses; `draw/` made the pictures and `sound.py` the sound; `plenty.py` gives any
number of plausible stories of the same town for load. `masthead.py` says the settings of a site
that shows the paper, `settle.py` puts the paper into its rows, `crowd.py` the plenty.

May import: the standard library, Pillow (only `draw/`), and, where the paper is put into a
database (`settle.py`, `places.py`, `crowd.py`), `stories.actions`.
"""

from newsreel.sample.masthead import settings

__all__ = ["settings"]
