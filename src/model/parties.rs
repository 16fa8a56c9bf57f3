//! Who takes part: owners, zones, referral offices, value chains.

use lean_string::LeanString;
use thin_vec::ThinVec;

use super::choice::{Driver, Governance, Group, Level};
use super::entry::entry;
use super::field::ReferenceTarget;
use super::id::{Id, Reference};
use crate::dates::date::Date;

entry! {
    /// An office to which what must not be written down is taken.
    Referral {
        name: Option<LeanString>, "the office".label("office").rank(1);
        phone: Option<LeanString>, "its telephone".personal().rank(2);
        purpose as "for": Option<LeanString>, "what it is for: harassment, child labour, corruption".label("matters").rank(3);
    }
}

entry! {
    /// Who answers for work: an organisation, a role in it, and perhaps a person.
    Owner {
        id: Id, "short name by which the rest of the file means it".required();
        role: Option<LeanString>, "the office held".rank(1);
        org: Option<LeanString>, "the organisation".label("organisation").rank(2);
        person: Option<LeanString>, "who holds the office now".personal().rank(4);
        contact: Option<LeanString>, "how to reach them".personal().rank(5);
        group: Option<Group>, "the stakeholder group".label("stakeholder group").rank(3);
        since: Option<Date>, "first day in post".label("in post since");
        until: Option<Date>, "last day in post".label("in post until");
        deputy: Option<Reference>, "who stands in".names(ReferenceTarget::Owner);
        reports_to: Option<Reference>, "who hears of what stays unanswered".names(ReferenceTarget::Owner).label("reports to");
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// A special economic zone that clusters are mapped against.
    Zone {
        id: Id, "short name by which the rest of the folder means it".required();
        name: Option<LeanString>, "what the zone is called".required().rank(1);
        place: Option<LeanString>, "where it is".rank(2);
        developer: Option<Reference>, "who develops it".names(ReferenceTarget::Owner);
        plots: Option<i64>, "how many plots it has";
        vacant: Option<i64>, "how many of them are vacant".label("vacant plots");
        utilities: Option<LeanString>, "power, gas, water: what is connected";
        tenants: ThinVec<LeanString>, "firms that have settled there";
        as_of: Option<Date>, "the day for which these facts hold".past().label("as of");
        source: Option<LeanString>, "where these facts come from";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
    holds {
        /// Its sectors.
        sectors: Sector,
    }
}

entry! {
    /// A sector of a zone.
    Sector {
        id: Id, "short name of the sector".required();
        name: Option<LeanString>, "what the sector is called".required().rank(1);
        level: Option<Level>, "technological level of the zone's firms, on the ladder".label("technological level").rank(2);
    }
}

entry! {
    /// A value chain that the cluster sells into; several may coexist.
    Chain {
        id: Id, "short name of the chain".required();
        name: Option<LeanString>, "what the chain is called".required().rank(1);
        governance: Option<Governance>, "how it is governed".rank(2);
        driver: Option<Driver>, "who drives it".rank(3);
        lead_firm: Option<LeanString>, "the firm that leads it".label("lead firm").rank(4);
        as_of: Option<Date>, "the day for which this holds".past().label("as of").rank(5);
        source: Option<LeanString>, "where this comes from";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

impl Owner {
    /// The owner by office and organisation, never by the person's name.
    pub fn office(&self) -> String {
        match (&self.role, &self.org) {
            (Some(role), Some(org)) => format!("{role}, {org}"),
            (Some(one), None) | (None, Some(one)) => one.to_string(),
            (None, None) => self.id.to_string(),
        }
    }
}
