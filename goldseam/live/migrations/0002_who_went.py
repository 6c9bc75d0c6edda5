from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial")]

    operations = [migrations.AddField("room", "went", models.JSONField(default=dict))]
