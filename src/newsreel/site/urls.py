"""Addresses that Django answers; the front hands these over and nothing else."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from newsreel.comments import urls as comments_urls
from newsreel.desk import urls as desk_urls
from newsreel.site.searching import search

urlpatterns = [
    path("search/", search),
    path("<slug:code>/search/", search),
    path("comments/", include(comments_urls)),
    path("desk/", include(desk_urls)),
    path("desk/", include(wagtailadmin_urls)),
    *desk_urls.preview_urlpatterns,
]
