# language: pl
@wlasne
Właściwość: Jedno okno, jedna karta

  @nowa-karta
  Scenariusz: Portal otwiera drugą kartę
    Mając zalogowaną Annę
    Gdy portal otwiera drugą kartę
    Wtedy „Moje konto” się otwiera

  @nowa-karta
  Scenariusz: Portal otwiera drugą kartę, a krok i tak zawodzi
    Mając zalogowaną Annę
    Gdy portal otwiera drugą kartę i krok zawodzi

  @nowa-karta
  Scenariusz: Portal otwiera drugą kartę dopiero przy wylogowaniu
    Mając zalogowaną Annę
    Gdy portal otworzy drugą kartę przy następnym kliknięciu

  @dwie-karty
  Scenariusz: Scenariusz sam pracuje w dwóch kartach
    Mając zalogowaną Annę
    Gdy scenariusz przechodzi do drugiej karty
    Wtedy „Moje konto” się otwiera

  @dwie-karty
  Scenariusz: Portal otwiera trzecią
    Mając zalogowaną Annę
    Gdy scenariusz przechodzi do drugiej karty
    I portal otwiera drugą kartę

  @tryb-prywatny
  Scenariusz: W trybie prywatnym karta jest jedna
    Gdy scenariusz przechodzi do trybu prywatnego
    Mając zalogowaną Annę
    Gdy portal otwiera drugą kartę
