"""The channel. So far: whether it is on air, as a row, and what pages read of that.

May import: press.
"""
