"""The addresses of the portal."""

from django.urls import path
from django.views.generic import RedirectView

from local_iikp.account import views as account
from local_iikp.consents import views as consents
from local_iikp.consents import wizard as consent_wizard
from local_iikp.home import views as home
from local_iikp.login import views as login
from local_iikp.login.access import public
from local_iikp.poz import views as poz
from local_iikp.poz import wizard
from local_iikp.prescriptions import views as prescriptions
from local_iikp.regulations import views as regulations

urlpatterns = [
    path("", public(RedirectView.as_view(pattern_name="home"))),
    path("ikp/", public(RedirectView.as_view(pattern_name="home"))),
    path("ikp/zaloguj", login.start, name="login"),
    path("ikp/powrot", login.return_from_trusted_profile, name="return"),
    path("ikp/wyloguj", login.log_out, name="log_out"),
    path("ikp/wylogowano", login.logged_out, name="logged_out"),
    path("ikp/regulamin", regulations.regulations, name="regulations"),
    path("ikp/strona-glowna", home.home, name="home"),
    path("ikp/moje-konto", account.account, name="account"),
    path("ikp/moje-konto/twoje-dane", account.own_data, name="own_data"),
    path("ikp/moje-konto/edycja", account.edit, name="edit_contact_data"),
    path("ikp/moje-konto/poz", poz.choices, name="poz_choices"),
    path("ikp/deklaracje", poz.declarations, name="declarations"),
    path("ikp/deklaracje/lista", poz.declarations_list, name="declarations_list"),
    path("ikp/deklaracje/<slug:role>", poz.declare, name="declare"),
    path("ikp/deklaracje/<slug:role>/placowka", wizard.facility, name="declare_facility"),
    path("ikp/deklaracje/<slug:role>/osoba", wizard.person, name="declare_person"),
    path("ikp/deklaracje/<slug:role>/ktory-raz", wizard.which, name="declare_which"),
    path("ikp/deklaracje/<slug:role>/podsumowanie", wizard.summary, name="declare_summary"),
    path("ikp/recepty", prescriptions.prescriptions, name="prescriptions"),
    path("ikp/recepty/moje", prescriptions.my_prescriptions, name="my_prescriptions"),
    path("ikp/recepty/zamow", prescriptions.start_order, name="start_order"),
    path("ikp/recepty/zamow/<uuid:form>", prescriptions.order_form, name="order_form"),
    path("ikp/recepty/zamowione", prescriptions.ordered, name="orders"),
    path("ikp/recepty/zamowione/tabela", prescriptions.my_orders, name="my_orders"),
    path("ikp/recepty/zamowione/<slug:number>/anuluj", prescriptions.cancel_order, name="cancel_order"),
    path("ikp/uprawnienia", consents.consents, name="consents"),
    path("ikp/uprawnienia/nadane", consents.granted, name="granted_consents"),
    path("ikp/uprawnienia/<int:number>/zmiana", consents.change, name="change_consent"),
    path("ikp/uprawnienia/<int:number>/wycofanie", consents.withdraw, name="withdraw_consent"),
    path("ikp/uprawnienia/nadawanie", consent_wizard.start, name="grant_consent"),
    path("ikp/uprawnienia/nadawanie/<str:token>/rodzaj", consent_wizard.kind, name="consent_kind"),
    path("ikp/uprawnienia/nadawanie/<str:token>/komu", consent_wizard.recipient, name="consent_recipient"),
    path("ikp/uprawnienia/nadawanie/<str:token>/wyniki", consent_wizard.results, name="consent_results"),
    path("ikp/uprawnienia/nadawanie/<str:token>/okres", consent_wizard.period, name="consent_period"),
    path("ikp/uprawnienia/nadawanie/<str:token>/podsumowanie", consent_wizard.summary, name="consent_summary"),
]

handler400 = "local_iikp.errors.screens.bad_request"
handler404 = "local_iikp.errors.screens.not_found"
handler500 = "local_iikp.errors.screens.out_of_order"
