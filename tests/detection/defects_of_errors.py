"""The table of defects of the error screens and the ways back to work: section 3, statements 2.3-e and 2.3-f."""

from __future__ import annotations

from tests.detection.defect import Defect

TRUSTED_PROFILE = "Błąd Profilu Zaufanego"
PORTAL = "Serwis chwilowo niedostępny"
BARE = "502 Bad Gateway"
FAILED_LOG_IN = "Nieudane logowanie pokazuje ten sam ekran"
TRUSTED_PROFILE_DOWN = "Niedziałający testowy Profil Zaufany pokazuje swój ekran błędu"
PORTAL_DOWN = "Niedziałający portal pokazuje swój ekran błędu"
PORTAL_GOING_DOWN = "Portal, który przestaje działać w trakcie pracy, nie pokazuje już danych pacjenta"
OVERLOAD = "Przeciążenie portalu pokazuje ekran niedziałającego iIKP"
FAILED_PART = "Niepełne wczytanie strony pokazuje ekran niedziałającego iIKP"
RIGHT_SCREEN = "Gdy nie działa portal iIKP, widać właściwy z dwóch ekranów"
LEFT_BY_BACK_BUTTON = "Kto opuścił konto przyciskiem wstecz, przy następnym logowaniu widzi ekran błędu"
CLOSED_WINDOW = "Kto zamknął okno bez wylogowania, przy następnym logowaniu widzi ekran błędu"
STARTED_OVER = "Po niewłaściwym opuszczeniu konta pomaga ponowienie od kroku 2.1"
CTRL_F5 = "CTRL+F5 na stronie testowego WK zmienia węzeł i przywraca pracę"
PRIVATE = "Ekran błędu nie powinien pokazywać danych pacjenta"

ERRORS = (
    Defect(
        "open_session_resumed_without_asking", "2.3-e", "kto opuścił konto przyciskiem wstecz, wraca bez logowania",
        (LEFT_BY_BACK_BUTTON,), (PORTAL, "Strona główna"),
    ),
    Defect(
        "closed_window_answered_by_a_proxy", "2.3-f", "kto zamknął okno, widzi techniczną stronę po angielsku",
        (CLOSED_WINDOW,), (PORTAL, BARE),
    ),
    Defect(
        "portal_down_blames_trusted_profile_too", "3-b", "ekran niedziałającego iIKP ma też nagłówek drugiego ekranu",
        (RIGHT_SCREEN,), ("Widać ekran niedziałającego iIKP, a razem z nim ekran błędu Profilu Zaufanego",),
    ),
    Defect(
        "portal_down_offers_log_out", "3-b", "na ekranie niedziałającego iIKP stoi „Wyloguj się”, jak na stronie konta",
        (RIGHT_SCREEN,), ("Ekran błędu nie jest stroną konta, a ma „Wyloguj się”",),
    ),
    Defect(
        "screen_3_1_repeats_the_number", "3-c", "ekran błędu Profilu Zaufanego powtarza wpisany numer PESEL",
        (FAILED_LOG_IN,), (PRIVATE,), only="^Nieudane",
    ),
    Defect(
        "screen_3_2_names_the_patient", "3-c", "ekran niedziałającego iIKP pokazuje imię i nazwisko pacjenta",
        (PORTAL_DOWN,), (PRIVATE,), often=True, only="^Niedziałający portal",
    ),
    Defect(
        "title_of_screen_3_2_names_the_patient", "3-c", "karta z ekranem błędu ma w tytule nazwisko pacjenta",
        (PORTAL_GOING_DOWN,), ("Tytuł karty z ekranem błędu pokazuje dane pacjenta",),
        only="w trakcie pracy",
    ),
    Defect(
        "failed_part_leaves_the_frame", "3-c", "nad ekranem błędu zostaje nagłówek konta z nazwiskiem pacjenta",
        (FAILED_PART,), (PRIVATE,), only="^Niepełne",
    ),
    Defect(
        "failed_log_in_answered_by_a_proxy", "3.1-a", "nieudane logowanie pokazuje techniczną stronę po angielsku",
        (FAILED_LOG_IN,), (TRUSTED_PROFILE, BARE),
    ),
    Defect(
        "failed_log_in_opens_a_session", "3.1-a", "widać ekran błędu logowania, a pacjent mimo to jest zalogowany",
        (FAILED_LOG_IN,), ("Nikt nie powinien być zalogowany",),
    ),
    Defect(
        "trusted_profile_down_shows_3_2", "3.1-b", "niedziałający Profil Zaufany pokazuje ekran niedziałającego iIKP",
        (TRUSTED_PROFILE_DOWN,), (TRUSTED_PROFILE, f"„{PORTAL}”"),
    ),
    Defect(
        "trusted_profile_down_leaves_no_way_on", "3.1-b", "na ekranie błędu nie ma „Spróbuj ponownie”",
        (TRUSTED_PROFILE_DOWN,), ("Szukano:", "„Spróbuj ponownie”"),
    ),
    Defect(
        "session_left_open_blamed_on_trusted_profile", "3.2-a", "po błędnym wylogowaniu widać drugi z ekranów błędu",
        (LEFT_BY_BACK_BUTTON, CLOSED_WINDOW), (PORTAL, f"„{TRUSTED_PROFILE}”"),
    ),
    Defect(
        "second_tab_let_in", "3.2-b", "na konto otwarte w jednej karcie można się zalogować w drugiej",
        ("Logowanie na to samo konto w drugiej karcie pokazuje ekran błędu",), (PORTAL, "Strona główna"),
        only="drugiej karcie",
    ),
    Defect(
        "second_person_let_in", "3.2-b", "na jednym koncie pracują jednocześnie dwie osoby",
        ("Praca dwóch osób na jednym koncie pokazuje ekran błędu",), (PORTAL, "Strona główna"), only="dwóch osób",
    ),
    Defect(
        "portal_down_shows_nothing", "3.2-c", "niedziałający portal pokazuje pustą stronę",
        (PORTAL_DOWN,), (PORTAL, "Tekst strony: „”"), only="^Niedziałający portal",
    ),
    Defect(
        "portal_going_down_denies_its_pages", "3.2-c", "portal, który przestał działać, mówi, że nie ma takiej strony",
        (PORTAL_GOING_DOWN,), (PORTAL, "Nie znaleziono strony"), only="w trakcie pracy",
    ),
    Defect(
        "overload_answered_by_a_proxy", "3.2-d", "przeciążony portal pokazuje techniczną stronę po angielsku",
        (OVERLOAD,), (PORTAL, BARE), only="^Przeciążenie",
    ),
    Defect(
        "failed_part_goes_on_loading", "3.2-d", "po błędzie części strony „Trwa ładowanie…” nie znika",
        (FAILED_PART,), (PORTAL, "Moje konto"), only="^Niepełne",
    ),
    Defect(
        "session_left_open_never_ends", "3-d", "ponowienie od kroku 2.1 nie pomaga: stara sesja zostaje otwarta",
        (STARTED_OVER,), ("Strona główna", PORTAL), only="pomaga",
    ),
    Defect(
        "second_failure_shows_nothing", "3-d", "ponowienie od kroku 2.1 pokazuje pustą stronę zamiast ekranu błędu",
        ("Gdy iIKP wciąż nie działa, ponowienie od kroku 2.1 znów pokazuje ekran błędu",),
        (PORTAL, "Tekst strony: „”"), only="wciąż",
    ),
    Defect(
        "private_mode_keeps_the_node", "3-e", "tryb prywatny nie zmienia węzła",
        ("Tryb prywatny przeglądarki zmienia węzeł i przywraca pracę",), ("Strona główna", PORTAL),
        only="^Tryb prywatny",
    ),
    Defect(
        "ctrl_f5_keeps_the_node", "3-f", "CTRL+F5 nie zmienia węzła",
        (CTRL_F5,), (f"„{TRUSTED_PROFILE}”",), only="zmienia węzeł",
    ),
    Defect(
        "ctrl_f5_changes_the_node_for_one_page", "3-f", "po CTRL+F5 numer PESEL trafia znów do zepsutego węzła",
        (CTRL_F5,), ("Strona główna", f"„{TRUSTED_PROFILE}”"), only="zmienia węzeł",
    ),
    Defect(
        "ctrl_f5_shows_nothing", "3-f", "CTRL+F5 pokazuje pustą stronę zamiast ekranu błędu",
        ("Gdy nie działa żaden węzeł, CTRL+F5 znów pokazuje ekran błędu",), (TRUSTED_PROFILE, "Tekst strony: „”"),
        only="żaden węzeł",
    ),
    Defect(
        "starting_over_loses_contact_data", "3-h", "po odzyskaniu pracy brakuje telefonu i ulicy pacjenta",
        (STARTED_OVER,), ("Dane powinny pozostać bez zmian",),
    ),
    Defect(
        "starting_over_loses_prescriptions", "3-h", "po odzyskaniu pracy brakuje recept pacjenta",
        (STARTED_OVER,), ("„Moje recepty” powinny pozostać bez zmian", "Amotaks"),
    ),
    Defect(
        "other_node_after_ctrl_f5_loses_contact_data", "3-h", "po CTRL+F5 brakuje telefonu i ulicy pacjenta",
        ("Po przywróceniu pracy przez CTRL+F5 konto jest takie jak przedtem",), ("Dane powinny pozostać bez zmian",),
    ),
    Defect(
        "other_node_in_private_mode_loses_prescriptions", "3-h", "w trybie prywatnym brakuje recept pacjenta",
        ("Po przywróceniu pracy w trybie prywatnym konto jest takie jak przedtem",),
        ("„Moje recepty” powinny pozostać bez zmian", "Amotaks"),
    ),
)  # fmt: skip
