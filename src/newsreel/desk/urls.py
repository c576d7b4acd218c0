"""The desk's addresses that are open without having signed in."""

from django.urls import path

from newsreel.desk import sign_in, staticfiles

urlpatterns = [
    path("static/<slug:edition_asked>/<path:name>", staticfiles.serve),
    path("sign-in/<str:secret>/", sign_in.sign_in, name="desk_sign_in"),
]
