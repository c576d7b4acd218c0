"""The desk's WSGI application, run by its own Granian behind the front."""

import os

from django.core.wsgi import get_wsgi_application

from newsreel.site.quick import by_the_short_way

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreel.site.settings")

application = by_the_short_way(get_wsgi_application())
