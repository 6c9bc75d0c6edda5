import django.db.models.deletion
import goldseam.shareouts.models.drafting
import goldseam.shareouts.models.publishing
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('artifacts', '0001_initial'),
        ('events', '0013_near_misses'),
        ('people', '0003_coach'),
        ('people', '__first__'),
        ('reporting', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('quarter_key', models.CharField(max_length=7)),
                ('grouping', models.CharField(choices=[('layer', 'By what was reinforced'), ('team', 'By team')], default='layer', max_length=10, verbose_name='in which order')),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('drafted_at', models.DateTimeField(null=True)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='note_number'), models.UniqueConstraint(fields=('organisation', 'quarter_key'), name='one_note_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter_key', ''), _negated=True), name='note_has_a_quarter')],
            },
            bases=(goldseam.shareouts.models.drafting.Draftable, goldseam.shareouts.models.publishing.Publishable, models.Model),
        ),
        migrations.CreateModel(
            name='NotePublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('organisation', 'Everybody in the organisation'), ('public', 'Everybody, as a public page')], max_length=20)),
                ('grouping', models.CharField(max_length=10)),
                ('parts', models.JSONField(default=list)),
                ('kept', models.JSONField(default=list)),
                ('at', models.DateTimeField(auto_now=True)),
                ('first_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='shareouts.note')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('note', 'audience'), name='one_note_copy_each_audience')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('introduction', 'How we begin'), ('strengthened', 'What we strengthened'), ('recognition', 'Thank you'), ('nothing', 'Reported, and nothing changed'), ('open', 'What is still open')], max_length=20)),
                ('position', models.PositiveIntegerField(default=0)),
                ('content', models.JSONField(default=dict)),
                ('drafted', models.JSONField(default=dict)),
                ('number', models.PositiveIntegerField(default=0)),
                ('left_out_at', models.DateTimeField(null=True)),
                ('events', models.ManyToManyField(blank=True, related_name='note_parts', to='events.event')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='shareouts.note')),
                ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reporting.outcome')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='artifacts.version')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('note', 'version'), name='one_part_a_version'), models.UniqueConstraint(fields=('note', 'outcome'), name='one_part_an_outcome')],
            },
        ),
        migrations.CreateModel(
            name='PartVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='shareouts.part')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('part', 'number'), name='note_part_version_number')],
            },
        ),
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('catch', 'A good catch'), ('pattern', 'Spotting a pattern'), ('care', 'Good care')], max_length=10, verbose_name='for')),
                ('words', models.TextField(verbose_name='what it made possible')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='recognitions', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recognitions', to='people.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['organisation', '-at'], name='recognition_newest')],
            },
        ),
        migrations.AddField(
            model_name='part',
            name='recognition',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='shareouts.recognition'),
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('recognition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='agreement', to='shareouts.recognition')),
            ],
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(fields=('note', 'recognition'), name='one_part_a_recognition'),
        ),
    ]
