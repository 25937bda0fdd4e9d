"""The table of defects: what is broken, which scenarios must turn red, and what they must say.

A defect's name is the function of `breaking` that applies it. Section 3 and the three functions have their own tables.
"""

from __future__ import annotations

from tests.detection.defect import UNAVAILABLE, Defect
from tests.detection.defects_declarations import DECLARATIONS
from tests.detection.defects_of_consents import CONSENTS
from tests.detection.defects_of_errors import ERRORS
from tests.detection.defects_of_orders import ORDERS

ENTRY = "Adres wejściowy sam przekierowuje na stronę testowego Profilu Zaufanego"
OWN_ACCOUNT = "Po zalogowaniu pacjent jest na swoim koncie w iIKP"
RIGHT_PERSON = "„Moje konto” pokazuje osobę o podanym numerze PESEL"
FIRST_TIME = "Przy pierwszym logowaniu wyświetla się regulamin"
NEW_DATA = "Zmienione dane teleadresowe zostają zapisane"
NOTHING_PRIVATE = "Strona pokazuje dane, które ma tylko Anna Zielińska"
NO_ENTRANCE = "Przed akceptacją regulaminu strona nie powinna dawać wejścia na konto"
UNCHANGED = "Dane powinny pozostać bez zmian"
HOME_EXPECTED = "Po zalogowaniu powinna się otworzyć strona główna"

ENTERING = (
    Defect(
        "own_log_in_form", "2-a", "iIKP loguje własnym formularzem, bez testowego Profilu Zaufanego",
        (ENTRY,), ("Testowy Profil Zaufany", "Logowanie do iIKP"),
    ),
    Defect(
        "entry_answers_404", "2.1-a", "pod adresem wejściowym nie ma strony (404)",
        (ENTRY,), ("Testowy Profil Zaufany", "Nie znaleziono strony"),
    ),
    Defect(
        "entry_stays_blank", "2.1-a", "adres wejściowy odpowiada pustą stroną",
        (ENTRY,), ("Testowy Profil Zaufany", "Tekst strony: „”"),
    ),
    Defect(
        "entry_waits_for_click", "2.2-a", "wejście nie przekierowuje samo: trzeba wybrać odnośnik",
        (ENTRY,), ("Testowy Profil Zaufany", "Przejdź do logowania"),
    ),
    Defect(
        "trusted_profile_on_portals_host", "2.2-a", "strona logowania jest częścią iIKP, a nie osobną witryną",
        (ENTRY,), ("Strona logowania ma inny adres niż w instrukcji", "/ikp/zaloguj"),
    ),
    Defect(
        "trusted_profile_at_other_path", "2.2-a", "strona logowania ma inną ścieżkę niż w instrukcji",
        (ENTRY,), ("Strona logowania ma inny adres niż w instrukcji", "/pz/logowanie"),
    ),
    Defect(
        "inner_page_open_to_all", "2.2-b", "„Moje konto” pokazuje dane niezalogowanemu, który zna adres",
        ("Strona wewnętrzna bez zalogowania prowadzi do logowania",), ("Testowy Profil Zaufany", "Moje konto"),
    ),
    Defect(
        "inner_page_is_dead_end", "2.2-b", "strona wewnętrzna odmawia niezalogowanemu, ale nie prowadzi do logowania",
        ("Strona wewnętrzna bez zalogowania prowadzi do logowania",), ("Testowy Profil Zaufany", "Brak dostępu"),
    ),
    Defect(
        "session_never_ends", "2.2-b", "sesja nie wygasa mimo bezczynności",
        ("Po czasie bezczynności następne kliknięcie prowadzi do logowania",),
        ("Testowy Profil Zaufany", "Edytuj swoje dane"),
    ),
    Defect(
        "pesel_field_named_otherwise", "2.2.1-a", "pole na numer nazywa się inaczej niż w instrukcji",
        ("Na stronie logowania jest pole „Pesel”",), ("pole „Pesel”", "Identyfikator"),
    ),
    Defect(
        "pesel_field_absent", "2.2.1-a", "na stronie logowania nie ma pola na numer",
        ("Na stronie logowania jest pole „Pesel”",), ("Szukano: pole „Pesel”", "Testowy Profil Zaufany"),
    ),
    Defect(
        "empty_number_logs_in", "2.2.1-b", "bez numeru PESEL otwiera się czyjeś konto",
        ("Bez numeru PESEL nie można się zalogować", "ENTER przy pustym polu odmawia tak samo jak „Dalej”"),
        ("Testowy Profil Zaufany", "Strona główna"),
    ),
    Defect(
        "empty_number_refused_silently", "2.2.1-b", "brak numeru jest odrzucany bez słowa",
        ("Bez numeru PESEL nie można się zalogować",), ("„Podaj numer PESEL”", "nie ma żadnego"),
    ),
    Defect(
        "check_digit_ignored", "2.2.1-c", "cyfra kontrolna nie jest sprawdzana",
        ("Numer PESEL z błędną cyfrą kontrolną nie loguje",),
        ("powinien stać komunikat „Nieprawidłowy numer PESEL”", "a stoi: „Brak konta pacjenta"),
        only="cyfrą kontrolną",
    ),
    Defect(
        "future_birth_date_accepted", "2.2.1-c", "data urodzenia może leżeć w przyszłości",
        ("Numer PESEL z datą urodzenia w przyszłości nie loguje",),
        ("powinien stać komunikat „Nieprawidłowy numer PESEL”",), only="w przyszłości",
    ),
    Defect(
        "wrong_number_logs_in", "2.2.1-c", "błędny numer otwiera konto Anny",
        ("Numer PESEL za krótki nie loguje", "Numer PESEL z samych zer nie loguje"),
        ("Testowy Profil Zaufany", "Strona główna"), only="za krótki|zer",
    ),
    Defect(
        "unknown_number_logs_in", "2.2.1-c", "numer bez konta otwiera konto Anny",
        ("Poprawny numer PESEL, którego nikt nie ma, nie loguje",), ("Testowy Profil Zaufany", "Strona główna"),
        only="nikt nie ma",
    ),
    Defect(
        "child_logs_in", "2.2.1-c", "piętnastolatka dostaje się na konto",
        ("Piętnastolatka nie ma jeszcze dostępu do konta",), ("Testowy Profil Zaufany", "Strona główna"),
        only="Piętnastolatka",
    ),
    Defect(
        "password_demanded", "2.2.1-d", "poza numerem PESEL potrzebne jest hasło",
        ("Poza numerem PESEL nie trzeba podawać niczego",), ("Strona główna", "Podaj hasło"),
    ),
    Defect(
        "spaces_around_number_refused", "2.2.1-d", "numer ze spacjami wokół jest odrzucany",
        ("Spacje wokół numeru PESEL nie przeszkadzają",), ("Strona główna", "Nieprawidłowy numer PESEL"),
    ),
    Defect(
        "enter_does_nothing", "2.2.2-a", "ENTER w polu „Pesel” nic nie robi",
        ("ENTER w polu „Pesel” loguje",), ("Strona główna", "Testowy Profil Zaufany"),
    ),
    Defect(
        "proceed_does_nothing", "2.2.2-b", "„Dalej” nic nie robi",
        ("Przycisk „Dalej” loguje",), ("Strona główna", "Testowy Profil Zaufany"),
    ),
    Defect(
        "enter_leads_elsewhere", "2.2.2-c", "ENTER prowadzi na inną stronę niż „Dalej”",
        ("ENTER i „Dalej” prowadzą w to samo miejsce",), ("Strona główna", "Moje konto"),
    ),
)  # fmt: skip

ACCOUNT = (
    Defect(
        "return_is_dead_end", "2.2.3-a", "logowanie kończy się na stronie, z której nie ma wejścia na konto",
        (OWN_ACCOUNT,), ("Strona główna", "Zalogowano"),
    ),
    Defect(
        "return_is_refused", "2.2.3-a", "powrót z testowego Profilu Zaufanego jest odrzucany",
        (OWN_ACCOUNT,), ("Błąd Profilu Zaufanego", "3.1"), verdict=UNAVAILABLE,
    ),
    Defect(
        "account_on_trusted_profiles_host", "2.2.3-a", "konto otwiera się na stronie testowego Profilu Zaufanego",
        (OWN_ACCOUNT,), ("Konto powinno być na stronie iIKP",), only="na swoim koncie w iIKP",
    ),
    Defect(
        "everybody_gets_jans_account", "2.2.3-b", "każdy numer PESEL otwiera konto Jana",
        (RIGHT_PERSON,), ("Anna Zielińska",),
    ),
    Defect(
        "header_names_another_patient", "2.2.3-b", "nad stroną stoi imię i nazwisko innego pacjenta",
        (RIGHT_PERSON,), ("Konto powinno należeć do: Anna Zielińska",),
    ),
    Defect(
        "whole_pesel_shown", "2.2.3-b", "konto pokazuje cały numer PESEL",
        (RIGHT_PERSON,), ("Strona nie powinna pokazywać całego numeru PESEL",),
    ),
    Defect(
        "another_pesel_shown", "2.2.3-b", "konto pokazuje końcówkę innego numeru PESEL",
        (RIGHT_PERSON,), ("cztery ostatnie cyfry numeru PESEL",),
    ),
    Defect(
        "contact_data_of_another_patient", "2.2.3-c", "konto Jana pokazuje dane teleadresowe Anny",
        ("Inny numer PESEL otwiera inne konto", "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie"),
        ("„Moje konto” pokazuje dane, które ma tylko Anna Zielińska",),
    ),
    Defect(
        "second_log_in_keeps_first_account", "2.2.3-c", "nowe logowanie nie zastępuje poprzedniego",
        ("Nowe logowanie w tej samej przeglądarce zastępuje poprzednie",), ("Konto powinno należeć do: Jan Wysocki",),
    ),
    Defect(
        "regulations_never_shown", "2.2.3-d", "regulamin nigdy się nie wyświetla",
        (FIRST_TIME,), ("Regulamin Internetowego Konta Pacjenta", "Strona główna"),
    ),
    Defect(
        "regulations_accepted_without_tick", "2.2.3-d", "regulaminu nie trzeba zaznaczać, wystarczy „Dalej”",
        ("Przejście dalej bez akceptacji jest odrzucane",), ("Akceptuję regulamin", "Strona główna"),
    ),
    Defect(
        "new_version_not_shown", "2.2.3-d", "nowa wersja regulaminu nie wymaga akceptacji",
        ("Nowa wersja regulaminu wymaga ponownej akceptacji",),
        ("Regulamin Internetowego Konta Pacjenta", "Strona główna"),
    ),
    Defect(
        "inner_address_bypasses_regulations", "2.2.3-e", "adres strony wewnętrznej omija regulamin",
        ("Adres strony wewnętrznej nie omija regulaminu",), ("Regulamin Internetowego Konta Pacjenta", "Moje konto"),
    ),
    Defect(
        "menu_offered_before_acceptance", "2.2.3-e", "strona regulaminu ma menu konta",
        ("Adres strony wewnętrznej nie omija regulaminu",), (NO_ENTRANCE,),
    ),
    Defect(
        "refusing_counts_as_accepting", "2.2.3-e", "wylogowanie bez akceptacji liczy się jako akceptacja",
        ("Kto się wylogował bez akceptacji, przy następnym logowaniu znów widzi regulamin",),
        ("Regulamin Internetowego Konta Pacjenta", "Strona główna"),
    ),
    Defect(
        "acceptance_not_stored", "2.2.3-f", "akceptacja nie jest zapisywana",
        ("Akceptacja otwiera konto na stałe",), ("Strona główna", "Regulamin Internetowego Konta Pacjenta"),
    ),
    Defect(
        "acceptance_ends_with_session", "2.2.3-f", "zaakceptowany regulamin wyświetla się przy każdym logowaniu",
        ("Akceptacja otwiera konto na stałe",), (HOME_EXPECTED, "Regulamin"),
    ),
    Defect(
        "acceptance_ends_with_session", "2.2.3-g", "regulamin wyświetla się, choć jest już zaakceptowany",
        ("Kto już zaakceptował regulamin, zaczyna pracę od razu",), (HOME_EXPECTED, "Regulamin"),
    ),
)  # fmt: skip

CONTACT = (
    Defect(
        "edit_not_offered", "2.2.3-h", "na „Moim koncie” nie ma „Edytuj swoje dane”",
        ("„Edytuj swoje dane” otwiera formularz z danymi pacjenta",),
        ("Szukano:", "„Edytuj swoje dane”", "Historia"),
    ),
    Defect(
        "form_comes_empty", "2.2.3-h", "formularz nie zawiera zapisanych danych",
        ("„Edytuj swoje dane” otwiera formularz z danymi pacjenta",), ("Formularz powinien zawierać dane pacjenta",),
    ),
    Defect(
        "saved_but_not_stored", "2.2.3-i", "iIKP potwierdza zapis, a niczego nie zapisuje",
        (NEW_DATA,), ("„Moje konto” powinno pokazywać zapisane dane", "anna.nowa@przyklad.pl"),
        often=True, only=NEW_DATA,
    ),
    Defect(
        "saved_without_confirmation", "2.2.3-i", "dane są zapisywane bez potwierdzenia",
        (NEW_DATA,), ("Dane zostały zapisane", "Gotowe"), only=NEW_DATA,
    ),
    Defect(
        "postcode_not_stored", "2.2.3-i", "kod pocztowy się nie zmienia",
        (NEW_DATA,), ("„Moje konto” powinno pokazywać zapisane dane", "00-184"), only=NEW_DATA,
    ),
    Defect(
        "removed_data_stay", "2.2.3-i", "usuniętych danych nie da się usunąć",
        ("Usunięte dane znikają z konta",), ("powinny mówić „nie podano”",), only="Usunięte",
    ),
    Defect(
        "phone_stored_as_typed", "2.2.3-i", "numer telefonu nie jest sprowadzany do 9 cyfr",
        (
            # Dashes alone may be the portal's way of grouping digits.
            "Numer telefonu zapisany jako „+48 600 100 200” to 9 cyfr",
            "Numer telefonu zapisany jako „+48600100200” to 9 cyfr",
        ),
        ("Formularz powinien zawierać zapisaną wartość",), only="to 9 cyfr",
    ),
    Defect(
        "sms_notices_not_stored", "2.2.3-i", "powiadomień SMS nie da się włączyć",
        ("Powiadomienia SMS można włączyć i wyłączyć",), ("raz zaznaczone, a raz nie", "nie, nie"),
        only="można włączyć",
    ),
    Defect(
        "cancel_saves", "2.2.3-i", "„Anuluj” zapisuje",
        ("„Anuluj” niczego nie zapisuje",), (UNCHANGED, "porzucona@przyklad.pl"), only="Anuluj",
    ),
    Defect(
        "stored_for_this_session_only", "2.2.3-j", "zmiana znika przy wylogowaniu",
        ("Zmiana jest widoczna po ponownym zalogowaniu",),
        ("„Moje konto” powinno pokazywać zapisane dane", "po.zmianie@przyklad.pl"),
    ),
    Defect(
        "wrong_email_accepted", "2.2.3-k", "błędny adres e-mail zostaje zapisany",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",), ("Adres e-mail", "Dane zostały zapisane"), only="„anna@”",
    ),
    Defect(
        "wrong_phone_accepted", "2.2.3-k", "błędny numer telefonu zostaje zapisany",
        ("Pole „Numer telefonu” odrzuca wartość „60010020”",), ("Numer telefonu", "Dane zostały zapisane"),
        only="„60010020”",
    ),
    Defect(
        "wrong_postcode_accepted", "2.2.3-k", "błędny kod pocztowy zostaje zapisany",
        ("Pole „Kod pocztowy” odrzuca wartość „00184”",), ("Kod pocztowy", "Dane zostały zapisane"), only="„00184”",
    ),
    Defect(
        "long_text_accepted", "2.2.3-k", "ulica może być dowolnie długa",
        ("Pole „Ulica i numer” odrzuca wartość „(tekst o długości 101)”",), ("Ulica i numer", "Dane zostały zapisane"),
        only="długości 101",
    ),
    Defect(
        "notices_without_phone_accepted", "2.2.3-k", "powiadomienia SMS dają się włączyć bez numeru telefonu",
        ("Powiadomienia SMS wymagają danych, na które mają przychodzić",),
        ("Powiadomienia SMS", "Dane zostały zapisane"), only="wymagają danych",
    ),
    Defect(
        "refused_but_stored", "2.2.3-k", "błędne dane są odrzucane, ale zastępują poprzednie",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",), (UNCHANGED, "anna@"), only="„anna@”",
    ),
    Defect(
        "refusal_not_tied_to_field", "2.2.3-k", "komunikat nie jest związany z polem",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",),
        ("Przy polu „Adres e-mail”", "a nie ma żadnego związanego z tym polem"), only="„anna@”",
    ),
    Defect(
        "refused_without_message", "2.2.3-k", "błędne pole jest odrzucane bez słowa",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",),
        ("Przy polu „Adres e-mail”", "a nie ma żadnego związanego z tym polem"), only="„anna@”",
    ),
    Defect(
        "refused_field_not_marked", "2.2.3-k", "błędne pole nie jest oznaczone jako błędne",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",), ("nie oznaczyła go jako błędne",), only="„anna@”",
    ),
    Defect(
        "refused_form_loses_typed", "2.2.3-k", "odrzucony formularz gubi to, co wpisano",
        ("Pole „Adres e-mail” odrzuca wartość „anna@”",), ("Odrzucony formularz powinien zachować to, co wpisano",),
        only="„anna@”",
    ),
)  # fmt: skip

LEAVING = (
    Defect(
        "no_log_out_on_prescriptions", "2.3-a", "na stronie „Recepty” nie ma „Wyloguj się”",
        ("Na stronie „Recepty” można się wylogować",), ("Szukano:", "„Wyloguj się”"),
    ),
    Defect(
        "no_log_out_on_regulations", "2.3-a", "na stronie regulaminu nie ma „Wyloguj się”",
        ("Na stronie regulaminu można się wylogować",), ("Szukano:", "„Wyloguj się”"), only="regulaminu",
    ),
    Defect(
        "log_out_does_nothing", "2.3-a", "„Wyloguj się” na „Moim koncie” nic nie robi",
        ("Na stronie „Moje konto” można się wylogować",), ("Wylogowano", "Moje konto"), only="Moje konto",
    ),
    Defect(
        "session_survives_log_out", "2.3-b", "sesja działa po wylogowaniu z zachowanymi ciasteczkami",
        ("Po wylogowaniu sesja nie działa także z zachowanymi ciasteczkami",),
        ("Testowy Profil Zaufany", "Moje konto"),
    ),
    Defect(
        "log_out_only_says_so", "2.3-b", "„Wylogowano” widać, a sesja trwa",
        ("Po wylogowaniu adres konta prowadzi do logowania",), ("Testowy Profil Zaufany", "Moje konto"),
    ),
    Defect(
        "trusted_profile_remembers", "2.3-b", "po wylogowaniu testowy Profil Zaufany wpuszcza bez pytania o numer",
        ("Po wylogowaniu testowy Profil Zaufany znów pyta o numer PESEL",), ("pole „Pesel”", "Strona główna"),
    ),
    Defect(
        "account_kept_in_browsers_cache", "2.3-c", "przycisk wstecz pokazuje po wylogowaniu dane pacjenta",
        ("Po wylogowaniu przycisk wstecz nie pokazuje danych pacjenta",), (NOTHING_PRIVATE,),
    ),
    Defect(
        "second_log_in_meets_screen_3_2", "2.3-d", "ponowne logowanie kończy się ekranem 3.2",
        ("Po wylogowaniu można się zalogować ponownie bez błędu",), ("Serwis chwilowo niedostępny", "3.2"),
        verdict=UNAVAILABLE,
    ),
    Defect(
        "second_log_in_refused", "2.3-d", "po wylogowaniu konto jest zablokowane",
        ("Po wylogowaniu można się zalogować ponownie bez błędu",), ("Strona główna", "Konto zablokowane"),
    ),
    Defect(
        "second_patient_gets_firsts_account", "2.3-d", "po wylogowaniu Anny Jan dostaje jej konto",
        ("Po wylogowaniu jednego pacjenta może się zalogować drugi",), ("Konto powinno należeć do: Jan Wysocki",),
    ),
)  # fmt: skip

DEFECTS = (*ENTERING, *ACCOUNT, *CONTACT, *LEAVING, *CONSENTS, *ORDERS, *DECLARATIONS, *ERRORS)
