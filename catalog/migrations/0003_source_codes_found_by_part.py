"""An index on the parts of source codes."""

import callcenter.fold
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0002_terms'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='sourcecode',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(callcenter.fold.Fold('code'), name='gin_trgm_ops'), name='catalog_sourcecode_parts'),
        ),
    ]
