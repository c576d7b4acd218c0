"""The addresses of readers' comments that are no plates: the closed list of law 1 names them."""

from django.urls import path, register_converter

from newsreel.comments import mail_views, views
from newsreel.comments.names import Short

register_converter(Short, "short")
_NAMES = ("<uuid:uuid>", "<uuid:story>/<short:short>")

urlpatterns = [
    path("post/", views.post),
    path("stamp/<uuid:story>/", views.stamp),
    path("receipt/<str:token>/", views.receipt),
    path("amend/<str:token>/", views.amend),
    *(path(f"write/{name}/", views.write) for name in _NAMES),
    *(path(f"report/{name}/", views.report) for name in _NAMES),
    *(path(f"at/{name}/", views.at) for name in _NAMES),
    path("follow/confirm/<str:token>/", mail_views.confirm),
    path("follow/<str:token>/", views.follow),
    path("unfollow/<str:token>/", mail_views.unfollow),
    path("yours/", mail_views.yours),
    path("yours/<str:token>/", mail_views.by_link),
    path("yours/<str:token>/data.json", mail_views.data),
]
