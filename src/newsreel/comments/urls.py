"""The addresses of readers' comments that are no plates: the closed list of law 1 names them."""

from django.urls import path

from newsreel.comments import views

urlpatterns = [
    path("post/", views.post),
    path("stamp/<uuid:story>/", views.stamp),
    path("write/<uuid:uuid>/", views.write),
    path("receipt/<str:token>/", views.receipt),
    path("report/<uuid:uuid>/", views.report),
    path("amend/<str:token>/", views.amend),
    path("at/<uuid:uuid>/", views.at),
]
