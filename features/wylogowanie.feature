# language: pl
@critical
Właściwość: 2.3 Wylogowanie
  Po skończonej pracy pacjent wylogowuje się przyciskiem „Wyloguj się” (instrukcja, punkt 2.3).

  Zasada: „Wyloguj się” jest na każdej stronie zalogowanego pacjenta

    @iikp-2.3-a
    Szablon scenariusza: Na stronie „<strona>” można się wylogować
      Mając zalogowaną Annę
      Gdy otwiera stronę "<strona>" i wylogowuje się na niej
      Wtedy widzi, że jest wylogowana

      Przykłady:
        | strona            |
        | Strona główna     |
        | Recepty           |
        | Uprawnienia       |
        | Moje konto        |
        | Edytuj swoje dane |

    @iikp-2.3-a
    Scenariusz: Na stronie regulaminu można się wylogować
      Mając Zofię, która zalogowała się po raz pierwszy
      Gdy wylogowuje się przyciskiem „Wyloguj się”
      Wtedy widzi, że jest wylogowana

  Zasada: „Wyloguj się” kończy sesję

    @iikp-2.3-b @dym
    Scenariusz: Po wylogowaniu adres konta prowadzi do logowania
      Mając zalogowaną Annę na stronie „Moje konto”
      Gdy wylogowuje się przyciskiem „Wyloguj się”
      I wchodzi na adres, na którym była przed wylogowaniem
      Wtedy widzi stronę testowego Profilu Zaufanego
      I nie widzi danych Anny

    @iikp-2.3-b
    Scenariusz: Po wylogowaniu sesja nie działa także z zachowanymi ciasteczkami
      Mając zalogowaną Annę na stronie „Moje konto”
      Gdy wylogowuje się, a ktoś przywraca w przeglądarce ciasteczka sprzed wylogowania
      I wchodzi na adres, na którym była przed wylogowaniem
      Wtedy widzi stronę testowego Profilu Zaufanego
      I nie widzi danych Anny

    @iikp-2.3-b
    Scenariusz: Po wylogowaniu testowy Profil Zaufany znów pyta o numer PESEL
      Mając zalogowaną Annę
      Gdy wylogowuje się przyciskiem „Wyloguj się”
      I wybiera „Zaloguj się”
      Wtedy widzi puste pole „Pesel” i przycisk „Dalej”

    @iikp-2.3-c
    Scenariusz: Po wylogowaniu przycisk wstecz nie pokazuje danych pacjenta
      Mając zalogowaną Annę na stronie „Moje konto”
      Gdy wylogowuje się i naciska w przeglądarce przycisk wstecz
      Wtedy nie widzi danych Anny
      I nie jest zalogowana

    @iikp-2.3-d
    Scenariusz: Po wylogowaniu można się zalogować ponownie bez błędu
      Mając zalogowaną Annę
      Gdy wylogowuje się, a potem loguje ponownie
      Wtedy Anna jest na swoim koncie

    @iikp-2.3-d
    Scenariusz: Po wylogowaniu jednego pacjenta może się zalogować drugi
      Mając zalogowaną Annę
      Gdy wylogowuje się przyciskiem „Wyloguj się”
      I Jan loguje się samym numerem PESEL
      Wtedy Jan jest na swoim koncie

  Zasada: Bezczynność też kończy sesję

    @iikp-2.2-b @tylko-lokalnie
    Scenariusz: Po czasie bezczynności następne kliknięcie prowadzi do logowania
      Mając zalogowaną Annę na stronie „Moje konto”
      Gdy mija 16 minut bez żadnego działania
      I Anna wybiera „Edytuj swoje dane”
      Wtedy widzi stronę testowego Profilu Zaufanego
