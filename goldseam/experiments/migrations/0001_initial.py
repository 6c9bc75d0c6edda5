import django.db.models.deletion
import django.utils.timezone
import goldseam.experiments.models.adopting
import goldseam.experiments.models.copying
import goldseam.experiments.models.deciding
import goldseam.experiments.models.doing
import goldseam.experiments.models.following_up
import goldseam.experiments.models.pausing
import goldseam.experiments.models.planning
import goldseam.experiments.models.publishing
import goldseam.experiments.models.resuming
import goldseam.experiments.models.starting
import goldseam.experiments.models.studying
import goldseam.experiments.models.watching
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actions', '0005_note_what_has_ended'),
        ('artifacts', '0001_initial'),
        ('events', '0012_kinds_not_said'),
        ('measurements', '0001_initial'),
        ('people', '0003_coach'),
        ('people', '__first__'),
        ('reviews', '0003_documents'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('place', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cycles', to='actions.action')),
                ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='experiments.cycle')),
                ('events', models.ManyToManyField(blank=True, related_name='cycles', to='events.event')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cycles', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followers', to='experiments.cycle')),
                ('ramp', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='experiments.cycle')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cycles', to='people.team')),
            ],
            options={
                'indexes': [models.Index(fields=['ramp', 'place'], name='cycle_ramp'), models.Index(fields=['organisation', '-number', 'id', 'team', 'owner'], name='cycle_newest'), models.Index(fields=['owner', 'organisation', '-number'], name='cycle_of_owner'), models.Index(fields=['team', 'organisation', '-number'], name='cycle_of_team')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='cycle_number')],
            },
            bases=(goldseam.experiments.models.planning.Planned, goldseam.experiments.models.watching.Watching, goldseam.experiments.models.starting.Startable, goldseam.experiments.models.doing.Done, goldseam.experiments.models.pausing.Pausable, goldseam.experiments.models.resuming.Resumable, goldseam.experiments.models.studying.Studied, goldseam.experiments.models.deciding.Decidable, goldseam.experiments.models.following_up.Followable, goldseam.experiments.models.adopting.Adoptable, goldseam.experiments.models.publishing.Publishable, goldseam.experiments.models.copying.Copyable, models.Model),
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='artifacts.version')),
                ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='adoption', to='experiments.cycle')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon')], max_length=20, verbose_name='decision')),
                ('reason', models.TextField(blank=True, verbose_name='why')),
                ('next_risks', models.TextField(blank=True, verbose_name='what could go wrong at the next scale')),
                ('is_despite', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='experiments.cycle')),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('done', 'Done'), ('deviation', 'Done differently'), ('surprise', 'A surprise'), ('cost', 'What it cost')], default='done', max_length=20, verbose_name='kind')),
                ('text', models.TextField(max_length=2000, verbose_name='what happened')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='experiments.cycle')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField(verbose_name='why it stops')),
                ('stop_kind', models.CharField(blank=True, choices=[('harm', 'Harm'), ('guardrail', 'A measure leaves its limits'), ('futility', 'It can no longer succeed'), ('time', 'Time or money is used up'), ('people', 'People ask for it')], max_length=20, verbose_name='condition')),
                ('stop_words', models.CharField(blank=True, max_length=300)),
                ('by_itself', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('resumed_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='experiments.cycle')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='events.event')),
                ('review', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.review')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('resumed_at__isnull', True)), fields=('cycle',), name='one_pause_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.TextField(blank=True, verbose_name='why the plan is changed')),
                ('changed', models.JSONField(default=list)),
                ('after_data', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_versions', to='experiments.cycle')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'number'), name='plan_version_number')],
            },
        ),
        migrations.AddField(
            model_name='cycle',
            name='current_plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='experiments.planversion'),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('context', models.TextField(verbose_name='where it was tried')),
                ('would_repeat_if', models.TextField(blank=True, verbose_name='we would repeat it if …')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='publication', to='experiments.cycle')),
            ],
        ),
        migrations.CreateModel(
            name='Resumption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='why it can go on')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pause', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='resumption', to='experiments.pause')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('agreed_at', None)), fields=['pause'], name='resumption_unanswered')],
            },
        ),
        migrations.CreateModel(
            name='Start',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('limits', models.JSONField(default=dict)),
                ('data_at', models.DateTimeField(null=True)),
                ('before', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='started', to='experiments.cycle')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='experiments.planversion')),
            ],
        ),
        migrations.CreateModel(
            name='Study',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened', models.TextField(verbose_name='what happened')),
                ('learned', models.TextField(verbose_name='what we learned')),
                ('why_different', models.TextField(blank=True, verbose_name='why it came out differently')),
                ('observation', models.JSONField(default=dict)),
                ('verdict', models.CharField(choices=[('as_predicted', 'As predicted'), ('partly', 'Partly: an effect, and smaller than predicted'), ('cannot_tell', 'Cannot tell yet'), ('smaller', 'No effect of that size'), ('opposite', 'The opposite'), ('no_data', 'No data'), ('feasibility', 'Feasibility only: no claim about an effect')], max_length=20)),
                ('is_exploratory', models.BooleanField(default=False)),
                ('is_before_changed', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='studied', to='experiments.cycle')),
            ],
            options={
                'indexes': [models.Index(fields=['verdict', '-cycle'], name='study_of_verdict')],
            },
        ),
        migrations.CreateModel(
            name='Watched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('main', 'The effect'), ('balancing', 'What must not get worse'), ('process', 'Whether it is done as planned')], default='main', max_length=20, verbose_name='what it is for')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watched', to='experiments.cycle')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watched_by', to='measurements.series')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'series'), name='watched_once'), models.UniqueConstraint(condition=models.Q(('role', 'main')), fields=('cycle',), name='one_main_measure')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(verbose_name='until when it is watched')),
                ('slipped_at', models.DateTimeField(null=True)),
                ('why', models.TextField(blank=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('adoption', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='experiments.adoption')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='measurements.series')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('adoption', 'series'), name='holding_once')],
                'indexes': [models.Index(condition=models.Q(('slipped_at__isnull', False)), fields=['-slipped_at'], name='holding_slipped')],
            },
        ),
    ]
