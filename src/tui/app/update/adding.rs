//! Adding: what can be added from where, each by its own letter; and the way to what was added.

use crate::model::{Kind, PORTFOLIO};
use crate::tui::app::overlay::{AddGoal, AddOffer};
use crate::tui::app::update::fill;
use crate::tui::app::update::fill::entry_names::called;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{
    Dispatch, Key, Kinds, Model, Overlay, Place, Purpose, Reader, Selection, Tab, Tone, Way, Ways,
    rows,
};

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
const SHARED: [(char, Kind); 4] = [
    ('o', Kind::Owner),
    ('e', Kind::Zone),
    ('b', Kind::Sector),
    ('g', Kind::Referral),
];

/// Offers what can be added to the roadmap at hand; where none is, asks for it first.
pub(crate) fn offer(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let portfolio = &model.known.folder.portfolio;
    match (dispatch.roadmap(), portfolio.roadmaps.as_slice()) {
        (Some(id), _) if model.known.roadmap(id).is_some() => {
            offer_to(model, id, dispatch.origin.clone());
        }
        (_, [only]) => offer_to(model, &only.id.clone(), dispatch.origin.clone()),
        (_, roadmaps) => {
            let all = roadmaps.iter();
            let offers = all.map(|one| (one.name().to_owned(), Way::Add(one.id.clone())));
            let offers = offers.collect();
            model.overlays.push(Overlay::Ways(Ways {
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
        let found = model.known.holder(key)?;
        model.known.key(found)
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
    model.overlays.push(Overlay::Kinds(Kinds {
        offers,
        index: at.unwrap_or(0),
        origin,
    }));
}

fn words(kind: Kind) -> String {
    let name = match kind {
        Kind::Match => "zone fit",
        Kind::Step => "planned value of an indicator",
        Kind::Flow => "release or utilisation of a fund",
        Kind::Allocation => "allocation of a fund",
        kind => kind.key(),
    };
    match kind {
        Kind::Feedback => "feedback: what somebody said".to_owned(),
        Kind::Step | Kind::Flow | Kind::Allocation => name.to_owned(),
        kind => format!("{name}: {}", kind.description().help),
    }
}

/// What is added most where the person is: a part of what is under the cursor, else what the screen lists.
fn likeliest(model: &Model, cursor: Option<&Key>, holder: Option<&Key>) -> Option<Kind> {
    let part = match holder {
        _ if matches!(cursor, Some(Key::Entry(_, Kind::Match, _))) => Some(Kind::Match),
        Some(Key::Entry(_, Kind::Indicator, _)) => Some(Kind::Reading),
        Some(Key::Entry(_, Kind::Fund, _)) => Some(Kind::Flow),
        _ => None,
    };
    let listed = match &model.place {
        Place::Roadmap(_, Tab::Capabilities) => Some(Kind::Capability),
        Place::Roadmap(_, Tab::Stakeholders) => Some(Kind::Owner),
        Place::Roadmap(_, Tab::Indicators) => Some(Kind::Indicator),
        Place::Roadmap(_, Tab::Log) => Some(Kind::Decision),
        Place::Roadmap(_, Tab::Feedback) => Some(Kind::Feedback),
        _ => None,
    };
    part.or(listed)
}

/// What choosing a kind leads to.
fn goal(model: &Model, file: &str, kind: Kind, holder: Option<&Key>) -> AddGoal {
    let Some(parent) = kind.description().parent else {
        return AddGoal::Open(match kind {
            Kind::Feedback => Purpose::Feedback(0),
            kind => Purpose::Add(file.to_owned(), kind),
        });
    };
    if let Some(key @ Key::Entry(_, of, _)) = holder
        && *of == parent
        && key.roadmap() == Some(file)
    {
        return AddGoal::Open(Purpose::AddPart(key.clone(), kind));
    }
    let roadmap = model.known.roadmap(file);
    let all = roadmap.into_iter().flat_map(|one| one.entries(parent));
    let keys = all
        .filter(|entry| !entry.id().is_empty())
        .map(|entry| Key::Entry(file.to_owned(), parent, entry.id().to_owned()));
    let mut offers: Vec<(String, Purpose)> = keys
        .map(|key| (called(model, &key), Purpose::AddPart(key, kind)))
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
pub(crate) fn choose(model: &mut Model, kinds: Kinds, index: usize) -> Vec<Effect> {
    let goal = kinds.offers.get(index).map(|offer| offer.goal.clone());
    match goal {
        Some(AddGoal::Open(purpose)) if purpose.is_remark() => {
            fill::drafts::remark(model, kinds.origin)
        }
        Some(AddGoal::Open(purpose)) => fill::open_from(model, purpose, kinds.origin),
        Some(AddGoal::Which(title, offers)) => {
            let offers = offers.into_iter();
            let offers = offers.map(|(words, purpose)| (words, Way::Open(purpose)));
            model.overlays.push(Overlay::Ways(Ways {
                title,
                offers: offers.collect(),
                index: 0,
                origin: kinds.origin,
            }));
            Vec::new()
        }
        Some(AddGoal::Missing(why)) => {
            model.overlays.push(Overlay::Kinds(kinds));
            model.say(Tone::Plain, why);
            Vec::new()
        }
        None => {
            model.overlays.push(Overlay::Kinds(kinds));
            Vec::new()
        }
    }
}

/// Puts the cursor on what was added, and says what it is and where it stands. In a review the cursor stays.
pub(crate) fn reveal(model: &mut Model, key: &Key) -> String {
    let called = called(model, key);
    let id = match key {
        Key::Entry(_, _, id) if *id != called && !id.contains('[') => format!(" ({id})"),
        _ => String::new(),
    };
    let file = key.roadmap().and_then(|id| model.known.roadmap(id));
    let cluster = match file {
        Some(file) if file.is_portfolio() => "what all roadmaps share".to_owned(),
        Some(file) => file.name().to_owned(),
        None => return String::new(),
    };
    if model.place == Place::Review {
        return format!(": {called}{id}, in {cluster}");
    }
    let Some(place) = stands(model, key) else {
        let window = Overlay::About(key.clone(), Reader::default());
        model.overlays.push(window);
        return format!(": {called}{id}, in {cluster}");
    };
    let tab = match &place {
        Place::Roadmap(_, tab) => format!(", {}", tab.title()),
        _ => String::new(),
    };
    let list = model.lists.entry(place.clone()).or_default();
    list.filter.clear();
    list.select(key.clone());
    match place == model.place {
        true => model.relist(),
        false => model.go(place),
    }
    // An arrangement that leaves it out gives way.
    if model.list().key() != Some(key) {
        model.look_mut().arrangement = 0;
        model.list_mut().select(key.clone());
        model.relist();
    }
    format!(": {called}{id}, in {cluster}{tab}")
}

/// The screen on which an entry stands: this one, that of its kind, or any other of its roadmap.
fn stands(model: &Model, key: &Key) -> Option<Place> {
    let id = key.roadmap()?.to_owned();
    let lists = |place: &Place| {
        let rows = rows::rows(&model.known, place);
        rows.iter().any(|row| row.key == *key)
    };
    let own = match key {
        Key::Entry(_, kind, _) => Tab::of(*kind),
        _ => None,
    };
    let here = Some(model.place.clone()).filter(|place| place.roadmap() == Some(&id));
    let tabs = own
        .into_iter()
        .chain(Tab::ALL)
        .map(|tab| Place::Roadmap(id.clone(), tab));
    here.into_iter().chain(tabs).find(lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::Trial;

    const FILE: &str = "[cluster]\nname = \"Fans\"\n\
        [[capability]]\nid = \"test\"\nname = \"Testing\"\n\
        [[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";

    fn said(trial: &Trial) -> String {
        let toast = trial.model.toast.as_ref();
        toast.map(|toast| toast.text.clone()).unwrap_or_default()
    }

    fn form(trial: &Trial) -> Option<&Purpose> {
        match trial.model.overlays.last() {
            Some(Overlay::Form(filling)) => Some(&filling.purpose),
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
                let mut trial = Trial::of(&[("fans", &file)]);
                trial.press(&screen).press("a").press(letter);
                let opened = match form(&trial) {
                    Some(Purpose::Add(file, kind)) => Some((file.as_str(), *kind)),
                    Some(Purpose::AddPart(key, kind)) => key.roadmap().map(|id| (id, *kind)),
                    Some(Purpose::Feedback(_)) => Some(("fans", Kind::Feedback)),
                    _ => None,
                };
                assert_eq!(opened, Some(("fans", kind)), "{screen} a {letter}");
            }
        }
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
            let mut trial = Trial::of(&[("fans", FILE)]);
            trial.press("Enter").press(from).press("a").press(keys);
            assert_eq!(
                trial.model.list().key().map(Key::address).as_deref(),
                Some(file),
                "{from} {keys}"
            );
            assert_eq!(said(&trial), says);
            assert!(trial.model.overlays.is_empty(), "{from} {keys}");
        }
    }

    #[test]
    fn what_has_nothing_to_belong_to_says_what_comes_first() {
        let mut trial = Trial::of(&[("fans", FILE)]);
        trial.press("Enter 2 a r");
        assert_eq!(
            said(&trial),
            "There is no indicator yet that it could belong to: i adds one"
        );
        trial.press("i");
        assert!(matches!(
            form(&trial),
            Some(Purpose::Add(_, Kind::Indicator))
        ));
    }

    #[test]
    fn where_no_cluster_is_at_hand_it_is_asked_for_first() {
        let mut trial = Trial::small();
        trial.press("! a");
        assert!(trial.screen(80, 24).contains("Add to which cluster?"));
        trial.press("Down Enter k");
        match form(&trial) {
            Some(Purpose::Add(file, Kind::Capability)) => assert_eq!(file, "surgical"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn of_several_it_is_asked_to_which_it_belongs() {
        let file = format!("{FILE}[[capability]]\nid = \"cast\"\nname = \"Casting\"\n");
        let mut trial = Trial::of(&[("fans", &file)]);
        trial.press("Enter 2 a z");
        assert!(trial.screen(80, 24).contains("Of which capability?"));
        trial.press("Down Enter");
        match form(&trial) {
            Some(Purpose::AddPart(key, Kind::Match)) => assert_eq!(key.address(), "fans/cast"),
            other => panic!("{other:?}"),
        }
    }
}
