import django.db.models.deletion
import goldseam.reporting.models.letterbox
import goldseam.reporting.models.receiving
import goldseam.reporting.models.report
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('events', '0014_merging'),
        ('people', '0003_coach'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letterbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('key', models.CharField(default=goldseam.reporting.models.letterbox.new_key, max_length=12, unique=True)),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
                ('call', models.CharField(blank=True, max_length=300, verbose_name='what we look for just now')),
                ('takes_anonymous', models.BooleanField(default=True, verbose_name='takes reports without a name')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('keepers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letterboxes', to='people.organisation')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letterboxes', to='people.team')),
            ],
            options={
                'ordering': ['name', 'number'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='letterbox_number')],
            },
            bases=(goldseam.reporting.models.receiving.Receiving, models.Model),
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_reporter', models.BooleanField()),
                ('text', models.TextField()),
                ('on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='events.event')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_change', models.BooleanField()),
                ('text', models.CharField(max_length=2000, verbose_name='what whoever reported it hears')),
                ('at', models.DateTimeField(db_index=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='outcome', to='events.event')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.CharField(choices=[('named', 'With my name'), ('confidential', 'In confidence'), ('anonymous', 'Anonymously')], default='confidential', max_length=20)),
                ('day', models.DateField()),
                ('receipt', models.CharField(max_length=64, unique=True)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='report', to='events.event')),
                ('letterbox', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to='reporting.letterbox')),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='report_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='reporting.report')),
            ],
        ),
        migrations.CreateModel(
            name='ReportPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to=goldseam.reporting.models.report.random_place)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='picture', to='reporting.report')),
            ],
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('is_answer', models.BooleanField(default=False)),
                ('content', models.JSONField()),
                ('picture', models.BinaryField(null=True)),
                ('receipt', models.CharField(max_length=64, unique=True)),
                ('letterbox', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sealed', to='reporting.letterbox')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=1000, verbose_name='your thanks')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='events.event')),
            ],
            options={
                'verbose_name_plural': 'thanks',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('event', 'by'), name='thanks_once')],
            },
        ),
    ]
