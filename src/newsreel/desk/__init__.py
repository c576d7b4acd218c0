"""The desk: the newsroom's screens, on Wagtail's admin.

May import: stories, comments, live, copydesk.
"""
