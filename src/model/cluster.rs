//! What heads a file: its root keys, the cluster, and the limits.

use lean_string::LeanString;
use thin_vec::ThinVec;

use super::choice::{CustomType, EntryKind, Rhythm, SectorGroup};
use super::entry::entry;
use super::field::ValueType;
use crate::dates::date::Date;

entry! {
    /// The keys that stand at the head of a file, before any table. All but `format` belong to `portfolio.toml`.
    FileHeader {
        format: Option<i64>, "version of the file format; this program writes and reads 1".within(1, i64::MAX).unlogged();
        name: Option<LeanString>, "name of the programme";
        status_date: Option<Date>, "pins \"today\" for a teaching or archived folder";
        fiscal_year_start: Option<i64>, "month in which the fiscal year begins; quarters count from it".within(1, 12);
        codes: ThinVec<LeanString>, "reason codes of this programme, beside the built-in ones";
        currency: Option<LeanString>, "currency of every amount that names no other";
        disaggregate: ThinVec<LeanString>, "by what readings may be broken down";
        tags: ThinVec<LeanString>, "themes of feedback across clusters";
        sample: Option<bool>, "everything here is made up or for teaching";
    }
}

entry! {
    /// The cluster that a roadmap is for.
    Cluster {
        name: Option<LeanString>, "what the cluster is called".required().rank(1);
        place: Option<LeanString>, "where it is: town, province, country".rank(2);
        sector: Option<LeanString>, "what it makes".rank(3);
        sector_group: Option<SectorGroup>, "which of the four sector groups it belongs to".label("sector group").rank(4);
        start: Option<Date>, "the programme's first day here".rank(5);
        firms: Option<i64>, "firms in the cluster";
        summary: Option<LeanString>, "a few lines on the cluster".long();
        source: Option<LeanString>, "where these facts come from";
        sample: Option<bool>, "this roadmap is made up or for teaching".label("sample data");
    }
}

entry! {
    /// A key of this programme's own, known in every roadmap of the folder as if built in.
    CustomField {
        kind: Option<EntryKind>, "the kind of entry that has it".required().label("entries").rank(1);
        key: Option<LeanString>, "the key in the file: a-z, 0-9, - and _, a letter first".required().shaped(ValueType::FieldKey).rank(2);
        label: Option<LeanString>, "what people read".rank(3);
        value_type as "type": Option<CustomType>, "what it holds".required().rank(4);
        choices: ThinVec<LeanString>, "the words of a choice".rank(5);
        personal: Option<bool>, "whether it is hidden like the built-in personal keys".rank(6);
        help: Option<LeanString>, "one line of help";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

/// The most days that a limit or any day count may be.
pub(crate) const MOST_DAYS: i64 = 36_500;

macro_rules! days {
    ($($field:ident, $least:expr, $most:expr, $help:literal $(, $label:literal)?;)*) => {
        entry! {
            /// The limits of the rules: rhythm, thresholds, and rules that are off.
            RuleSettings {
                rhythm: Option<Rhythm>, "how often the programme looks at its roadmaps; picks the built-in limits";
                off: ThinVec<LeanString>, "rules that are not raised";
                $( $field: Option<i64>, $help.within($least, $most)$(.label($label))?; )*
            }
        }
    };
}
days! {
    cadence_days, 0, MOST_DAYS, "days within which a milestone should be confirmed or changed";
    cadence_near_days, 0, MOST_DAYS, "the same for a milestone that is due soon or overdue";
    near_days, 0, MOST_DAYS, "due soon: at most so many days ahead, or past";
    far_days, 0, MOST_DAYS, "a planned milestone's clock starts so many days before its date";
    slip_warning_days, 0, MOST_DAYS, "days of slip before a warning";
    slip_error_days, 0, MOST_DAYS, "days of slip before an error";
    overdue_error_days, 0, MOST_DAYS, "days overdue before an error";
    blocked_error_days, 0, MOST_DAYS, "days blocked before an error";
    owner_needed_days, 0, MOST_DAYS, "a milestone due within so many days must have an owner";
    leaving_days, 0, MOST_DAYS, "an owner who leaves within so many days is told of";
    owner_load, 1, 1_000, "most milestones due within 92 days, or overdue, that one owner can look after";
    acknowledge_within_days, 0, MOST_DAYS, "days within which a message or letter is acknowledged";
    answer_within_days, 0, MOST_DAYS, "days within which a feedback is answered";
    escalate_after_days, 0, MOST_DAYS, "days after which an unanswered feedback goes higher";
    tell_within_days, 0, MOST_DAYS, "days within which the one who spoke hears the answer", "deliver reply within days";
    act_within_days, 0, MOST_DAYS, "days within which an accepted feedback shows in the roadmap", "follow up within days";
    review_every_days, 0, MOST_DAYS, "days between reviews";
    reassess_every_days, 0, MOST_DAYS, "days between assessments of a capability";
    reading_every_days, 0, MOST_DAYS, "days between readings of an indicator";
    quiet_limit_days, 0, MOST_DAYS, "the longest pause of reminders, in days", "pause limit days";
    link_review_days, 0, MOST_DAYS, "days after which a link to a zone is asked about";
    chain_review_days, 0, MOST_DAYS, "days after which the description of a value chain is checked";
    funds_idle_days, 0, MOST_DAYS, "days after a release by which more than half of what was released is utilised";
}
