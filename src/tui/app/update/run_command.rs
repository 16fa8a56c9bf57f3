//! What an action does.

use crate::commands::{Command, ScreenId, TABLE, command_spec};
use crate::dates::date::iso;
use crate::model::{Entry, Kind};
use crate::store::File;
use crate::tui::app::update::chase;
use crate::tui::app::update::conflict_picker;
use crate::tui::app::update::edit_commands;
use crate::tui::app::update::exchange;
use crate::tui::app::update::field_mode;
use crate::tui::app::update::fill;
use crate::tui::app::update::import;
use crate::tui::app::update::landing;
use crate::tui::app::update::lessons;
use crate::tui::app::update::log_links;
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::navigate;
use crate::tui::app::update::output;
use crate::tui::app::update::palette;
use crate::tui::app::update::review;
use crate::tui::app::update::unavailable;
use crate::tui::app::update::view_commands;
use crate::tui::app::{
    self, Choice, ChoiceMenu, Dispatch, Help, LineInput, Menu, Model, Overlay, Panes, Route, RowId,
    ScrollState, Selection, Snapshot, Tab, ToastLevel,
};
use crate::tui::state::rows::problem;

/// Does what a command does to its targets.
pub(crate) fn act(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    let action = dispatch.command;
    if model.field
        && let Some(effects) = field_mode::act(model, &dispatch)
    {
        return effects;
    }
    if model.route == Route::Review
        && !dispatch.origin.in_window
        && let Some(effects) = review::act(model, action)
    {
        return effects;
    }
    if model.reads_detail() && !dispatch.origin.in_window && read(model, action) {
        return Vec::new();
    }
    let page = isize::try_from(model.layout().list.height.max(2) - 1).unwrap_or(1);
    match action {
        Command::Up => model.list_mut().step(-1),
        Command::Down => model.list_mut().step(1),
        Command::First => model.list_mut().select_index(0),
        Command::Last => model.list_mut().select_index(usize::MAX),
        Command::PageUp => model.list_mut().step(-page),
        Command::PageDown => model.list_mut().step(page),
        Command::Left => sideways(model, -1),
        Command::Right => sideways(model, 1),
        Command::Open => open(model, &dispatch),
        Command::Back => back(model),
        Command::NextTab => tab(model, 1),
        Command::PreviousTab => tab(model, -1),
        Command::Details => details(model, &dispatch),
        Command::Follow => log_links::follow(model, &dispatch),
        Command::Arrange | Command::ZoomIn | Command::ZoomOut | Command::ToToday => {
            view_commands::act(model, action);
        }
        Command::Portfolio => home(model),
        Command::Lessons => lessons::open(model),
        Command::Choose => conflict_picker::open(model, &dispatch),
        Command::MergeCopy => return merge_copy(model, &dispatch),
        Command::Review => review::begin(model, &dispatch),
        Command::FieldMode => field_mode::turn(model),
        Command::Tour => model.overlays.push(Overlay::Tour(0)),
        Command::Seen => {
            let words = seen(&model.snapshot);
            model.say(ToastLevel::Good, words);
            return vec![Effect::Seen];
        }
        Command::Filter => {
            let filter = model.list().filter.clone();
            let line = LineInput::new(filter.clone());
            model.overlays.push(Overlay::Filter(line, filter));
        }
        Command::Mark => model.list_mut().mark(),
        Command::Menu => menu(model, dispatch.origin),
        Command::Palette => palette::open(model, dispatch.origin),
        Command::Help => model.overlays.push(Overlay::Help(Help::default())),
        Command::Present => view_commands::present(model),
        Command::Theme => {
            model.themes.next();
            model.theme = model.themes.theme();
            let name = model.themes.name.clone();
            model.say(ToastLevel::Plain, format!("Theme: {name}"));
            return vec![Effect::Remember(vec![("theme", name)])];
        }
        Command::Mouse => return mouse(model),
        Command::Editor if model.present => {
            let key = model.keymap.label(Command::Present);
            let says = format!("The file shows what is hidden: end the presentation first ({key})");
            model.say(ToastLevel::Plain, says);
        }
        Command::Editor => return editor(model, &dispatch),
        Command::Copy => return crate::tui::app::update::clipboard::copy(model, &dispatch),
        Command::ShowText => return crate::tui::app::update::clipboard::show(model, &dispatch),
        Command::Sync | Command::SyncWith | Command::Give | Command::Take => {
            return exchange::act(model, action);
        }
        Command::Import => return import::ask(model, dispatch),
        Command::Chase | Command::ChaseIn | Command::Reply => return chase::act(model, dispatch),
        Command::WriteReport
        | Command::Print
        | Command::WriteWorkbook
        | Command::WriteCalendar
        | Command::WriteFile => return output::open(model, dispatch),
        Command::Reload => {
            model.say(ToastLevel::Plain, "The files are read again");
            return vec![Effect::Read, Effect::Redraw];
        }
        Command::Suspend => return vec![Effect::Suspend],
        Command::Quit => return vec![Effect::Quit(0)],
        _ => return elsewhere(model, &dispatch),
    }
    Vec::new()
}

/// Carries a command out where it can be done to what was selected; else says why not.
pub(crate) fn dispatch(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    let line = command_spec(dispatch.command);
    if line.applies(&model.context_of(&dispatch.origin)) {
        return act(model, dispatch);
    }
    let key = model.keymap.label(dispatch.command);
    let says = unavailable::not_here(model, line, &key, &dispatch.origin);
    model.say(ToastLevel::Plain, says);
    Vec::new()
}

/// Goes to the screen to which a command leads, by the form that asks for something first; what leads to none is done to
/// entries.
fn elsewhere(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let command = dispatch.command;
    let mut screens = model.features.screens.iter();
    let Some(screen) = screens.find(|screen| screen.command() == command) else {
        return edit_commands::verb(model, dispatch);
    };
    match (screen.asks_first(), Tab::of(command)) {
        (Some(dialog), _) => return fill::open(model, dialog),
        (None, Some(tab)) => to_tab(model, dispatch, tab),
        (None, None) => {
            let (route, from) = (Route::Screen(screen.id()), dispatch.origin.cursor.as_ref());
            landing::go(model, route, from);
        }
    }
    Vec::new()
}

/// What is marked as seen, and how to see it again.
fn seen(snapshot: &Snapshot) -> String {
    let (new, worse) = snapshot.news();
    let counted: Vec<String> = [(new, "new"), (worse, "worse")]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, word)| format!("{many} {word}"))
        .collect();
    let again = snapshot.looked.as_ref().and_then(|looked| looked.on);
    let again = again.map_or(String::new(), |on| {
        format!(". Once more: tcu check --new-since {}", iso(on))
    });
    format!("Marked as seen: {}{again}", counted.join(", "))
}

/// Pans a chart, or compares by the next column; elsewhere goes into the text beside the list.
fn sideways(model: &mut Model, by: i16) {
    if model.turns() {
        return view_commands::arrange(model, by.into());
    }
    if view_commands::pan(model, by.into()) || by < 0 {
        return;
    }
    match (
        model.row().map(|row| row.key.clone()),
        model.layout().detail.area(),
    ) {
        (None, _) => {}
        // There is no room for it beside the list: it comes in a window.
        (Some(key), 0) if model.shape().panes != Panes::Page => {
            model
                .overlays
                .push(Overlay::Details(key, ScrollState::default()));
        }
        (Some(_), 0) => {}
        (Some(_), _) => model.list_mut().reads = true,
    }
}

/// Uses the mouse here, or leaves it to the terminal.
fn mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let says = match model.mouse {
        true => "The mouse works here",
        false => "The mouse is left to the terminal: mark text with it to copy",
    };
    model.say(ToastLevel::Plain, says);
    vec![Effect::Mouse(model.mouse)]
}

/// Shows all about what is under the cursor.
fn details(model: &mut Model, dispatch: &Dispatch) {
    let Some(key) = dispatch.target().cloned() else {
        return model.say(ToastLevel::Plain, "Nothing is selected here");
    };
    let window = Overlay::Details(key, ScrollState::default());
    model.overlays.push(window);
}

/// What a key does to the text beside the list, while the keys go there; `false` where it is not about that.
fn read(model: &mut Model, action: Command) -> bool {
    let page = i16::try_from(model.layout().detail.height.max(2) - 1).unwrap_or(1);
    match action {
        Command::Up => scroll(model, -1),
        Command::Down => scroll(model, 1),
        Command::PageUp => scroll(model, -page),
        Command::PageDown => scroll(model, page),
        Command::First => scroll(model, i16::MIN),
        Command::Last => scroll(model, i16::MAX),
        Command::Left | Command::Back => model.list_mut().reads = false,
        Command::Right => {}
        _ => return false,
    }
    true
}

fn scroll(model: &mut Model, by: i16) {
    let most = model.drawn.detail_extent;
    let list = model.list_mut();
    list.scroll = list.scroll.saturating_add_signed(by).min(most);
}

/// Opens the target: a roadmap, or the entry on its own tab.
fn open(model: &mut Model, dispatch: &Dispatch) {
    if model.context_of(&dispatch.origin).screen == ScreenId::Welcome {
        return first_steps(model);
    }
    let Some(key) = dispatch.target().cloned() else {
        let says = match model.list().filter.trim().is_empty() {
            true => "Nothing is listed here that could be opened",
            false => "Nothing fits the filter: Esc clears it",
        };
        return model.say(ToastLevel::Plain, says);
    };
    let in_place = model.screen().is_some_and(|screen| screen.opens_in_place());
    let opens = in_place && !dispatch.origin.in_window;
    match key {
        key @ RowId::Roadmap(_) if opens => {
            let list = model.list_mut();
            if !list.opened.remove(&key) {
                list.opened.insert(key);
            }
            model.relist();
        }
        RowId::Entry(_, Kind::Conflict, _) => conflict_picker::open(model, dispatch),
        RowId::Task(_) => {}
        key @ (RowId::Problem(..) | RowId::Word(..)) => {
            model
                .overlays
                .push(Overlay::Details(key, ScrollState::default()));
        }
        key => navigate::open(model, key),
    }
}

/// What can be done where there is no roadmap yet, for arrows and Enter.
fn first_steps(model: &mut Model) {
    let offers = [
        (
            "Take roadmaps from the office: of a stick, a share or a folder",
            Command::SyncWith,
        ),
        ("Make a new roadmap from a template", Command::NewRoadmap),
        (
            "Copy the sample roadmaps here, to look around",
            Command::Samples,
        ),
        ("Show me around: a short tour", Command::Tour),
        ("Leave", Command::Quit),
    ];
    let offers = offers.map(|(words, action)| (words.to_owned(), Choice::Command(action)));
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: "What comes first?".into(),
        offers: offers.into(),
        index: 0,
        origin: Selection::default(),
    }));
}

/// One step back: out of a selection, then a filter, then the screen.
fn back(model: &mut Model) {
    let list = model.list_mut();
    if !list.marked.is_empty() {
        list.marked.clear();
    } else if !list.filter.is_empty() {
        list.filter.clear();
        model.relist();
    } else {
        model.go_back();
    }
}

fn home(model: &mut Model) {
    model.go(Route::Portfolio);
    model.back.clear();
}

fn tab(model: &mut Model, by: isize) {
    let next = match &model.route {
        Route::Roadmap(id, tab) => Route::Roadmap(id.clone(), tab.step(by)),
        route => {
            let all = app::tabs(model, u16::MAX);
            let at = all.iter().position(|tab| tab.route == *route).unwrap_or(0);
            let many = all.len().max(1) as isize;
            let next = (at as isize + by).rem_euclid(many) as usize;
            all.get(next)
                .map_or(Route::Portfolio, |tab| tab.route.clone())
        }
    };
    if next == Route::Portfolio {
        home(model);
    } else {
        model.go(next);
    }
}

fn to_tab(model: &mut Model, dispatch: &Dispatch, tab: Tab) {
    if let Some(id) = dispatch
        .roadmap()
        .filter(|id| model.snapshot.roadmap(id).is_some())
    {
        let route = Route::Roadmap(id.to_owned(), tab);
        landing::go(model, route, dispatch.origin.cursor.as_ref());
    }
}

/// Everything that can be done here, what is done to the entry first. Getting about has keys that every keyboard
/// has; the filter has a letter only.
fn menu(model: &mut Model, origin: Selection) {
    let context = model.context_of(&origin);
    let offered = TABLE
        .iter()
        .filter(|line| {
            line.part != crate::commands::HelpSection::Moving || line.action == Command::Filter
        })
        .filter(|line| line.action != Command::Menu && line.applies(&context));
    let actions = offered.map(|line| line.action).collect();
    model.overlays.push(Overlay::Menu(Menu {
        actions,
        index: 0,
        origin,
    }));
}

/// Merges the copy of a roadmap under the cursor into it.
fn merge_copy(model: &Model, dispatch: &Dispatch) -> Vec<Effect> {
    let Some(RowId::Problem(name, at)) = dispatch.target() else {
        return Vec::new();
    };
    let copy = problem(&model.snapshot, name, *at).map(|(file, _)| file);
    let copy = copy.filter(|file| file.copy_of.is_some());
    copy.map(|file| Effect::MergeCopy(file.name.clone()))
        .into_iter()
        .collect()
}

fn editor(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    // Where nothing is selected, the file of the screen is meant.
    let shown = dispatch.roadmap().map(|id| RowId::Roadmap(id.to_owned()));
    let Some(key) = dispatch.target().cloned().or(shown) else {
        let says = "No file is at hand here: select an entry or a roadmap first";
        model.say(ToastLevel::Plain, says);
        return Vec::new();
    };
    match &key {
        RowId::Roadmap(id) | RowId::Word(id, _) => vec![Effect::Editor(id.clone(), 1)],
        key @ RowId::Entry(id, ..) => {
            let entry = model.snapshot.entry_of(key);
            let line = entry.map_or(1, |entry: &dyn Entry| entry.at().line as usize);
            vec![Effect::Editor(id.clone(), line)]
        }
        RowId::Task(_) => Vec::new(),
        RowId::Problem(name, at) => {
            let problem = problem(&model.snapshot, name, *at);
            // The config file has no id among the roadmaps: it is opened by its name.
            let id = |file: &File| match file.id.is_empty() {
                true => file.name.clone(),
                false => file.id.clone(),
            };
            let at = problem.map(|(file, problem)| (id(file), problem.line.unwrap_or(1)));
            at.map(|(id, line)| Effect::Editor(id, line))
                .into_iter()
                .collect()
        }
    }
}
