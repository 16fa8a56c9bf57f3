//! Review: one flagged entry after another, each settled by one key; at the end the record of it is written.
//!
//! The entries are settled by the same actions as everywhere; what is done here is to go on to the next, to count,
//! and to know what was taken back.

use crate::commands::Command;
use crate::dates::date::DayNumber;
use crate::tui::app::layout::review_end_scroll;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{
    AnyDialog, Choice, ChoiceMenu, Dispatch, Model, Overlay, Route, RowId, Selection, Snapshot,
    ToastLevel,
};
use crate::tui::dialogs;
use crate::tui::state::review::{
    self, EndChoice, PendingAction, ReviewAction, ReviewOutcome, ReviewSession, Scope,
};

/// Begins a review of what is at hand, or goes on with the one that was begun; asks where that is not clear.
pub(crate) fn begin(model: &mut Model, dispatch: &Dispatch) {
    let scopes = at_hand(model, dispatch);
    let begun: Vec<Scope> = model.reviews().map(|review| review.scope.clone()).collect();
    match (begun.as_slice(), scopes.as_slice()) {
        ([], [scope]) => anew(model, scope.clone()),
        ([only], scopes) if scopes.contains(only) => go_on(model, only),
        // The roadmap or filter at hand is what is meant, whatever else was begun.
        ([scope, ..], [here]) if here == scope && *here != Scope::Folder => go_on(model, scope),
        _ => ask(model, &scopes),
    }
}

/// Asks which: one that was begun, by its name and with how far it is, or a new one.
fn ask(model: &mut Model, scopes: &[Scope]) {
    let begun = model.reviews().map(|review| {
        let tally = review.tally(&model.snapshot, None);
        let (settled, left) = (tally.settled, tally.left);
        let name = review.scope.name(&model.snapshot);
        let words = format!("Go on ({settled} settled, {left} to go): {name}");
        (words, Choice::GoOn(review.scope.clone()))
    });
    let is_begun = |scope: &&Scope| model.reviews().any(|review| review.scope == **scope);
    let new = scopes.iter().filter(|scope| !is_begun(scope)).map(|scope| {
        let count = review::entries(&model.snapshot, scope, model.present).len();
        let words = format!("{}: {count} to go through", scope.name(&model.snapshot));
        (words, Choice::Review(scope.clone()))
    });
    let offers = begun.chain(new).collect();
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: "Review what?".into(),
        offers,
        index: 0,
        origin: Selection::default(),
    }));
}

/// What a review could be of, from here.
fn at_hand(model: &Model, dispatch: &Dispatch) -> Vec<Scope> {
    let list = model.list();
    match &model.route {
        Route::Roadmap(id, _) => vec![Scope::Roadmap(id.clone())],
        Route::Screen(_)
            if model
                .screen()
                .is_some_and(|screen| screen.reviews_filtered())
                && !list.filter.trim().is_empty()
                && list.wrong.is_none() =>
        {
            vec![Scope::Filter(list.filter.trim().to_owned())]
        }
        _ if matches!(dispatch.target(), Some(RowId::Roadmap(_)))
            || model.route == Route::Portfolio =>
        {
            let selected = dispatch.roadmap();
            let selected = selected.filter(|id| model.snapshot.position(id).is_some());
            let mut scopes: Vec<Scope> = selected
                .map(|id| Scope::Roadmap(id.to_owned()))
                .into_iter()
                .collect();
            if model.snapshot.folder.portfolio.roadmaps.len() > 1 || scopes.is_empty() {
                scopes.push(Scope::Folder);
            }
            scopes
        }
        _ => vec![Scope::Folder],
    }
}

pub(super) fn anew(model: &mut Model, scope: Scope) {
    let keys = review::entries(&model.snapshot, &scope, model.present);
    if keys.is_empty() && !matches!(scope, Scope::Roadmap(_)) {
        return model.say(ToastLevel::Good, "Nothing there is flagged");
    }
    let first = keys.first().cloned();
    let forgotten = model.set_aside();
    model.review = Some(ReviewSession::new(scope, keys));
    enter(model, first);
    if let Some(review) = forgotten {
        let name = review.scope.name(&model.snapshot);
        let says = format!("Too many reviews were begun: that of {name} is forgotten");
        model.say(ToastLevel::Plain, says);
    }
}

/// Goes on where it was left, with what came up since; one that is under way waits meanwhile.
pub(super) fn go_on(model: &mut Model, scope: &Scope) {
    if !model.take_up(scope) {
        return;
    }
    let keys = review::entries(&model.snapshot, scope, model.present);
    let snapshot = std::sync::Arc::clone(&model.snapshot);
    let at = model
        .lists
        .get(&Route::Review)
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
        let waits = |key: &RowId| {
            let item = review.place(key).map(|place| &review.items[place]);
            item.is_some_and(|item| review.waits(&snapshot, item))
        };
        let here = at.clone().filter(waits);
        let next = here.or_else(|| review.next(&snapshot, at.as_ref()));
        let next = next.or_else(|| review.next(&snapshot, None));
        review.at_end |= next.is_none();
        enter(model, next);
    }
    if came > 0 {
        model.say(ToastLevel::Plain, format!("{came} came up since it began"));
    }
}

/// Goes to the screen, to an entry where one is given.
fn enter(model: &mut Model, key: Option<RowId>) {
    let list = model.lists.entry(Route::Review).or_default();
    list.filter.clear();
    list.marked.clear();
    match model.route == Route::Review {
        true => model.relist(),
        false => model.go(Route::Review),
    }
    show(model, key);
}

/// Notes that the entry under the cursor was on the screen.
pub(crate) fn seen(model: &mut Model) {
    if model.route == Route::Review
        && let Some(key) = model.list().key().cloned()
        && let Some(review) = &mut model.review
        && let Some(place) = review.place(&key)
    {
        let item = &mut review.items[place];
        if !item.seen {
            item.flags = model.snapshot.flags_of(&key).count();
        }
        item.seen = true;
    }
}

/// Brings an entry onto the screen; without one, the end.
fn show(model: &mut Model, key: Option<RowId>) {
    let at_end = key.is_none();
    if let Some(review) = &mut model.review {
        review.at_end = at_end;
    }
    // The entries are the same from key to key: only the end has none.
    if model.list().rows.is_empty() != at_end {
        model.relist();
    }
    if let Some(key) = key {
        model.list_mut().select(key);
    }
    model.list_mut().scroll = 0;
    model.settle();
    seen(model);
    point(model);
}

/// At the end: puts the cursor on what is likeliest.
fn point(model: &mut Model) {
    if let Some(review) = &mut model.review
        && review.at_end
    {
        let choice = review.likeliest(&model.snapshot);
        review.choice = choice;
        if model.route == Route::Review {
            model.list_mut().scroll =
                review_end_scroll(&model.layout(), model.list().scroll, choice);
        }
    }
}

/// Does what an action means in a review; `None` where it means what it does everywhere.
pub(crate) fn act(model: &mut Model, action: Command) -> Option<Vec<Effect>> {
    let snapshot = std::sync::Arc::clone(&model.snapshot);
    let review = model.review.as_ref()?;
    let page = i16::try_from(model.layout().detail.height.max(2) - 1).unwrap_or(1);
    match action {
        Command::Open | Command::Right if review.at_end => return Some(end(model)),
        Command::Open | Command::Right => {
            let next = review.next(&snapshot, model.list().key());
            show(model, next);
        }
        Command::Left => before(model),
        Command::Up if review.at_end => choose(model, -1),
        Command::Down if review.at_end => choose(model, 1),
        Command::Up => scroll(model, -1),
        Command::Down => scroll(model, 1),
        Command::PageUp => scroll(model, -page),
        Command::PageDown => scroll(model, page),
        Command::First => {
            let first = review.items.first().map(|item| item.key.clone());
            show(model, first);
        }
        Command::Last => show(model, None),
        _ => return None,
    }
    Some(Vec::new())
}

fn scroll(model: &mut Model, by: i16) {
    let most = model.drawn.detail_extent;
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
        None => model.say(ToastLevel::Plain, "This is the first"),
    }
}

fn choose(model: &mut Model, by: isize) {
    let snapshot = std::sync::Arc::clone(&model.snapshot);
    if let Some(review) = &mut model.review {
        let many = review.endings(&snapshot).len().max(1) as isize;
        review.choice = (review.choice as isize + by).rem_euclid(many) as usize;
        let choice = review.choice;
        model.list_mut().scroll = review_end_scroll(&model.layout(), model.list().scroll, choice);
    }
}

/// Does the so-manieth of what can be done at the end, as if it had been chosen by the keys.
pub(crate) fn end_with(model: &mut Model, choice: usize) -> Vec<Effect> {
    if let Some(review) = &mut model.review {
        review.choice = choice;
    }
    end(model)
}

fn end(model: &mut Model) -> Vec<Effect> {
    let Some(review) = &model.review else {
        return Vec::new();
    };
    let endings = review.endings(&model.snapshot);
    match endings.get(review.choice).or(endings.first()) {
        Some(EndChoice::Write(id)) => {
            return fill::open(model, dialogs::RecordReview(id.clone()));
        }
        Some(EndChoice::GoBack) => {
            let first = review.next(&model.snapshot, None);
            show(model, first);
        }
        Some(EndChoice::Finish) | None => finish(model),
    }
    Vec::new()
}

fn finish(model: &mut Model) {
    let Some(review) = model.review.take() else {
        return;
    };
    let settled = review.tally(&model.snapshot, None).settled;
    let written = match review.written.len() {
        0 => "no review was written".to_owned(),
        1 => "1 review is written".to_owned(),
        many => format!("{many} reviews are written"),
    };
    model.lists.remove(&Route::Review);
    model.back.retain(|place| *place != Route::Review);
    if !model.go_back() {
        model.go(Route::Portfolio);
        model.back.clear();
    }
    let others = match model.suspended_reviews.as_slice() {
        [] => String::new(),
        [one] => format!(". Not over yet: {}", one.scope.name(&model.snapshot)),
        many => format!(". {} others are not over yet", many.len()),
    };
    let says = format!("The review is over: {settled} settled, {written}{others}");
    model.say(ToastLevel::Good, says);
}

/// Notes what is about to be done, for when it is on the disk.
pub(crate) fn note(model: &mut Model, dispatch: &Dispatch) {
    let here = match model.route {
        Route::Review if !dispatch.origin.in_window => dispatch.target().cloned(),
        _ => None,
    };
    model.pending_action = match (dispatch.command, here) {
        (Command::Undo, _) => model.undo.clone().map(PendingAction::Undoing),
        (Command::Redo, _) => model.redo.clone().map(PendingAction::Redoing),
        (Command::Answer, Some(key)) => {
            let remark = review::asked_about(&model.snapshot, &key).unwrap_or(key);
            Some(PendingAction::Settling(
                remark,
                ReviewOutcome::Answered,
                None,
            ))
        }
        (action, Some(key)) => ReviewOutcome::of(action, &key)
            .map(|how| PendingAction::Settling(key.clone(), how, expected(&model.snapshot, &key))),
        _ => None,
    };
}

fn expected(snapshot: &Snapshot, key: &RowId) -> Option<DayNumber> {
    let found = snapshot.found(key)?;
    let outlook = snapshot.outlook(key.roadmap()?, found.index)?;
    (found.kind == crate::model::Kind::Milestone).then_some(outlook.expected)?
}

/// What was noted is on the disk: counts it, and goes on to the next.
pub(crate) fn settled(model: &mut Model, dialog: Option<&AnyDialog>) {
    let snapshot = std::sync::Arc::clone(&model.snapshot);
    let words = model.undo.clone().unwrap_or_default();
    let doing = model.pending_action.take();
    if let Some(AnyDialog::RecordReview(dialogs::RecordReview(id))) = dialog {
        if let Some(review) = &mut model.review {
            review.written.push((id.clone(), words));
        }
        return point(model);
    }
    let next = match doing {
        Some(PendingAction::Settling(key, how, was)) => {
            let days = expected(&snapshot, &key)
                .zip(was)
                .map(|(now, was)| now - was);
            let days = days.filter(|_| how == ReviewOutcome::Moved);
            counted(model, &key, ReviewAction { how, days, words })
        }
        Some(PendingAction::Undoing(words)) => match taken_back(model, &words) {
            Some(key) => Some(key),
            None => return,
        },
        Some(PendingAction::Redoing(words)) => match made_again(model, &words) {
            Some(key) => model
                .review
                .as_ref()
                .and_then(|one| one.next(&snapshot, Some(&key))),
            None => return,
        },
        None => return,
    };
    if model.route == Route::Review {
        // A remark that was answered may have come to the entries.
        model.relist();
        show(model, next);
    }
}

/// Counts what was done to an entry; what is to be looked at next.
fn counted(model: &mut Model, key: &RowId, act: ReviewAction) -> Option<RowId> {
    let here = match model.route {
        Route::Review => model.list().key().cloned(),
        _ => None,
    };
    let review = model.review.as_mut()?;
    review.settle(key, act);
    // A remark was answered on the milestone that it is about: that may need somebody still.
    let here = here.filter(|here| here != key);
    let item = here.as_ref().and_then(|here| review.place(here));
    match item.map(|place| &review.items[place]) {
        Some(item) if review.waits(&model.snapshot, item) => here,
        _ => review.next(&model.snapshot, here.as_ref().or(Some(key))),
    }
}

/// Takes back what goes by these words in the review in which it was done; the entry, where that review is under way.
fn taken_back(model: &mut Model, words: &str) -> Option<RowId> {
    match &mut model.review {
        Some(review) if review.has_done(words) => {
            let key = review.undo(words);
            if key.is_none() {
                point(model);
            }
            key
        }
        _ => {
            let mut others = model.suspended_reviews.iter_mut().rev();
            others.find(|one| one.has_done(words))?.undo(words);
            None
        }
    }
}

/// The same for what was made again.
fn made_again(model: &mut Model, words: &str) -> Option<RowId> {
    let mut others = model.suspended_reviews.iter_mut().rev();
    match &mut model.review {
        Some(review) if review.has_undone(words) => review.redo(words),
        _ => {
            others.find(|one| one.has_undone(words))?.redo(words);
            None
        }
    }
}
