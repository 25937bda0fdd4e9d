"""The words that turn a scenario's lines into instructions: whom they name and what they do."""

from __future__ import annotations

_NAMES = (
    ("Anna", "Anny", "Annie", "Annę", "Anną"),
    ("Jan", "Jana", "Janowi", "Janem", "Janie"),
    ("Zofia", "Zofii", "Zofię", "Zofią"),
    ("Piotr", "Piotra", "Piotrowi", "Piotrem", "Piotrze"),
    ("Maria", "Marii", "Marię", "Marią"),
    ("Jakub", "Jakuba", "Jakubowi", "Jakubem", "Jakubie"),
    ("Hanna", "Hanny", "Hannie", "Hannę", "Hanną"),
)
PERSONS = {form: forms[0] for forms in _NAMES for form in forms}
"""Each form of a first name of the scenarios, to its nominative."""

IMPERATIVES = {
    "nie składa": "nie składaj",
    "nie wybiera": "nie wybieraj",
    "akceptuje": "zaakceptuj",
    "anuluje": "anuluj",
    "chce": "spróbuj",
    "cofa": "cofnij",
    "dochodzi": "dojdź",
    "loguje": "zaloguj",
    "naciska": "naciśnij",
    "nadaje": "nadaj",
    "odpowiada": "odpowiedz",
    "opuszcza": "opuść",
    "otwiera": "otwórz",
    "podaje": "podaj",
    "pomija": "pomiń",
    "ponawia": "ponów",
    "próbuje": "spróbuj",
    "przechodzi": "przejdź",
    "przesuwa": "przesuń",
    "rozpoczyna": "rozpocznij",
    "składa": "złóż",
    "szuka": "poszukaj",
    "wchodzi": "wejdź",
    "wpisuje": "wpisz",
    "wraca": "wróć",
    "wskazuje": "wskaż",
    "wybiera": "wybierz",
    "wycofuje": "wycofaj",
    "wylogowuje": "wyloguj",
    "wypełnia": "wypełnij",
    "włącza": "włącz",
    "zamawia": "zamów",
    "zamyka": "zamknij",
    "zapisuje": "zapisz",
    "zaznacza": "zaznacz",
    "zmienia": "zmień",
    "zostawia": "zostaw",
}
"""What a patient of the scenarios does, to what the reader is told to do."""

OF_A_PERSON = r"(?:nie |nadal |za każdym razem )*(?:widzi|może|dowiaduje|trafia|ma dostępu|jest zalogowan)"
"""How an expectation begins that speaks of the patient without a name."""
