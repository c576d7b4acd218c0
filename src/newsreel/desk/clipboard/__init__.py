"""What is pasted from a word processor, made into blocks of a body.

``html`` walks the clipboard's HTML and says block by block what stands there; ``styles`` knows
what Word, Google Docs and LibreOffice mean by their styles; ``runs`` holds a line of text whose
parts are bold, italic, raised or linked. What comes out is the neutral form of ``stories.bodies``,
which sanitizes it once more.
"""

from newsreel.desk.clipboard.html import Pasted, PasteError, read_clipboard

__all__ = ["PasteError", "Pasted", "read_clipboard"]
