"""The sample newspaper: what a new site shows before it has news of its own.

`paper.toml`, `stories/`, `standing/`, `pictures/` and `sounds/` hold the paper of an invented
town, Estermouth, and its broadcaster, Foreshore. `paper.py` reads them (by `markup.py`) into
frozen dataclasses; `draw/` made the pictures and `sound.py` the sound; `plenty.py` gives any
number of plausible stories of the same town for load.

May import: the standard library, Pillow (only `draw/`), and, where the paper is put into a
database, `stories.actions`.
"""
