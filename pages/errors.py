"""What is said when an element is not there: in Polish, what was sought, where, and what was seen instead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from support.masking import without_query
from support.verdicts import PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from pages.elements import Located
    from pages.finder import Sight

_OBSTACLES = {
    "missing": "nie znaleziono",
    "loading": "strona wciąż się wczytuje",
    "disabled": "widać, ale nie można tego użyć (stan nieaktywny)",
    "covered": "widać, ale zasłania to inna część strony",
    "unfinished": "widać, ale strona jeszcze się nie wczytała",
    "moving": "widać, ale wciąż zmienia miejsce",
    "unchanged": "widać, ale stan się nie zmienia",
    "other value": "widać, ale z inną wartością",
    "not refused": "widać, ale portal nie zgłosił tu błędu",
    "undescribed": "widać, ale bez oczekiwanego komunikatu",
}
_WHERE_TO_LOOK = {
    "heading": "headings",
    "action": "actions",
    "field": "fields",
    "checkbox": "fields",
    "radio": "fields",
    "group": "headings",
    "section": "headings",
    "table": "headings",
    "text": "messages",
}


def missing(located: Located, sight: Sight) -> Exception:
    """Return the error for an element that has not come.

    Its wording decides whose fault it is: the instruction's own, or one confirmed for this environment, is the
    portal's; one that is only our assumption is the suite's.
    """
    element = located.element
    what = _OBSTACLES[sight.obstacle or "missing"]
    sentence = f"Szukano: {element.kind} „{located.name}”{_part(located)} na stronie „{located.page.title}” – {what}."
    return _by_wording(located, sentence, sight)


def neither_came(page: Located, other: Located, sight: Sight) -> Exception:
    """Return the error where one of two pages should have come, by their headings, and neither is known to have.

    What came may be the other one, where nobody has seen its heading here: that blames nobody. Where nothing that has
    a heading came, or the other's is certain, it is the first that is missing.
    """
    if not (other.is_only_assumed and sight.survey.get("headings")):
        return missing(page, sight)
    sentence = (
        f"Zamiast strony „{page.page.title}” pokazała się inna. Może to być „{other.page.title}”: "
        f'jej nagłówka nikt tu jeszcze nie widział (klucz "{other.element.key}").'
    )
    hints = [_hint(located) for located in (other, page) if located.is_only_assumed]
    return SuiteFaultError("\n".join([sentence, *hints, *seen_instead(page, sight)]))


def _part(located: Located) -> str:
    """Say inside what it was sought, where that is less than the page."""
    names = [scope.name for scope in located.question().scope if scope.name]
    return f" w części „{names[-1]}”" if names else ""


def refuse_to_blame(located: Located, said: str) -> None:
    """Refuse to blame the portal for saying `said` instead of the element's words, where nobody has seen these here.

    Silence, or words that the page declares with another meaning, are the portal's fault all the same.

    Raises:
        SuiteFaultError: what is said may just be how this portal words it.
    """
    element, page = located.element, located.page
    is_known = located.name in said or page.meant_by(said) != said or page.meant_by(said) in page.labels(type(element))
    if not said or is_known or not located.is_only_assumed:
        return
    sentence = f"Zamiast: {element.kind} „{located.name}” na stronie „{page.title}” stoi „{said}”."
    raise SuiteFaultError("\n".join([sentence, _hint(located)]))


def _by_wording(located: Located, sentence: str, sight: Sight) -> Exception:
    if located.is_only_assumed:
        return SuiteFaultError("\n".join([sentence, _hint(located), *seen_instead(located, sight)]))
    return PortalDiffersError("\n".join([sentence, *seen_instead(located, sight)]))


def _hint(located: Located) -> str:
    return (
        f"Brzmienie „{located.name}” jest domniemane i nikt go tu nie potwierdził; "
        f'poprawkę wpisuje się w iikp.toml: "{located.element.key}" = "…".'
    )


def not_refused(located: Located, message: Located, sight: Sight) -> Exception:
    """Return the error for an input that the portal should have refused with a message, and has not, or not so."""
    if sight.obstacle == "undescribed" and sight.facts.get("invalid"):
        said = sight.facts["described"]
        sentence = (
            f"Przy polu „{located.name}” na stronie „{located.page.title}” powinien stać komunikat „{message.name}”, "
            + (f"a stoi: „{said}”." if said else "a nie ma żadnego związanego z tym polem.")
        )
        return _by_wording(message, sentence, sight)
    if sight.element is None:
        return missing(located, sight)
    sentence = (
        f"Strona „{located.page.title}” powinna odrzucić pole „{located.name}” z komunikatem „{message.name}”, "
        "a nie oznaczyła go jako błędne."
    )
    return PortalDiffersError("\n".join([sentence, *seen_instead(located, sight)]))


def refuses(located: Located, sight: Sight) -> Exception:
    """Return the error for an element that is there but on which nothing can be done."""
    sentence = (
        f"Na stronie „{located.page.title}” {located.element.kind} „{located.name}” jest, "
        "ale nie reaguje na działanie pacjenta."
    )
    return PortalDiffersError("\n".join([sentence, *seen_instead(located, sight)]))


def seen_instead(located: Located, sight: Sight) -> list[str]:
    """Return lines of what the page showed: its nearest wording, headings, labels, actions, messages, address."""
    survey: dict[str, Any] = sight.survey
    lines = []
    nearest = get_close_matches(located.name, survey.get(_WHERE_TO_LOOK.get(located.element.role, ""), []), n=1)
    if nearest and nearest[0] != located.name:
        lines.append(f"Najbliższe brzmienie: „{nearest[0]}”.")
    for title, key in (
        ("Nagłówki", "headings"),
        ("Pola", "fields"),
        ("Przyciski i odnośniki", "actions"),
        ("Komunikaty", "messages"),
    ):
        if survey.get(key):
            lines.append(f"{title}: " + ", ".join(f"„{name}”" for name in survey[key]) + ".")
    if survey and not any(survey.get(key) for key in ("headings", "fields", "actions")):
        lines.append(f"Tekst strony: „{survey.get('text', '')}”.")
    node = located.page.session.node
    address = without_query(sight.url) or "nieznany"
    lines.append(f"Adres: {address}, tytuł: „{sight.title}”, węzeł: {node or 'nieznany'}.")
    return lines
