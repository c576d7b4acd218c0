"""Rich text in the editor: Wagtail's own, made fit for a desk that answers several at once."""

import threading
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


class _Converter(threading.local):
    """A converter for each thread, made when the thread first needs one."""

    def __init__(self, features: list[str]) -> None:
        self._own = ContentstateConverter(features)

    def from_database_format(self, html: str) -> str:
        return str(self._own.from_database_format(html))

    def to_database_format(self, contentstate_json: str) -> str:
        return str(self._own.to_database_format(contentstate_json))


class RichTextArea(DraftailRichTextArea):
    """A body's blocks share one widget in the whole process, and Wagtail's widget has one parser:
    two editors opened in one moment got pieces of each other's text, or an error (Wagtail #14573).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = _Converter(self.features)
