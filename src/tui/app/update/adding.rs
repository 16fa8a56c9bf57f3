//! Adding: what can be added from where, each by its own letter; and the way to what was added.

use crate::model::{Kind, PORTFOLIO};
use crate::tui::app::overlay::{AddGoal, AddOffer};
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{
    AnyDialog, Choice, ChoiceMenu, Dispatch, KindMenu, Model, Overlay, Route, RowId, ScrollState,
    Selection, Tab, ToastLevel,
};
use crate::tui::dialogs;
use crate::tui::dialogs::entry_names::called;

/// The letters of what is added to a roadmap. They are the same everywhere.
const LETTERS: [(char, Kind); 18] = [
    ('m', Kind::Milestone),
    ('o', Kind::Owner),
    ('k', Kind::Capability),
    ('i', Kind::Indicator),
    ('r', Kind::Reading),
    ('x', Kind::Risk),
    ('d', Kind::Decision),
    ('f', Kind::Fund),
    ('p', Kind::Policy),
    ('z', Kind::Match),
    ('c', Kind::Chain),
    ('l', Kind::Placement),
    ('n', Kind::Feedback),
    ('h', Kind::Phase),
    ('v', Kind::Review),
    ('s', Kind::Step),
    ('y', Kind::Allocation),
    ('w', Kind::Flow),
];

/// The same for what all roadmaps share.
const SHARED: [(char, Kind); 5] = [
    ('o', Kind::Owner),
    ('e', Kind::Zone),
    ('b', Kind::Sector),
    ('g', Kind::Referral),
    ('u', Kind::CustomField),
];

/// Offers what can be added to the roadmap at hand; where none is, asks for it first.
pub(crate) fn offer(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let portfolio = &model.snapshot.folder.portfolio;
    match (dispatch.roadmap(), portfolio.roadmaps.as_slice()) {
        (Some(id), _) if model.snapshot.roadmap(id).is_some() => {
            offer_to(model, id, dispatch.origin.clone());
        }
        (_, [only]) => offer_to(model, &only.id.clone(), dispatch.origin.clone()),
        (_, roadmaps) => {
            let all = roadmaps.iter();
            let offers = all.map(|one| (one.name().to_owned(), Choice::Add(one.id.clone())));
            let offers = offers.collect();
            model.overlays.push(Overlay::Choices(ChoiceMenu {
                title: "Add to which cluster?".into(),
                offers,
                index: 0,
                origin: dispatch.origin.clone(),
            }));
        }
    }
    Vec::new()
}

/// Offers what can be added to one roadmap.
pub(crate) fn offer_to(model: &mut Model, file: &str, origin: Selection) {
    let letters: &[(char, Kind)] = match file == PORTFOLIO {
        true => &SHARED,
        false => &LETTERS,
    };
    let holder = origin.cursor.as_ref().and_then(|key| {
        let found = model.snapshot.holder(key)?;
        model.snapshot.key(found)
    });
    let offers: Vec<AddOffer> = letters
        .iter()
        .map(|(letter, kind)| AddOffer {
            letter: *letter,
            words: words(*kind),
            goal: goal(model, file, *kind, holder.as_ref()),
        })
        .collect();
    let likely = likeliest(model, origin.cursor.as_ref(), holder.as_ref());
    let at = likely.and_then(|kind| letters.iter().position(|(_, one)| *one == kind));
    model.overlays.push(Overlay::Kinds(KindMenu {
        offers,
        index: at.unwrap_or(0),
        origin,
    }));
}

fn words(kind: Kind) -> String {
    match kind {
        Kind::Feedback => "feedback: what somebody said".to_owned(),
        Kind::Step => "planned value of an indicator".to_owned(),
        Kind::Flow => "release or utilisation of a fund".to_owned(),
        Kind::Allocation => "allocation of a fund".to_owned(),
        kind => format!("{}: {}", kind.label(), kind.description().help),
    }
}

/// What is added most where the person is: a part of what is under the cursor, else what the screen lists.
fn likeliest(model: &Model, cursor: Option<&RowId>, holder: Option<&RowId>) -> Option<Kind> {
    let part = match holder {
        _ if matches!(cursor, Some(RowId::Entry(_, Kind::Match, _))) => Some(Kind::Match),
        Some(RowId::Entry(_, Kind::Indicator, _)) => Some(Kind::Reading),
        Some(RowId::Entry(_, Kind::Fund, _)) => Some(Kind::Flow),
        _ => None,
    };
    part.or(model.screen().and_then(|screen| screen.adds()))
}

/// What choosing a kind leads to.
fn goal(model: &Model, file: &str, kind: Kind, holder: Option<&RowId>) -> AddGoal {
    let Some(parent) = kind.description().parent else {
        return AddGoal::Open(match kind {
            Kind::Feedback => AnyDialog::NewFeedback(dialogs::NewFeedback(0)),
            kind => AnyDialog::AddEntry(dialogs::AddEntry(file.to_owned(), kind)),
        });
    };
    if let Some(key @ RowId::Entry(_, of, _)) = holder
        && *of == parent
        && key.roadmap() == Some(file)
    {
        return AddGoal::Open(AnyDialog::AddPart(dialogs::AddPart(key.clone(), kind)));
    }
    let roadmap = model.snapshot.roadmap(file);
    let all = roadmap.into_iter().flat_map(|one| one.entries(parent));
    let keys = all
        .filter(|entry| !entry.id().is_empty())
        .map(|entry| RowId::Entry(file.to_owned(), parent, entry.id().to_owned()));
    let mut offers: Vec<(String, AnyDialog)> = keys
        .map(|key| {
            (
                called(&model.snapshot, &key),
                AnyDialog::AddPart(dialogs::AddPart(key, kind)),
            )
        })
        .collect();
    match offers.len() {
        0 => {
            let letters = LETTERS.iter().chain(&SHARED);
            let letter = letters.into_iter().find(|(_, one)| *one == parent);
            let letter = letter.map_or(' ', |(letter, _)| *letter);
            AddGoal::Missing(format!(
                "There is no {parent} yet that it could belong to: {letter} adds one"
            ))
        }
        1 => AddGoal::Open(offers.remove(0).1),
        _ => AddGoal::Which(format!("Of which {parent}?"), offers),
    }
}

/// Does what choosing an offer means; the window stays open where it cannot be done.
pub(crate) fn choose(model: &mut Model, kinds: KindMenu, index: usize) -> Vec<Effect> {
    let goal = kinds.offers.get(index).map(|offer| offer.goal.clone());
    match goal {
        Some(AddGoal::Open(dialog)) if dialog.is_remark() => {
            fill::remark::remark(model, kinds.origin)
        }
        Some(AddGoal::Open(dialog)) => fill::open_from(model, dialog, kinds.origin),
        Some(AddGoal::Which(title, offers)) => {
            let offers = offers.into_iter();
            let offers = offers.map(|(words, dialog)| (words, Choice::Open(dialog)));
            model.overlays.push(Overlay::Choices(ChoiceMenu {
                title,
                offers: offers.collect(),
                index: 0,
                origin: kinds.origin,
            }));
            Vec::new()
        }
        Some(AddGoal::Missing(why)) => {
            model.overlays.push(Overlay::Kinds(kinds));
            model.say(ToastLevel::Plain, why);
            Vec::new()
        }
        None => {
            model.overlays.push(Overlay::Kinds(kinds));
            Vec::new()
        }
    }
}

/// Puts the cursor on what was added, and says what it is and where it stands. In a review the cursor stays.
pub(crate) fn reveal(model: &mut Model, key: &RowId) -> String {
    let called = called(&model.snapshot, key);
    let id = match key {
        RowId::Entry(_, _, id) if *id != called && !id.contains('[') => format!(" ({id})"),
        _ => String::new(),
    };
    let file = key.roadmap().and_then(|id| model.snapshot.roadmap(id));
    let cluster = match file {
        Some(file) if file.is_portfolio() => "what all roadmaps share".to_owned(),
        Some(file) => file.name().to_owned(),
        None => return String::new(),
    };
    if model.route == Route::Review {
        return format!(": {called}{id}, in {cluster}");
    }
    let Some(route) = stands(model, key) else {
        let window = Overlay::Details(key.clone(), ScrollState::default());
        model.overlays.push(window);
        return format!(": {called}{id}, in {cluster}");
    };
    let screen = model.screen_of(&route);
    let tab = screen.map_or_else(String::new, |screen| format!(", {}", screen.title()));
    let list = model.lists.entry(route.clone()).or_default();
    list.filter.clear();
    if route != model.route {
        model.go(route);
    }
    // A screen that is gone to has a cursor of its own at first.
    model.list_mut().select(key.clone());
    model.relist();
    into_sight(model, key);
    format!(": {called}{id}, in {cluster}{tab}")
}

/// Chooses the first view of this screen that lists an entry, where the one that is chosen leaves it out.
pub(crate) fn into_sight(model: &mut Model, key: &RowId) {
    let before = model.view_options().arrangement;
    for view in 0..model.views().len() {
        if model.list().key() == Some(key) {
            return;
        }
        model.view_options_mut().arrangement = view;
        model.list_mut().select(key.clone());
        model.relist();
    }
    if model.list().key() != Some(key) {
        model.view_options_mut().arrangement = before;
        model.relist();
    }
}

/// The screen on which an entry stands: this one, that of its kind, or any other of its roadmap.
pub(super) fn stands(model: &Model, key: &RowId) -> Option<Route> {
    let id = key.roadmap()?.to_owned();
    if id == PORTFOLIO {
        return model.place_of(ScreenRole::Shared, &id);
    }
    let lists = |route: &Route| {
        let screen = model.screen_of(route);
        let rows = screen.map_or_else(Vec::new, |screen| screen.rows_of(model, &id));
        rows.iter().any(|row| row.key == *key)
    };
    let own = match key {
        RowId::Entry(_, kind, _) => model.tab_of(*kind),
        _ => None,
    };
    let here = Some(model.route.clone()).filter(|route| route.roadmap() == Some(&id));
    let tabs = own
        .into_iter()
        .chain(Tab::all())
        .map(|tab| Route::Roadmap(id.clone(), tab));
    here.into_iter().chain(tabs).find(lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = "[cluster]\nname = \"Fans\"\n\
        [[capability]]\nid = \"test\"\nname = \"Testing\"\n\
        [[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";

    fn toast_text(harness: &TestHarness) -> String {
        let toast = harness.model.toast.as_ref();
        toast.map(|toast| toast.text.clone()).unwrap_or_default()
    }

    fn form(harness: &TestHarness) -> Option<&AnyDialog> {
        match harness.model.overlays.last() {
            Some(Overlay::Form(open)) => Some(&open.dialog),
            _ => None,
        }
    }

    #[test]
    fn the_letters_of_the_design_add_the_same_from_every_screen() {
        let file = format!("{FILE}[[indicator]]\nid = \"export\"\nname = \"Export\"\n");
        let tab = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let screens = tab.iter().map(|tab| format!("Enter {tab}"));
        let top = ["", "A", "I", "D", "C", "!"].map(str::to_owned);
        for screen in screens.chain(top) {
            for (letter, kind) in [
                ("m", Kind::Milestone),
                ("o", Kind::Owner),
                ("k", Kind::Capability),
                ("i", Kind::Indicator),
                ("r", Kind::Reading),
                ("x", Kind::Risk),
                ("d", Kind::Decision),
                ("f", Kind::Fund),
                ("p", Kind::Policy),
                ("z", Kind::Match),
                ("c", Kind::Chain),
                ("l", Kind::Placement),
                ("n", Kind::Feedback),
            ] {
                let mut harness = TestHarness::of(&[("fans", &file)]);
                harness.press(&screen).press("a").press(letter);
                let opened = match form(&harness) {
                    Some(AnyDialog::AddEntry(dialogs::AddEntry(file, kind))) => {
                        Some((file.as_str(), *kind))
                    }
                    Some(AnyDialog::AddPart(dialogs::AddPart(key, kind))) => {
                        key.roadmap().map(|id| (id, *kind))
                    }
                    Some(AnyDialog::NewFeedback(_)) => Some(("fans", Kind::Feedback)),
                    _ => None,
                };
                assert_eq!(opened, Some(("fans", kind)), "{screen} a {letter}");
            }
        }
    }

    #[test]
    fn a_sector_of_a_zone_is_named_by_its_words() {
        let portfolio = "[[zone]]\nid = \"rashakai\"\nname = \"Rashakai\"\n";
        let mut harness = TestHarness::of(&[("fans", FILE), ("portfolio", portfolio)]);
        harness.press("O a b 'New furniture' F10");
        let text = &harness.texts["portfolio"];
        assert!(
            text.contains("id = \"new-furniture\""),
            "{}\n{text}",
            toast_text(&harness)
        );
    }

    #[test]
    fn the_case_number_and_the_cluster_are_told_of_new_feedback() {
        let mut harness = TestHarness::samples();
        harness.press("n 'The press leaks' F10");
        let says = toast_text(&harness);
        let case = says
            .strip_prefix("Saved: new feedback, case ")
            .unwrap_or_default();
        assert!(case.len() > 6 && case[4..].starts_with(", in "), "{says}");
        let written = case[..4].to_lowercase();
        assert!(
            harness
                .texts
                .values()
                .any(|text| text.contains(&format!("{written}\"\n"))),
            "{says}"
        );
    }

    #[test]
    fn the_cursor_goes_to_what_was_added_from_the_overview_and_the_next_command_acts_on_it() {
        let mut harness = TestHarness::samples();
        harness.press("g j Enter 1 a m 'Testing one' F10");
        let key = harness.model.list().key().map(RowId::address);
        let id = key.as_deref().and_then(|key| key.split_once('/'));
        assert_eq!(id.map(|(_, id)| id), Some("testing-one"), "{key:?}");
    }

    #[test]
    fn the_cursor_goes_to_what_was_added_and_the_message_names_it_and_its_place() {
        for (from, keys, file, says) in [
            (
                "",
                "m 'Hall' F10",
                "fans/hall",
                "Saved: new milestone: Hall (hall), in Fans, Overview",
            ),
            (
                "2",
                "m 'Hall' F10",
                "fans/hall",
                "Saved: new milestone: Hall (hall), in Fans, Milestones",
            ),
            (
                "9",
                "m 'Hall' F10",
                "fans/hall",
                "Saved: new milestone: Hall (hall), in Fans, Milestones",
            ),
            (
                "2",
                "o 'Head' F10",
                "fans/head",
                "Saved: new owner: Head (head), in Fans, Stakeholders",
            ),
            (
                "2",
                "k 'Casting' F10",
                "fans/casting",
                "Saved: new capability: Casting (casting), in Fans, Capabilities",
            ),
        ] {
            let mut harness = TestHarness::of(&[("fans", FILE)]);
            harness.press("Enter").press(from).press("a").press(keys);
            assert_eq!(
                harness.model.list().key().map(RowId::address).as_deref(),
                Some(file),
                "{from} {keys}"
            );
            assert_eq!(toast_text(&harness), says);
            assert!(harness.model.overlays.is_empty(), "{from} {keys}");
        }
    }

    #[test]
    fn what_has_nothing_to_belong_to_says_what_comes_first() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("Enter 2 a r");
        assert_eq!(
            toast_text(&harness),
            "There is no indicator yet that it could belong to: i adds one"
        );
        harness.press("i");
        assert!(matches!(
            form(&harness),
            Some(AnyDialog::AddEntry(dialogs::AddEntry(_, Kind::Indicator)))
        ));
    }

    #[test]
    fn where_no_cluster_is_at_hand_it_is_asked_for_first() {
        let mut harness = TestHarness::small();
        harness.press("! a");
        assert!(harness.screen(80, 24).contains("Add to which cluster?"));
        harness.press("Down Enter k");
        match form(&harness) {
            Some(AnyDialog::AddEntry(dialogs::AddEntry(file, Kind::Capability))) => {
                assert_eq!(file, "surgical");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn of_several_it_is_asked_to_which_it_belongs() {
        let file = format!("{FILE}[[capability]]\nid = \"cast\"\nname = \"Casting\"\n");
        let mut harness = TestHarness::of(&[("fans", &file)]);
        harness.press("Enter 2 a z");
        assert!(harness.screen(80, 24).contains("Of which capability?"));
        harness.press("Down Enter");
        match form(&harness) {
            Some(AnyDialog::AddPart(dialogs::AddPart(key, Kind::Match))) => {
                assert_eq!(key.address(), "fans/cast");
            }
            other => panic!("{other:?}"),
        }
    }
}
