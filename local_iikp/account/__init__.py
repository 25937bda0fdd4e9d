"""„Moje konto” and „Edytuj swoje dane” (screens.md, section 4)."""
