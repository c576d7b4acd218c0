"""The desk's addresses that come before Wagtail's: most are open without having signed in."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from newsreel.desk import sharing, sign_in, staticfiles
from newsreel.desk.entrance import views
from newsreel.desk.entrance.account import OwnAccount

urlpatterns = [
    path("static/<slug:edition_asked>/<path:name>", staticfiles.serve),
    path("sign-in/<str:secret>/", sign_in.sign_in, name="desk_sign_in"),
    path("account/", require_admin_access(OwnAccount.as_view()), name="wagtailadmin_account"),
    path("login/", views.SignIn.as_view(), name="wagtailadmin_login"),
    path("login/second/", views.second_factor, name="desk_second_factor"),
    path("login/passkey/options/", views.passkey_options, name="desk_passkey_options"),
    path("login/passkey/", views.passkey, name="desk_passkey"),
]

# Not below /desk/: nothing of the newsroom's goes there, and nothing there asks who somebody is.
preview_urlpatterns = [
    path("preview/<str:secret>/", sharing.shared_preview, name="desk_shared_preview"),
    path("preview/<str:secret>/page/", sharing.framed_page, name="desk_framed_page"),
]
