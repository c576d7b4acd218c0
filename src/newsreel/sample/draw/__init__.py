"""The sample newspaper's pictures, drawn by code: `python -m newsreel.sample.draw DIR`.

`canvas.py` is the paper and the brushes, `palette.py` the inks, `parts.py` what stands in more
than one picture; the other files each hold a few scenes. A scene is a function of an empty
canvas, and draws the same picture every time.
"""
