"""How dates are written where Django's own form for a language is not the one of our readers."""
