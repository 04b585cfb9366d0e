"""Every write has an actor, and says so."""

import ast

import pytest

from tests.shape.house import Module, modules

Function = ast.FunctionDef | ast.AsyncFunctionDef

# What the house does by itself, for nobody and with no fact to tell.
HOUSEKEEPING = {
    "samskab.ground.arenas.actions.forgetting.forget_old_invitations",
    "samskab.ground.arenas.actions.letters.send_invitation",
    "samskab.ground.arenas.actions.resting.settle_rests",
    "samskab.ground.consent.actions.ending.close_due",
    "samskab.ground.consent.actions.reviewing.open_reviews",
    "samskab.ground.documents.actions.adopting.go_on_from",
    "samskab.ground.documents.actions.compacting.compact",
    "samskab.ground.documents.actions.making.ask_for_file",
    "samskab.ground.documents.actions.making.forget_files",
    "samskab.ground.documents.actions.making.make_file",
    "samskab.ground.documents.actions.reading.read_through",
    "samskab.ground.documents.actions.telling.tell",
    "samskab.ground.documents.actions.telling.tell_arena",
    "samskab.ground.finding.actions.learning.learn_every_word",
    "samskab.ground.finding.actions.learning.learn_new_words",
    "samskab.ground.finding.actions.mending.mend",
    "samskab.ground.journal.actions.deliver",
    "samskab.ground.journal.actions.note_failure",
    "samskab.ground.journal.actions.forget_failures",
    "samskab.ground.notices.actions.forgetting.forget_old_letters",
    "samskab.ground.notices.actions.forgetting.settle_unsure",
    "samskab.ground.notices.actions.gathering.gather_letters",
    "samskab.ground.notices.actions.noting.look_around",
    "samskab.ground.notices.actions.noting.note",
    "samskab.ground.notices.actions.sending.send_letter",
    "samskab.ground.people.actions.attempts.forget_attempts",
    "samskab.ground.people.actions.entering.forget_sessions",
    "samskab.ground.people.actions.entering.forget_half_finished",
    "samskab.ground.people.actions.letters.send_inquiry",
    "samskab.ground.people.actions.letters.send_invitation",
    "samskab.stages.gather.actions.leaving.keep_with",
    "samskab.stages.gather.actions.leaving.let_go_of",
    "samskab.stages.spark.actions.learning.learn_words",
    "samskab.stages.understand.actions.surveying.draw_map",
    "samskab.stages.understand.actions.surveying.want_map",
    "samskab.stages.understand.actions.uniting.keep_with",
    "samskab.stages.understand.actions.uniting.let_go_of",
}

ACTIONS = [
    pytest.param(module, node, id=f"{module.name}.{node.name}")
    for module in modules()
    if module.room == "actions"
    for node in module.tree.body
    if isinstance(node, Function) and not node.name.startswith("_")
]


@pytest.mark.parametrize(("module", "action"), ACTIONS)
def test_an_action_takes_keywords_only_and_one_of_them_is_by(module: Module, action: Function) -> None:
    given = action.args
    positional = [argument.arg for argument in (*given.posonlyargs, *given.args)]
    if module.name.startswith("samskab.ground.journal"):
        # What is recorded stands first, as in a sentence: record(fact, by=…).
        positional = positional[1:]
    assert positional == []
    acted_by_somebody = "by" in [argument.arg for argument in given.kwonlyargs]
    assert acted_by_somebody != (f"{module.name}.{action.name}" in HOUSEKEEPING)
    assert given.vararg is None


def test_the_list_of_housekeeping_holds_nothing_that_is_gone() -> None:
    assert {str(case.id) for case in ACTIONS} > HOUSEKEEPING
