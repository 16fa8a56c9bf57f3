//! The text about a stakeholder group: who is of it, what it does for which technology, and where it is missing.

use crate::model::Roadmap;
use crate::model::choice::{Group, WordEnum};
use crate::tui::app::Model;
use crate::tui::app::advice::advice;
use crate::tui::details::words;
use crate::tui::state::involvement::{Involvement, Share};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about a group; `None` are the owners whose group is not said.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, group: Option<Group>) {
    let theme = &model.theme;
    let place = model.snapshot.position(&file.id);
    let Some(roles) = place.and_then(|at| model.snapshot.roles(at)) else {
        return;
    };
    let Some(group) = group else {
        doc.text("Owners without a group", theme.heading);
        doc.gap();
        let says = "To which group each belongs is not said, so no table of who acts where can count them. \
                    The group in the form of an owner says it.";
        return doc.text(says, theme.text);
    };
    doc.text(&in_words(group), theme.heading);
    doc.text(means(group), theme.quiet);
    doc.gap();
    members(model, doc, roles, group);
    let shares = roles.of_group(group);
    let works = shares.iter().any(|share| share.owned + share.helped > 0);
    if !works {
        let says = match roles.acting.iter().any(|one| one.group == Some(group)) {
            true => {
                "Known here, and part of no milestone: is there something they should own or help with?"
            }
            false => "Nobody of this group is known here, so nobody of it acts for any technology.",
        };
        doc.hanging("! ", theme.warning, says, theme.text);
        doc.hanging(
            &format!("  {} ", theme.signs.arrow),
            theme.quiet,
            &advice(
                model,
                "{add} adds an owner of this group; milestones name their owners and partners",
            ),
            theme.text,
        );
    }
    doc.heading("For each technology");
    for (at, column) in roles.columns.iter().enumerate() {
        let share = shares.get(at).copied().unwrap_or_default();
        line(
            model,
            doc,
            file,
            *column,
            share,
            roles.lone.get(at) == Some(&true),
        );
    }
}

/// A group without its hyphen.
pub(crate) fn in_words(group: Group) -> String {
    group.word().replace('-', " ")
}

fn means(group: Group) -> &'static str {
    match group {
        Group::GovernmentPolicy => "makes the rules and the money: ministries, planning",
        Group::GovernmentAgency => "carries policy out: development authorities, training, trade",
        Group::InternationalAgency => "helps from outside: donors, agencies of the United Nations",
        Group::Academia => "teaches and finds out: universities, institutes",
        Group::Association => "speaks for the firms of the cluster together",
        Group::ClusterFirm => "a firm of the cluster itself",
        Group::ZoneFirm => "a firm in a special economic zone",
        Group::ZoneDeveloper => "builds and runs a zone",
        Group::Buyer => "buys from the cluster",
        Group::Reviewer => "looks at the roadmap from outside",
        Group::Other => "anybody else",
    }
}

fn members(model: &Model, doc: &mut RichText<'_>, roles: &Involvement, group: Group) {
    let theme = &model.theme;
    for one in roles.acting.iter().filter(|one| one.group == Some(group)) {
        let office = words::office_of(&model.snapshot, one.owner);
        let open = match one.open.len() {
            0 => String::new(),
            open => format!("  {open} open"),
        };
        doc.line(vec![data(&office, theme.text), own(open, theme.quiet)]);
    }
}

fn line(
    model: &Model,
    doc: &mut RichText<'_>,
    file: &Roadmap,
    column: Option<usize>,
    share: Share,
    lone: bool,
) {
    let theme = &model.theme;
    let name = column.and_then(|at| file.capabilities.get(at));
    let name = name.map_or("work for no technology", |one| {
        one.name.as_deref().unwrap_or(&one.id)
    });
    let mut says = match share {
        Share {
            owned: 0,
            helped: 0,
            ..
        } => "nothing".to_owned(),
        Share {
            owned, helped: 0, ..
        } => format!("leads {owned}"),
        Share {
            owned: 0, helped, ..
        } => format!("helps with {helped}"),
        Share { owned, helped, .. } => format!("leads {owned}, helps with {helped}"),
    };
    let works = share.owned + share.helped > 0;
    if lone && works {
        says.push_str("; no other group has a part in it");
    }
    if share.overlaps {
        says.push_str("; others work on the same step apart");
    }
    let style = match () {
        () if lone && works || share.overlaps => theme.warning,
        () if works => theme.text,
        () => theme.quiet,
    };
    let lead = format!("{} ", crate::text::pad(name, 26.min(doc.columns / 2)));
    doc.hanging(&lead, theme.text, &says, style);
}
