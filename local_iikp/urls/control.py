"""The addresses of the control API."""

from django.urls import path

from local_iikp.control import views
from local_iikp.control.clinic import clinic

urlpatterns = [
    path("worlds", views.worlds),
    path("worlds/<slug:name>", views.world),
    path("worlds/<slug:name>/clinic", clinic),
    path("worlds/<slug:name>/regulations", views.regulations),
    path("worlds/<slug:name>/sessions", views.sessions),
]

handler400 = "local_iikp.control.api.bad_request"
handler404 = "local_iikp.control.api.not_found"
handler500 = "local_iikp.control.api.out_of_order"
