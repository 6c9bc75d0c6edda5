import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('events', '0014_merging'),
        ('people', '0003_coach'),
        ('people', '__first__'),
        ('reviews', '0004_near_misses'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actual', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1 · negligible'), (2, '2 · minor'), (3, '3 · moderate'), (4, '4 · major'), (5, '5 · critical')], null=True)),
                ('potential', models.PositiveSmallIntegerField(choices=[(1, '1 · negligible'), (2, '2 · minor'), (3, '3 · moderate'), (4, '4 · major'), (5, '5 · critical')])),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['organisation', 'potential', '-id'], name='rating_high'), models.Index(fields=['organisation', '-id'], name='rating_newest')],
                'constraints': [models.UniqueConstraint(fields=('event', 'by'), name='rated_once')],
            },
        ),
        migrations.CreateModel(
            name='Triage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('route', models.CharField(choices=[('act_now', 'Act now'), ('other_process', 'Another process'), ('postmortem', 'Write a postmortem'), ('aar', 'Hold a review'), ('cluster', 'Look at the pattern'), ('note', 'Note it'), ('batch', 'Keep it for the month'), ('ask', 'Ask first')], max_length=20)),
                ('suggested', models.CharField(blank=True, choices=[('act_now', 'Act now'), ('other_process', 'Another process'), ('postmortem', 'Write a postmortem'), ('aar', 'Hold a review'), ('cluster', 'Look at the pattern'), ('note', 'Note it'), ('batch', 'Keep it for the month'), ('ask', 'Ask first')], max_length=20)),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('waited_since', models.DateTimeField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='triage', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('review', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.review')),
            ],
            options={
                'verbose_name_plural': 'triage',
                'indexes': [models.Index(fields=['organisation', '-at'], name='triage_newest')],
            },
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('again_on', models.DateField(blank=True, null=True)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='waiting', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'since', 'id'], name='waiting_oldest')],
            },
        ),
    ]
