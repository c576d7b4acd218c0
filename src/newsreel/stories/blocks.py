"""The blocks of a story's body, as the editor offers them and as the row keeps them (JSON).

Each is ``{"type", "value", "id"}``; reads turn them into the shapes that pages render.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from newsreel.stories.kinds import KINDS

INLINE = ["bold", "italic", "link", "superscript", "subscript"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock()
    level = blocks.ChoiceBlock(choices=[(2, "Heading"), (3, "Subheading")], default=2)

    class Meta:
        icon = "title"


class QuotationBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(features=INLINE)
    attribution = blocks.CharBlock(required=False, help_text=_("Who said it, and where."))

    class Meta:
        icon = "openquote"


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=2)
    attribution = blocks.CharBlock(required=False)

    class Meta:
        icon = "pick"


class PictureInBodyBlock(blocks.StructBlock):
    picture = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, help_text=_("Where it differs from the picture's."))

    class Meta:
        icon = "image"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureInBodyBlock(), min_num=2)

    class Meta:
        icon = "grip"


class ListingBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(required=False)
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE))

    class Meta:
        icon = "list-ul"


class RelatedBlock(blocks.StructBlock):
    """A story of ours, an address outside, or a title that finds its story by itself later."""

    story = SnippetChooserBlock("stories.Story", required=False)
    url = blocks.URLBlock(required=False)
    title = blocks.CharBlock(required=False)
    kind = blocks.ChoiceBlock(choices=[(k, k.capitalize()) for k in KINDS], required=False)
    by = blocks.CharBlock(required=False)

    class Meta:
        icon = "link"


class EmbedBlock(blocks.StructBlock):
    clip = SnippetChooserBlock("stories.Clip")
    caption = blocks.CharBlock(required=False)

    class Meta:
        icon = "media"


class CorrectionBlock(blocks.StructBlock):
    day = blocks.DateBlock()
    text = blocks.RichTextBlock(features=INLINE)

    class Meta:
        icon = "warning"


class BodyBlock(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(features=INLINE, icon="pilcrow")
    heading = HeadingBlock()
    quotation = QuotationBlock()
    pull_quote = PullQuoteBlock()
    picture = PictureInBodyBlock()
    gallery = GalleryBlock()
    list = ListingBlock()
    related = RelatedBlock()
    embed = EmbedBlock()
    correction = CorrectionBlock()
