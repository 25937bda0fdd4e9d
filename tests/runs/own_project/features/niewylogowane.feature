# language: pl
@wlasne
Właściwość: Czego nie udało się wylogować, jest nazwane

  Scenariusz: Portal przestaje działać i nie wraca
    Mając zalogowaną Annę
    Gdy portal przestaje działać na dobre

  Scenariusz: Następny wylogowuje się jak zwykle
    Mając zalogowaną Annę
