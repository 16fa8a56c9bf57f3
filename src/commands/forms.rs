//! The lines of the table about forms, and about the lines that are typed in.
//!
//! Their keys are apart from those of the screens: the same key may mean one thing there and another here.

use crate::commands::spec::commands;

commands! {
    FORMS of Forms:

    FormSave "form-save" ["Ctrl-s", "F10"]
        .help("save", "Save, from any field").synonyms("write store ok");
    FormClose "form-close" ["Esc", "Ctrl-c"]
        .help("close", "Close the list, then the form; what was typed is kept").synonyms("cancel leave escape");
    FormEnter "form-enter" ["Enter"]
        .help("choose, go on", "Open the list of a field, go on, press a button").synonyms("open list next");
    FormNext "form-next" ["Tab"]
        .help("next", "The next field").synonyms("field down");
    FormPrevious "form-previous" ["Shift-Tab"]
        .help("previous", "The field before").synonyms("field up back");
    FormUp "form-up" ["Up"]
        .help("up", "The field before; a row up in a list or a long text");
    FormDown "form-down" ["Down"]
        .help("down", "The next field; a row down in a list or a long text");
    FormLeft "form-left" ["Left"]
        .help("left", "One character back; a day back in the month");
    FormRight "form-right" ["Right"]
        .help("right", "One character on; a day on in the month");
    FormWordLeft "form-word-left" ["Ctrl-Left"]
        .help("word left", "One word back");
    FormWordRight "form-word-right" ["Ctrl-Right"]
        .help("word right", "One word on");
    FormHome "form-home" ["Home", "Ctrl-a"]
        .help("line start", "The start of the line; today in the month").synonyms("begin");
    FormEnd "form-end" ["End", "Ctrl-e"]
        .help("line end", "The end of the line");
    FormPageUp "form-page-up" ["PgUp"]
        .help("page up", "Several fields or rows up; a month back in the month");
    FormPageDown "form-page-down" ["PgDn"]
        .help("page down", "Several fields or rows down; a month on in the month");
    FormList "form-list" ["F2"]
        .help("list", "The list of what can be chosen; the month of a date").synonyms("pick choose calendar month");
    FormRestore "form-restore" ["Ctrl-r"]
        .help("restore", "Put the field back as the form found it").synonyms("reset revert");
    FormUndo "form-undo" ["Ctrl-z"]
        .help("undo", "Take back what was last typed in the field").synonyms("back");
    FormRedo "form-redo" ["Ctrl-y"]
        .help("redo", "Make again what was taken back in the field").synonyms("again");
    FormDeleteWord "form-delete-word" ["Ctrl-w"]
        .help("delete word", "Delete the word before the cursor").synonyms("remove clear");
    FormDeleteToStart "form-delete-to-start" ["Ctrl-u"]
        .help("delete line", "Delete what stands before the cursor").synonyms("remove clear");
    FormBackspace "form-backspace" ["Backspace", "Ctrl-h"]
        .help("backspace", "Delete the character before the cursor").synonyms("remove");
    FormDelete "form-delete" ["Delete"]
        .help("delete", "Delete the character behind the cursor").synonyms("remove");
    FormRefer "form-refer" ["F9"]
        .help("refer", "Feedback: wipe what was typed, and refer it instead").synonyms("sensitive danger harassment");
    FormLastTime "form-last-time" ["F6"]
        .help("as last time", "Review: the offices that attended last time").synonyms("attended");
    FormHelp "form-help" ["F1"]
        .help("keys", "The keys of a form").synonyms("help");
}
