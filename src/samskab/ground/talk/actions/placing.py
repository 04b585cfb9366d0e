"""How words get a place: the thread, the contribution and its first wording. For the actions here, within theirs."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.talk.models import Contribution, ContributionVersion, Mention, Thread
from samskab.ground.talk.models.contribution import PASSAGE_LENGTH
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.mentions import named_in
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import Subject
from samskab.ground.talk.rules.talking import may_answer, may_quote
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_marked


def put_words(*, subject: Subject, words: str, place: Place, by: Participation) -> Contribution:
    """Write the contribution with its first wording, in a thread that begins with it if there is none."""
    thread, _begun = Thread.objects.get_or_create(arena=by.arena, kind=subject.kind.kind, subject=subject.ref)
    passage = _checked(place, thread)
    contribution = Contribution.objects.create(
        thread=thread,
        author=by,
        said_in=by.perspective,
        organisation=by.organisation,
        answers=place.answers,
        quotes=place.quotes,
        passage=passage,
    )
    put_wording(contribution=contribution, number=1, words=words, names=place.names, by=by)
    return contribution


def put_wording(
    *, contribution: Contribution, number: int, words: str, names: Collection[Participation] = (), by: Participation
) -> None:
    """Write a wording, with those it names, in the text or by choice."""
    version = ContributionVersion.objects.create(contribution=contribution, number=number, text=words, written_by=by)
    named = {who.pk: who for who in (*named_in(words, by.arena), *names)}
    Mention.objects.bulk_create(Mention(version=version, participation=who) for who in named.values())


def _checked(place: Place, thread: Thread) -> str:
    """The passage that is quoted; raises a `Refusal` for a place that is none."""
    if place.answers is not None:
        if place.answers.thread_id != thread.pk:
            raise Refusal("elsewhere", _("Det står i en anden samtale."), status=409)
        require(may_answer(contribution=place.answers))
    if place.quotes is None:
        return ""
    require(may_quote(contribution=place.quotes))
    passage = clean_marked(
        place.passage, longest=PASSAGE_LENGTH, field="passage", empty=_("Lad de ord stå, du vil citere.")
    )
    if place.quotes.thread_id != thread.pk or passage not in words_of(place.quotes):
        raise Refusal("not_said", _("Sådan står det ikke. Kort citatet af, men lad ordene stå."), "passage", 400)
    return passage
