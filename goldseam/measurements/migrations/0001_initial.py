import django.db.models.deletion
import goldseam.measurements.models.adding
import goldseam.measurements.models.annotating
import goldseam.measurements.models.archiving
import goldseam.measurements.models.correcting
import goldseam.measurements.models.phasing
import goldseam.measurements.models.removing
import goldseam.measurements.models.writing_key
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0003_coach'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('amount', models.FloatField()),
                ('of', models.FloatField(null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(choices=[('hand', 'by hand'), ('paste', 'pasted'), ('file', 'from a file'), ('api', 'by another program')], default='hand', max_length=10)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('of__isnull', True), ('of__gt', 0), _connector='OR'), name='point_of_something')],
            },
            bases=(goldseam.measurements.models.correcting.Correctable, goldseam.measurements.models.removing.Removable, models.Model),
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.FloatField()),
                ('of', models.FloatField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(default='hand', max_length=10)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='measurements.point')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('point', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='removal', to='measurements.point')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rules', models.CharField(choices=[('usual', 'Beyond the limits, and the run rules of Anhøj'), ('runs', 'The run rules of Anhøj alone, without limits'), ('western', 'Western Electric, four rules'), ('nhs', 'NHS Making Data Count, four rules'), ('nelson', 'Nelson, eight rules')], default='usual', max_length=10, verbose_name='rules')),
                ('width', models.CharField(choices=[('plain', 'As counts vary by chance alone'), ('laney', 'As neighbouring values really differ (p′ and u′)')], default='plain', max_length=10, verbose_name='width of the limits')),
                ('number', models.PositiveBigIntegerField()),
                ('title', models.CharField(max_length=160, verbose_name='name')),
                ('definition', models.TextField(blank=True, max_length=2000, verbose_name='what exactly is counted')),
                ('kind', models.CharField(choices=[('value', 'A value'), ('count', 'How many each time, when times are alike'), ('rate', 'How many per …, and how much there was of it'), ('share', 'How many out of how many'), ('gap', 'How many cases went by between two of them'), ('time_between', 'The day on which it happened')], default='value', max_length=20, verbose_name='kind')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='unit')),
                ('of_what', models.CharField(blank=True, max_length=60, verbose_name='out of what')),
                ('per', models.FloatField(default=1, verbose_name='per how many')),
                ('better', models.CharField(blank=True, choices=[('lower', 'Lower is better'), ('higher', 'Higher is better'), ('', 'Neither; we want to know')], max_length=10, verbose_name='which way is better')),
                ('every', models.CharField(choices=[('day', 'Each day'), ('week', 'Each week'), ('month', 'Each month'), ('event', 'Each time it happens')], default='week', max_length=10, verbose_name='how often')),
                ('source_words', models.CharField(blank=True, max_length=300, verbose_name='where the numbers come from')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='series', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='series', to='people.team')),
            ],
            options={
                'verbose_name_plural': 'series',
                'indexes': [models.Index(fields=['organisation', 'title'], name='series_by_title')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='series_number'), models.CheckConstraint(condition=models.Q(('per__gt', 0)), name='series_per_something')],
            },
            bases=(goldseam.measurements.models.adding.Measured, goldseam.measurements.models.phasing.Phased, goldseam.measurements.models.annotating.Annotated, goldseam.measurements.models.archiving.Archivable, goldseam.measurements.models.writing_key.Keyed, models.Model),
        ),
        migrations.AddField(
            model_name='point',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='measurements.series'),
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='measurements.series')),
            ],
            options={
                'ordering': ['starts_at'],
                'constraints': [models.UniqueConstraint(fields=('series', 'starts_at'), name='one_phase_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Freeze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='freeze', to='measurements.series')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('first'))), name='freeze_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Archiving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='archiving', to='measurements.series')),
            ],
        ),
        migrations.CreateModel(
            name='Annotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.DateTimeField()),
                ('text', models.CharField(max_length=120)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='annotations', to='measurements.series')),
            ],
            options={
                'ordering': ['moment', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WritingKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='what uses it')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('last_used_on', models.DateField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='measurements.series')),
            ],
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.UniqueConstraint(fields=('series', 'at'), name='one_point_at_a_time'),
        ),
    ]
