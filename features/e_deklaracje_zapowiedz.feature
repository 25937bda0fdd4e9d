# language: pl
@normal
Właściwość: 1 Zapowiedź e-deklaracji POZ
  Do czasu udostępnienia e-deklaracji (zapowiedź: I kwartał 2022 r., instrukcja, punkt 1) konto pacjenta działa bez nich.

  @iikp-1-d
  Scenariusz: Nieudostępnione e-deklaracje nie są oferowane i nie dają ekranu błędu
    Mając zalogowaną Annę w iIKP, które nie udostępnia jeszcze e-deklaracji
    Gdy Anna otwiera „Moje konto”
    Wtedy nie może wypełnić żadnej deklaracji
