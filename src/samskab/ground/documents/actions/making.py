"""Texts as files: asked for by a page, made by a worker, since it takes longer than a page may wait, and let go."""

import json
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from samskab import ui
from samskab.ground.documents.enums import Form
from samskab.ground.documents.models import MadeFile
from samskab.ground.documents.queries.files import Wanted
from samskab.kernel import background, clock
from samskab.kernel.canonical import canonical
from samskab.kernel.text.rich.about import About

MAKE = "documents.make_file"
KEPT_FOR = timedelta(days=1)
FONTS = Path(ui.__file__).parent / "static" / "built" / "fonts"


@transaction.atomic
def ask_for_file(*, wanted: Wanted) -> MadeFile:
    """Have a file made, unless the same one is, or is on its way. Anybody may ask; it is no fact."""
    found, is_new = MadeFile.objects.get_or_create(
        document=wanted.document,
        form=wanted.form,
        digest=wanted.digest,
        defaults={
            "body": canonical(wanted.body).decode(),
            "said_at": wanted.said_at,
            "language": wanted.language,
        },
    )
    if is_new:
        background.defer(MAKE, {"file": found.pk})
    return found


def make_file(*, file: int) -> bool:
    """Make a file that was asked for; false when it is made, or gone, already."""
    found = MadeFile.objects.select_related("document").filter(pk=file, data__isnull=True).first()
    if found is None:
        return False
    about = About(found.document.title, found.said_at, found.language, settings.ORIGIN)
    # What makes it is loaded here, since that takes time, and pages never need it.
    make = import_string(f"samskab.kernel.text.rich.{found.form}.to_{found.form}")
    more = (FONTS,) if found.form == Form.PDF else ()
    data: bytes = make(json.loads(found.body), about, *more)
    return MadeFile.objects.filter(pk=file, data__isnull=True).update(data=data, body="") == 1


def forget_files() -> int:
    """Let go of the files that were asked for more than a day ago; answers with how many."""
    return MadeFile.objects.filter(asked_at__lt=clock.now() - KEPT_FOR).delete()[0]
