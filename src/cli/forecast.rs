//! `tcu forecast`: a new forecast, and what it does to all that wait for it.

use clap::Args;

use super::analysis::Analysis;
use super::context::CliContext;
use super::describe::in_days;
use super::edit_context::EditContext;
use super::edit_options::{Assent, DryRun};
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::Reason;
use super::resolve_entry;
use super::table::Table;
use super::targets::{self, TargetArgs};
use crate::dates::date::{beside, date, plain};
use crate::dates::{YearBias, parse_shift};
use crate::edit::input::parse_input::doubtful_date;
use crate::edit::{Transaction, operations};
use crate::model::{Date, EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::address_of;
use crate::schedule::DateShift;

/// Give a milestone a new forecast, and see what inherits how many days
///
/// A later date needs a reason. With a sign in front, such as +4w, it counts from the date that stands. --by moves
/// several at once, each from where it stands; tcu set with forecast=DATE moves all to one day. --carry also moves
/// those that inherit, in every roadmap, to the date that is possible for them.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu forecast sialkot-surgical/iso-17025 \"30 Nov\" --why \"Spectrometer held at customs\" --code procurement\n  tcu forecast gujrat-fans/rig +6w --dry-run\n  tcu forecast gujrat-fans/rig gujrat-fans/line --by +4w --why \"Strike at the port\" --code procurement"
)]
#[command(
    override_usage = "tcu forecast [OPTIONS] ADDRESS DATE\n       tcu forecast [OPTIONS] --by SHIFT [ADDRESS…|--where FILTER]"
)]
pub(crate) struct ForecastArgs {
    /// The milestone, roadmap/id; with --by any number of them
    #[arg(value_name = "ADDRESS")]
    address: Option<String>,
    /// The day, such as 2026-11-30, "30 Nov" or "end of quarter", or +2w from the date that stands
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// With --by: more milestones
    #[arg(value_name = "MORE", hide = true)]
    more: Vec<String>,
    /// Move each by so much from where it stands, such as +4w, "+1 month" or -10d
    #[arg(long, value_name = "SHIFT", allow_hyphen_values = true)]
    by: Option<String>,
    #[command(flatten)]
    listed: TargetArgs,
    /// Also move those that inherit to their projected dates
    #[arg(long)]
    carry: bool,
    #[command(flatten)]
    dry_run: DryRun,
    #[command(flatten)]
    assent: Assent,
    #[command(flatten)]
    reason: Reason,
}

/// A milestone and its new date.
#[derive(Clone, Copy)]
struct NewDate {
    found: EntryRef,
    stands: Option<Date>,
    to: Date,
}

impl ForecastArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or a reason is missing: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, edit.actor.on);
        let dates = match &self.by {
            Some(by) => self.each(&edit, &analysis, by)?,
            None => vec![self.one(&edit, &names, output)?],
        };
        let doubts = dates.iter().filter_map(|new| {
            let doubt = doubtful_date("forecast", new.to, new.stands, edit.actor.on)?;
            Some(format!("{}: {doubt}", address_of(portfolio, new.found)))
        });
        self.assent.to(&doubts.collect::<Vec<_>>())?;
        let shifts = self.shifts(&analysis, &dates);
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        for new in &dates {
            let reason = self
                .reason
                .change_reason(&edit, &names, new.found.roadmap, None);
            let tried =
                operations::milestone::forecast(&mut transaction, new.found, new.to, &reason);
            match tried {
                // What would happen may be looked at before there is a reason.
                Err(refusal) if !(self.dry_run.dry_run && refusal.asks.is_some()) => {
                    return Err(refusal.into());
                }
                _ => {}
            }
        }
        if self.carry {
            carry(&mut transaction, &analysis, &dates, &shifts)?;
        }
        let ripple = self.ripple(portfolio, &dates, &shifts, output);
        if self.dry_run.dry_run {
            output.result(&ripple)?;
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        let status = edit.write(&transaction.finish(), output)?;
        output.result(&ripple)?;
        Ok(status)
    }

    /// The one milestone and its date.
    fn one(
        &self,
        edit: &EditContext<'_>,
        names: &ReferenceIndex<'_>,
        output: &mut Output<'_>,
    ) -> Result<NewDate, CliError> {
        let (address, said) = match (&self.address, &self.date) {
            (Some(address), Some(date)) if self.more.is_empty() && self.listed.filter.is_none() => {
                (address, date)
            }
            _ => {
                return Err(
                    CliError::refused("one milestone and its date are needed").hint(
                        "several: --by moves each, tcu set ADDRESS… forecast=DATE all to one day",
                    ),
                );
            }
        };
        let found = resolve_entry::find(edit.portfolio(), names, address)?;
        let stands = expected(edit.portfolio(), found);
        let to = edit.date_from(said, stands, (YearBias::Ahead, "forecast"), output)?;
        Ok(NewDate { found, stands, to })
    }

    /// Each by so much from where it stands.
    fn each(
        &self,
        edit: &EditContext<'_>,
        analysis: &Analysis<'_>,
        by: &str,
    ) -> Result<Vec<NewDate>, CliError> {
        let calendar = edit.calendar();
        let said = match by.starts_with(['+', '-', '\u{2212}']) {
            true => by.to_owned(),
            false => format!("+{by}"),
        };
        let stride = parse_shift(&said, &calendar)
            .map_err(|error| CliError::refused(format!("--by: {error}")))?;
        let named = self.address.iter().chain(&self.date).chain(&self.more);
        let addresses: Vec<String> = named.cloned().collect();
        let is_open = |found: EntryRef| {
            let outlook = found
                .roadmap
                .and_then(|at| analysis.plan.outlook(at, found.index));
            outlook.is_some_and(|outlook| outlook.open)
        };
        let (names, kinds) = (analysis.names, [Kind::Milestone]);
        let found = targets::find(edit, names, &addresses, &self.listed, &kinds, is_open)?;
        let new_date = |found: EntryRef| {
            let milestones = &edit.portfolio().file(found.roadmap).milestones;
            let milestone = milestones
                .get(found.index)
                .filter(|_| found.kind == Kind::Milestone)
                .ok_or_else(|| {
                    let address = address_of(edit.portfolio(), found);
                    CliError::refused(format!("{address} is {}", found.kind.with_article()))
                        .hint("name milestones")
                })?;
            Ok(NewDate {
                found,
                stands: operations::milestone::expected(milestone),
                to: operations::milestone::shifted(milestone, &stride, &calendar)?,
            })
        };
        found.into_iter().map(new_date).collect()
    }

    /// What shifts with the new dates, but for those that get one themselves.
    fn shifts(&self, analysis: &Analysis<'_>, dates: &[NewDate]) -> Ripple {
        let places = || {
            let milestones = dates.iter().filter(|new| new.found.kind == Kind::Milestone);
            milestones.filter_map(|new| Some((new.found.roadmap?, new.found.index, new.to)))
        };
        let mut shifts = analysis.plan.what_if_all(places());
        if self.carry && shifts.is_empty() {
            // The dates stay, and those that inherit from them move all the same.
            for (roadmap, milestone, _) in places() {
                for heir in analysis.plan.inheriting(roadmap, milestone) {
                    if !shifts.iter().any(|shift| of(shift) == of(&heir)) {
                        shifts.push(heir);
                    }
                }
            }
        }
        let is_origin = |shift: &DateShift| dates.iter().any(|new| of(shift) == new.found);
        let (origins, others) = shifts.into_iter().partition(is_origin);
        Ripple { origins, others }
    }

    /// What the new dates do, for people.
    fn ripple(
        &self,
        portfolio: &Portfolio,
        dates: &[NewDate],
        shifts: &Ripple,
        output: &Output<'_>,
    ) -> String {
        let mut ripple = String::new();
        for new in dates {
            let from = new.stands.filter(|from| *from != new.to);
            let from = from.map_or(String::new(), |from| format!("{} → ", plain(from)));
            ripple.push_str(&format!(
                "{}: forecast {from}{}\n",
                address_of(portfolio, new.found),
                beside(new.to, new.stands)
            ));
            let origin = shifts.origins.iter().find(|shift| of(shift) == new.found);
            if let Some(shift) = origin.filter(|shift| shift.inherited_after > 0) {
                ripple.push_str(&format!(
                    "What it waits for makes it {}: {} later than that.\n",
                    plain(date(shift.after)),
                    in_days(shift.inherited_after)
                ));
            }
        }
        if shifts.others.is_empty() {
            ripple.push_str("Nothing else moves.\n");
            return ripple;
        }
        ripple.push_str(&table(portfolio, &shifts.others, output));
        if shifts.inheriting().next().is_some() {
            ripple.push_str(match self.carry {
                true => "Those that inherit move to their projected dates (--carry).\n",
                false => "Their own dates stay as they are; --carry moves them.\n",
            });
        }
        ripple
    }
}

/// What shifts: those that get a new date, and all others.
struct Ripple {
    origins: Vec<DateShift>,
    others: Vec<DateShift>,
}

impl Ripple {
    /// Those that inherit with the new dates.
    fn inheriting(&self) -> impl Iterator<Item = &DateShift> {
        (self.others.iter()).filter(|shift| shift.inherited_after > 0)
    }
}

/// Moves those that inherit, each with the milestone that it inherits from as its cause.
fn carry(
    transaction: &mut Transaction<'_>,
    analysis: &Analysis<'_>,
    dates: &[NewDate],
    shifts: &Ripple,
) -> Result<(), CliError> {
    let alone = |new: &NewDate| match new.found.roadmap {
        Some(place) if dates.len() > 1 => analysis.plan.what_if(place, new.found.index, new.to),
        _ => Vec::new(),
    };
    let alone: Vec<_> = dates.iter().map(|new| (new.found, alone(new))).collect();
    for heir in shifts.inheriting() {
        let moves = |(_, shifts): &&(EntryRef, Vec<DateShift>)| {
            shifts.iter().any(|shift| of(shift) == of(heir))
        };
        let Some((origin, _)) = alone.iter().find(moves).or(alone.first()) else {
            continue;
        };
        operations::milestone::apply_ripple(transaction, &[(of(heir), date(heir.after))], *origin)?;
    }
    Ok(())
}

/// The date that a milestone is expected as it stands.
pub(crate) fn expected(portfolio: &Portfolio, found: EntryRef) -> Option<Date> {
    let milestones = &portfolio.file(found.roadmap).milestones;
    let milestone = milestones.get(found.index);
    let milestone = milestone.filter(|_| found.kind == Kind::Milestone);
    milestone.and_then(operations::milestone::expected)
}

/// All that shift, before and after.
fn table(portfolio: &Portfolio, shifts: &[DateShift], output: &Output<'_>) -> String {
    let mut table = Table::new(&[
        "id",
        "title",
        "projected before",
        "projected after",
        ">inherits before",
        ">inherits after",
    ]);
    for shift in shifts {
        let milestone = &portfolio.roadmaps[shift.roadmap].milestones[shift.milestone];
        table.row(vec![
            address_of(portfolio, of(shift)),
            milestone.title.clone().unwrap_or_default().into(),
            plain(date(shift.before)),
            plain(date(shift.after)),
            in_days(shift.inherited_before),
            in_days(shift.inherited_after),
        ]);
    }
    table.text(output.table_columns, |heading| output.colors.bold(heading))
}

fn of(shift: &DateShift) -> EntryRef {
    EntryRef {
        roadmap: Some(shift.roadmap),
        kind: Kind::Milestone,
        index: shift.milestone,
    }
}
