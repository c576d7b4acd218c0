from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "newsreel.comments"
    label = "comments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsreel.comments.models import Comment, Rule
        from newsreel.comments.reads import rules, touched
        from newsreel.press.journal.watch import watch

        watch(
            Comment,
            shown=[
                "story_id",
                "parent_id",
                "author",
                "body",
                "posted_at",
                "state",
                "staff",
                "picked",
            ],
            carried=["story_id", "state"],
            when="{row}.state = 'shown'",
            paced=True,
            keys=touched,
        )
        watch(Rule, shown=rules.CARRIED, carried=rules.CARRIED, keys=rules.touched)
