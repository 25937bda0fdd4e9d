# language: pl
@critical
Właściwość: 1 Zamówienia na e-recepty
  Pacjent sam zamawia na swoim koncie e-receptę na lek, który przyjmuje stale (instrukcja, punkt 1).
  Zamówienie otrzymuje przychodnia, w której wybrał lekarza POZ.

  Zasada: Ponownie zamówić można lek przepisany wcześniej i przyjmowany stale

    @iikp-zamowienia-a
    Scenariusz: „Moje recepty” pokazują przepisane leki
      Mając zalogowaną Annę
      Gdy Anna otwiera listę „Moje recepty”
      Wtedy widzi na niej przepisane leki, każdy z dawką, datą wystawienia i statusem:
        | Lek            |
        | Euthyrox N 100 |
        | Metformax 850  |
        | Tritace 5      |
        | Amotaks        |

    @iikp-zamowienia-b
    Scenariusz: Leku przepisanego jednorazowo nie można zamówić ponownie
      Mając zalogowaną Annę
      Gdy Anna otwiera listę „Moje recepty”
      Wtedy może zaznaczyć do zamówienia tylko leki:
        | Lek            |
        | Euthyrox N 100 |
        | Metformax 850  |
        | Tritace 5      |
      I nie może zaznaczyć leku "Amotaks"

  Zasada: Zamówienie dochodzi do przychodni i lekarza, których pacjent wybrał

    @iikp-1-b @iikp-zamowienia-f @dym
    Scenariusz: Złożone zamówienie jest na liście i dochodzi do przychodni
      Mając zalogowaną Annę
      Gdy Anna zamawia 2 opakowania leku "Euthyrox N 100"
      Wtedy zamówienie jest potwierdzone słowami "Zamówienie zostało złożone" i numerem
      I „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

    @iikp-1-b @iikp-zamowienia-f
    Scenariusz: Zamówienie jest na liście także po ponownym zalogowaniu
      Mając zalogowaną Annę, która zamówiła lek "Metformax 850"
      Gdy Anna wylogowuje się i znów loguje
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"

    @iikp-zamowienia-c
    Scenariusz: Formularz mówi, kto otrzyma zamówienie
      Mając zalogowaną Annę
      Gdy Anna rozpoczyna zamówienie leku "Tritace 5"
      Wtedy formularz mówi, że zamówienie otrzyma lekarz "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-zamowienia-c
    Scenariusz: Zamówienie otrzymuje przychodnia i lekarz z przyjętej deklaracji
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      Gdy przychodnia sprawdza, co otrzymała od Anny
      Wtedy zamówienie jest skierowane do lekarza "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-zamowienia-d @iikp-zamowienia-f
    Scenariusz: Zamówienie kilku leków dochodzi w całości
      Mając zalogowaną Annę
      Gdy Anna zamawia leki:
        | Lek            | Liczba opakowań |
        | Euthyrox N 100 | 3               |
        | Metformax 850  | 12              |
        | Tritace 5      | 1               |
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

    @iikp-zamowienia-g
    Scenariusz: Dwukrotne naciśnięcie „Złóż zamówienie” składa jedno zamówienie
      Mając zalogowaną Annę
      Gdy Anna zamawia lek "Tritace 5", naciskając „Złóż zamówienie” dwa razy
      Wtedy zamówienie jest potwierdzone słowami "Zamówienie zostało złożone" i numerem
      I na liście „Zamówione recepty” przybyło jedno zamówienie
      I przychodnia otrzymała jedno zamówienie

    @iikp-zamowienia-g
    Scenariusz: Powrót do złożonego zamówienia i ponowne „Złóż zamówienie” nie składa drugiego
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      Gdy Anna cofa się w przeglądarce i jeszcze raz naciska „Złóż zamówienie”
      Wtedy na liście „Zamówione recepty” przybyło jedno zamówienie
      I przychodnia otrzymała jedno zamówienie
      I potwierdzenie podawało za drugim razem ten sam numer

    @iikp-zamowienia-h
    Scenariusz: „Anuluj” w formularzu niczego nie zamawia
      Mając zalogowaną Annę
      Gdy Anna wypełnia zamówienie leku "Tritace 5" i wybiera „Anuluj”
      Wtedy na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

  Zasada: Zamówić można od 1 do 12 opakowań leku i dodać uwagi do 500 znaków

    @iikp-zamowienia-d
    Scenariusz: Kto nie zmienia liczby opakowań, zamawia jedno
      Mając zalogowaną Annę
      Gdy Anna zamawia lek "Metformax 850", nie zmieniając liczby opakowań
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

    @iikp-zamowienia-d
    Szablon scenariusza: Zamówić można <ile>
      Mając zalogowaną Annę
      Gdy Anna zamawia <ile> leku "Euthyrox N 100"
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

      Przykłady:
        | ile          |
        | 1 opakowanie |
        | 12 opakowań  |

    @iikp-zamowienia-d
    Szablon scenariusza: Liczba opakowań „<liczba>” jest odrzucana
      Mając zalogowaną Annę
      Gdy Anna zamawia lek "Euthyrox N 100", wpisując liczbę opakowań "<liczba>"
      Wtedy widzi przy leku "Euthyrox N 100" komunikat "Podaj liczbę od 1 do 12", a wpisana liczba pozostaje
      I na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

      Przykłady:
        | liczba |
        | 0      |
        | 13     |
        | 120    |
        |        |

    @iikp-zamowienia-e
    Szablon scenariusza: Uwagi „<uwagi>” dochodzą do lekarza bez zmian
      Mając zalogowaną Annę
      Gdy Anna zamawia lek "Tritace 5" z uwagami "<uwagi>"
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

      Przykłady:
        | uwagi                                 |
        | Proszę o dwie recepty – źle się czuję |
        | <b>Pilne</b> & „na czczo”             |
        | (tekst o długości 500)                |

    @iikp-zamowienia-e
    Scenariusz: Uwagi dłuższe niż 500 znaków są odrzucane
      Mając zalogowaną Annę
      Gdy Anna zamawia lek "Tritace 5" z uwagami "(tekst o długości 501)"
      Wtedy widzi przy uwagach komunikat "Najwyżej 500 znaków", a wpisane uwagi pozostają
      I na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

  Zasada: Zamówienia nie można złożyć bez lekarza POZ, do placówki, która ich nie przyjmuje, ani bez leku

    @iikp-zamowienia-l
    Scenariusz: Kto nie wybrał lekarza POZ, nie może złożyć zamówienia
      Mając zalogowanego Jana
      Gdy Jan wybiera „Zamów receptę”, nie zaznaczając leku
      Wtedy iIKP odmawia przyjęcia zamówienia: "Aby zamówić receptę, wybierz lekarza POZ"
      I na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

    @iikp-zamowienia-m
    Scenariusz: Placówka, która nie przyjmuje zamówień, niczego nie otrzymuje
      Mając zalogowanego Piotra
      Gdy Piotr wybiera „Zamów receptę”, zaznaczając lek, który przyjmuje stale
      Wtedy iIKP odmawia przyjęcia zamówienia: "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"
      I na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

    @iikp-zamowienia-m
    Scenariusz: O placówce, która nie przyjmuje zamówień, pacjent dowiaduje się, zanim wybierze lek
      Mając zalogowanego Piotra
      Gdy Piotr wybiera „Zamów receptę”, nie zaznaczając leku
      Wtedy iIKP odmawia przyjęcia zamówienia: "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"

    @iikp-zamowienia-n
    Scenariusz: Bez zaznaczonego leku nie ma zamówienia
      Mając zalogowaną Annę
      Gdy Anna wybiera „Zamów receptę”, nie zaznaczając leku
      Wtedy iIKP odmawia przyjęcia zamówienia: "Wybierz co najmniej jeden lek"
      I na liście „Zamówione recepty” nie przybyło żadne zamówienie
      I przychodnia nie otrzymała żadnego zamówienia

  Zasada: Zamówienie można anulować, dopóki lekarz nie zaczął go rozpatrywać

    @iikp-zamowienia-i
    Scenariusz: Anulowane zamówienie jest anulowane także w przychodni
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      Gdy Anna anuluje to zamówienie
      Wtedy anulowanie jest potwierdzone słowami "Zamówienie zostało anulowane"
      I „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Anulowane"
      I przychodnia ma to zamówienie ze statusem "Anulowane"

    @iikp-zamowienia-i
    Scenariusz: Gdy lekarz zaczął rozpatrywać zamówienie, „Anuluj zamówienie” znika
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      Gdy lekarz zaczyna rozpatrywać to zamówienie
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "W trakcie rozpatrywania"
      I tego zamówienia nie można już anulować

    @iikp-zamowienia-o
    Scenariusz: Zamówienia, które lekarz właśnie zaczął rozpatrywać, nie można już anulować
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      I listę „Zamówione recepty”, otwartą, zanim lekarz zaczął rozpatrywać to zamówienie
      Gdy Anna anuluje to zamówienie
      Wtedy iIKP odmawia anulowania: "Lekarz już rozpatruje to zamówienie"
      I „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "W trakcie rozpatrywania"
      I przychodnia ma to zamówienie ze statusem "W trakcie rozpatrywania"

  Zasada: Pacjent widzi, co przychodnia zrobiła z zamówieniem

    @iikp-zamowienia-k
    Scenariusz: Zrealizowane zamówienie jest zrealizowane na liście pacjentki
      Mając zalogowaną Annę, która zamówiła lek "Euthyrox N 100"
      Gdy lekarz realizuje to zamówienie
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Zrealizowane"

    @iikp-zamowienia-k
    Scenariusz: Odrzucone zamówienie ma na liście komentarz lekarza
      Mając zalogowaną Annę, która zamówiła lek "Euthyrox N 100"
      Gdy lekarz odrzuca to zamówienie z komentarzem "Proszę najpierw zbadać poziom TSH"
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Odrzucone"
      I stoi przy nim komentarz lekarza "Proszę najpierw zbadać poziom TSH"

    @iikp-zamowienia-j
    Scenariusz: „Zamów ponownie” otwiera formularz z poprzednim zamówieniem
      Mając zalogowaną Annę, która zamówiła 4 opakowania leku "Euthyrox N 100"
      Gdy lekarz realizuje to zamówienie, a Anna wybiera przy nim „Zamów ponownie”
      Wtedy formularz zawiera już 4 opakowania leku "Euthyrox N 100"

    @iikp-zamowienia-j
    Scenariusz: Ponowione zamówienie dochodzi do przychodni jako nowe
      Mając zalogowaną Annę, która zamówiła 4 opakowania leku "Euthyrox N 100"
      Gdy lekarz realizuje to zamówienie, a Anna je ponawia
      Wtedy „Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "Złożone"
      I przychodnia otrzymała takie samo zamówienie

  Zasada: Zamówienia widzi tylko pacjent, który je złożył

    @iikp-zamowienia-p
    Scenariusz: Zamówienia jednego pacjenta nie widzi drugi
      Mając zalogowaną Annę, która zamówiła lek "Tritace 5"
      Gdy Anna wylogowuje się, a Jan otwiera swoje „Zamówione recepty”
      Wtedy Jan nie widzi na nich zamówienia Anny
