import django.db.models.deletion
import goldseam.patterns.models.closing
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
            name='Analysis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('field_key', models.CharField(max_length=30)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('seen', models.JSONField(default=dict)),
                ('note', models.TextField(blank=True, verbose_name='what we saw')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='analyses', to='people.organisation')),
                ('review', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='analysis', to='reviews.review')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.team')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'since', 'until'], name='analysis_of_period')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='analysis_number')],
            },
        ),
        migrations.CreateModel(
            name='Pattern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=160, verbose_name='pattern')),
                ('why', models.TextField(blank=True, verbose_name='why this one')),
                ('value', models.CharField(blank=True, max_length=200)),
                ('defences', models.TextField(blank=True, verbose_name='what to make stronger')),
                ('analysis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='patterns', to='patterns.analysis')),
                ('layers', models.ManyToManyField(blank=True, related_name='patterns', to='events.layer')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('spotted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['place', 'id'],
            },
            bases=(goldseam.patterns.models.closing.Closable, models.Model),
        ),
        migrations.CreateModel(
            name='PatternClosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why it can be closed')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pattern', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='closure', to='patterns.pattern')),
            ],
        ),
    ]
