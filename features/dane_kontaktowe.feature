# language: pl
@normal
Właściwość: 2.2.3 Dane teleadresowe na koncie pacjenta
  Pacjent aktualizuje dane teleadresowe drogą: Moje konto > „Edytuj swoje dane”
  (instrukcja, punkt 2.2.3).

  Założenia:
    Mając zalogowaną Annę

  Zasada: Dane teleadresowe edytuje się drogą Moje konto > „Edytuj swoje dane”

    @iikp-2.2.3-h
    Scenariusz: „Edytuj swoje dane” otwiera formularz z danymi pacjenta
      Gdy Anna wybiera Moje konto, a na nim „Edytuj swoje dane”
      Wtedy widzi formularz z tymi samymi danymi, które pokazuje „Moje konto”

  Zasada: Dane teleadresowe można zaktualizować

    @iikp-2.2.3-i @dym
    Scenariusz: Zmienione dane teleadresowe zostają zapisane
      Gdy Anna zapisuje nowe dane teleadresowe:
        | pole           | wartość                 |
        | Adres e-mail   | anna.nowa@przyklad.pl   |
        | Numer telefonu | 600 100 200             |
        | Ulica i numer  | ul. Źdźbłowa 7 m. 12    |
        | Kod pocztowy   | 00-184                  |
        | Miejscowość    | Gżegżółkowo             |
      Wtedy „Moje konto” potwierdza: "Dane zostały zapisane"
      I „Moje konto” pokazuje te dane
      I formularz zawiera te dane, gdy Anna otwiera go ponownie

    @iikp-2.2.3-j
    Scenariusz: Zmiana jest widoczna po ponownym zalogowaniu
      Gdy Anna zapisuje nowe dane teleadresowe:
        | pole           | wartość                |
        | Adres e-mail   | po.zmianie@przyklad.pl |
        | Numer telefonu | 700 800 900            |
      I po powrocie na „Moje konto” wylogowuje się i loguje ponownie
      Wtedy „Moje konto” pokazuje te dane
      I formularz zawiera te dane, gdy Anna otwiera go ponownie

    @iikp-2.2.3-i
    Scenariusz: Usunięte dane znikają z konta
      Gdy Anna zapisuje nowe dane teleadresowe:
        | pole                 | wartość |
        | Adres e-mail         |         |
        | Numer telefonu       |         |
        | Powiadomienia SMS    | nie     |
        | Powiadomienia e-mail | nie     |
      Wtedy „Moje konto” pokazuje "nie podano" zamiast poprzednich danych
      I formularz zawiera te dane, gdy Anna otwiera go ponownie

    @iikp-2.2.3-i
    Szablon scenariusza: Numer telefonu zapisany jako „<wpisano>” to 9 cyfr
      Gdy Anna zapisuje w polu "Numer telefonu" wartość "<wpisano>"
      Wtedy pole "Numer telefonu" zawiera "600100200", gdy Anna otwiera formularz ponownie

      Przykłady:
        | wpisano         |
        | 600100200       |
        | 600 100 200     |
        | 600-100-200     |
        | +48 600 100 200 |
        | +48600100200    |

    @iikp-2.2.3-i
    Szablon scenariusza: W polu „<pole>” mieści się <wartość>
      Gdy Anna zapisuje w polu "<pole>" wartość "<wartość>"
      Wtedy pole "<pole>" zawiera "<wartość>", gdy Anna otwiera formularz ponownie

      Przykłady:
        | pole          | wartość                       |
        | Adres e-mail  | (adres e-mail o długości 254) |
        | Adres e-mail  | a@b.pl                        |
        | Ulica i numer | (tekst o długości 100)        |
        | Miejscowość   | (tekst o długości 100)        |
        | Ulica i numer | <b>Rynek</b> 1 & „Pod Różą”   |
        | Miejscowość   | Šťastná Örebro Ľubľana        |

    @iikp-2.2.3-i
    Szablon scenariusza: <powiadomienia> można włączyć i wyłączyć
      Gdy Anna zapisuje <powiadomienia> raz włączone, a raz wyłączone
      Wtedy formularz za każdym razem pokazuje to, co zapisała

      Przykłady:
        | powiadomienia        |
        | Powiadomienia SMS    |
        | Powiadomienia e-mail |

    @iikp-2.2.3-i
    Scenariusz: „Anuluj” niczego nie zapisuje
      Gdy Anna wpisuje w formularzu nowe dane i wybiera „Anuluj”:
        | pole           | wartość                   |
        | Adres e-mail   | porzucona@przyklad.pl     |
        | Numer telefonu | 511 222 333               |
        | Miejscowość    | Porzucona Wola            |
      Wtedy jej dane pozostają takie jak przedtem

  Zasada: Błędne dane są odrzucane z komunikatem przy polu, a poprzednie pozostają

    @iikp-2.2.3-k
    Szablon scenariusza: Pole „<pole>” odrzuca wartość „<wartość>”
      Gdy Anna zapisuje w polu "<pole>" wartość "<wartość>"
      Wtedy widzi przy polu "<pole>" komunikat "<komunikat>"
      I w formularzu nadal stoi to, co wpisała
      I jej dane pozostają takie jak przedtem

      Przykłady: Adres e-mail
        | pole         | wartość                       | komunikat                   |
        | Adres e-mail | anna                          | Podaj poprawny adres e-mail |
        | Adres e-mail | anna@                         | Podaj poprawny adres e-mail |
        | Adres e-mail | @przyklad.pl                  | Podaj poprawny adres e-mail |
        | Adres e-mail | anna@przyklad                 | Podaj poprawny adres e-mail |
        | Adres e-mail | anna nowa@przyklad.pl         | Podaj poprawny adres e-mail |
        | Adres e-mail | (adres e-mail o długości 255) | Podaj poprawny adres e-mail |

      Przykłady: Numer telefonu
        | pole           | wartość         | komunikat                    |
        | Numer telefonu | 60010020        | Podaj numer telefonu: 9 cyfr |
        | Numer telefonu | 6001002003      | Podaj numer telefonu: 9 cyfr |
        | Numer telefonu | 60010020a       | Podaj numer telefonu: 9 cyfr |
        | Numer telefonu | 0048600100200   | Podaj numer telefonu: 9 cyfr |
        | Numer telefonu | 48 600 100 200  | Podaj numer telefonu: 9 cyfr |

      Przykłady: Adres pocztowy
        | pole          | wartość                | komunikat                              |
        | Kod pocztowy  | 00184                  | Podaj kod pocztowy w formacie 00-000   |
        | Kod pocztowy  | 0-184                  | Podaj kod pocztowy w formacie 00-000   |
        | Kod pocztowy  | 00-18a                 | Podaj kod pocztowy w formacie 00-000   |
        | Ulica i numer | (tekst o długości 101) | Najwyżej 100 znaków                    |
        | Miejscowość   | (tekst o długości 101) | Najwyżej 100 znaków                    |

    @iikp-2.2.3-k
    Szablon scenariusza: <powiadomienia> wymagają danych, na które mają przychodzić
      Gdy Anna włącza <powiadomienia>, a pole "<pole>" zostawia puste
      Wtedy widzi przy polu wyboru "<powiadomienia>" komunikat "<komunikat>"
      I jej dane pozostają takie jak przedtem

      Przykłady:
        | powiadomienia        | pole           | komunikat                                 |
        | Powiadomienia SMS    | Numer telefonu | Podaj numer telefonu, aby otrzymywać SMS  |
        | Powiadomienia e-mail | Adres e-mail   | Podaj adres e-mail, aby otrzymywać e-mail |
