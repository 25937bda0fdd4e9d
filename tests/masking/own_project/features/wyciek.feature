# language: pl
Właściwość: Krok, który zawodzi, mówi wszystko, co wie, a nikt się tego nie dowiaduje

  Scenariusz: Zawodzi krok „Mając”
    Mając zalogowaną Annę
    I krok, który zawodzi jako niezgodność
    Wtedy nic więcej się nie dzieje

  Scenariusz: Zawodzi krok „Gdy”
    Mając zalogowaną Annę
    Gdy zawodzi krok jako usterka
    Wtedy nic więcej się nie dzieje

  Szablon scenariusza: Zawodzi krok „Wtedy”, a jest to <co>
    Mając zalogowaną Annę
    Wtedy zawodzi krok jako <co>

    Przykłady:
      | co             |
      | niezgodność    |
      | usterka        |
      | niedostępność  |
      | błąd zestawu   |
      | brak konta     |
      | błąd sterownika |

  @w-haku
  Scenariusz: Zawodzi hak
    Mając zalogowaną Annę
    Wtedy strona pokazuje wszystko

  @martwa-przegladarka
  Scenariusz: Przeglądarka ginie z otwartym kontem
    Mając zalogowaną Annę
    Wtedy strona pokazuje wszystko
    I przeglądarka ginie
    I zawodzi krok jako usterka
