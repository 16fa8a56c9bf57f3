//! Review: one flagged entry after another, each settled by one key; at the end the record of it is written.
//!
//! The entries are settled by the same actions as everywhere; what is done here is to go on to the next, to count,
//! and to know what was taken back.

use super::fill;
use super::message::Effect;
use crate::roadmap::date::Day;
use crate::tui::action::Action;
use crate::tui::model::review::{self, Act, Doing, Ending, How, Review, Scope};
use crate::tui::model::{Key, Known, Model, Overlay, Place, Purpose, Tone, Way, Ways};
use crate::tui::view::screen::{detail, review as screen};

/// Begins a review of what is at hand, or goes on with the one under way; asks where that is not clear.
pub fn begin(model: &mut Model) {
    let scopes = at_hand(model);
    let under_way = model.review.as_ref().map(|review| review.scope.clone());
    match (under_way, scopes.as_slice()) {
        (Some(scope), scopes) if scopes.contains(&scope) => go_on(model),
        (None, [scope]) => anew(model, scope.clone()),
        (under_way, scopes) => {
            let mut offers = Vec::new();
            if let Some(scope) = under_way {
                let words = format!("Go on with the review of {}", scope.name(&model.known));
                offers.push((words, Way::GoOn));
            }
            offers.extend(scopes.iter().map(|scope| {
                let count = review::entries(&model.known, scope, model.present).len();
                let words = format!("{}: {count} to go through", scope.name(&model.known));
                (words, Way::Review(scope.clone()))
            }));
            model.overlays.push(Overlay::Ways(Ways {
                title: "Review what?".into(),
                offers,
                index: 0,
            }));
        }
    }
}

/// Does what was chosen.
pub fn chosen(model: &mut Model, chosen: Way) -> Vec<Effect> {
    match chosen {
        Way::GoOn => go_on(model),
        Way::Review(scope) => anew(model, scope),
        Way::Tour => model.overlays.push(Overlay::Tour(0)),
        Way::Open(purpose) => return fill::open(model, purpose),
        Way::Kept(purpose) => fill::kept::ask(model, &purpose),
        Way::Forget(purpose) => fill::kept::forget(model, &purpose),
        Way::Stay => {}
    }
    Vec::new()
}

/// What a review could be of, from here.
fn at_hand(model: &Model) -> Vec<Scope> {
    let list = model.list();
    match &model.place {
        Place::Roadmap(id, _) => vec![Scope::Roadmap(id.clone())],
        Place::Attention if !list.filter.trim().is_empty() && list.wrong.is_none() => {
            vec![Scope::Filter(list.filter.trim().to_owned())]
        }
        Place::Portfolio => {
            let selected = model.row().and_then(|row| row.key.roadmap());
            let selected = selected.filter(|id| model.known.position(id).is_some());
            let mut scopes: Vec<Scope> = selected
                .map(|id| Scope::Roadmap(id.to_owned()))
                .into_iter()
                .collect();
            if model.known.folder.portfolio.roadmaps.len() > 1 || scopes.is_empty() {
                scopes.push(Scope::Folder);
            }
            scopes
        }
        _ => vec![Scope::Folder],
    }
}

fn anew(model: &mut Model, scope: Scope) {
    let keys = review::entries(&model.known, &scope, model.present);
    if keys.is_empty() && !matches!(scope, Scope::Roadmap(_)) {
        return model.say(Tone::Good, "Nothing there needs anybody");
    }
    let first = keys.first().cloned();
    model.review = Some(Review::new(scope, keys));
    enter(model, first);
}

/// Goes on where it was left, with what came up since.
fn go_on(model: &mut Model) {
    let Some(scope) = model.review.as_ref().map(|review| review.scope.clone()) else {
        return;
    };
    let keys = review::entries(&model.known, &scope, model.present);
    let known = std::sync::Arc::clone(&model.known);
    let at = model
        .lists
        .get(&Place::Review)
        .and_then(|list| list.selected());
    let at = at.cloned();
    let Some(review) = &mut model.review else {
        return;
    };
    let before = review.items.len();
    review.widen(keys);
    let came = review.items.len() - before;
    if came > 0 && review.at_end {
        review.at_end = false;
        let first = review.items[before].key.clone();
        enter(model, Some(first));
    } else {
        // What somebody else has settled meanwhile is passed over.
        let waits = |key: &Key| {
            let item = review.place(key).map(|place| &review.items[place]);
            item.is_some_and(|item| review.waits(&known, item))
        };
        let here = at.clone().filter(waits);
        let next = here.or_else(|| review.next(&known, at.as_ref()));
        let next = next.or_else(|| review.next(&known, None));
        review.at_end |= next.is_none();
        enter(model, next);
    }
    if came > 0 {
        model.say(Tone::Plain, format!("{came} came up since it began"));
    }
}

/// Goes to the screen, to an entry where one is given.
fn enter(model: &mut Model, key: Option<Key>) {
    let list = model.lists.entry(Place::Review).or_default();
    list.filter.clear();
    list.marked.clear();
    model.go(Place::Review);
    model.relist();
    show(model, key);
}

/// Notes that the entry under the cursor was on the screen.
pub fn seen(model: &mut Model) {
    if model.place == Place::Review
        && let Some(key) = model.list().key().cloned()
        && let Some(review) = &mut model.review
        && let Some(place) = review.place(&key)
    {
        review.items[place].seen = true;
    }
}

/// Brings an entry onto the screen; without one, the end.
fn show(model: &mut Model, key: Option<Key>) {
    let at_end = key.is_none();
    if let Some(review) = &mut model.review {
        review.at_end = at_end;
        review.choice = 0;
    }
    model.relist();
    if let Some(key) = key {
        model.list_mut().select(key);
    }
    model.list_mut().scroll = 0;
    model.settle();
    seen(model);
}

/// Does what an action means in a review; `None` where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let known = std::sync::Arc::clone(&model.known);
    let review = model.review.as_ref()?;
    let page = i16::try_from(model.regions().detail.height.max(2) - 1).unwrap_or(1);
    match action {
        Action::Open | Action::Right if review.at_end => return Some(end(model)),
        Action::Open | Action::Right => {
            let next = review.next(&known, model.list().key());
            show(model, next);
        }
        Action::Left => before(model),
        Action::Up if review.at_end => choose(model, -1),
        Action::Down if review.at_end => choose(model, 1),
        Action::Up => scroll(model, -1),
        Action::Down => scroll(model, 1),
        Action::PageUp => scroll(model, -page),
        Action::PageDown => scroll(model, page),
        Action::First => {
            let first = review.items.first().map(|item| item.key.clone());
            show(model, first);
        }
        Action::Last => show(model, None),
        _ => return None,
    }
    Some(Vec::new())
}

fn scroll(model: &mut Model, by: i16) {
    let most = detail::most(model);
    let list = model.list_mut();
    list.scroll = list.scroll.saturating_add_signed(by).min(most);
}

/// Back to the entry before, settled or not.
fn before(model: &mut Model) {
    let at_end = model.review.as_ref().is_some_and(|review| review.at_end);
    if at_end {
        let last = model.review.as_ref().and_then(|review| review.items.last());
        let last = last.map(|item| item.key.clone());
        return show(model, last);
    }
    match model.list().index().checked_sub(1) {
        Some(index) => {
            let key = model.list().rows.get(index).map(|row| row.key.clone());
            show(model, key);
        }
        None => model.say(Tone::Plain, "This is the first"),
    }
}

fn choose(model: &mut Model, by: isize) {
    let known = std::sync::Arc::clone(&model.known);
    if let Some(review) = &mut model.review {
        let many = review.endings(&known).len().max(1) as isize;
        review.choice = (review.choice as isize + by).rem_euclid(many) as usize;
        let choice = review.choice;
        model.list_mut().scroll = screen::scroll_to(model, choice);
    }
}

/// Does the so-manieth of what can be done at the end, as if it had been chosen by the keys.
pub fn end_with(model: &mut Model, choice: usize) -> Vec<Effect> {
    if let Some(review) = &mut model.review {
        review.choice = choice;
    }
    end(model)
}

fn end(model: &mut Model) -> Vec<Effect> {
    let Some(review) = &model.review else {
        return Vec::new();
    };
    let endings = review.endings(&model.known);
    match endings.get(review.choice).or(endings.first()) {
        Some(Ending::Write(id)) => return fill::open(model, Purpose::Review(id.clone())),
        Some(Ending::GoBack) => {
            let first = review.next(&model.known, None);
            show(model, first);
        }
        Some(Ending::Finish) | None => finish(model),
    }
    Vec::new()
}

fn finish(model: &mut Model) {
    let Some(review) = model.review.take() else {
        return;
    };
    let settled = review.tally(&model.known, None).settled;
    let written = match review.written.len() {
        0 => "no review was written".to_owned(),
        1 => "1 review is written".to_owned(),
        many => format!("{many} reviews are written"),
    };
    model.lists.remove(&Place::Review);
    model.back.retain(|place| *place != Place::Review);
    if !model.go_back() {
        model.go(Place::Portfolio);
        model.back.clear();
    }
    let says = format!("The review is over: {settled} settled, {written}");
    model.say(Tone::Good, says);
}

/// Notes what is about to be done, for when it is on the disk.
pub fn note(model: &mut Model, action: Action) {
    let here = match model.place {
        Place::Review => model.list().key().cloned(),
        _ => None,
    };
    let doing = match (action, here) {
        (Action::Undo, _) => model.undo.clone().map(Doing::Undoing),
        (Action::Redo, _) => model.redo.clone().map(Doing::Redoing),
        (Action::Answer, Some(key)) => {
            let remark = review::asked_about(&model.known, &key).unwrap_or(key);
            Some(Doing::Settling(remark, How::Answered, None))
        }
        (action, Some(key)) => How::of(action, &key)
            .map(|how| Doing::Settling(key.clone(), how, expected(&model.known, &key))),
        _ => None,
    };
    if let Some(review) = &mut model.review {
        review.doing = doing;
    }
}

/// What was noted is not done after all.
pub fn forget(model: &mut Model) {
    if let Some(review) = &mut model.review {
        review.doing = None;
    }
}

fn expected(known: &Known, key: &Key) -> Option<Day> {
    let found = known.found(key)?;
    let outlook = known.outlook(key.roadmap()?, found.index)?;
    (found.kind == crate::roadmap::Kind::Milestone).then_some(outlook.expected)?
}

/// What was noted is on the disk: counts it, and goes on to the next.
pub fn settled(model: &mut Model, purpose: Option<&Purpose>) {
    let known = std::sync::Arc::clone(&model.known);
    let words = model.undo.clone().unwrap_or_default();
    let here = match model.place {
        Place::Review => model.list().key().cloned(),
        _ => None,
    };
    let Some(review) = &mut model.review else {
        return;
    };
    if let Some(Purpose::Review(id)) = purpose {
        review.written.push((id.clone(), words));
        review.choice = 0;
        return;
    }
    let next = match review.doing.take() {
        Some(Doing::Settling(key, how, was)) => {
            let days = expected(&known, &key).zip(was).map(|(now, was)| now - was);
            let days = days.filter(|_| how == How::Moved);
            review.settle(&key, Act { how, days, words });
            // A remark was answered on the milestone that it is about: that may need somebody still.
            let here = here.filter(|here| *here != key);
            let item = here.as_ref().and_then(|here| review.place(here));
            match item.map(|place| &review.items[place]) {
                Some(item) if review.waits(&known, item) => here,
                _ => review.next(&known, here.as_ref().or(Some(&key))),
            }
        }
        Some(Doing::Undoing(words)) => match review.undo(&words) {
            Some(key) => Some(key),
            None => return,
        },
        Some(Doing::Redoing(words)) => match review.redo(&words) {
            Some(key) => review.next(&known, Some(&key)),
            None => return,
        },
        None => return,
    };
    if model.place == Place::Review {
        show(model, next);
    }
}
