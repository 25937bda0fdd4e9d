# language: pl
@wlasne
Właściwość: Co scenariusz zmienił na koncie, to przywraca

  @przywraca
  Scenariusz: Wszystko daje się przywrócić
    Mając zalogowaną Annę
    Gdy scenariusz zmienia na koncie "pierwsze"
    I scenariusz zmienia na koncie "drugie"

  @przywraca
  Scenariusz: Przywraca także po usterce
    Mając zalogowaną Annę
    Gdy scenariusz zmienia na koncie "trzecie"
    Wtedy zawodzi krok

  @trwale
  Scenariusz: Jednego nie można tu przywrócić z natury rzeczy
    Mając zalogowaną Annę
    Gdy scenariusz zmienia na koncie "czwarte"
    I scenariusz składa to, czego nie można wycofać

  @psuje
  Scenariusz: Jednego nie udaje się przywrócić
    Mając zalogowaną Annę
    Gdy scenariusz zmienia na koncie "piąte"
    I scenariusz zmienia to, czego portal nie chce przywrócić
