# language: pl
@normal
Właściwość: 1 E-deklaracje POZ: wybór lekarza, pielęgniarki i położnej
  Pacjent sam wybiera, kto opiekuje się nim w podstawowej opiece zdrowotnej: Moje konto > „Wypełnij deklarację”
  (instrukcja, punkt 1; zapowiedź: I kwartał 2022 r.). Złożoną deklarację rozpatruje wybrana placówka.

  Zasada: Złożona deklaracja trafia do wybranej placówki

    @iikp-1-c @iikp-deklaracje-a @dym
    Scenariusz: Złożona deklaracja trafia do placówki i na listę pacjenta
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy lista „Deklaracje” potwierdza: "Deklaracja została złożona"
      I przybyła na niej ta deklaracja, z dzisiejszą datą i statusem "Złożona"
      I placówka otrzymała tę deklarację i żadnej innej

    @iikp-deklaracje-a
    Szablon scenariusza: Deklaracja wyboru <kogo> trafia do placówki i na listę pacjenta
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan składa deklarację: <kto> "<osoba>", placówka "<placówka>"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

      Przykłady:
        | kogo         | kto          | osoba      | placówka          |
        | pielęgniarki | pielęgniarka | Irena Sowa | Gabinet Pod Lipą  |
        | położnej     | położna      | Beata Czyż | Gabinet Jutrzenka |

    @iikp-deklaracje-b
    Scenariusz: Przed złożeniem deklaracji pacjent widzi jej podsumowanie
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan wypełnia deklarację, ale jej nie składa: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy podsumowanie wymienia Jana, "Adam Wrona", "Przychodnia Klonowa" i oddział NFZ
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-c
    Scenariusz: „Wstecz” pozwala zmienić wybór przed złożeniem deklaracji
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan wypełnia deklarację, ale jej nie składa: lekarz "Ewa Kruk", placówka "Przychodnia Zdrowie"
      I wraca do początku, po czym składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-d
    Scenariusz: Ponowne „Złóż deklarację” po cofnięciu się nie składa drugiej deklaracji
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan składa deklarację wyboru lekarza
      I cofa się w przeglądarce i jeszcze raz naciska „Złóż deklarację”
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

  Zasada: Pacjent wybiera spośród placówek i osób, które go mogą przyjąć

    @iikp-deklaracje-e
    Szablon scenariusza: Placówkę można znaleźć, wpisując <co>
      Mając zalogowanego Jana
      Gdy Jan szuka w deklaracji placówki "Przychodnia Klonowa", wpisując <co>
      Wtedy w deklaracji można wybrać placówkę "Przychodnia Klonowa"

      Przykłady:
        | co                          |
        | środek jej nazwy            |
        | jej nazwę małymi literami   |
        | jej nazwę wielkimi literami |

    @iikp-deklaracje-e
    Scenariusz: Placówki, której nie ma, nie można znaleźć
      Mając zalogowanego Jana
      Gdy Jan szuka w deklaracji placówki o nazwie "Przychodnia, której nie ma"
      Wtedy iIKP odpowiada w deklaracji: "Nie znaleziono"

    @iikp-deklaracje-e
    Scenariusz: Puste wyszukiwanie niczego nie znajduje
      Mając zalogowanego Jana
      Gdy Jan szuka w deklaracji placówki o nazwie "" i przechodzi dalej
      Wtedy iIKP odpowiada w deklaracji: "Wyszukaj i wybierz placówkę"
      I w deklaracji nie można wybrać placówki "Przychodnia Klonowa"

    @iikp-deklaracje-f
    Scenariusz: Nie można wybrać lekarza, który ma już pełną listę pacjentów
      Mając zalogowanego Jana
      Gdy Jan wybiera w deklaracji placówkę "Przychodnia Zdrowie"
      Wtedy w deklaracji można wybrać lekarza "Ewa Kruk"
      Ale lekarz "Tomasz Bąk" ma w niej pełną listę i nie można go wybrać

    @iikp-deklaracje-g
    Szablon scenariusza: Bez wyboru (<czego>) nie można przejść dalej
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan pomija w deklaracji wybór: <czego>
      Wtedy iIKP odpowiada w deklaracji: "<komunikat>"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

      Przykłady:
        | czego                     | komunikat                               |
        | placówka                  | Wyszukaj i wybierz placówkę             |
        | osoba                     | Wybierz osobę                           |
        | który to wybór w tym roku | Wybierz, po raz który dokonujesz wyboru |
        | przyczyna zmiany          | Wybierz przyczynę                       |

  Zasada: Dwa wybory w roku kalendarzowym nie wymagają przyczyny, trzeci wymaga

    @iikp-deklaracje-h
    Scenariusz: Drugi wybór lekarza w roku nie wymaga przyczyny
      Mając Piotra, który w tym roku wybrał lekarza raz
      Gdy Piotr składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-h
    Scenariusz: Trzeci wybór lekarza w roku nie może uchodzić za drugi
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy Maria próbuje złożyć deklarację wyboru lekarza jako wybór "po raz pierwszy lub po raz drugi"
      Wtedy iIKP odpowiada w deklaracji: "W tym roku dokonano już dwóch wyborów"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-i
    Scenariusz: Trzeci wybór lekarza w roku można złożyć z podaniem przyczyny
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy Maria składa deklarację wyboru lekarza po raz trzeci, z przyczyną "zmiana miejsca zamieszkania"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-i
    Szablon scenariusza: Przy wyborze <kogo> przyczyna „osiągnięcie 18. roku życia” <jest> do wyboru
      Mając zalogowanego Jana
      Gdy Jan wypełnia deklarację wyboru <kogo> po raz trzeci i dochodzi do przyczyny
      Wtedy przyczyna "osiągnięcie 18. roku życia" <jest> do wyboru

      Przykłady:
        | kogo         | jest     |
        | lekarza      | jest     |
        | pielęgniarki | nie jest |
        | położnej     | nie jest |

    @iikp-deklaracje-j
    Szablon scenariusza: Trzeci wybór z przyczyną „<przyczyna>” <ile>
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy Maria podaje w deklaracji wyboru lekarza przyczynę "<przyczyna>"
      Wtedy dowiaduje się, że zmiana <ile>

      Przykłady:
        | przyczyna                                                          | ile              |
        | inna okoliczność                                                   | kosztuje 80 zł   |
        | zmiana miejsca zamieszkania                                        | nic nie kosztuje |
        | zaprzestanie udzielania świadczeń przez wybranego świadczeniodawcę | nic nie kosztuje |
        | z innych przyczyn po stronie świadczeniodawcy                      | nic nie kosztuje |
        | osiągnięcie 18. roku życia                                         | nic nie kosztuje |

    @iikp-deklaracje-k
    Scenariusz: Odpowiedź „po raz trzeci i kolejny” jest przyjmowana także przy pierwszym wyborze
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan składa deklarację wyboru lekarza po raz trzeci, z przyczyną "inna okoliczność"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-l @tylko-lokalnie
    Scenariusz: 31 grudnia liczą się jeszcze wybory z kończącego się roku
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy nadchodzi 31 grudnia, a Maria loguje się ponownie
      I Maria próbuje złożyć deklarację wyboru lekarza jako wybór "po raz pierwszy lub po raz drugi"
      Wtedy iIKP odpowiada w deklaracji: "W tym roku dokonano już dwóch wyborów"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-l @tylko-lokalnie
    Scenariusz: W Nowy Rok wybory liczą się od początku
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy nadchodzi Nowy Rok, a Maria loguje się ponownie
      I Maria składa deklarację wyboru lekarza
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-m
    Scenariusz: Odrzucone deklaracje nie liczą się jako wybory
      Mając Marię, której deklaracja wyboru pielęgniarki została w tym roku odrzucona
      Gdy Maria składa deklarację wyboru pielęgniarki, a placówka ją odrzuca
      I Maria składa deklarację wyboru pielęgniarki
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-m
    Scenariusz: Wybory lekarza nie liczą się jako wybory położnej
      Mając Marię, która w tym roku wybrała lekarza dwa razy
      Gdy Maria składa deklarację wyboru położnej
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

  Zasada: Do rozpatrzenia nowej deklaracji obowiązuje poprzednia

    @iikp-deklaracje-n
    Scenariusz: Przyjęta deklaracja zmienia lekarza pacjenta
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      I placówka przyjmuje tę deklarację
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Przyjęta"
      I lekarzem Anny jest teraz "Adam Wrona" z placówki "Przychodnia Klonowa"

    @iikp-deklaracje-o
    Scenariusz: Dopóki placówka nie przyjmie deklaracji, lekarz pozostaje ten sam
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"
      I lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-deklaracje-n @iikp-deklaracje-o
    Scenariusz: Odrzucona deklaracja niczego nie zmienia
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      I placówka odrzuca tę deklarację
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Odrzucona"
      I lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-deklaracje-p @tylko-lokalnie
    Szablon scenariusza: Nierozpatrzona deklaracja ma po <ile> dniach status „<status>”
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      I placówka nie rozpatruje jej przez <ile> dni
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "<status>"
      I lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

      Przykłady:
        | ile | status                  |
        | 7   | Złożona                 |
        | 8   | Odrzucona automatycznie |

    @iikp-deklaracje-q
    Scenariusz: Na jedną rolę można mieć jedną deklarację czekającą na rozpatrzenie
      Mając Jana, który złożył deklarację: lekarz "Ewa Kruk", placówka "Przychodnia Zdrowie"
      Gdy Jan próbuje złożyć deklarację wyboru lekarza
      Wtedy iIKP odpowiada w deklaracji: "Poprzednia deklaracja czeka na rozpatrzenie"
      I na liście „Deklaracje” i w placówce ta pierwsza deklaracja ma nadal status "Złożona"

    @iikp-deklaracje-p @iikp-deklaracje-q @tylko-lokalnie
    Scenariusz: Automatycznie odrzucona deklaracja nie blokuje następnej
      Mając Jana, który złożył deklarację: lekarz "Ewa Kruk", placówka "Przychodnia Zdrowie"
      Gdy placówka nie rozpatruje jej przez 8 dni
      I Jan składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

    @iikp-deklaracje-r
    Scenariusz: Lekarza, pielęgniarkę i położną wybiera się niezależnie od siebie
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: lekarz "Adam Wrona", placówka "Przychodnia Klonowa"
      I Anna składa deklarację: pielęgniarka "Irena Sowa", placówka "Gabinet Pod Lipą"
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"
      I lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-deklaracje-r @tylko-lokalnie
    Scenariusz: Przyjęcie pielęgniarki nie zmienia lekarza
      Mając Annę, której lekarzem jest "Ewa Kruk" z placówki "Przychodnia Zdrowie"
      Gdy Anna składa deklarację: pielęgniarka "Irena Sowa", placówka "Gabinet Pod Lipą"
      I placówka przyjmuje tę deklarację
      Wtedy pielęgniarką Anny jest teraz "Irena Sowa" z placówki "Gabinet Pod Lipą"
      Ale lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

  Zasada: Deklarację składa osoba pełnoletnia

    @iikp-deklaracje-s
    Scenariusz: Za siedemnastolatka deklarację składa przedstawiciel ustawowy
      Mając zalogowanego Jakuba
      Gdy Jakub próbuje złożyć deklarację wyboru lekarza
      Wtedy iIKP odpowiada w deklaracji: "Deklarację składa przedstawiciel ustawowy"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-s @tylko-lokalnie
    Scenariusz: W dniu 16. urodzin konto już jest, ale deklarację składa jeszcze przedstawiciel ustawowy
      Mając Hannę, która loguje się w dniu swoich 16. urodzin
      Gdy Hanna próbuje złożyć deklarację wyboru lekarza
      Wtedy iIKP odpowiada w deklaracji: "Deklarację składa przedstawiciel ustawowy"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-s @tylko-lokalnie
    Scenariusz: W przeddzień 18. urodzin deklarację składa jeszcze przedstawiciel ustawowy
      Mając Jakuba, który loguje się w przeddzień swoich 18. urodzin
      Gdy Jakub próbuje złożyć deklarację wyboru lekarza
      Wtedy iIKP odpowiada w deklaracji: "Deklarację składa przedstawiciel ustawowy"
      I ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji

    @iikp-deklaracje-t @tylko-lokalnie
    Scenariusz: W dniu 18. urodzin pacjent składa deklarację sam
      Mając Jakuba, który loguje się w dniu swoich 18. urodzin
      Gdy Jakub składa deklarację wyboru lekarza
      Wtedy na liście „Deklaracje” i w placówce ta deklaracja ma status "Złożona"

  Zasada: Pacjent widzi swoje deklaracje i tylko swoje

    @iikp-deklaracje-u
    Scenariusz: Lista „Deklaracje” pokazuje wszystkie deklaracje pacjenta i ich losy
      Mając zalogowaną Marię
      Gdy Maria otwiera listę „Deklaracje”
      Wtedy lista pokazuje dokładnie to, co otrzymały placówki, w tym deklaracje:
        | Rola         | Osoba medyczna | Placówka            | Status    |
        | lekarz       | Adam Wrona     | Przychodnia Klonowa | Przyjęta  |
        | lekarz       | Ewa Kruk       | Przychodnia Zdrowie | Przyjęta  |
        | pielęgniarka | Irena Sowa     | Gabinet Pod Lipą    | Odrzucona |

    @iikp-deklaracje-v
    Scenariusz: „Moje konto” pokazuje ostatni przyjęty wybór albo „Brak deklaracji”
      Mając zalogowaną Marię
      Wtedy lekarzem Marii jest osoba z ostatniej przyjętej deklaracji
      I Maria nie ma pielęgniarki
      I Maria nie ma położnej

    @iikp-deklaracje-w
    Scenariusz: Deklaracji jednego pacjenta nie widzi drugi
      Mając Jana, który nikogo jeszcze nie wybrał
      Gdy Jan wylogowuje się, a deklarację wyboru lekarza składa na swoim koncie Anna
      I Anna wylogowuje się, a Jan loguje się ponownie
      Wtedy ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji
      I Jan nie ma lekarza

  Zasada: Niedostępne e-deklaracje są zapowiadane, a nie zgłaszane jako błąd

    @iikp-deklaracje-x @tylko-lokalnie
    Scenariusz: Dopóki e-deklaracji nie ma, „Moje konto” je zapowiada
      Mając zalogowaną Annę w iIKP, które nie udostępnia jeszcze e-deklaracji
      Gdy Anna otwiera „Moje konto”
      Wtedy w części o POZ czyta: "E-deklaracje POZ będą dostępne wkrótce"
      I nie może wypełnić żadnej deklaracji
      I lekarzem Anny jest nadal "Ewa Kruk" z placówki "Przychodnia Zdrowie"

    @iikp-1-d @iikp-deklaracje-y @tylko-lokalnie
    Scenariusz: Dopóki e-deklaracji nie ma, listę „Deklaracje” można czytać
      Mając zalogowaną Marię w iIKP, które nie udostępnia jeszcze e-deklaracji
      Gdy Maria otwiera listę „Deklaracje”
      Wtedy lista pokazuje dokładnie to, co otrzymały placówki, w tym deklaracje:
        | Rola         | Osoba medyczna | Placówka            | Status    |
        | lekarz       | Adam Wrona     | Przychodnia Klonowa | Przyjęta  |
        | lekarz       | Ewa Kruk       | Przychodnia Zdrowie | Przyjęta  |
        | pielęgniarka | Irena Sowa     | Gabinet Pod Lipą    | Odrzucona |
