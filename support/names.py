"""The fictitious facilities, workers, drugs and kinds of consent that scenarios may name (screens.md 5 and 11)."""

from __future__ import annotations

FACILITIES = ("Przychodnia Zdrowie", "Przychodnia Klonowa", "Gabinet Pod Lipą", "Gabinet Jutrzenka", "Szpital Miejski")
WORKERS = ("Ewa Kruk", "Tomasz Bąk", "Adam Wrona", "Irena Sowa", "Beata Czyż", "Olga Dudek")
DRUGS = ("Euthyrox N 100", "Metformax 850", "Tritace 5", "Amotaks")
CONSENT_KINDS = (
    "Dostęp do dokumentacji medycznej",
    "Informacja o stanie zdrowia",
    "Zgoda na udzielenie świadczeń",
    "Udostępnienie danych medycznych",
)
