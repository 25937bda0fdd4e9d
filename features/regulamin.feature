# language: pl
@critical
Właściwość: 2.2.3 Regulamin przy pierwszym logowaniu
  Po pierwszym zalogowaniu pacjent akceptuje regulamin, jeśli ekran zostanie wyświetlony
  (instrukcja, punkt 2.2.3).

  Zasada: Bez akceptacji nie ma dostępu do konta

    @iikp-2.2.3-d
    Scenariusz: Przy pierwszym logowaniu wyświetla się regulamin
      Gdy Zofia loguje się po raz pierwszy
      Wtedy widzi regulamin ze swoim imieniem i nazwiskiem
      I nie ma dostępu do żadnej strony swojego konta

    @iikp-2.2.3-d @iikp-2.2.3-e
    Scenariusz: Przejście dalej bez akceptacji jest odrzucane
      Mając Zofię, która zalogowała się po raz pierwszy
      Gdy przechodzi dalej bez zaznaczenia „Akceptuję regulamin”
      Wtedy widzi przy polu „Akceptuję regulamin” komunikat "Zaakceptuj regulamin, aby korzystać z konta"
      I nadal widzi regulamin

    @iikp-2.2.3-e
    Scenariusz: Adres strony wewnętrznej nie omija regulaminu
      Mając adres strony „Moje konto”, zapisany przez Annę przed wylogowaniem
      I Zofię, która zalogowała się po raz pierwszy
      Gdy wchodzi na ten adres
      Wtedy widzi regulamin ze swoim imieniem i nazwiskiem
      I nie ma dostępu do żadnej strony swojego konta

    @iikp-2.2.3-e
    Scenariusz: Kto się wylogował bez akceptacji, przy następnym logowaniu znów widzi regulamin
      Mając Zofię, która zalogowała się po raz pierwszy
      Gdy wylogowuje się bez akceptacji i loguje ponownie
      Wtedy widzi regulamin ze swoim imieniem i nazwiskiem

  Zasada: Zaakceptowany regulamin nie wyświetla się ponownie

    @iikp-2.2.3-d @iikp-2.2.3-f
    Scenariusz: Akceptacja otwiera konto na stałe
      Mając Zofię, która zalogowała się po raz pierwszy
      Gdy akceptuje regulamin
      Wtedy Zofia jest na swoim koncie
      I przy następnym logowaniu praca na koncie zaczyna się od razu

    @iikp-2.2.3-g
    Scenariusz: Kto już zaakceptował regulamin, zaczyna pracę od razu
      Mając Annę, która zaakceptowała regulamin
      Gdy Anna loguje się samym numerem PESEL
      Wtedy praca na koncie zaczyna się od razu

    @iikp-2.2.3-d @tylko-lokalnie
    Scenariusz: Nowa wersja regulaminu wymaga ponownej akceptacji
      Mając Annę, która zaakceptowała regulamin
      Gdy CeZ ogłasza nową wersję regulaminu, a Anna loguje się ponownie
      Wtedy widzi regulamin ze swoim imieniem i nazwiskiem
      I nie ma dostępu do żadnej strony swojego konta
