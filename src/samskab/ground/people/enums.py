"""The closed vocabularies of people: sectors, perspectives and kinds of organisation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    """Where somebody stands. It colours everything and weighs nothing."""

    PUBLIC = "public", _("Offentlig")
    BUSINESS = "business", _("Erhverv")
    CIVIL_SOCIETY = "civil_society", _("Forening")
    CITIZEN = "citizen", _("Borger")


class Perspective(TextChoices):
    """The hats one may wear. A person can hold several and picks one for each contribution."""

    POLITICIAN = "politician", _("Politiker")
    PUBLIC_LEADER = "public_leader", _("Offentlig leder")
    ADMINISTRATOR = "administrator", _("Embedsmand")
    PUBLIC_EMPLOYEE = "public_employee", _("Offentligt ansat")
    COMPANY = "company", _("Virksomhed")
    EMPLOYER_ORGANISATION = "employer_organisation", _("Arbejdsgiverforening")
    EMPLOYEE_ORGANISATION = "employee_organisation", _("Fagforening")
    INTEREST_ORGANISATION = "interest_organisation", _("Interesseorganisation")
    ASSOCIATION = "association", _("Forening")
    VOLUNTEER = "volunteer", _("Frivillig")
    SOCIAL_ENTREPRENEUR = "social_entrepreneur", _("Social entreprenør")
    RESEARCHER = "researcher", _("Forsker")
    CITIZEN = "citizen", _("Borger")

    @property
    def sector(self) -> Sector:
        """The sector whose colour the perspective wears."""
        return _SECTOR_OF_PERSPECTIVE[self]


_SECTOR_OF_PERSPECTIVE = {
    Perspective.POLITICIAN: Sector.PUBLIC,
    Perspective.PUBLIC_LEADER: Sector.PUBLIC,
    Perspective.ADMINISTRATOR: Sector.PUBLIC,
    Perspective.PUBLIC_EMPLOYEE: Sector.PUBLIC,
    Perspective.RESEARCHER: Sector.PUBLIC,
    Perspective.COMPANY: Sector.BUSINESS,
    Perspective.EMPLOYER_ORGANISATION: Sector.BUSINESS,
    Perspective.SOCIAL_ENTREPRENEUR: Sector.BUSINESS,
    Perspective.EMPLOYEE_ORGANISATION: Sector.CIVIL_SOCIETY,
    Perspective.INTEREST_ORGANISATION: Sector.CIVIL_SOCIETY,
    Perspective.ASSOCIATION: Sector.CIVIL_SOCIETY,
    Perspective.VOLUNTEER: Sector.CIVIL_SOCIETY,
    Perspective.CITIZEN: Sector.CITIZEN,
}


class OrganisationKind(TextChoices):
    """What an organisation is. The kind decides the sector, and nothing else."""

    MUNICIPALITY = "municipality", _("Kommune")
    REGION = "region", _("Region")
    STATE_AUTHORITY = "state_authority", _("Statslig myndighed")
    SELF_GOVERNING = "self_governing", _("Selvejende institution")
    EDUCATION = "education", _("Forskning eller uddannelse")
    COMPANY = "company", _("Virksomhed")
    SOCIAL_ENTERPRISE = "social_enterprise", _("Socialøkonomisk virksomhed")
    EMPLOYER_ORGANISATION = "employer_organisation", _("Arbejdsgiverforening")
    ASSOCIATION = "association", _("Forening")
    VOLUNTEER_ORGANISATION = "volunteer_organisation", _("Frivillig organisation")
    INTEREST_ORGANISATION = "interest_organisation", _("Interesseorganisation")
    EMPLOYEE_ORGANISATION = "employee_organisation", _("Fagforening")
    HOUSING_ASSOCIATION = "housing_association", _("Boligforening")
    FOUNDATION = "foundation", _("Fond")

    @property
    def sector(self) -> Sector:
        """The sector whose colour the organisation wears."""
        return _SECTOR_OF_KIND[self]

    @classmethod
    def of_sector(cls, sector: Sector) -> list["OrganisationKind"]:
        """The kinds that belong to one sector, in their order."""
        return [kind for kind in cls if kind.sector == sector]


_SECTOR_OF_KIND = {
    OrganisationKind.MUNICIPALITY: Sector.PUBLIC,
    OrganisationKind.REGION: Sector.PUBLIC,
    OrganisationKind.STATE_AUTHORITY: Sector.PUBLIC,
    OrganisationKind.SELF_GOVERNING: Sector.PUBLIC,
    OrganisationKind.EDUCATION: Sector.PUBLIC,
    OrganisationKind.COMPANY: Sector.BUSINESS,
    OrganisationKind.SOCIAL_ENTERPRISE: Sector.BUSINESS,
    OrganisationKind.EMPLOYER_ORGANISATION: Sector.BUSINESS,
    OrganisationKind.ASSOCIATION: Sector.CIVIL_SOCIETY,
    OrganisationKind.VOLUNTEER_ORGANISATION: Sector.CIVIL_SOCIETY,
    OrganisationKind.INTEREST_ORGANISATION: Sector.CIVIL_SOCIETY,
    OrganisationKind.EMPLOYEE_ORGANISATION: Sector.CIVIL_SOCIETY,
    OrganisationKind.HOUSING_ASSOCIATION: Sector.CIVIL_SOCIETY,
    OrganisationKind.FOUNDATION: Sector.CIVIL_SOCIETY,
}


class Language(TextChoices):
    """The languages that pages and mail come in, each called what its own speakers call it."""

    DANISH = "da", "Dansk"
    ENGLISH = "en", "English"


class Theme(TextChoices):
    """How pages look."""

    AUTO = "auto", _("Som enheden")
    LIGHT = "light", _("Lyst")
    DARK = "dark", _("Mørkt")


class Letters(TextChoices):
    """How often we may write to somebody. Codes to come in by come always: they are asked for."""

    DAILY = "daily", _("Samlet i én mail om dagen")
    AT_ONCE = "at_once", _("Hver for sig, så snart der sker noget")
    NEVER = "never", _("Slet ikke")


class Side(TextChoices):
    """The two sides that must both agree before a person speaks for an organisation."""

    PERSON = "person", _("Personen")
    ORGANISATION = "organisation", _("Organisationen")
