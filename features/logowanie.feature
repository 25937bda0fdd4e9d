# language: pl
@critical
Właściwość: 2.1–2.2 Logowanie do iIKP przez testowy Profil Zaufany
  Pacjent wchodzi na adres iIKP, na stronie testowego Profilu Zaufanego podaje numer PESEL
  i trafia na swoje konto (instrukcja, punkty 2–2.2.3).

  Zasada: Wejście na adres iIKP prowadzi na stronę testowego Profilu Zaufanego

    @iikp-2-a @iikp-2.1-a @iikp-2.2-a @dym
    Scenariusz: Adres wejściowy sam przekierowuje na stronę testowego Profilu Zaufanego
      Gdy pacjent wchodzi na adres wejściowy iIKP
      Wtedy widzi stronę testowego Profilu Zaufanego
      I jest to osobna witryna, pod adresem podanym w instrukcji

    @iikp-2.2-b
    Scenariusz: Strona wewnętrzna bez zalogowania prowadzi do logowania
      Mając adres strony „Moje konto”, zapisany przez Annę przed wylogowaniem
      Gdy ktoś niezalogowany wchodzi na ten adres
      Wtedy widzi stronę testowego Profilu Zaufanego
      I nie widzi danych Anny

  Zasada: Do zalogowania potrzebny jest numer PESEL i nic więcej

    @iikp-2.2.1-a
    Scenariusz: Na stronie logowania jest pole „Pesel”
      Gdy pacjent wchodzi na adres wejściowy iIKP
      Wtedy widzi puste pole „Pesel” i przycisk „Dalej”

    @iikp-2.2.1-d
    Scenariusz: Poza numerem PESEL nie trzeba podawać niczego
      Gdy Anna loguje się samym numerem PESEL
      Wtedy Anna jest na swoim koncie

    @iikp-2.2.1-d
    Scenariusz: Spacje wokół numeru PESEL nie przeszkadzają
      Gdy Anna loguje się numerem PESEL otoczonym spacjami
      Wtedy Anna jest na swoim koncie

    @iikp-2.2.1-b
    Scenariusz: Bez numeru PESEL nie można się zalogować
      Gdy pacjent zostawia pole „Pesel” puste i przechodzi dalej
      Wtedy widzi przy polu „Pesel” komunikat "Podaj numer PESEL"
      I nie jest zalogowany

    @iikp-2.2.1-c
    Szablon scenariusza: Numer PESEL <jaki> nie loguje
      Gdy pacjent podaje numer PESEL <jaki>
      Wtedy widzi przy polu „Pesel” komunikat "Nieprawidłowy numer PESEL"
      I nie jest zalogowany

      Przykłady:
        | jaki                           |
        | za krótki                      |
        | za długi                       |
        | z literą                       |
        | z błędną cyfrą kontrolną       |
        | z miesiącem, którego nie ma    |
        | z dniem, którego nie ma        |
        | z datą urodzenia w przyszłości |
        | z samych zer                   |

    @iikp-2.2.1-c
    Scenariusz: Poprawny numer PESEL, którego nikt nie ma, nie loguje
      Gdy pacjent podaje poprawny numer PESEL, do którego nie ma konta
      Wtedy widzi przy polu „Pesel” komunikat "Brak konta pacjenta dla podanego numeru PESEL"
      I nie jest zalogowany

    @iikp-2.2.1-c
    Scenariusz: Piętnastolatka nie ma jeszcze dostępu do konta
      Gdy Hanna podaje swój numer PESEL
      Wtedy widzi przy polu „Pesel” komunikat "Konto jest dostępne od 16. roku życia"
      I nie jest zalogowana

    @iikp-2.2.3-a
    Scenariusz: Siedemnastolatek loguje się na swoje konto
      Gdy Jakub loguje się samym numerem PESEL
      Wtedy Jakub jest na swoim koncie

  Zasada: ENTER i „Dalej” logują tak samo

    @iikp-2.2.2-a
    Scenariusz: ENTER w polu „Pesel” loguje
      Gdy Anna podaje numer PESEL i naciska ENTER
      Wtedy Anna jest na swoim koncie

    @iikp-2.2.2-b
    Scenariusz: Przycisk „Dalej” loguje
      Gdy Anna podaje numer PESEL i naciska „Dalej”
      Wtedy Anna jest na swoim koncie

    @iikp-2.2.2-c
    Scenariusz: ENTER i „Dalej” prowadzą w to samo miejsce
      Gdy Anna loguje się raz klawiszem ENTER, a raz przyciskiem „Dalej”
      Wtedy za każdym razem trafia na tę samą stronę swojego konta

    @iikp-2.2.2-c @iikp-2.2.1-b
    Scenariusz: ENTER przy pustym polu odmawia tak samo jak „Dalej”
      Gdy pacjent zostawia pole „Pesel” puste i naciska ENTER
      Wtedy widzi przy polu „Pesel” komunikat "Podaj numer PESEL"
      I nie jest zalogowany

  Zasada: Konto należy do osoby o podanym numerze PESEL

    @iikp-2.2.3-a
    Scenariusz: Po zalogowaniu pacjent jest na swoim koncie w iIKP
      Gdy Anna loguje się samym numerem PESEL
      Wtedy Anna jest na swoim koncie
      I jest to strona iIKP, a nie testowego Profilu Zaufanego

    @iikp-2.2.3-b
    Scenariusz: „Moje konto” pokazuje osobę o podanym numerze PESEL
      Gdy Anna loguje się samym numerem PESEL
      Wtedy Anna jest na swoim koncie
      I „Moje konto” pokazuje imię i nazwisko Anny oraz końcówkę jej numeru PESEL
      I nie pokazuje jej całego numeru PESEL

    @iikp-2.2.3-c
    Scenariusz: Inny numer PESEL otwiera inne konto
      Mając Annę, która zajrzała na „Moje konto” i się wylogowała
      Gdy Jan loguje się samym numerem PESEL
      Wtedy Jan jest na swoim koncie
      I „Moje konto” nie pokazuje danych Anny

    @iikp-2.2.3-c @tylko-lokalnie
    Scenariusz: Nowe logowanie w tej samej przeglądarce zastępuje poprzednie
      Mając Annę, która zajrzała na „Moje konto” i się nie wylogowała
      Gdy Jan loguje się samym numerem PESEL
      Wtedy Jan jest na swoim koncie
      I „Moje konto” nie pokazuje danych Anny
