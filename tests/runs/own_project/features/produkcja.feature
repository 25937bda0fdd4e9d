# language: pl
@wlasne
Właściwość: Zestaw nie pracuje poza środowiskiem testowym

  Scenariusz: Portal odsyła w trakcie pracy na produkcyjne IKP
    Mając zalogowaną Annę
    Gdy portal odsyła na produkcyjne IKP

  Scenariusz: Do tego scenariusza już nie dochodzi
    Mając zalogowaną Annę
