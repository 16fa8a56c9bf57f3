//! The limits of the rules in days: built in by rhythm, overridden by the portfolio, then by the roadmap.
//!
//! They belong to this layer: the staleness of a milestone needs three of them.

use crate::model::choice::Rhythm;
use crate::model::cluster::RuleSettings;

macro_rules! limits {
    ($($key:ident: $monthly:literal, $quarterly:literal;)*) => {
        /// The limits that hold for one roadmap, in days. What each means stands in [`RuleSettings::FIELDS`].
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub struct Thresholds { pub rhythm: Rhythm, $( pub $key: i64, )* }

        impl Thresholds {
            /// The keys, in the order of the format's page.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];

            /// What holds where no file says otherwise.
            pub fn built_in(rhythm: Rhythm) -> Self {
                match rhythm {
                    Rhythm::Monthly => Self { rhythm, $( $key: $monthly, )* },
                    Rhythm::Quarterly => Self { rhythm, $( $key: $quarterly, )* },
                }
            }

            /// What holds for a roadmap with the limits `own` in a portfolio with the limits `shared`.
            pub fn of(shared: &RuleSettings, own: &RuleSettings) -> Self {
                let rhythm = own.rhythm.or(shared.rhythm).unwrap_or(Rhythm::Monthly);
                let mut limits = Self::built_in(rhythm);
                $( if let Some(days) = own.$key.or(shared.$key) { limits.$key = days; } )*
                limits
            }

            /// The limit of that key.
            pub fn get(&self, key: &str) -> Option<i64> {
                match key { $( stringify!($key) => Some(self.$key), )* _ => None }
            }
        }
    };
}
limits! {
    cadence_days: 35, 105;
    cadence_near_days: 14, 35;
    near_days: 30, 30;
    far_days: 180, 180;
    slip_warning_days: 30, 30;
    slip_error_days: 92, 92;
    overdue_error_days: 14, 14;
    blocked_error_days: 92, 92;
    owner_needed_days: 60, 60;
    leaving_days: 90, 90;
    owner_load: 8, 8;
    acknowledge_within_days: 3, 3;
    answer_within_days: 20, 20;
    escalate_after_days: 40, 40;
    tell_within_days: 14, 14;
    act_within_days: 92, 92;
    review_every_days: 105, 105;
    reassess_every_days: 365, 365;
    reading_every_days: 135, 135;
    quiet_limit_days: 180, 180;
    link_review_days: 365, 365;
    chain_review_days: 1095, 1095;
    funds_idle_days: 180, 180;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_file_counts_key_by_key() {
        let shared = RuleSettings {
            rhythm: Some(Rhythm::Quarterly),
            cadence_days: Some(50),
            near_days: Some(7),
            ..RuleSettings::default()
        };
        let own = RuleSettings {
            cadence_days: Some(21),
            ..RuleSettings::default()
        };
        let limits = Thresholds::of(&shared, &own);
        assert_eq!(limits.cadence_days, 21);
        assert_eq!(limits.near_days, 7);
        assert_eq!(limits.cadence_near_days, 35);
        let own = RuleSettings {
            rhythm: Some(Rhythm::Monthly),
            ..RuleSettings::default()
        };
        let limits = Thresholds::of(&shared, &own);
        assert_eq!((limits.cadence_days, limits.cadence_near_days), (50, 14));
        assert_eq!(
            Thresholds::of(&RuleSettings::default(), &RuleSettings::default()),
            Thresholds::built_in(Rhythm::Monthly)
        );
    }

    #[test]
    fn every_limit_is_a_key_of_the_rules() {
        let described: Vec<_> = RuleSettings::FIELDS.iter().map(|field| field.key).collect();
        assert_eq!(described[2..], *Thresholds::KEYS);
        let limits = Thresholds::built_in(Rhythm::Monthly);
        assert_eq!(limits.get("quiet_limit_days"), Some(180));
        assert_eq!(limits.get("rhythm"), None);
    }
}
