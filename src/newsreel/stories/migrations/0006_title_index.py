from django.db import migrations, models

import newsreel.stories.titles


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0005_former_name"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="story",
            name="story_by_headline",
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                newsreel.stories.titles.FoldedTitle("headline"), name="story_by_title"
            ),
        ),
    ]
