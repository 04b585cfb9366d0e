"""The ten rules of thumb in our own words: what each says, why, and what the one who starts may ask themselves.

They come from experience with samskabelse in Denmark and elsewhere (M145 to M159). They are not complete, and following
them guarantees nothing (M160).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.stages.spark.enums import Rule
from samskab.stages.spark.queries.grounds import Grounds, grounds_of


@dataclass(frozen=True)
class RuleText:
    """Why a rule is there, and one question on how the others may experience it."""

    rule: Rule
    why: Promise
    asks: Promise

    @property
    def title(self) -> str:
        """What the rule says."""
        return str(self.rule.label)

    @property
    def number(self) -> int:
        """Its place among the ten, from 1."""
        return list(Rule).index(self.rule) + 1

    @property
    def grounds(self) -> Grounds:
        """What it rests on, with a case on each side of it."""
        return grounds_of(self.rule)


_TEXTS: dict[Rule, tuple[Promise, Promise]] = {
    Rule.CONDITIONS: (
        _(
            "En skole, et plejehjem og en lokalplan har hver deres love og vaner. Det, der lykkes ét sted, kan gå"
            " galt et andet."
        ),
        _("Hvad kan lade sig gøre her, og hvad har andre prøvet før jer?"),
    ),
    Rule.HONEST: (
        _(
            "Skal der spares, så sig det. Ellers føler folk sig snydt, og så går de. Lyst kan ingen bestille, men"
            " den kan vokse, også når der er få penge."
        ),
        _("Ville du selv have lyst til at være med, hvis du var en af de andre?"),
    ),
    Rule.FRONT_LINE: (
        _(
            "De ansatte ved, hvornår det passer at åbne døren. Kommer det som en ordre, kan det høres som kritik "
            "af deres fag."
        ),
        _("Hvordan har de ansatte det med at blive spurgt til sidst?"),
    ),
    Rule.OWNERSHIP: (
        _(
            "Folk lægger kræfter i det, de selv har tænkt med på. At hjælpe til med andres færdige plan er bare "
            "arbejde."
        ),
        _("Hvad er stadig åbent, så de andre kan sætte spor?"),
    ),
    Rule.EXISTING: (
        _("Et nyt bord ved siden af et gammelt kan skille folk, der ellers ville stå sammen."),
        _("Hvem kan føle sig overset, når du begynder her?"),
    ),
    Rule.AGENDA: (
        _("En kontrakt køber en ydelse. Her kan alle sætte noget på dagsordenen og gøre det, de brænder for."),
        _("Hvad på dagsordenen kommer fra andre end dig?"),
    ),
    Rule.OPEN: (
        _(
            "Når få styrer bag en lukket dør, mister resten troen. Den, der bliver hørt, hjælper også til og "
            "tager ansvar."
        ),
        _("Hvem taler mindst, og hvordan får de plads?"),
    ),
    Rule.SUPPORT: (
        _(
            "Det, der vokser frem lokalt, visner let, når en stærk part tager over. Spørg, hvad der hjælper. Gør "
            "det kun større, hvis de selv vil."
        ),
        _("Hvis navn står på det om et år, og er de glade for det?"),
    ),
    Rule.BUSINESS: (
        _(
            "En virksomhed skal også leve af det. Det er i orden, når den siger det fra begyndelsen. Skjulte "
            "ønsker bliver til strid."
        ),
        _("Hvad får hver af jer ud af det, og tør I sige det højt?"),
    ),
    Rule.ECONOMY: (
        _(
            "Et godt initiativ holder længere, når nogen støtter med penge, råd eller hjælp til at blive en "
            "rigtig virksomhed."
        ),
        _("Hvem bærer det hele alene i dag, og hvad koster det dem?"),
    ),
}

TEN_RULES: tuple[RuleText, ...] = tuple(RuleText(rule, *_TEXTS[rule]) for rule in Rule)
