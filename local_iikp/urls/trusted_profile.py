"""The addresses of the test Profil Zaufany."""

from django.urls import path

from local_iikp.trusted_profile import views

urlpatterns = [
    path("pz/ekran_pz", views.ask_for_pesel, name="ask_for_pesel"),
    path("pz/blad", views.refused_return, name="refused_return"),
]

handler400 = "local_iikp.errors.screens.bad_request"
handler404 = "local_iikp.errors.screens.not_found"
handler500 = "local_iikp.errors.screens.out_of_order"
