"""Every write about shared texts."""

from samskab.ground.documents.actions.adopting import adopt_version, go_on_from
from samskab.ground.documents.actions.amending import keep_amendment
from samskab.ground.documents.actions.compacting import compact
from samskab.ground.documents.actions.framing import say_framing
from samskab.ground.documents.actions.keeping import keep_version, restore_version
from samskab.ground.documents.actions.making import ask_for_file, forget_files, make_file
from samskab.ground.documents.actions.picturing import add_picture, bring_picture
from samskab.ground.documents.actions.remarking import answer_remark, remark, settle_remark
from samskab.ground.documents.actions.replacing import add_block, add_paragraphs, replace_block
from samskab.ground.documents.actions.sourcing import name_source
from samskab.ground.documents.actions.starting import start_document
from samskab.ground.documents.actions.storing import store_changes
from samskab.ground.documents.actions.suggesting import suggest, take_suggestion, withdraw_suggestion
from samskab.ground.documents.actions.telling import tell_arena

__all__ = [
    "add_block",
    "add_paragraphs",
    "add_picture",
    "adopt_version",
    "answer_remark",
    "ask_for_file",
    "bring_picture",
    "compact",
    "forget_files",
    "go_on_from",
    "keep_amendment",
    "keep_version",
    "make_file",
    "name_source",
    "remark",
    "replace_block",
    "restore_version",
    "say_framing",
    "settle_remark",
    "start_document",
    "store_changes",
    "suggest",
    "take_suggestion",
    "tell_arena",
    "withdraw_suggestion",
]
