# language: pl
@critical
Właściwość: 1 Zgody (uprawnienia) na koncie pacjenta
  Pacjent sam nadaje, zmienia i wycofuje uprawnienia do swoich danych medycznych
  (instrukcja, punkt 1; ustawa o systemie informacji w ochronie zdrowia, art. 7a).

  Założenia:
    Mając zalogowaną Annę

  Zasada: Pacjent sam nadaje uprawnienie

    @iikp-1-a @iikp-zgody-a @iikp-zgody-h @dym
    Scenariusz: Placówka dostaje uprawnienie na rok
      Gdy Anna nadaje placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-1-a @iikp-zgody-a
    Scenariusz: Nadane uprawnienie jest na liście po ponownym zalogowaniu
      Mając nadane placówce "Szpital Miejski" uprawnienie "Zgoda na udzielenie świadczeń"
      Gdy wylogowuje się, a potem loguje ponownie
      Wtedy na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-zgody-d
    Scenariusz: Pracownika medycznego wskazuje numer prawa wykonywania zawodu
      Gdy Anna nadaje pracownikowi medycznemu "Ewa Kruk" uprawnienie "Zgoda na udzielenie świadczeń"
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-zgody-e
    Scenariusz: Osoba bliska z podanym kontaktem dostaje informacje o stanie zdrowia
      Gdy Anna nadaje Janowi, osobie bliskiej, uprawnienie "Informacja o stanie zdrowia"
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-zgody-e
    Scenariusz: Do samej dokumentacji kontakt z osobą bliską nie jest potrzebny
      Gdy Anna nadaje Janowi, osobie bliskiej, uprawnienie "Dostęp do dokumentacji medycznej" bez podania kontaktu
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-zgody-i
    Scenariusz: Osoba bliska może dostać uprawnienie bezterminowo
      Gdy Anna nadaje Janowi, osobie bliskiej, bezterminowe uprawnienie "Dostęp do dokumentacji medycznej"
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście jest jedno takie uprawnienie, od "dziś" bezterminowo, ze statusem "Aktywne"

    @iikp-zgody-i
    Scenariusz: Uprawnienie bezterminowe nie ma daty końca
      Gdy Anna zaznacza „Bezterminowo”, nadając Janowi uprawnienie "Dostęp do dokumentacji medycznej"
      Wtedy nie można już podać daty „Do”

    @iikp-zgody-i
    Scenariusz: Placówce nie można nadać uprawnienia bezterminowo
      Gdy Anna wybiera okres dla placówki "Przychodnia Zdrowie" i uprawnienia "Udostępnienie danych medycznych"
      Wtedy nie może zaznaczyć „Bezterminowo”

    @iikp-zgody-b
    Scenariusz: Przed zapisaniem pacjent widzi wszystko, co wybrał
      Gdy Anna dochodzi do podsumowania uprawnienia "Udostępnienie danych medycznych" dla placówki "Przychodnia Zdrowie"
      Wtedy podsumowanie wymienia placówkę, rodzaj i okres od "dziś" do "za rok"
      I na liście nie przybywa żadne uprawnienie

    @iikp-zgody-b
    Scenariusz: Z podsumowania można wrócić i poprawić okres
      Gdy Anna dochodzi do podsumowania uprawnienia "Udostępnienie danych medycznych" dla placówki "Przychodnia Zdrowie"
      I wraca, zmienia okres na od "jutro" do "za 30 dni" i zapisuje
      Wtedy na liście jest jedno takie uprawnienie, od "jutro" do "za 30 dni", ze statusem "Przyszłe"

  Zasada: Placówkę i pracownika medycznego trzeba wyszukać

    @iikp-zgody-c
    Szablon scenariusza: Placówkę można znaleźć, wpisując <wpisano>
      Gdy Anna szuka placówki "Przychodnia Zdrowie", wpisując <wpisano>
      Wtedy ta placówka jest wśród wyników

      Przykłady:
        | wpisano                 |
        | początek nazwy          |
        | środek nazwy            |
        | nazwę wielkimi literami |
        | nazwę małymi literami   |

    @iikp-zgody-c
    Scenariusz: Puste wyszukiwanie niczego nie znajduje
      Gdy Anna szuka placówki "Przychodnia Zdrowie", niczego nie wpisując
      Wtedy tej placówki nie ma wśród wyników

    @iikp-zgody-t
    Scenariusz: Placówki o nieznanej nazwie nie ma wśród wyników
      Gdy Anna szuka placówki, której nie ma
      Wtedy iIKP odmawia: "Nie znaleziono"

    @iikp-zgody-t @tylko-lokalnie
    Scenariusz: Pracownika o nieznanym numerze nie ma wśród wyników
      Gdy Anna szuka pracownika medycznego po numerze, którego nikt nie ma
      Wtedy iIKP odmawia: "Nie znaleziono"

    @iikp-zgody-u
    Scenariusz: Numer lekarza z błędną cyfrą kontrolną jest odrzucany
      Gdy Anna szuka pracownika medycznego "Ewa Kruk", myląc się w cyfrze kontrolnej numeru
      Wtedy iIKP odmawia przy polu "Numer prawa wykonywania zawodu": "Nieprawidłowy numer prawa wykonywania zawodu"
      I na liście nie przybywa żadne uprawnienie

  Zasada: Nie każde uprawnienie można nadać każdemu

    @iikp-zgody-f
    Szablon scenariusza: Placówka nie może dostać uprawnienia „<rodzaj>”
      Gdy Anna próbuje nadać placówce "Przychodnia Zdrowie" uprawnienie "<rodzaj>"
      Wtedy iIKP na to nie pozwala: "Tego uprawnienia nie można nadać tej osobie"
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | rodzaj                           |
        | Dostęp do dokumentacji medycznej |
        | Informacja o stanie zdrowia      |

    @iikp-zgody-f
    Szablon scenariusza: Osoba bliska nie może dostać uprawnienia „<rodzaj>”
      Gdy Anna próbuje nadać Janowi, osobie bliskiej, uprawnienie "<rodzaj>"
      Wtedy iIKP na to nie pozwala: "Tego uprawnienia nie można nadać tej osobie"
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | rodzaj                          |
        | Zgoda na udzielenie świadczeń   |
        | Udostępnienie danych medycznych |

    @iikp-zgody-f
    Szablon scenariusza: Pracownik medyczny może dostać uprawnienie „<rodzaj>”
      Gdy Anna nadaje pracownikowi medycznemu "Adam Wrona" uprawnienie "<rodzaj>"
      Wtedy na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

      Przykłady:
        | rodzaj                           |
        | Dostęp do dokumentacji medycznej |
        | Informacja o stanie zdrowia      |
        | Udostępnienie danych medycznych  |

    @iikp-zgody-g
    Scenariusz: Farmaceuta dostaje tylko recepty
      Gdy Anna nadaje pracownikowi medycznemu "Olga Dudek" uprawnienie "Udostępnienie danych medycznych"
      Wtedy na liście to uprawnienie ma dopisek "(tylko recepty)"

    @iikp-zgody-g
    Szablon scenariusza: Farmaceuta nie może dostać uprawnienia „<rodzaj>”
      Gdy Anna próbuje nadać pracownikowi medycznemu "Olga Dudek" uprawnienie "<rodzaj>"
      Wtedy iIKP na to nie pozwala: "Farmaceucie można udostępnić tylko dane medyczne (recepty)"
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | rodzaj                           |
        | Dostęp do dokumentacji medycznej |
        | Zgoda na udzielenie świadczeń    |

    @iikp-zgody-s
    Scenariusz: Drugie takie samo uprawnienie nie powstaje
      Mając nadane placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna nadaje placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Wtedy iIKP odmawia: "Takie uprawnienie już istnieje"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

  Zasada: Każdy krok trzeba wypełnić

    @iikp-zgody-n
    Szablon scenariusza: Bez wyboru nie można iść dalej: „<komunikat>”
      Gdy Anna nie wybiera niczego w kroku: <krok>
      Wtedy iIKP odmawia: "<komunikat>"
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | krok                  | komunikat                          |
        | rodzaj uprawnienia    | Wybierz rodzaj uprawnienia         |
        | komu                  | Wybierz, komu nadajesz uprawnienie |
        | wyszukanie placówki   | Wyszukaj i wybierz placówkę        |
        | wyszukanie pracownika | Wyszukaj i wybierz pracownika      |

    @iikp-zgody-o @iikp-zgody-e
    Szablon scenariusza: O osobie bliskiej trzeba podać wszystko: „<komunikat>”
      Gdy Anna wskazuje Jana jako osobę bliską, ale w polu "<pole>" wpisuje "<wartość>"
      Wtedy iIKP odmawia przy polu "<pole>": "<komunikat>"
      I pozostałe dane osoby bliskiej nadal są wpisane
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | pole               | wartość | komunikat                 |
        | Imię               |         | Podaj imię                |
        | Nazwisko           |         | Podaj nazwisko            |
        | PESEL              |         | Nieprawidłowy numer PESEL |
        | Telefon lub e-mail |         | Podaj telefon lub e-mail  |

    @iikp-zgody-o
    Szablon scenariusza: Odrzucany jest numer PESEL osoby bliskiej <wada>
      Gdy Anna wskazuje Jana jako osobę bliską, ale podaje numer PESEL <wada>
      Wtedy iIKP odmawia przy polu "PESEL": "Nieprawidłowy numer PESEL"
      I na liście nie przybywa żadne uprawnienie

      Przykłady:
        | wada                           |
        | za krótki                      |
        | z literą                       |
        | z błędną cyfrą kontrolną       |
        | z miesiącem, którego nie ma    |
        | z datą urodzenia w przyszłości |

  Zasada: Uprawnienie obowiązuje od pierwszego do ostatniego dnia okresu

    @iikp-zgody-j
    Szablon scenariusza: Uprawnienie od „<od>” do „<do>” ma status „<status>”
      Gdy Anna nadaje placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "<od>" do "<do>"
      Wtedy na liście jest jedno takie uprawnienie, od "<od>" do "<do>", ze statusem "<status>"

      Przykłady:
        | od    | do    | status   |
        | dziś  | dziś  | Aktywne  |
        | jutro | jutro | Przyszłe |

    @iikp-zgody-j @tylko-lokalnie
    Szablon scenariusza: Uprawnienie od „za 5 dni” do „za 10 dni” ma po <dni> dniach status „<status>”
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "za 5 dni" do "za 10 dni"
      Gdy po <dni> dniach Anna loguje się ponownie
      Wtedy na liście jest jedno takie uprawnienie, od "za 5 dni" do "za 10 dni", ze statusem "<status>"

      Przykłady: Pierwszy dzień
        | dni | status   |
        | 4   | Przyszłe |
        | 5   | Aktywne  |

    @iikp-zgody-m @tylko-lokalnie
    Szablon scenariusza: Uprawnienie do „za 10 dni” ma po <dni> dniach status „<status>”
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "dziś" do "za 10 dni"
      Gdy po <dni> dniach Anna loguje się ponownie
      Wtedy na liście jest jedno takie uprawnienie, od "dziś" do "za 10 dni", ze statusem "<status>"

      Przykłady: Ostatni dzień i następny
        | dni | status  |
        | 10  | Aktywne |
        | 11  | Wygasłe |

    @iikp-zgody-p
    Szablon scenariusza: Pole „<pole>” odrzuca wartość „<wartość>”
      Gdy Anna wybiera okres dla placówki "Szpital Miejski" i w polu "<pole>" wpisuje "<wartość>"
      Wtedy iIKP odmawia przy polu "<pole>": "Podaj datę w formacie dd.mm.rrrr"
      I na liście nie przybywa żadne uprawnienie

      Przykłady: Brak daty i dni, których nie ma w kalendarzu
        | pole | wartość    |
        | Od   |            |
        | Do   |            |
        | Do   | 31.04.2035 |
        | Do   | 29.02.2035 |

    @iikp-zgody-q
    Scenariusz: Uprawnienie nie może się zacząć wczoraj
      Gdy Anna nadaje placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "wczoraj" do "jutro"
      Wtedy iIKP odmawia przy polu "Od": "Data „od” nie może być wcześniejsza niż dzisiejsza"
      I formularz okresu nadal zawiera od "wczoraj" do "jutro"
      I na liście nie przybywa żadne uprawnienie

    @iikp-zgody-r
    Scenariusz: Uprawnienie nie może się skończyć, zanim się zacznie
      Gdy Anna nadaje placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "za 5 dni" do "za 4 dni"
      Wtedy iIKP odmawia przy polu "Do": "Data „do” nie może być wcześniejsza niż „od”"
      I formularz okresu nadal zawiera od "za 5 dni" do "za 4 dni"
      I na liście nie przybywa żadne uprawnienie

  Zasada: Okres nadanego uprawnienia można zmienić

    @iikp-zgody-k
    Scenariusz: Uprawnienie można skrócić
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna przesuwa koniec tego uprawnienia na "jutro"
      Wtedy widzi potwierdzenie "Uprawnienie zostało zmienione"
      I na liście jest jedno takie uprawnienie, od "dziś" do "jutro", ze statusem "Aktywne"

    @iikp-zgody-k
    Scenariusz: Uprawnienie można przełożyć na później
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna zmienia okres tego uprawnienia: od "jutro" do "za 30 dni"
      Wtedy widzi potwierdzenie "Uprawnienie zostało zmienione"
      I na liście jest jedno takie uprawnienie, od "jutro" do "za 30 dni", ze statusem "Przyszłe"

    @iikp-zgody-k @tylko-lokalnie
    Scenariusz: Trwające uprawnienie można przedłużyć bez zmiany minionej daty „od”
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "dziś" do "za 10 dni"
      Gdy po 3 dniach Anna loguje się ponownie
      I Anna przesuwa koniec tego uprawnienia na "za 20 dni"
      Wtedy widzi potwierdzenie "Uprawnienie zostało zmienione"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za 20 dni", ze statusem "Aktywne"

    @iikp-zgody-k @iikp-zgody-r
    Scenariusz: Odrzucona zmiana okresu niczego nie zmienia
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna zmienia okres tego uprawnienia: od "za 5 dni" do "za 4 dni"
      Wtedy iIKP odmawia przy polu "Do": "Data „do” nie może być wcześniejsza niż „od”"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

  Zasada: Nadane uprawnienie można w każdej chwili wycofać

    @iikp-zgody-l
    Scenariusz: Wycofane uprawnienie przestaje obowiązywać
      Mając nadane placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna wycofuje to uprawnienie
      Wtedy widzi potwierdzenie "Uprawnienie zostało wycofane"
      I na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Wycofane"
      I nie można go już zmienić ani wycofać

    @iikp-zgody-l
    Scenariusz: Można wycofać także uprawnienie, które jeszcze się nie zaczęło
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych" od "za 5 dni" do "za 10 dni"
      Gdy Anna wycofuje to uprawnienie
      Wtedy na liście jest jedno takie uprawnienie, od "za 5 dni" do "za 10 dni", ze statusem "Wycofane"

    @iikp-zgody-l
    Scenariusz: Kto odpowie „Nie”, niczego nie wycofuje
      Mając nadane placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna chce wycofać to uprawnienie, ale na pytanie odpowiada „Nie”
      Wtedy na liście jest jedno takie uprawnienie, od "dziś" do "za rok", ze statusem "Aktywne"

    @iikp-zgody-s
    Scenariusz: Wycofane uprawnienie można nadać ponownie
      Mając nadane placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Gdy Anna wycofuje to uprawnienie
      I Anna nadaje placówce "Przychodnia Zdrowie" uprawnienie "Udostępnienie danych medycznych"
      Wtedy widzi potwierdzenie "Uprawnienie zostało nadane"
      I na liście to uprawnienie jest raz "Aktywne" i raz "Wycofane"

  Zasada: Uprawnienia są sprawą pacjenta

    @iikp-zgody-w
    Scenariusz: Uprawnień Anny nie widać na koncie Jana
      Mając nadane placówce "Szpital Miejski" uprawnienie "Udostępnienie danych medycznych"
      Gdy wylogowuje się przyciskiem „Wyloguj się”
      I Jan loguje się samym numerem PESEL
      Wtedy na jego liście nie ma uprawnień, które nadała Anna
