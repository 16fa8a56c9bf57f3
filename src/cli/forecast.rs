//! `tcu forecast`: a new expected date, and what it does to all that wait for it.

use clap::Args;

use super::analysis::Analysis;
use super::context::CliContext;
use super::describe::in_days;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::Reason;
use super::resolve_entry;
use super::table::Table;
use super::targets::{self, TargetArgs};
use crate::dates::date::{date, day, plain, with_weekday};
use crate::dates::{YearBias, parse_shift};
use crate::edit::{Transaction, operations};
use crate::model::{Date, EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::address_of;
use crate::schedule::DateShift;

/// Give a milestone a new expected date, and see what inherits how many days
///
/// A later date needs a reason. --carry also moves those that inherit, in every roadmap, to the date that is
/// possible for them. --by moves several at once, each from where it stands; tcu set with forecast=DATE moves all
/// to one day.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu forecast sialkot-surgical/iso-17025 \"30 Nov\" --why \"Spectrometer held at customs\" --code procurement\n  tcu forecast gujrat-fans/rig +6w --dry-run\n  tcu forecast gujrat-fans/rig gujrat-fans/line --by +4w --why \"Strike at the port\" --code procurement"
)]
#[command(
    override_usage = "tcu forecast [OPTIONS] ADDRESS DATE\n       tcu forecast [OPTIONS] --by SHIFT [ADDRESS…|--where FILTER]"
)]
pub struct Forecast {
    /// The milestone, roadmap/id; with --by any number of them
    #[arg(value_name = "ADDRESS")]
    address: Option<String>,
    /// The day, such as 2026-11-30, "30 Nov", "end of quarter" or +2w
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// With --by: more milestones
    #[arg(value_name = "MORE", hide = true)]
    more: Vec<String>,
    /// Move each by so much from where it stands, such as +4w, "+1 month" or -10d
    #[arg(long, value_name = "SHIFT", allow_hyphen_values = true, conflicts_with_all = ["carry", "dry_run"])]
    by: Option<String>,
    #[command(flatten)]
    listed: TargetArgs,
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
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        if let Some(by) = &self.by {
            return self.each(&act, by, streams);
        }
        let (address, date_said) = self.one()?;
        let portfolio = act.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let found = resolve_entry::find(portfolio, &names, address)?;
        let to = act.date(date_said, YearBias::Ahead, "forecast", streams)?;
        let analysis = Analysis::new(portfolio, &names, act.actor.on);
        let mut shifts = match (found.kind, found.roadmap) {
            (Kind::Milestone, Some(place)) => analysis.plan.what_if(place, found.index, to),
            _ => Vec::new(),
        };
        if let (true, true, Some(place)) = (self.carry, shifts.is_empty(), found.roadmap) {
            // The date stays, and those that inherit from it move all the same.
            shifts = analysis.plan.heirs(place, found.index);
        }
        let is_origin = |shift: &DateShift| of(shift) == found;
        let origin = shifts.iter().copied().find(is_origin);
        shifts.retain(|shift| !is_origin(shift));
        let mut session = Transaction::new(portfolio, &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        let tried = operations::milestone::forecast(&mut session, found, to, &because);
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
            operations::milestone::carry(&mut session, &moved, &origin)?;
        }
        let ripple = self.ripple(portfolio, found, to, origin, &shifts, streams);
        if self.dry_run {
            streams.result(&ripple)?;
            streams.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        let status = act.write(&session.finish(), streams)?;
        streams.result(&ripple)?;
        Ok(status)
    }

    /// The one milestone and its date.
    fn one(&self) -> Result<(&str, &str), CliError> {
        match (&self.address, &self.date) {
            (Some(address), Some(date)) if self.more.is_empty() && self.listed.filter.is_none() => {
                Ok((address, date))
            }
            _ => Err(CliError::refused("one milestone and its date are needed")
                .hint("several: --by moves each, tcu set ADDRESS… forecast=DATE all to one day")),
        }
    }

    /// Each by so much from where it stands.
    fn each(
        &self,
        act: &EditContext<'_>,
        by: &str,
        streams: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let (names, calendar) = (ReferenceIndex::new(act.portfolio()), act.calendar());
        let said = match by.starts_with(['+', '-']) {
            true => by.to_owned(),
            false => format!("+{by}"),
        };
        let stride = parse_shift(&said, &calendar)
            .map_err(|error| CliError::refused(format!("--by: {error}")))?;
        let named = self.address.iter().chain(&self.date).chain(&self.more);
        let addresses: Vec<String> = named.cloned().collect();
        let analysis = Analysis::new(act.portfolio(), &names, act.actor.on);
        let is_open = |found: EntryRef| {
            let outlook = found
                .roadmap
                .and_then(|at| analysis.plan.outlook(at, found.index));
            outlook.is_some_and(|outlook| outlook.open)
        };
        let kinds = [Kind::Milestone];
        let found = targets::find(act, &names, &addresses, &self.listed, &kinds, is_open)?;
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        for one in found {
            let because = self.reason.because(act, &names, one.roadmap, None);
            operations::milestone::shift(&mut session, &[one], &stride, &calendar, &because)?;
        }
        act.write(&session.finish(), streams)
    }

    /// What the new date does, for people.
    fn ripple(
        &self,
        portfolio: &Portfolio,
        found: EntryRef,
        to: Date,
        origin: Option<DateShift>,
        shifts: &[DateShift],
        streams: &Output<'_>,
    ) -> String {
        let milestone = portfolio.file(found.roadmap).milestones.get(found.index);
        let from = milestone.and_then(operations::milestone::expected);
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

fn of(shift: &DateShift) -> EntryRef {
    EntryRef {
        roadmap: Some(shift.roadmap),
        kind: Kind::Milestone,
        index: shift.milestone,
    }
}
