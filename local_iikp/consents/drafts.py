"""The wizards that a patient has begun: what was typed is kept, also when it is refused."""

from collections.abc import Iterable, Mapping

from django.http import Http404

from local_iikp.consents.models import Draft, RecipientType
from local_iikp.login.models import PortalSession
from local_iikp.poz.models import Facility, Worker
from local_iikp.poz.search import find as search_facilities
from local_iikp.web import cookies
from local_iikp.worlds.models import World

MOST_PER_SESSION = 20


def begin(session: PortalSession) -> Draft:
    """Begin a wizard; forget the session's oldest ones beyond a bound."""
    draft = Draft.objects.create(session=session, token=cookies.new_token())
    mine = Draft.objects.filter(session=session).order_by("-pk")
    Draft.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST_PER_SESSION:])).delete()
    return draft


def of_session(session: PortalSession, token: str) -> Draft:
    """Return the wizard of this token.

    Raises:
        Http404: there is none, or it is not this session's.
    """
    draft = Draft.objects.filter(session=session, token=token).first()
    if draft is None:
        raise Http404
    return draft


def keep(draft: Draft, sent: Mapping[str, str], fields: Iterable[str], boxes: Iterable[str] = ()) -> None:
    """Keep what was sent of `fields`; a field that was not on the page keeps what it had.

    A box that was not sent is not ticked: so browsers say it.
    """
    draft.typed |= {name: sent[name] for name in fields if name in sent}
    draft.typed |= {name: sent.get(name, "") for name in boxes}
    Draft.objects.filter(pk=draft.pk).update(typed=draft.typed)


def search(draft: Draft, world: World) -> None:
    """Keep what is searched for; what an earlier search had found is chosen no more.

    A worker is told by the number alone, so a worker that is found is chosen already.
    """
    if draft.typed.get("recipient") == RecipientType.WORKER:
        found = workers(world, draft.typed.get("number", ""))
        news = {"searched_number": draft.typed.get("number", ""), "worker": str(found[0].pk) if found else ""}
    else:
        news = {"searched_name": draft.typed.get("facility_name", ""), "facility": ""}
    keep(draft, news, news)


def result_name(draft: Draft) -> str:
    """Return the name of the field that a result is chosen in."""
    return "worker" if draft.typed.get("recipient") == RecipientType.WORKER else "facility"


def has_searched(draft: Draft) -> bool:
    """Tell whether there was a search for the type of recipient that is chosen now."""
    name = "searched_number" if draft.typed.get("recipient") == RecipientType.WORKER else "searched_name"
    return name in draft.typed


def results(draft: Draft, world: World) -> list[Facility] | list[Worker]:
    """Return what the last search finds."""
    if draft.typed.get("recipient") == RecipientType.WORKER:
        return workers(world, draft.typed.get("searched_number", ""))
    return search_facilities(world, draft.typed.get("searched_name", ""))


def workers(world: World, number: str) -> list[Worker]:
    """Return the world's worker of this right-to-practise number, if there is one."""
    return list(Worker.objects.filter(facility__world=world, number=number.strip())[:1])
