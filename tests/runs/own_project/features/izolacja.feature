# language: pl
@wlasne
Właściwość: Nic ze scenariusza nie trafia do następnego

  @slady
  Scenariusz: Pierwszy zostawia ślady, gdzie tylko można
    Gdy scenariusz zostawia w przeglądarce ciasteczko, zapiski i historię
    Wtedy widać je w tym samym scenariuszu

  @slady
  Scenariusz: Drugi nie znajduje śladów pierwszego
    Wtedy w przeglądarce nie ma niczego z poprzedniego scenariusza

  @slady
  Scenariusz: Trzeci nie widzi, co zanotował i zrobił pierwszy
    Wtedy scenariusz nie ma notatek ani pacjenta poprzedniego
