"""Readers' comments. So far those that come with captured pages: kept, counted, shown.

May import: press, stories.reads.
"""
