//! What each form asks. Fields come from the one description of their kind.

use crate::dates::date::iso;
use crate::edit::input::reference_candidates;
use crate::edit::templates::Template;
use crate::model::LeanString;
use crate::model::choice::{Code, FeedbackKind, Group, WordEnum};
use crate::model::field_group::FieldGroup;
use crate::model::{Entry, Kind, ReferenceTarget, Roadmap, Value, ValueType};
use crate::tui::app::update::fill::entry_names::{called, called_all, case};
use crate::tui::app::update::fill::field_specs::{change, of};
use crate::tui::app::update::fill::lead::lead;
use crate::tui::app::update::fill::masking::mask;
use crate::tui::app::update::fill::{
    assess, bulk_forecast, handover, identity, import, output, outside, resolve_conflict, review,
};
use crate::tui::app::{AnyDialog, Model, RowId, Selection};
use crate::tui::state::filter_rows::calendar;
use crate::tui::widgets::form::{CHANGE, Candidate, FieldSpec, Form};

/// The form for a purpose; `None` where what it is about has gone.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
pub(crate) fn form(model: &Model, dialog: &AnyDialog, origin: &Selection) -> Option<Form> {
    let snapshot = &model.snapshot;
    let name = |keys: &[RowId]| called_all(model, keys);
    let (title, asked) = match dialog {
        AnyDialog::Edit(key) => (format!("Edit: {}", called(model, key)), every(model, key)?),
        AnyDialog::Add(_, kind) => (format!("New {kind}"), added(model, *kind, origin)),
        AnyDialog::AddPart(key, kind) => (
            format!("New {kind} of {}", called(model, key)),
            added(model, *kind, origin),
        ),
        AnyDialog::Forecast(key) => (
            format!("New forecast: {}", called(model, key)),
            forecast(model, key),
        ),
        AnyDialog::Shift(keys) => (
            format!("New forecasts: {}", name(keys)),
            bulk_forecast::asked(),
        ),
        AnyDialog::Done(keys) => (format!("Done: {}", name(keys)), done(model)),
        AnyDialog::Block(keys) => (
            format!("Blocked: {}", name(keys)),
            vec![
                of(Kind::Milestone, "blocked_by")
                    .called("blocked by")
                    .needed(),
            ],
        ),
        AnyDialog::Owner(keys) => (format!("Owner of {}", name(keys)), owner(keys)),
        AnyDialog::Quiet(keys) => (
            format!("Pause reminders: {}", name(keys)),
            vec![
                of(Kind::Milestone, "quiet_until").needed(),
                of(Kind::Milestone, "quiet_why").needed(),
            ],
        ),
        AnyDialog::Approve(keys) => (
            format!("New baseline: {}", name(keys)),
            approve(model, keys),
        ),
        AnyDialog::Drop(keys) => (
            format!("Drop: {}", name(keys)),
            vec![
                change("code").always().called("reason").needed(),
                change("why").always().needed(),
            ],
        ),
        AnyDialog::Assess(key) => (
            format!("Assess: {}", called(model, key)),
            assess::asked(model, key),
        ),
        AnyDialog::Count(key) => (
            format!("Numbers now: {}", called(model, key)),
            assess::counted(model),
        ),
        AnyDialog::Handover(key) => (
            format!("Hand over from {}", called(model, key)),
            handover::asked(),
        ),
        AnyDialog::Answer(key) => (
            format!("Answer {}", case(key)),
            vec![
                of(Kind::Feedback, "outcome").needed(),
                of(Kind::Feedback, "answer").needed(),
            ],
        ),
        AnyDialog::Tell(_) => (
            "Reply delivered".to_owned(),
            vec![of(Kind::Feedback, "satisfied")],
        ),
        AnyDialog::Reopen(key) => (
            format!("Open {} again", case(key)),
            vec![change("why").always()],
        ),
        AnyDialog::Settle(key) => {
            let clash = snapshot.clash(key)?;
            (
                resolve_conflict::title(model, clash),
                resolve_conflict::asked(model, clash),
            )
        }
        AnyDialog::Feedback(_) => ("New feedback".to_owned(), feedback(model, origin)),
        AnyDialog::Refer => ("Refer it to an office".to_owned(), refer(model, origin)),
        AnyDialog::Review(id) => (
            format!(
                "Review of {}",
                snapshot.roadmap(id).map_or(id.as_str(), |file| file.name())
            ),
            review::asked(model, id),
        ),
        AnyDialog::Roadmap => ("New roadmap".to_owned(), roadmap()),
        AnyDialog::Rename(id) => (
            format!("Another id for {id}"),
            vec![
                FieldSpec::other(
                    "id",
                    "new id",
                    ValueType::Id,
                    "a-z, digits and hyphens: the name of its file. Every reference to it follows",
                )
                .starting(id.clone())
                .needed(),
            ],
        ),
        AnyDialog::Delete(id) => (
            format!(
                "Delete {}",
                snapshot.roadmap(id).map_or(id.as_str(), Roadmap::name)
            ),
            vec![
                change("why")
                    .always()
                    .helped("why it goes; it lies in the trash then, and undo brings it back")
                    .needed(),
            ],
        ),
        AnyDialog::Where(exchange) => outside::form(model, *exchange),
        AnyDialog::Import => import::file(model, origin),
        AnyDialog::ImportColumns => import::columns(model)?,
        AnyDialog::Write { kind, .. } => output::form(model, *kind, origin),
        AnyDialog::Name => ("Who are you?".to_owned(), identity::asked(model)),
        AnyDialog::Since => (
            "What changed since when?".to_owned(),
            crate::tui::app::update::since::asked(),
        ),
        AnyDialog::Day => ("Which day is it?".to_owned(), vec![identity::day()]),
    };
    let mut asked = match dialog {
        AnyDialog::Edit(_) | AnyDialog::Add(..) | AnyDialog::AddPart(..) => arranged(asked),
        _ => asked,
    };
    let file = file_of(dialog, origin);
    offer_new(model, &file, &mut asked);
    reference_candidates::offer(
        &mut asked,
        &snapshot.folder.portfolio,
        &file,
        !model.present,
    );
    offer_codes(model, &mut asked);
    let entry = standing(model, dialog);
    let present = |key: &str| entry.and_then(|entry| entry.value(key));
    let form = Form::new(
        title,
        mask(model, entry, dialog, asked),
        present,
        calendar(&model.snapshot),
    );
    Some(form.led_by(lead(model, dialog)))
}

/// The fields that most people need first, in their order; the others are folded away, by their groups. What asks for a
/// reason stands between.
fn arranged(mut asked: Vec<FieldSpec>) -> Vec<FieldSpec> {
    const FEW: usize = 8;
    let is_reason = |one: &FieldSpec| one.key.starts_with(CHANGE);
    let is_first = |one: &FieldSpec| {
        one.rank() > 0 || one.needed || one.required != crate::model::Required::No
    };
    let fields = asked.iter().filter(|one| !is_reason(one)).count();
    if fields > FEW && asked.iter().any(is_first) {
        for one in &mut asked {
            one.folded = !is_reason(one) && !is_first(one);
        }
    }
    asked.sort_by_key(|one| match (one.folded, is_reason(one), one.rank()) {
        (false, false, 0) => (0, FieldGroup::Description, u8::MAX),
        (false, false, rank) => (0, FieldGroup::Description, rank),
        (false, true, _) => (1, FieldGroup::Description, 0),
        (true, ..) => (2, one.group(), 0),
    });
    asked
}

/// What can be made from the lists of a form: the kinds that the roadmap at hand holds.
fn offer_new(model: &Model, file: &str, asked: &mut [FieldSpec]) {
    let Some(roadmap) = model.snapshot.roadmap(file) else {
        return;
    };
    if model.snapshot.read_only.is_some() || model.field {
        return;
    }
    for one in asked {
        let ValueType::Reference(target) = one.shape else {
            continue;
        };
        let kind = match target {
            ReferenceTarget::Owner => Kind::Owner,
            ReferenceTarget::Milestone => Kind::Milestone,
            ReferenceTarget::Capability => Kind::Capability,
            ReferenceTarget::Phase => Kind::Phase,
            _ => continue,
        };
        one.makes = roadmap.holds(kind).then_some(kind);
    }
}

/// The entry whose fields stand in the form when it opens.
pub(crate) fn standing<'m>(model: &'m Model, dialog: &AnyDialog) -> Option<&'m dyn Entry> {
    let key = match dialog {
        AnyDialog::Edit(key) | AnyDialog::Forecast(key) | AnyDialog::Count(key) => key,
        AnyDialog::Owner(keys) => match keys.as_slice() {
            [key] => key,
            _ => return None,
        },
        _ => return None,
    };
    model.snapshot.entry_of(key)
}

/// The id of the file that a form writes to, as far as it is known when it is opened over what was selected.
pub(crate) fn file_of(dialog: &AnyDialog, origin: &Selection) -> String {
    let keys = match dialog {
        AnyDialog::Add(file, _)
        | AnyDialog::Review(file)
        | AnyDialog::Rename(file)
        | AnyDialog::Delete(file) => return file.clone(),
        // Whoever takes over is named as on the roadmap at hand.
        AnyDialog::Handover(_) => None,
        AnyDialog::Shift(keys)
        | AnyDialog::Done(keys)
        | AnyDialog::Block(keys)
        | AnyDialog::Owner(keys)
        | AnyDialog::Quiet(keys)
        | AnyDialog::Approve(keys)
        | AnyDialog::Drop(keys)
        | AnyDialog::Tell(keys) => keys.first(),
        dialog => dialog.about(),
    };
    let named = keys.and_then(RowId::roadmap).or(origin.roadmap.as_deref());
    named.unwrap_or_default().to_owned()
}

/// The reason that some edits need; asked only where it does.
fn reason() -> Vec<FieldSpec> {
    vec![
        change("code").called("reason"),
        change("why"),
        change("approved_by").called("approved by"),
        change("ref").called("minute or letter"),
        change("feedback"),
    ]
}

/// `portfolio.toml`, which declares the custom fields.
fn shared(model: &Model) -> &Roadmap {
    &model.snapshot.folder.portfolio.shared
}

fn every(model: &Model, key: &RowId) -> Option<Vec<FieldSpec>> {
    let entry = model.snapshot.entry_of(key)?;
    let mut asked = FieldSpec::every_in(shared(model), entry.kind());
    // The version of the format is the program's, not the person's.
    asked.retain(|one| (entry.kind(), one.key.as_str()) != (Kind::FileHeader, "format"));
    asked.extend(reason());
    Some(asked)
}

/// Everything that a new one may hold; the day and the person are those of this visit unless something else is
/// typed. A step's day lies ahead.
fn added(model: &Model, kind: Kind, origin: &Selection) -> Vec<FieldSpec> {
    let every = FieldSpec::every_in(shared(model), kind).into_iter();
    every
        .map(|asked| match asked.key.as_str() {
            "on" if kind != Kind::Step => asked.starting(iso(model.snapshot.today())),
            "by" => asked.starting(model.actor.clone()),
            key => match assess::begins(origin.cursor.as_ref(), kind, key) {
                Some(text) => asked.starting(text),
                None => asked,
            },
        })
        .collect()
}

fn forecast(model: &Model, key: &RowId) -> Vec<FieldSpec> {
    let mut date = of(Kind::Milestone, "forecast").needed();
    // Without a forecast the agreed date stands: that is where a new one begins.
    let entry = model.snapshot.entry_of(key);
    let missing = entry.is_some_and(|entry| entry.value("forecast").is_none());
    if let (true, Some(Value::Date(baseline))) =
        (missing, entry.and_then(|entry| entry.value("baseline")))
    {
        date = date.starting(iso(baseline)).standing(Some(baseline));
    }
    vec![
        date,
        change("code").always().called("reason"),
        change("why").always(),
        change("feedback").always(),
        FieldSpec::other(
            "carry",
            "also move successors",
            ValueType::Bool,
            "give what inherits the delay the date on which it can be done",
        ),
    ]
}

fn done(model: &Model) -> Vec<FieldSpec> {
    vec![
        of(Kind::Milestone, "actual")
            .called("done on")
            .needed()
            .starting(iso(model.snapshot.today())),
        of(Kind::Milestone, "evidence"),
        of(Kind::Milestone, "result"),
    ]
}

fn owner(keys: &[RowId]) -> Vec<FieldSpec> {
    let kind = match keys {
        [RowId::Entry(_, kind, _), ..] => *kind,
        _ => Kind::Milestone,
    };
    vec![
        of(kind, "owner").needed(),
        change("code").called("reason"),
        change("why"),
    ]
}

fn approve(model: &Model, keys: &[RowId]) -> Vec<FieldSpec> {
    let mut date = of(Kind::Milestone, "baseline")
        .helped("the approved date; empty: the forecast as it stands");
    if let [key] = keys {
        let entry = model.snapshot.entry_of(key);
        let value = |name| entry.and_then(|entry| entry.value(name));
        if let Some(Value::Date(expected)) = value("forecast").or_else(|| value("baseline")) {
            date = date.starting(iso(expected));
        }
    }
    vec![
        date,
        change("approved_by")
            .always()
            .called("approved by")
            .needed(),
        change("ref").always().called("minute or letter"),
        change("why").always().needed(),
        change("code")
            .always()
            .called("reason")
            .helped("the reason, in one word; empty: approval")
            .folded(),
    ]
}

/// Which cluster it is about: that of the visit, the one at hand, or the only one there is.
fn cluster(model: &Model, origin: &Selection) -> FieldSpec {
    let portfolio = &model.snapshot.folder.portfolio;
    let roadmaps = portfolio.roadmaps.iter();
    let clusters: Vec<_> = roadmaps
        .map(|one| Candidate::new(one.id.clone(), one.name()))
        .collect();
    let visit = identity::visit(model).and_then(|visit| visit.of("roadmap"));
    let only = match portfolio.roadmaps.as_slice() {
        [only] => Some(only.id.as_str()),
        _ => None,
    };
    let is_there = |id: &&str| portfolio.position(id).is_some();
    let start = visit.or(origin.roadmap.as_deref());
    let start = start.filter(is_there).or(only).or_else(|| last(model));
    let asked = FieldSpec::other(
        "roadmap",
        "cluster",
        ValueType::Line,
        "which cluster it is about",
    );
    let asked = asked.only(clusters).needed();
    match start {
        Some(id) => asked.starting(id),
        None => asked,
    }
}

/// The cluster of which this person wrote something down last.
fn last(model: &Model) -> Option<&str> {
    let roadmaps = model.snapshot.folder.portfolio.roadmaps.iter();
    let all = roadmaps.flat_map(|one| one.feedback.iter().map(|remark| (one.id.as_str(), remark)));
    let own = all.filter(|(_, remark)| remark.by.as_deref() == Some(model.actor.as_str()));
    // By the time of entry, which its id tells: a remark may be of an earlier day.
    let newest = own.max_by_key(|(_, remark)| remark.id.get(2..10).map(str::to_owned));
    newest.map(|(roadmap, _)| roadmap)
}

/// The remark: cluster and milestone are given, the rest in the order in which one hears it.
fn feedback(model: &Model, origin: &Selection) -> Vec<FieldSpec> {
    let mut about = of(Kind::Feedback, "about");
    if let Some(RowId::Entry(_, kind, id)) = &origin.cursor
        && kind.has_id()
        && *kind != Kind::Feedback
    {
        about = about.starting(id.clone());
    }
    let mut asked = vec![
        cluster(model, origin),
        about,
        of(Kind::Feedback, "kind").starting(FeedbackKind::Problem.word()),
        of(Kind::Feedback, "voice").starting(Group::ClusterFirm.word()),
        of(Kind::Feedback, "text").needed(),
        of(Kind::Feedback, "place").folded(),
        of(Kind::Feedback, "channel").folded(),
        of(Kind::Feedback, "who").folded(),
        of(Kind::Feedback, "quotable").folded(),
        of(Kind::Feedback, "on")
            .called("said on")
            .starting(iso(model.snapshot.today()))
            .folded(),
        of(Kind::Feedback, "owner").called("to answer").folded(),
    ];
    identity::take_visit(model, &mut asked);
    asked
}

fn refer(model: &Model, origin: &Selection) -> Vec<FieldSpec> {
    let mut cluster = cluster(model, origin);
    if let Some(id) = &origin.roadmap {
        // That of the remark which it takes the place of.
        cluster = cluster.starting(id.clone());
    }
    let portfolio = &model.snapshot.folder.portfolio;
    let offices = portfolio.shared.referrals.iter();
    let offices: Vec<_> = offices
        .map(|office| {
            let name = office.name.clone().unwrap_or_default();
            Candidate::new(name, office.purpose.clone().unwrap_or_default())
        })
        .collect();
    vec![
        cluster,
        of(Kind::Feedback, "referred_to")
            .called("office")
            .offering(offices)
            .needed(),
    ]
}

fn roadmap() -> Vec<FieldSpec> {
    let templates = Template::ALL.map(|template| Candidate::new(template.word(), template.about()));
    vec![
        of(Kind::Cluster, "name").called("name").needed(),
        FieldSpec::other(
            "template",
            "begin with",
            ValueType::Line,
            "Enter: a first plan for the kind of cluster, all of it to be changed; empty: nothing but the name",
        )
        .only(templates.to_vec()),
        FieldSpec::other(
            "id",
            "short name",
            ValueType::Id,
            "the name of its file: a-z, digits and hyphens; empty: made from the name",
        )
        .folded(),
    ]
}

/// Every reason code: the built-in ones and the portfolio's own.
fn offer_codes(model: &Model, asked: &mut [FieldSpec]) {
    let own = &model.snapshot.folder.portfolio.shared.head.codes;
    let words = Code::WORDS
        .iter()
        .copied()
        .chain(own.iter().map(LeanString::as_str));
    let codes: std::sync::Arc<[Candidate]> = Candidate::words(words).into();
    for one in asked.iter_mut().filter(|one| one.key == "change.code") {
        one.candidates = codes.clone();
        one.closed = true;
    }
}
