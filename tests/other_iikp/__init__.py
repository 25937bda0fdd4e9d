"""A second iIKP, written from the description of the screens alone.

A single-page application over a small JSON API. It shows the same screens as the local iIKP (frame, test
Profil Zaufany, regulations, home, "Moje konto", consents, prescriptions and orders, POZ e-declarations, log-out,
error screens 3.1 and 3.2) and shares neither code nor markup with it. The acceptance suite must work on both,
unchanged: that proves that its page objects depend on nothing but what the patient sees.
"""
