"""Cookies and tokens: one way to make each."""

import hashlib
import secrets

from django.http.response import HttpResponseBase


def set_cookie(response: HttpResponseBase, name: str, value: str) -> None:
    """Set a cookie that scripts cannot read, that stays with this host and ends with the browser."""
    response.set_cookie(name, value, httponly=True, samesite="Lax")


def new_token() -> str:
    """Return a token that cannot be guessed."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return what is stored of a token: who reads the store cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
