"""The table of defects of the orders for e-prescriptions: statements zamowienia-a to zamowienia-p, and 1-b."""

from __future__ import annotations

from tests.detection.defect import Defect

PLACED = "Złożone zamówienie jest na liście i dochodzi do przychodni"
NOT_LISTED = "Na liście „Zamówione recepty” powinno przybyć zamówienie"
ONE_MORE = "Na liście powinno przybyć jedno zamówienie"
NONE_MORE = "Na liście nie powinno przybyć żadne zamówienie"
NOT_THE_SAME = "Przychodnia powinna otrzymać te leki i liczby opakowań"
RIGHT_CLINIC = "Zamówienie otrzymuje przychodnia i lekarz z przyjętej deklaracji"
BACK = "Powrót do złożonego zamówienia i ponowne „Złóż zamówienie” nie składa drugiego"
CANCELLED = "Anulowane zamówienie jest anulowane także w przychodni"
TOO_LATE = "Zamówienia, które lekarz właśnie zaczął rozpatrywać, nie można już anulować"
OTHER_STATUS = "Na liście „Zamówione recepty” powinien stać inny status"
OTHER_STATUS_AT_CLINIC = "W przychodni zamówienie powinno mieć inny status"

ORDERS = (
    Defect(
        "orders_forgotten_at_log_out", "1-b", "złożone zamówienie znika przy wylogowaniu",
        ("Zamówienie jest na liście także po ponownym zalogowaniu",), ("Na liście powinno być zamówienie numer",),
    ),
    Defect(
        "dose_not_shown", "zamowienia-a", "„Moje recepty” nie pokazują dawki leku",
        ("„Moje recepty” pokazują przepisane leki",), ("„Moje recepty” powinny pokazywać każdy lek w całości", "Dawka"),
    ),
    Defect(
        "one_time_drug_can_be_ordered", "zamowienia-b", "zamówić można lek, który przepisano jednorazowo",
        ("Leku przepisanego jednorazowo nie można zamówić ponownie",),
        ("Do zamówienia powinny być leki przyjmowane stale", "Amotaks"),
    ),
    Defect(
        "continued_drug_cannot_be_ordered", "zamowienia-b", "leku przyjmowanego stale nie można zaznaczyć",
        ("Leku przepisanego jednorazowo nie można zamówić ponownie",),
        ("Do zamówienia powinny być leki przyjmowane stale",),
    ),
    Defect(
        "order_to_the_wrong_clinic", "zamowienia-c", "zamówienie trafia do innej przychodni, niż pacjent wybrał",
        (RIGHT_CLINIC,), ("Zamówienie powinna otrzymać przychodnia pacjenta", "Przychodnia Klonowa"),
    ),
    Defect(
        "order_to_another_doctor", "zamowienia-c", "zamówienie trafia do innego lekarza tej samej przychodni",
        (RIGHT_CLINIC,), ("Zamówienie powinien otrzymać lekarz pacjenta", "Tomasz Bąk"),
    ),
    Defect(
        "form_names_another_doctor", "zamowienia-c", "formularz wymienia innego lekarza, niż pacjent wybrał",
        ("Formularz mówi, kto otrzyma zamówienie",), ("Formularz powinien mówić, kto otrzyma zamówienie", "Ewa Kruk"),
    ),
    Defect(
        "thirteen_packages_accepted", "zamowienia-d", "zamówić można 13 opakowań leku",
        ("Liczba opakowań „13” jest odrzucana",), ("„Liczba opakowań”", "Zamówienie zostało złożone"),
        only="„13”",
    ),
    Defect(
        "no_packages_accepted", "zamowienia-d", "zamówić można 0 opakowań leku",
        ("Liczba opakowań „0” jest odrzucana",), ("„Liczba opakowań”", "Zamówienie zostało złożone"), only="„0”",
    ),
    Defect(
        "twelve_packages_refused", "zamowienia-d", "12 opakowań leku jest odrzucane, choć wolno zamówić 12",
        ("Zamówić można 12 opakowań",), ("Zamówienie zostało złożone", "Zamów receptę"), only="12 opakowań",
    ),
    Defect(
        "form_comes_with_two_packages", "zamowienia-d", "formularz proponuje na początku 2 opakowania zamiast 1",
        ("Kto nie zmienia liczby opakowań, zamawia jedno",), ("liczby opakowań", "Metformax 850"), only="zamawia jedno",
    ),
    Defect(
        "quantities_of_drugs_mixed_up", "zamowienia-d", "przychodnia otrzymuje liczby opakowań przy innych lekach",
        ("Zamówienie kilku leków dochodzi w całości",), (NOT_THE_SAME, "Euthyrox N 100: 1"), only="kilku leków",
    ),
    Defect(
        "long_remarks_accepted", "zamowienia-e", "uwagi dłuższe niż 500 znaków są przyjmowane",
        ("Uwagi dłuższe niż 500 znaków są odrzucane",), ("„Uwagi dla lekarza”", "Zamówienie zostało złożone"),
        only="dłuższe",
    ),
    Defect(
        "remarks_cut_off", "zamowienia-e", "do lekarza dochodzi początek długich uwag",
        ("Uwagi „(tekst o długości 500)” dochodzą do lekarza bez zmian",),
        ("Przychodnia powinna otrzymać uwagi bez zmian",), only="długości 500",
    ),
    Defect(
        "placed_but_not_stored", "zamowienia-f", "iIKP potwierdza zamówienie, a niczego nie zapisuje",
        (PLACED,), (NOT_LISTED,), only=PLACED,
    ),
    Defect(
        "placed_but_not_sent", "zamowienia-f", "zamówienie stoi na liście, ale nie dochodzi do przychodni",
        (PLACED,), ("Przychodnia powinna otrzymać zamówienie numer",), only=PLACED,
    ),
    Defect(
        "wrong_quantity_sent", "zamowienia-f", "przychodnia otrzymuje inną liczbę opakowań, niż pacjent zamówił",
        (PLACED,), (NOT_THE_SAME, "Euthyrox N 100: 1"), only=PLACED,
    ),
    Defect(
        "number_not_told", "zamowienia-f", "potwierdzenie nie podaje numeru zamówienia",
        (PLACED,), ("Przy potwierdzeniu powinien stać numer zamówienia",), only=PLACED,
    ),
    Defect(
        "every_press_makes_an_order", "zamowienia-g", "każde „Złóż zamówienie” składa osobne zamówienie",
        (BACK,), (ONE_MORE, "Jest: 2"), only="^Powrót",
    ),
    Defect(
        "second_press_gets_a_number_of_its_own", "zamowienia-g", "ponowne „Złóż zamówienie” podaje inny numer",
        (BACK,), ("Za drugim razem powinien stać ten sam numer zamówienia",), only="^Powrót",
    ),
    Defect(
        "cancelled_form_is_placed", "zamowienia-h", "„Anuluj” w formularzu składa zamówienie",
        ("„Anuluj” w formularzu niczego nie zamawia",), (NONE_MORE,),
    ),
    Defect(
        "cancelled_but_clinic_not_told", "zamowienia-i", "anulowane zamówienie czeka w przychodni dalej na lekarza",
        (CANCELLED,), (OTHER_STATUS_AT_CLINIC, "Złożone"), only=CANCELLED,
    ),
    Defect(
        "cancelled_in_words_only", "zamowienia-i", "iIKP potwierdza anulowanie, a zamówienie zostaje złożone",
        (CANCELLED,), (OTHER_STATUS, "Złożone"), only=CANCELLED,
    ),
    Defect(
        "cancelling_offered_after_the_start", "zamowienia-i", "„Anuluj zamówienie” stoi przy rozpatrywanym zamówieniu",
        ("Gdy lekarz zaczął rozpatrywać zamówienie, „Anuluj zamówienie” znika",),
        ("Przy zamówieniu nie powinno być „Anuluj zamówienie”",), only="znika",
    ),
    Defect(
        "repeated_order_loses_quantities", "zamowienia-j", "„Zamów ponownie” gubi liczbę opakowań",
        ("„Zamów ponownie” otwiera formularz z poprzednim zamówieniem",),
        ("Formularz powinien zawierać poprzednią liczbę opakowań", "„1”"),
    ),
    Defect(
        "repeating_not_offered", "zamowienia-j", "przy zrealizowanym zamówieniu nie ma „Zamów ponownie”",
        ("„Zamów ponownie” otwiera formularz z poprzednim zamówieniem",), ("Szukano:", "„Zamów ponownie”"),
        only="otwiera",
    ),
    Defect(
        "status_stays_placed", "zamowienia-k", "zrealizowane zamówienie jest na liście nadal złożone",
        ("Zrealizowane zamówienie jest zrealizowane na liście pacjentki",), (OTHER_STATUS, "Złożone"),
    ),
    Defect(
        "comment_not_shown", "zamowienia-k", "lista nie pokazuje komentarza lekarza",
        ("Odrzucone zamówienie ma na liście komentarz lekarza",), ("Przy zamówieniu powinien stać komentarz lekarza",),
        only="komentarz",
    ),
    Defect(
        "no_doctor_needed", "zamowienia-l", "zamówienie można rozpocząć bez wybranego lekarza POZ",
        ("Kto nie wybrał lekarza POZ, nie może złożyć zamówienia",), ("Aby zamówić receptę, wybierz lekarza POZ",),
    ),
    Defect(
        "service_off_ignored", "zamowienia-m", "zamówienie przyjmuje placówka, która ich nie przyjmuje",
        ("Placówka, która nie przyjmuje zamówień, niczego nie otrzymuje",),
        ("nie przyjmuje zamówień na recepty przez IKP", "Zamów receptę"), only="niczego",
    ),
    Defect(
        "refused_but_placed", "zamowienia-m", "iIKP odmawia przyjęcia zamówienia, a mimo to je składa",
        ("Placówka, która nie przyjmuje zamówień, niczego nie otrzymuje",), (NONE_MORE,), only="niczego",
    ),
    Defect(
        "order_of_nothing", "zamowienia-n", "zamówienie można rozpocząć bez zaznaczonego leku",
        ("Bez zaznaczonego leku nie ma zamówienia",), ("Wybierz co najmniej jeden lek", "Zamów receptę"),
    ),
    Defect(
        "cancelled_though_started", "zamowienia-o", "zamówienie daje się anulować, choć lekarz już je rozpatruje",
        (TOO_LATE,), ("Lekarz już rozpatruje to zamówienie", "Zamówienie zostało anulowane"),
    ),
    Defect(
        "refused_but_cancelled", "zamowienia-o", "iIKP odmawia anulowania, a mimo to anuluje zamówienie",
        (TOO_LATE,), (OTHER_STATUS, "Anulowane"),
    ),
    Defect(
        "orders_of_others_visible", "zamowienia-p", "na liście Jana stoją zamówienia Anny",
        ("Zamówienia jednego pacjenta nie widzi drugi",), ("Lista pokazuje zamówienie (Anna Zielińska)",),
    ),
)  # fmt: skip
