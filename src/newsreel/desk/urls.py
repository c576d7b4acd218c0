"""The desk's addresses that are open without having signed in."""

from django.urls import path

from newsreel.desk import sharing, sign_in, staticfiles

urlpatterns = [
    path("static/<slug:edition_asked>/<path:name>", staticfiles.serve),
    path("sign-in/<str:secret>/", sign_in.sign_in, name="desk_sign_in"),
]

# Not below /desk/: nothing of the newsroom's goes there, and nothing there asks who somebody is.
preview_urlpatterns = [
    path("preview/<str:secret>/", sharing.shared_preview, name="desk_shared_preview"),
]
