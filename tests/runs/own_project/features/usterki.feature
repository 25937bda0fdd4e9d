# language: pl
@wlasne
Właściwość: Cokolwiek się stanie, sesja kończy się przyciskiem „Wyloguj się”

  @w-kroku
  Scenariusz: Krok zawodzi
    Mając zalogowaną Annę
    Wtedy zawodzi krok

  @w-haku
  Scenariusz: Zawodzi hak
    Mając zalogowaną Annę

  @nieznany-krok
  Scenariusz: Zestaw nie zna kroku
    Mając zalogowaną Annę
    Wtedy dzieje się coś, czego nikt nie opisał

  @po-usterce
  Scenariusz: Następny przebiega zwyczajnie
    Mając zalogowaną Annę

  @martwa-przegladarka
  Scenariusz: Przeglądarka ginie
    Mając zalogowaną Annę
    Wtedy przeglądarka ginie
    I „Moje konto” się otwiera

  @martwy-iikp
  Scenariusz: Lokalny iIKP ginie
    Mając zalogowaną Annę
    Gdy lokalny iIKP ginie
    Wtedy „Moje konto” się otwiera

  @martwy-iikp
  Scenariusz: Ten już się nie zacznie
    Mając zalogowaną Annę

  @martwy-iikp
  Scenariusz: Ten też nie
    Mając zalogowaną Annę
