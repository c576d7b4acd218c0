from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def paper_name() -> str:
    """The name of the paper, as readers see it."""
    return str(settings.NEWSREEL["site.name"])
