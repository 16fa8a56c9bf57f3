//! `tcu forecast`: a new expected date, and what it does to all that wait for it.

use clap::Args;

use super::act::Act;
use super::analysis::Analysis;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::portrait::in_days;
use super::reason::Reason;
use super::streams::Streams;
use super::table::Table;
use crate::edit::{Session, verbs};
use crate::query::address::address_of;
use crate::query::date::Lean;
use crate::roadmap::date::{date, day, plain, with_weekday};
use crate::roadmap::{Date, Found, Kind, Names, Portfolio};
use crate::schedule::Shift;

/// Give a milestone a new expected date, and see what inherits how many days
///
/// Examples: tcu forecast sialkot-surgical/iso-17025 "30 Nov" --why "Spectrometer held at customs" --code procurement
///           tcu forecast gujrat-fans/rig +6w --dry-run
///
/// A later date needs a reason. --carry also moves those that inherit, in every roadmap, to the date that is
/// possible for them.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Forecast {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The day, such as 2026-11-30, "30 Nov", "end of quarter" or +2w
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    date: String,
    /// Also move those that inherit to their projected dates
    #[arg(long)]
    carry: bool,
    /// Only show what would happen; nothing is written
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    reason: Reason,
}

impl Forecast {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or a reason is missing: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let portfolio = act.portfolio();
        let names = Names::new(portfolio);
        let found = place::find(portfolio, &names, &self.address)?;
        let to = self.to(&act, streams)?;
        let analysis = Analysis::new(portfolio, &names, act.actor.on);
        let mut shifts = match (found.kind, found.roadmap) {
            (Kind::Milestone, Some(place)) => analysis.plan.what_if(place, found.index, to),
            _ => Vec::new(),
        };
        if let (true, true, Some(place)) = (self.carry, shifts.is_empty(), found.roadmap) {
            // The date stays, and those that inherit from it move all the same.
            shifts = analysis.plan.heirs(place, found.index);
        }
        let is_origin = |shift: &Shift| of(shift) == found;
        let origin = shifts.iter().copied().find(is_origin);
        shifts.retain(|shift| !is_origin(shift));
        let mut session = Session::new(portfolio, &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        let tried = verbs::milestone::forecast(&mut session, found, to, &because);
        match tried {
            // What would happen may be looked at before there is a reason.
            Err(refusal) if !(self.dry_run && refusal.asks.is_some()) => return Err(refusal.into()),
            _ => {}
        }
        if self.carry {
            let inherits = shifts.iter().filter(|shift| shift.inherited_after > 0);
            let moved: Vec<_> = inherits
                .map(|shift| (of(shift), date(shift.after)))
                .collect();
            let origin = address_of(portfolio, found);
            verbs::milestone::carry(&mut session, &moved, &origin)?;
        }
        let ripple = self.ripple(portfolio, found, to, origin, &shifts, streams);
        if self.dry_run {
            streams.result(&ripple)?;
            streams.say("Nothing was written (--dry-run).\n");
            return Ok(Status::Fine);
        }
        let status = act.write(&session.finish(), streams)?;
        streams.result(&ripple)?;
        Ok(status)
    }

    fn to(&self, act: &Act<'_>, streams: &mut Streams<'_>) -> Result<Date, Failure> {
        act.date(&self.date, Lean::Ahead, "forecast", streams)
    }

    /// What the new date does, for people.
    fn ripple(
        &self,
        portfolio: &Portfolio,
        found: Found,
        to: Date,
        origin: Option<Shift>,
        shifts: &[Shift],
        streams: &Streams<'_>,
    ) -> String {
        let milestone = portfolio.file(found.roadmap).milestones.get(found.index);
        let from = milestone.and_then(verbs::milestone::expected);
        let moved = from.map(|from| match day(to) - day(from) {
            0 => format!("{}, as before", with_weekday(to)),
            days if days > 0 => format!(
                "{} → {}, {} later",
                plain(from),
                with_weekday(to),
                in_days(days)
            ),
            days => format!(
                "{} → {}, {} earlier",
                plain(from),
                with_weekday(to),
                in_days(-days)
            ),
        });
        let moved = moved.unwrap_or_else(|| with_weekday(to));
        let mut ripple = format!("{}: expected {moved}\n", address_of(portfolio, found));
        if let Some(shift) = origin.filter(|shift| shift.inherited_after > 0) {
            ripple.push_str(&format!(
                "What it waits for makes it {}: {} later than that.\n",
                plain(date(shift.after)),
                in_days(shift.inherited_after)
            ));
        }
        if shifts.is_empty() {
            ripple.push_str("Nothing else moves.\n");
            return ripple;
        }
        let mut table = Table::new(&[
            "id",
            "title",
            "projected before",
            "projected after",
            ">inherits before",
            ">inherits after",
        ]);
        for shift in shifts {
            let found = of(shift);
            let milestone = &portfolio.roadmaps[shift.roadmap].milestones[shift.milestone];
            table.row(vec![
                address_of(portfolio, found),
                milestone.title.clone().unwrap_or_default(),
                plain(date(shift.before)),
                plain(date(shift.after)),
                in_days(shift.inherited_before),
                in_days(shift.inherited_after),
            ]);
        }
        ripple.push_str(&table.text(streams.table_columns, |heading| streams.paint.bold(heading)));
        let inherit = shifts
            .iter()
            .filter(|shift| shift.inherited_after > 0)
            .count();
        if inherit > 0 {
            ripple.push_str(match self.carry {
                true => "Those that inherit move to their projected dates (--carry).\n",
                false => "Their own dates stay as they are; --carry moves them.\n",
            });
        }
        ripple
    }
}

fn of(shift: &Shift) -> Found {
    Found {
        roadmap: Some(shift.roadmap),
        kind: Kind::Milestone,
        index: shift.milestone,
    }
}
