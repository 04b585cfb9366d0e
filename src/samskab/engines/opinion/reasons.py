"""Why something is said, or is not: closed words, so that a page can tell it in its own."""

from enum import StrEnum


class Reason(StrEnum):
    """What a result rests on, or lacks."""

    # of all that is said
    NOBODY_HAS_ANSWERED = "nobody_has_answered"
    FEW_PEOPLE = "few_people"
    FEW_STATEMENTS = "few_statements"
    FEW_ANSWERS_EACH = "few_answers_each"
    # of the map
    ALL_ANSWER_ALIKE = "all_answer_alike"
    ONE_DIRECTION = "one_direction"  # all difference lies along one line
    MAP_HOLDS = "map_holds"  # half of the people make the same picture as the other half
    MAP_WAVERS = "map_wavers"
    # of the groups
    TOO_FEW_FOR_GROUPS = "too_few_for_groups"
    ONE_GROUP_EXPLAINS_AS_WELL = "one_group_explains_as_well"
    GROUPS_FORETELL_ANSWERS = "groups_foretell_answers"
    MANY_BETWEEN_GROUPS = "many_between_groups"
    MANY_ANSWER_IDENTICALLY = "many_answer_identically"
    BY_NEARNESS_ON_THE_MAP = "by_nearness_on_the_map"  # the convention of Polis
    # of a statement
    NEW = "new"
    FEW_ANSWERS = "few_answers"
    A_GROUP_HAS_NOT_ANSWERED = "a_group_has_not_answered"
    MANY_UNSURE = "many_unsure"
    ALL_GROUPS_AGREE = "all_groups_agree"
    ALL_GROUPS_DISAGREE = "all_groups_disagree"
    GROUPS_DIFFER = "groups_differ"
    PEOPLE_DIFFER = "people_differ"
    NEITHER = "neither"
    SAID_BY_THIS_GROUP_MOST = "said_by_this_group_most"
    NEAREST_TO_BEING_TYPICAL = "nearest_to_being_typical"  # nothing passes the tests; this comes closest
    MATTERS_TO_THOSE_WHO_ANSWERED = "matters_to_those_who_answered"
    HELD_BY_FEW = "held_by_few"  # a minority's, and shown
    # of a person
    HAS_NOT_ANSWERED = "has_not_answered"
    ANSWERED_LITTLE = "answered_little"
    BETWEEN_GROUPS = "between_groups"
    BELONGS = "belongs"
    # of what to ask next
    TELLS_OF_THE_GROUP = "tells_of_the_group"
    TELLS_OF_THE_PLACE = "tells_of_the_place"
