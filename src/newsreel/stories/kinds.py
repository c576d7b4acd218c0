"""A story's kinds: the words that rows store. Their labels are the pages' affair."""

KINDS = (
    "news",
    "analysis",
    "opinion",
    "interview",
    "feature",
    "explainer",
    "letter",
    "programme",
    "review",
    "obituary",
)
