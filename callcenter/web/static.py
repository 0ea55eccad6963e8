"""Static files in production: named by their content, compressed, kept by browsers for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Modules import each other by these names, too: so a page never has two of one module."""

    support_js_module_import_aggregation = True
