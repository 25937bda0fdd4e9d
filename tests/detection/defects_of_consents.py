"""The defects of „Uprawnienia” (statement 1-a and those of the function)."""

from __future__ import annotations

from tests.detection.defect import Defect

FOR_A_YEAR = "Placówka dostaje uprawnienie na rok"
ONE_NEW = "Po odświeżeniu listy powinno na niej być jedno nowe uprawnienie"
NOTHING_NEW = "Na liście nie powinno przybyć żadne uprawnienie"
CLINIC, HOSPITAL = "Przychodnia Zdrowie", "Szpital Miejski"
DATA = "Udostępnienie danych medycznych"
ON_TIME = "Uprawnienie od „za 5 dni” do „za 10 dni” ma po {} dniach status „{}”"
IN_THE_END = "Uprawnienie do „za 10 dni” ma po {} dniach status „{}”"
STILL_ON = "Szukano: komunikat „{}” na stronie „{}” – nie znaleziono"

CONSENTS = (
    Defect(
        "consent_confirmed_but_not_stored", "1-a", "iIKP potwierdza nadanie uprawnienia, a niczego nie zapisuje",
        (FOR_A_YEAR,), (ONE_NEW, f"{CLINIC}; {DATA}", "nic"), only=FOR_A_YEAR,
    ),
    Defect(
        "consent_forgotten_at_log_out", "zgody-a", "nadane uprawnienie znika przy wylogowaniu",
        ("Nadane uprawnienie jest na liście po ponownym zalogowaniu",), (ONE_NEW, f"{HOSPITAL}; Zgoda", "nic"),
        only="po ponownym zalogowaniu",
    ),
    Defect(
        "consent_stored_before_saving", "zgody-b", "uprawnienie jest nadane, zanim pacjent zapisze podsumowanie",
        ("Przed zapisaniem pacjent widzi wszystko, co wybrał",), (NOTHING_NEW, f"{CLINIC}; {DATA}"),
        only="Przed zapisaniem",
    ),
    Defect(
        "summary_without_period", "zgody-b", "podsumowanie nie mówi, do kiedy",
        ("Przed zapisaniem pacjent widzi wszystko, co wybrał",), ("Podsumowanie powinno wymieniać wszystko; brakuje",),
        only="Przed zapisaniem",
    ),
    Defect(
        "facility_found_by_beginning_only", "zgody-c", "wyszukiwanie zna tylko początek nazwy",
        ("Placówkę można znaleźć, wpisując środek nazwy",), ("Wyszukiwanie powinno znaleźć placówkę",),
        only="środek nazwy",
    ),
    Defect(
        "facility_search_minds_letters", "zgody-c", "wyszukiwanie odróżnia wielkie litery od małych",
        ("Placówkę można znaleźć, wpisując nazwę wielkimi literami",), ("Wyszukiwanie powinno znaleźć placówkę",),
        only="wielkimi literami",
    ),
    Defect(
        "empty_search_finds_all", "zgody-c", "puste wyszukiwanie pokazuje wszystkie placówki",
        ("Puste wyszukiwanie niczego nie znajduje",), ("Wyszukiwanie nie powinno znaleźć placówki",), only="Puste",
    ),
    Defect(
        "another_worker_found", "zgody-d", "numer jednego pracownika znajduje innego",
        ("Pracownika medycznego wskazuje numer prawa wykonywania zawodu",), ("opcja „Ewa Kruk”", "nie znaleziono"),
    ),
    Defect(
        "contact_always_wanted", "zgody-e", "kontakt z osobą bliską jest wymagany zawsze",
        ("Do samej dokumentacji kontakt z osobą bliską nie jest potrzebny",),
        ("nagłówek „Okres”", "Podaj telefon lub e-mail"), only="kontakt z osobą bliską",
    ),
    Defect(
        "contact_never_wanted", "zgody-e", "informacje o stanie zdrowia dostaje ktoś, kogo nie można zawiadomić",
        ("O osobie bliskiej trzeba podać wszystko: „Podaj telefon lub e-mail”",),
        ("Telefon lub e-mail", "Okres"), only="Podaj telefon",
    ),
    Defect(
        "anybody_gets_anything", "zgody-f", "każde uprawnienie można nadać każdemu",
        (
            "Placówka nie może dostać uprawnienia „Informacja o stanie zdrowia”",
            "Osoba bliska nie może dostać uprawnienia „Zgoda na udzielenie świadczeń”",
        ),
        (STILL_ON.format("Tego uprawnienia nie można nadać tej osobie", "Komu"),),
        only="Informacja|Zgoda na udzielenie",
    ),
    Defect(
        "pharmacist_gets_anything", "zgody-g", "farmaceuta może dostać każde uprawnienie",
        ("Farmaceuta nie może dostać uprawnienia „Dostęp do dokumentacji medycznej”",),
        (STILL_ON.format("Farmaceucie można udostępnić tylko dane medyczne (recepty)", "Komu"),), only="Farmaceuta nie",
    ),
    Defect(
        "pharmacist_sees_all_data", "zgody-g", "farmaceuta dostaje wszystkie dane, nie tylko recepty",
        ("Farmaceuta dostaje tylko recepty",), ("powinien mieć dopisek", "(tylko recepty)"), only="tylko recepty",
    ),
    Defect(
        "period_a_day_short", "zgody-h", "proponowany okres jest o dzień za krótki",
        (FOR_A_YEAR,), (ONE_NEW, f"{CLINIC}; {DATA}"),
    ),
    Defect(
        "facility_gets_it_for_ever", "zgody-i", "placówce można nadać uprawnienie bezterminowo",
        ("Placówce nie można nadać uprawnienia bezterminowo",), ("„Bezterminowo” powinno być dostępne tylko",),
        only="Placówce nie można",
    ),
    Defect(
        "end_stays_on", "zgody-i", "po zaznaczeniu „Bezterminowo” można nadal podać datę „Do”",
        ("Uprawnienie bezterminowe nie ma daty końca",), ("pole „Do” powinno być wyłączone",), only="nie ma daty końca",
    ),
    Defect(
        "future_consent_active_at_once", "zgody-j", "uprawnienie obowiązuje, zanim się zacznie",
        ("Uprawnienie od „jutro” do „jutro” ma status „Przyszłe”",), (ONE_NEW, "Przyszłe", "Aktywne"), only="jutro",
    ),
    Defect(
        "consent_begins_a_day_late", "zgody-j", "pierwszego dnia uprawnienie jeszcze nie obowiązuje",
        (ON_TIME.format(5, "Aktywne"),), (ONE_NEW, "Przyszłe"), only="po 5 dniach",
    ),
    Defect(
        "change_not_stored", "zgody-k", "iIKP potwierdza zmianę okresu, a okres jest taki jak przedtem",
        ("Uprawnienie można skrócić", "Uprawnienie można przełożyć na później"), (ONE_NEW, HOSPITAL),
        only="skrócić|przełożyć",
    ),
    Defect(
        "past_start_has_to_be_changed", "zgody-k", "przy zmianie trzeba zmienić także minioną datę „od”",
        ("Trwające uprawnienie można przedłużyć bez zmiany minionej daty „od”",),
        ("Uprawnienie zostało zmienione", "Zmień uprawnienie"), only="przedłużyć",
    ),
    Defect(
        "withdrawn_but_still_active", "zgody-l", "iIKP potwierdza wycofanie, a uprawnienie nadal obowiązuje",
        ("Wycofane uprawnienie przestaje obowiązywać",), (ONE_NEW, "Wycofane", "Aktywne"),
        only="przestaje obowiązywać",
    ),
    Defect(
        "withdrawn_row_vanishes", "zgody-l", "wycofane uprawnienie znika z listy",
        ("Wycofane uprawnienie przestaje obowiązywać",), (ONE_NEW, "Wycofane", "nic"), only="przestaje obowiązywać",
    ),
    Defect(
        "withdrawn_can_be_changed", "zgody-l", "wycofane uprawnienie można zmienić",
        ("Wycofane uprawnienie przestaje obowiązywać",), ("nie powinno być przycisków", "Zmień"),
        only="przestaje obowiązywać",
    ),
    Defect(
        "no_withdraws_too", "zgody-l", "odpowiedź „Nie” też wycofuje",
        ("Kto odpowie „Nie”, niczego nie wycofuje",), (ONE_NEW, "Wycofane"), only="Kto odpowie",
    ),
    Defect(
        "consent_expires_a_day_early", "zgody-m", "ostatniego dnia uprawnienie już nie obowiązuje",
        (IN_THE_END.format(10, "Aktywne"),), (ONE_NEW, "Wygasłe"), only="po 10 dniach",
    ),
    Defect(
        "consent_expires_a_day_late", "zgody-m", "uprawnienie obowiązuje o dzień za długo",
        (IN_THE_END.format(11, "Wygasłe"),), (ONE_NEW, "Aktywne"), only="po 11 dniach",
    ),
    Defect(
        "first_kind_chosen_for_patient", "zgody-n", "gdy pacjent nie wybierze rodzaju, wybiera go iIKP",
        ("Bez wyboru nie można iść dalej: „Wybierz rodzaj uprawnienia”",), ("Rodzaj uprawnienia", "Komu"),
        only="Wybierz rodzaj",
    ),
    Defect(
        "close_person_without_name", "zgody-o", "osoba bliska może nie mieć imienia ani nazwiska",
        (
            "O osobie bliskiej trzeba podać wszystko: „Podaj imię”",
            "O osobie bliskiej trzeba podać wszystko: „Podaj nazwisko”",
        ),
        ("Szukano: pole", "Okres"), only="Podaj imię|Podaj nazwisko",
    ),
    Defect(
        "close_persons_wrong_number_accepted", "zgody-o", "numer PESEL osoby bliskiej nie jest sprawdzany",
        ("Odrzucany jest numer PESEL osoby bliskiej z błędną cyfrą kontrolną",), ("Szukano: pole „PESEL”", "Okres"),
        only="cyfrą kontrolną",
    ),
    Defect(
        "impossible_day_accepted", "zgody-p", "dzień, którego nie ma w kalendarzu, zostaje przyjęty",
        ("Pole „Do” odrzuca wartość „29.02.2035”",), ("pole daty „Do”", "Podsumowanie"), only="29.02.2035",
    ),
    Defect(
        "start_in_the_past_accepted", "zgody-q", "uprawnienie może się zacząć wczoraj",
        ("Uprawnienie nie może się zacząć wczoraj",), ("pole daty „Od”", "Uprawnienie zostało nadane"),
    ),
    Defect(
        "end_before_start_accepted", "zgody-r", "uprawnienie może się skończyć, zanim się zacznie",
        ("Uprawnienie nie może się skończyć, zanim się zacznie",), ("pole daty „Do”", "Uprawnienie zostało nadane"),
        only="nie może się skończyć",
    ),
    Defect(
        "second_same_consent_accepted", "zgody-s", "to samo uprawnienie można nadać dwa razy",
        ("Drugie takie samo uprawnienie nie powstaje",),
        (STILL_ON.format("Takie uprawnienie już istnieje", "Podsumowanie"), "Uprawnienie zostało nadane"),
        only="Drugie",
    ),
    Defect(
        "withdrawn_consent_stands_in_the_way", "zgody-s", "wycofanego uprawnienia nie można nadać ponownie",
        ("Wycofane uprawnienie można nadać ponownie",), ("Uprawnienie zostało nadane", "już istnieje"), only="ponownie",
    ),
    Defect(
        "nothing_found_silently", "zgody-t", "gdy niczego nie znaleziono, iIKP nic nie mówi",
        ("Placówki o nieznanej nazwie nie ma wśród wyników", "Pracownika o nieznanym numerze nie ma wśród wyników"),
        (STILL_ON.format("Nie znaleziono", "Komu"),),
    ),
    Defect(
        "check_digit_of_number_ignored", "zgody-u", "cyfra kontrolna numeru lekarza nie jest sprawdzana",
        ("Numer lekarza z błędną cyfrą kontrolną jest odrzucany",),
        ("Numer prawa wykonywania zawodu", "nie oznaczyła go jako błędne"),
    ),
    Defect(
        "consents_of_all_patients_shown", "zgody-w", "na liście są też uprawnienia innych pacjentów",
        ("Uprawnień Anny nie widać na koncie Jana",), ("Na liście innego pacjenta", f"{HOSPITAL}; {DATA}"),
    ),
)  # fmt: skip
