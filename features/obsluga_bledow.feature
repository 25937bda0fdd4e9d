# language: pl
@critical @tylko-lokalnie
Właściwość: 3 Obsługa błędów
  Gdy środowisko nie działa albo z konta wyszło się inaczej niż przyciskiem „Wyloguj się”, zamiast konta widać ekran
  błędu (instrukcja, punkt 3). Takie stany umie wywołać tylko lokalny iIKP.

  Zasada: Ekran błędu Profilu Zaufanego

    @iikp-3.1-b @iikp-3-c
    Scenariusz: Niedziałający testowy Profil Zaufany pokazuje swój ekran błędu
      Mając testowy Profil Zaufany, który nie działa
      Gdy Anna próbuje się zalogować
      Wtedy widzi ekran błędu Profilu Zaufanego
      I nie ma na nim żadnych danych Anny

    @iikp-3.1-a @iikp-3-c
    Scenariusz: Nieudane logowanie pokazuje ten sam ekran
      Mając testowy Profil Zaufany, który zawodzi po podaniu numeru PESEL
      Gdy Anna próbuje się zalogować
      Wtedy widzi ekran błędu Profilu Zaufanego
      I nie ma na nim żadnych danych Anny
      I nikt nie jest zalogowany

  Zasada: Ekran niedziałającego iIKP

    @iikp-3.2-c @iikp-3-c
    Scenariusz: Niedziałający portal pokazuje swój ekran błędu
      Mając portal iIKP, który nie działa
      Gdy Anna próbuje się zalogować
      Wtedy widzi ekran niedziałającego iIKP
      I nie ma na nim żadnych danych Anny

    @iikp-3.2-c @iikp-3-c
    Scenariusz: Portal, który przestaje działać w trakcie pracy, nie pokazuje już danych pacjenta
      Mając zalogowaną Annę na stronie „Moje konto”
      Gdy iIKP przestaje działać, a Anna wybiera stronę "Strona główna"
      Wtedy widzi ekran niedziałającego iIKP
      I nie ma na nim żadnych danych Anny

    @iikp-3.2-d @iikp-3-c
    Szablon scenariusza: <Błąd> pokazuje ekran niedziałającego iIKP
      Mając zalogowaną Annę
      Gdy iIKP zawodzi <kiedy>, a Anna wybiera stronę "<strona>"
      Wtedy widzi ekran niedziałającego iIKP
      I nie ma na nim żadnych danych Anny

      Przykłady:
        | Błąd                      | kiedy                          | strona     |
        | Przeciążenie portalu      | przy następnej stronie         | Recepty    |
        | Niepełne wczytanie strony | przy wczytywaniu części strony | Moje konto |

  Zasada: Każdy z ekranów mówi o czym innym

    @iikp-3-b
    Szablon scenariusza: Gdy nie działa <co>, widać właściwy z dwóch ekranów
      Mając <co>, który nie działa
      Gdy Anna próbuje się zalogować
      Wtedy widzi <ekran>, a nie <inny> ani stronę konta

      Przykłady:
        | co                     | ekran                         | inny                          |
        | testowy Profil Zaufany | ekran błędu Profilu Zaufanego | ekran niedziałającego iIKP    |
        | portal iIKP            | ekran niedziałającego iIKP    | ekran błędu Profilu Zaufanego |

  Zasada: Niewłaściwe opuszczenie konta może skończyć się ekranem błędu

    @iikp-2.3-e @iikp-3.2-a
    Scenariusz: Kto opuścił konto przyciskiem wstecz, przy następnym logowaniu widzi ekran błędu
      Mając iIKP, któremu szkodzą niezamknięte sesje
      I zalogowaną Annę
      Gdy Anna opuszcza konto przyciskiem wstecz i próbuje się zalogować
      Wtedy widzi ekran niedziałającego iIKP

    @iikp-2.3-f @iikp-3.2-a
    Scenariusz: Kto zamknął okno bez wylogowania, przy następnym logowaniu widzi ekran błędu
      Mając iIKP, któremu szkodzą niezamknięte sesje
      I zalogowaną Annę
      Gdy Anna zamyka okno i próbuje się zalogować
      Wtedy widzi ekran niedziałającego iIKP

    @iikp-3.2-b
    Scenariusz: Logowanie na to samo konto w drugiej karcie pokazuje ekran błędu
      Mając iIKP, któremu szkodzą niezamknięte sesje
      I zalogowaną Annę
      Gdy Anna próbuje się zalogować w drugiej karcie
      Wtedy widzi ekran niedziałającego iIKP

    @iikp-3.2-b
    Scenariusz: Praca dwóch osób na jednym koncie pokazuje ekran błędu
      Mając iIKP, któremu szkodzą niezamknięte sesje
      I zalogowaną Annę
      Gdy druga osoba próbuje się zalogować na konto Anny na innym komputerze
      Wtedy widzi ekran niedziałającego iIKP

  Zasada: Instrukcja podaje trzy sposoby na odzyskanie pracy

    @iikp-3-d @iikp-3-h
    Scenariusz: Po niewłaściwym opuszczeniu konta pomaga ponowienie od kroku 2.1
      Mając iIKP, któremu szkodzą niezamknięte sesje
      I zalogowaną Annę, która sprawdziła swoje recepty i dane teleadresowe
      Gdy Anna opuszcza konto przyciskiem wstecz i próbuje się zalogować
      Oraz trafia na ekran niedziałającego iIKP
      Oraz ponawia logowanie od kroku 2.1
      Wtedy Anna jest na swoim koncie
      I jej recepty pozostają takie jak przedtem
      I jej dane pozostają takie jak przedtem

    @iikp-3-d
    Scenariusz: Gdy iIKP wciąż nie działa, ponowienie od kroku 2.1 znów pokazuje ekran błędu
      Mając portal iIKP, który nie działa
      Gdy Anna próbuje się zalogować
      Oraz ponawia logowanie od kroku 2.1
      Wtedy widzi ekran niedziałającego iIKP

    @iikp-3-f
    Scenariusz: CTRL+F5 na stronie testowego WK zmienia węzeł i przywraca pracę
      Mając niedziałający węzeł ISUS testowego Profilu Zaufanego
      Gdy Anna próbuje się zalogować
      I trafia na ekran błędu Profilu Zaufanego
      Oraz naciska CTRL+F5 i loguje się
      Wtedy Anna jest na swoim koncie

    @iikp-3-f @iikp-3-h
    Scenariusz: Po przywróceniu pracy przez CTRL+F5 konto jest takie jak przedtem
      Mając Annę, która sprawdziła swoje recepty i dane teleadresowe i się wylogowała
      I niedziałający węzeł ISUS testowego Profilu Zaufanego
      Gdy Anna próbuje się zalogować
      Oraz naciska CTRL+F5 i loguje się
      Wtedy jej recepty pozostają takie jak przedtem
      I jej dane pozostają takie jak przedtem

    @iikp-3-f
    Scenariusz: Gdy nie działa żaden węzeł, CTRL+F5 znów pokazuje ekran błędu
      Mając testowy Profil Zaufany, który nie działa
      Gdy Anna próbuje się zalogować
      Oraz naciska CTRL+F5
      Wtedy widzi ekran błędu Profilu Zaufanego

    @iikp-3-e
    Scenariusz: Tryb prywatny przeglądarki zmienia węzeł i przywraca pracę
      Mając niedziałający węzeł ISUS portalu iIKP
      Gdy Anna próbuje się zalogować
      I trafia na ekran niedziałającego iIKP
      Oraz loguje się w trybie prywatnym przeglądarki
      Wtedy Anna jest na swoim koncie

    @iikp-3-e @iikp-3-h
    Scenariusz: Po przywróceniu pracy w trybie prywatnym konto jest takie jak przedtem
      Mając Annę, która sprawdziła swoje recepty i dane teleadresowe i się wylogowała
      I niedziałający węzeł ISUS portalu iIKP
      Gdy Anna próbuje się zalogować
      Oraz loguje się w trybie prywatnym przeglądarki
      Wtedy jej recepty pozostają takie jak przedtem
      I jej dane pozostają takie jak przedtem

    @iikp-3-e
    Scenariusz: Gdy nie działa żaden węzeł, tryb prywatny znów pokazuje ekran błędu
      Mając portal iIKP, który nie działa
      Gdy Anna próbuje się zalogować
      Oraz próbuje się zalogować w trybie prywatnym przeglądarki
      Wtedy widzi ekran niedziałającego iIKP
