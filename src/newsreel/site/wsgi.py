"""The desk's WSGI application, run by its own Granian behind the front."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreel.site.settings")

application = get_wsgi_application()
