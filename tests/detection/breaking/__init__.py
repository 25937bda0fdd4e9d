"""The defects: each function breaks one rule of the local iIKP, in the process that calls it.

Importable only after Django has been set up; `faulty_iikp` sees to that. The table of `defects.py` says what each
breaks and what must be seen.
"""
