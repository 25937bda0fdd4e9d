"""The pages of „Recepty”: „Moje recepty”, the form „Zamów receptę”, „Zamówione recepty”."""

from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from local_iikp.poz.models import Worker
from local_iikp.prescriptions import drafts, orders, rules
from local_iikp.prescriptions.forms import OrderForm
from local_iikp.prescriptions.models import Prescription
from local_iikp.web import pages
from local_iikp.web.forms import focus_first_refused
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest

PLACED = "Zamówienie zostało złożone. Numer zamówienia: {number}"
CANCELLED = "Zamówienie zostało anulowane"


def prescriptions(request: PatientRequest) -> HttpResponse:
    """Show „Recepty” with „Moje recepty”, which arrive later."""
    return _show_prescriptions(request)


@fragment_of("prescriptions")
def my_prescriptions(request: PatientRequest) -> HttpResponse:
    """Return the table „Moje recepty”, with ticks at the drugs that the address names."""
    patient = request.visit.patient
    ticked = drafts.asked_for(patient, request.GET).packages
    rows = [
        {
            "prescription": prescription,
            "may_be_ordered": rules.may_be_ordered(prescription),
            "ticked": prescription in ticked,
        }
        for prescription in Prescription.objects.filter(patient=patient).order_by("-issued_on", "pk")
    ]
    return render(request, "prescriptions/my_prescriptions.html", {"rows": rows})


def start_order(request: PatientRequest) -> HttpResponse:
    """Answer „Zamów receptę” and „Zamów ponownie”: open a new form, or say on the same page why not."""
    draft = drafts.asked_for(request.visit.patient, request.GET)
    refusal = rules.order_refusal(rules.recipient(request.visit.patient), list(draft.packages))
    if refusal is None:
        return redirect(f"{reverse('order_form', args=[uuid4()])}?{draft.address_part}")
    if drafts.REPEATED in request.GET:
        return _show_orders(request, refusal=refusal)
    return _show_prescriptions(request, refusal=refusal, ticked=draft.address_part)


def order_form(request: PatientRequest, form: UUID) -> HttpResponse:
    """Show the form „Zamów receptę”; place the order that is sent, once."""
    patient = request.visit.patient
    made = orders.of_form(patient, form)
    draft = drafts.of_form(patient, form, request.GET)
    doctor = rules.recipient(patient) if made is None else made.worker
    if request.method != "POST":
        if made is None and rules.order_refusal(doctor, list(draft.packages)) is not None:
            return redirect(f"{reverse('start_order')}?{draft.address_part}")
        return _show_form(request, OrderForm(draft), doctor)
    typed = OrderForm(draft, request.POST)
    if not typed.is_valid():
        focus_first_refused(typed)
        return _show_form(request, typed, doctor)
    try:
        order = orders.place(patient, form, typed.packages(), typed.cleaned_data["remarks"])
    except orders.OrderRefusedError as refused:
        return _show_form(request, typed, doctor, str(refused))
    messages.success(request, PLACED.format(number=order.number))
    return redirect("orders")


def ordered(request: PatientRequest) -> HttpResponse:
    """Show „Zamówione recepty”, which arrive later."""
    return _show_orders(request)


@fragment_of("orders")
def my_orders(request: PatientRequest) -> HttpResponse:
    """Return the table „Zamówione recepty”."""
    rows = [
        {
            "order": order,
            "drugs": [(drug.prescription, rules.packages_in_words(drug.packages)) for drug in order.drugs.all()],
            "may_be_cancelled": rules.may_be_cancelled(order),
            "again": urlencode({drafts.REPEATED: order.number}) if rules.may_be_repeated(order) else "",
        }
        for order in orders.of_patient(request.visit.patient)
    ]
    return render(request, "prescriptions/my_orders.html", {"rows": rows})


def cancel_order(request: PatientRequest, number: str) -> HttpResponse:
    """Cancel an order unless the doctor has started; the page may be from before that."""
    if request.method != "POST":
        return redirect("orders")
    patient = request.visit.patient
    if not orders.of_patient(patient).filter(number=number).exists():
        raise Http404
    if not orders.cancel(patient, number):
        return _show_orders(request, refusal=rules.STARTED)
    messages.success(request, CANCELLED)
    return redirect("orders")


def _show_prescriptions(request: PatientRequest, refusal: str = "", ticked: str = "") -> HttpResponse:
    table = reverse("my_prescriptions") + (f"?{ticked}" if ticked else "")
    return pages.show(request, "prescriptions/prescriptions.html", "Recepty", refusal=refusal, table=table)


def _show_orders(request: PatientRequest, refusal: str = "") -> HttpResponse:
    return pages.show(request, "prescriptions/orders.html", "Recepty", refusal=refusal)


def _show_form(request: PatientRequest, form: OrderForm, doctor: Worker | None, refusal: str = "") -> HttpResponse:
    template, heading = "prescriptions/order_form.html", "Zamów receptę"
    return pages.show(request, template, heading, form=form, doctor=doctor, refusal=refusal)
