"""The table of defects of the POZ e-declarations: statements deklaracje-a to deklaracje-y, 1-c and 1-d."""

from __future__ import annotations

from tests.detection.defect import Defect

FILED = "Złożona deklaracja trafia do placówki i na listę pacjenta"
ONE_ON_LIST = "Na liście „Deklaracje” powinna przybyć jedna deklaracja"
ONE_AT_CLINIC = "W placówkach powinna przybyć jedna deklaracja"
STEP_FACILITY, STEP_PERSON, STEP_REASON = (
    f"Bez wyboru ({what}) nie można przejść dalej" for what in ("placówka", "osoba", "przyczyna zmiany")
)
SECOND_AS_THIRD = "Trzeci wybór lekarza w roku nie może uchodzić za drugi"
TOLD_TWICE = "W tym roku dokonano już dwóch wyborów"
CANNOT_FILE = "Szukano: przycisk albo odnośnik „Złóż deklarację”"
ONLY_WAITING = "Dopóki placówka nie przyjmie deklaracji, lekarz pozostaje ten sam"
DAY = "Nierozpatrzona deklaracja ma po {} dniach status „{}”"
BY_PARENT = "Deklarację składa przedstawiciel ustawowy"
BEFORE_BIRTHDAY = "W przeddzień 18. urodzin deklarację składa jeszcze przedstawiciel ustawowy"
ANNOUNCED = "Dopóki e-deklaracji nie ma, „Moje konto” je zapowiada"

DECLARATIONS = (
    Defect(
        "declaration_confirmed_but_not_stored", "1-c", "iIKP potwierdza złożenie deklaracji, a niczego nie zapisuje",
        (FILED,), (ONE_ON_LIST, "Adam Wrona, Przychodnia Klonowa", "nic"),
    ),
    Defect(
        "declarations_offered_before_time", "1-d", "deklaracje można wypełniać, choć nie są jeszcze udostępnione",
        ("Nieudostępnione e-deklaracje nie są oferowane i nie dają ekranu błędu",),
        ("nie powinno dawać przycisku „Wypełnij deklarację”",),
    ),
    Defect(
        "declaration_for_another_role", "deklaracje-a", "deklaracja wyboru lekarza to po złożeniu wybór pielęgniarki",
        (FILED,), (ONE_ON_LIST, "„lekarz: Adam Wrona", "„pielęgniarka: Adam Wrona"), only=FILED,
    ),
    Defect(
        "declaration_bears_another_day", "deklaracje-a", "deklaracja ma inną datę niż dzień złożenia",
        (FILED,), (ONE_ON_LIST, "złożono 29.02.2020"), only=FILED,
    ),
    Defect(
        "another_clinic_receives_declaration", "deklaracje-a", "deklarację dostaje inna placówka, niż wybrano",
        (FILED,), (ONE_AT_CLINIC, "Szpital Miejski"), only=FILED,
    ),
    Defect(
        "summary_lacks_nfz_branch", "deklaracje-b", "podsumowanie nie wymienia oddziału NFZ",
        ("Przed złożeniem deklaracji pacjent widzi jej podsumowanie",), ("brakuje", "oddział NFZ"),
    ),
    Defect(
        "no_way_back_from_summary", "deklaracje-c", "z podsumowania nie można wrócić do wyboru",
        ("„Wstecz” pozwala zmienić wybór przed złożeniem deklaracji",), ("„Wstecz”", "nie znaleziono"),
    ),
    Defect(
        "two_presses_two_declarations", "deklaracje-d", "ponowne „Złóż deklarację” składa drugą deklarację",
        ("Ponowne „Złóż deklarację” po cofnięciu się nie składa drugiej deklaracji",), (ONE_ON_LIST,),
    ),
    Defect(
        "search_needs_whole_name", "deklaracje-e", "placówki nie można znaleźć po środku nazwy",
        ("Placówkę można znaleźć, wpisując środek jej nazwy",), ("Przychodnia Klonowa", "nie znaleziono"),
        only="środek",
    ),
    Defect(
        "search_minds_case", "deklaracje-e", "wyszukiwanie placówki rozróżnia wielkie i małe litery",
        (
            "Placówkę można znaleźć, wpisując jej nazwę małymi literami",
            "Placówkę można znaleźć, wpisując jej nazwę wielkimi literami",
        ),
        ("Przychodnia Klonowa", "nie znaleziono"), only="literami",
    ),
    Defect(
        "empty_search_for_a_clinic_finds_all", "deklaracje-e", "puste wyszukiwanie pokazuje wszystkie placówki",
        ("Puste wyszukiwanie niczego nie znajduje",), ("nie powinno być wśród wyników",), only="Puste",
    ),
    Defect(
        "full_list_selectable", "deklaracje-f", "można wybrać lekarza, który nie ma już miejsc",
        ("Nie można wybrać lekarza, który ma już pełną listę pacjentów",),
        ("Tomasz Bąk powinien być nie do wybrania",),
    ),
    Defect(
        "person_left_out_silently", "deklaracje-g", "nikt nie mówi, że trzeba wybrać osobę",
        (STEP_PERSON,), ("Szukano: komunikat „Wybierz osobę”",), only="osoba",
    ),
    Defect(
        "reason_left_out_silently", "deklaracje-g", "trzeci wybór przechodzi bez przyczyny",
        (STEP_REASON,), ("Przyczyna zmiany",), only="przyczyna zmiany",
    ),
    Defect(
        "third_choice_for_free", "deklaracje-h", "trzeci wybór w roku przechodzi jako drugi, bez przyczyny i opłaty",
        (SECOND_AS_THIRD,), (f"Szukano: komunikat „{TOLD_TWICE}”",), only="Trzeci",
    ),
    Defect(
        "second_choice_refused", "deklaracje-h", "już drugi wybór w roku jest odrzucany",
        ("Drugi wybór lekarza w roku nie wymaga przyczyny",), (CANNOT_FILE, TOLD_TWICE), only="Drugi",
    ),
    Defect(
        "third_choice_cannot_be_filed", "deklaracje-i", "trzeciego wyboru nie można złożyć mimo podanej przyczyny",
        ("Trzeci wybór lekarza w roku można złożyć z podaniem przyczyny",), (CANNOT_FILE, TOLD_TWICE), only="Trzeci",
    ),
    Defect(
        "coming_of_age_for_every_role", "deklaracje-i", "„osiągnięcie 18. roku życia” można podać przy każdej roli",
        ("Przy wyborze pielęgniarki przyczyna „osiągnięcie 18. roku życia” nie jest do wyboru",),
        ("nie powinno się dać wybrać",), only="pielęgniarki",
    ),
    Defect(
        "fee_not_told", "deklaracje-j", "nikt nie mówi o opłacie za zmianę",
        ("Trzeci wybór z przyczyną „inna okoliczność” kosztuje 80 zł",), ("„Opłata za zmianę: 80 zł”",),
        only="kosztuje 80",
    ),
    Defect(
        "fee_for_every_reason", "deklaracje-j", "opłata jest zapowiadana przy każdej przyczynie",
        ("Trzeci wybór z przyczyną „zmiana miejsca zamieszkania” nic nie kosztuje",),
        ("nie powinno być mowy o opłacie",), only="zamieszkania",
    ),
    Defect(
        "third_answer_needs_two_choices", "deklaracje-k", "odpowiedź „po raz trzeci i kolejny” jest odrzucana",
        ("Odpowiedź „po raz trzeci i kolejny” jest przyjmowana także przy pierwszym wyborze",),
        (CANNOT_FILE, "To nie jest trzeci wybór"),
    ),
    Defect(
        "year_is_the_last_twelve_months", "deklaracje-l", "liczą się wybory z ostatnich 12 miesięcy, a nie z roku",
        ("W Nowy Rok wybory liczą się od początku",), (CANNOT_FILE, TOLD_TWICE), only="Nowy Rok",
    ),
    Defect(
        "new_year_comes_a_day_early", "deklaracje-l", "już 31 grudnia wybory liczą się od początku",
        ("31 grudnia liczą się jeszcze wybory z kończącego się roku",), (f"Szukano: komunikat „{TOLD_TWICE}”",),
        only="31 grudnia",
    ),
    Defect(
        "rejected_ones_count", "deklaracje-m", "odrzucone deklaracje liczą się jako wybory",
        ("Odrzucone deklaracje nie liczą się jako wybory",), (CANNOT_FILE, TOLD_TWICE), only="Odrzucone",
    ),
    Defect(
        "choices_of_all_roles_count", "deklaracje-m", "wybory lekarza liczą się jako wybory położnej",
        ("Wybory lekarza nie liczą się jako wybory położnej",), (CANNOT_FILE, TOLD_TWICE), only="położnej",
    ),
    Defect(
        "accepted_declaration_changes_nothing", "deklaracje-n", "po przyjęciu deklaracji lekarz się nie zmienia",
        ("Przyjęta deklaracja zmienia lekarza pacjenta",), ("brakuje", "Adam Wrona"), only="zmienia lekarza",
    ),
    Defect(
        "rejection_not_told", "deklaracje-n", "odrzucona deklaracja wygląda na czekającą",
        ("Odrzucona deklaracja niczego nie zmienia",), (ONE_ON_LIST, "Odrzucona", "Złożona"), only="niczego",
    ),
    Defect(
        "former_choice_lost", "deklaracje-o", "złożenie deklaracji od razu kasuje poprzedni wybór",
        (ONLY_WAITING,), ("Brak deklaracji", "brakuje", "Ewa Kruk"), only="Dopóki",
    ),
    Defect(
        "no_automatic_rejection", "deklaracje-p", "nierozpatrzona deklaracja czeka bez końca",
        (DAY.format(8, "Odrzucona automatycznie"),), (ONE_ON_LIST, "Odrzucona automatycznie", "Złożona"),
        only="po 8 dniach",
    ),
    Defect(
        "automatic_rejection_a_day_early", "deklaracje-p", "deklaracja jest odrzucana automatycznie już 7. dnia",
        (DAY.format(7, "Złożona"),), (ONE_ON_LIST, "Odrzucona automatycznie", "Złożona"), only="po 7 dniach",
    ),
    Defect(
        "several_wait_in_one_role", "deklaracje-q", "w jednej roli może czekać kilka deklaracji",
        ("Na jedną rolę można mieć jedną deklarację czekającą na rozpatrzenie",),
        ("Szukano: komunikat „Poprzednia deklaracja czeka na rozpatrzenie”",), only="Na jedną",
    ),
    Defect(
        "waiting_one_blocks_every_role", "deklaracje-r", "czekająca deklaracja na lekarza blokuje wybór pielęgniarki",
        ("Lekarza, pielęgniarkę i położną wybiera się niezależnie od siebie",),
        ("Nazwa placówki medycznej", "Poprzednia deklaracja czeka na rozpatrzenie"), only="niezależnie",
    ),
    Defect(
        "minor_can_file", "deklaracje-s", "siedemnastolatek składa deklarację sam",
        ("Za siedemnastolatka deklarację składa przedstawiciel ustawowy",), (f"Szukano: komunikat „{BY_PARENT}”",),
        only="Za siedemnastolatka",
    ),
    Defect(
        "comes_of_age_a_day_early", "deklaracje-s", "deklarację można złożyć już w przeddzień 18. urodzin",
        (BEFORE_BIRTHDAY,), (f"Szukano: komunikat „{BY_PARENT}”",), only="przeddzień",
    ),
    Defect(
        "comes_of_age_a_day_late", "deklaracje-t", "w dniu 18. urodzin deklaracji jeszcze nie można złożyć",
        ("W dniu 18. urodzin pacjent składa deklarację sam",), ("Nazwa placówki medycznej", BY_PARENT),
    ),
    Defect(
        "rejected_ones_not_listed", "deklaracje-u", "lista nie pokazuje odrzuconych deklaracji",
        ("Lista „Deklaracje” pokazuje wszystkie deklaracje pacjenta i ich losy",),
        ("powinna pokazywać to, co otrzymały placówki", "Odrzucona"),
    ),
    Defect(
        "rejected_one_is_current", "deklaracje-v", "„Moje konto” pokazuje wybór, który placówka odrzuciła",
        ("„Moje konto” pokazuje ostatni przyjęty wybór albo „Brak deklaracji”",), ("Brak deklaracji", "Irena Sowa"),
    ),
    Defect(
        "another_patients_row_visible", "deklaracje-w", "lista pokazuje deklaracje innych pacjentów",
        ("Deklaracji jednego pacjenta nie widzi drugi",), ("Jan Wysocki", "nie powinno być deklaracji"),
    ),
    Defect(
        "announcement_missing", "deklaracje-x", "„Moje konto” nie zapowiada e-deklaracji",
        (ANNOUNCED,), ("powinna mówić „E-deklaracje POZ będą dostępne wkrótce”",),
    ),
    Defect(
        "list_closed_while_switched_off", "deklaracje-y", "wyłączenie e-deklaracji zamyka też ich listę",
        ("Dopóki e-deklaracji nie ma, listę „Deklaracje” można czytać",),
        ("powinna pokazywać to, co otrzymały placówki", "nic"),
    ),
)  # fmt: skip
