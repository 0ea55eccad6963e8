"""The table of the cache, which counts failed sign-ins for all processes together."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "callcenter_cache", verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("callcenter", "0001_tables")]
    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
