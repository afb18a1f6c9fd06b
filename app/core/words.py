"""Content that regions write in several languages."""

FALLBACK = ("en", "ja", "ko", "zh", "ru", "mn")


class Words(dict[str, str]):
    """The same text by language; blank entries count as absent."""

    def best_language(self, language: str) -> str:
        """Return the language to show: the one asked for, else the first of the fallback order."""
        for candidate in (language, *FALLBACK):
            if self.get(candidate):
                return candidate
        return language

    def best(self, language: str) -> str:
        """Return the text to show a reader of that language; empty when there is none."""
        return self.get(self.best_language(language), "")
