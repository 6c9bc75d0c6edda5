import django.db.models.deletion
import goldseam.postmortems.models.adding
import goldseam.postmortems.models.circulating
import goldseam.postmortems.models.commenting
import goldseam.postmortems.models.publishing
import goldseam.postmortems.models.rereading
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('events', '0003_listing'),
        ('people', '0002_accounts'),
        ('people', '__first__'),
        ('reviews', '0003_documents'),
    ]

    operations = [
        migrations.CreateModel(
            name='Criteria',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('severity_actual', models.PositiveSmallIntegerField(blank=True, default=4, null=True, verbose_name='severity from')),
                ('severity_potential', models.PositiveSmallIntegerField(blank=True, default=4, null=True, verbose_name='a near miss whose potential severity is from')),
                ('minutes', models.PositiveIntegerField(blank=True, default=60, null=True, verbose_name='minutes until it was over, from')),
                ('people_affected', models.PositiveIntegerField(blank=True, default=10, null=True, verbose_name='people who noticed it, from')),
                ('on_loss', models.BooleanField(default=True, verbose_name='data, records or goods were lost, or somebody was harmed')),
                ('on_stepping_in', models.BooleanField(default=True, verbose_name='somebody had to step in')),
                ('on_luck', models.BooleanField(default=True, verbose_name='it was found by luck, by a customer, or by the harm itself')),
                ('times_a_year', models.PositiveSmallIntegerField(blank=True, default=3, null=True, verbose_name='similar events within twelve months, from')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='postmortem_criteria', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Impact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people_affected', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many people noticed it')),
                ('lost_something', models.BooleanField(null=True, verbose_name='data, records or goods were lost, or somebody was harmed')),
                ('stepped_in', models.BooleanField(null=True, verbose_name='somebody had to step in: roll back, reroute, rescue by hand')),
                ('function_lost', models.CharField(blank=True, max_length=300, verbose_name='what did not work')),
                ('money', models.CharField(blank=True, max_length=120, verbose_name='what it cost')),
                ('other', models.CharField(blank=True, max_length=300, verbose_name='requests for help, safety or legal effect')),
                ('at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='impact', to='events.event')),
            ],
        ),
        migrations.CreateModel(
            name='Postmortem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('template', models.CharField(max_length=60)),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postmortems', to='people.organisation')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who keeps it true')),
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='postmortem', to='reviews.review')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-id'], name='postmortem_newest')],
            },
            bases=(goldseam.postmortems.models.circulating.Circulating, goldseam.postmortems.models.publishing.Publishable, goldseam.postmortems.models.commenting.Commented, goldseam.postmortems.models.adding.Growing, goldseam.postmortems.models.rereading.Rereadable, models.Model),
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(max_length=500)),
                ('digest', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('postmortem', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='origin', to='postmortems.postmortem')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'digest'], name='imported_text')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'file'), name='imported_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.TextField(blank=True, verbose_name='passage')),
                ('text', models.TextField(verbose_name='comment')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opens', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='postmortems.comment')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.section')),
                ('postmortem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='postmortems.postmortem')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Circulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what to look at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('readers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postmortem', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='circulation', to='postmortems.postmortem')),
            ],
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='what came to light')),
                ('html', models.TextField(blank=True)),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postmortem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='additions', to='postmortems.postmortem')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.JSONField(default=list)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('why_declined', models.CharField(blank=True, max_length=300, verbose_name='why a short review is enough')),
                ('declined_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='postmortem_proposal', to='events.event')),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('organisation', 'Everybody in the organisation'), ('public', 'Everybody, as a public page')], max_length=20, verbose_name='for whom')),
                ('at', models.DateTimeField(auto_now=True)),
                ('first_at', models.DateTimeField(auto_now_add=True)),
                ('title', models.CharField(max_length=200)),
                ('content', models.JSONField(default=dict)),
                ('replaced', models.JSONField(default=list)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postmortem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='postmortems.postmortem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('postmortem', 'audience'), name='one_copy_each_audience')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now=True)),
                ('verdict', models.CharField(choices=[('ready', 'It can be published'), ('not_yet', 'Something is missing')], max_length=10, verbose_name='verdict')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='what is missing, or what helped')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postmortem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='postmortems.postmortem')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('postmortem', 'by'), name='read_once_each')],
            },
        ),
        migrations.CreateModel(
            name='Reread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(choices=[('half_year', 'Half a year later'), ('year', 'A year later'), ('again', 'It happened again'), ('no_effect', 'An action had no effect'), ('evidence', 'Something new came to light'), ('by_hand', 'Somebody set the date')], max_length=20)),
                ('due_on', models.DateField(verbose_name='when')),
                ('done_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('still_true', 'Still true'), ('added', 'Something was added'), ('outdated', 'No longer how we work')], max_length=20, verbose_name='what it showed')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postmortem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rereads', to='postmortems.postmortem')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['due_on'], name='reread_due')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('query', models.CharField(blank=True, max_length=500)),
                ('is_shared', models.BooleanField(default=False, verbose_name='for everybody here')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'name'), name='view_of_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settlement', to='postmortems.comment')),
            ],
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('postmortem', 'Postmortem'), ('debrief', 'Debrief')], max_length=20)),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='what it is for')),
                ('outline', models.JSONField(default=list)),
                ('is_hidden', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postmortem_templates', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key'), name='template_once')],
            },
        ),
    ]
