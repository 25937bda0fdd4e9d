"""The local iIKP: a stand-in for the patient portal and for the test Profil Zaufany.

One process serves three origins (the portal, the test Profil Zaufany, the control API); README.md beside this
file says where everything lives. It shares no code with the suite: the two meet over HTTP only.
"""
