//! Where a person can be, and what can be under the cursor there. Kept by name, never by row.

use serde::{Deserialize, Serialize};

use crate::commands::{Command, ScreenId, TABLE, command_spec};
use crate::model::Kind;

/// A tab of one roadmap, by the command that leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Tab(pub Command);

impl Tab {
    /// Every tab, in the order of the table of commands.
    pub(crate) fn all() -> impl Iterator<Item = Tab> {
        let lines = TABLE.iter().filter(|line| line.tab);
        lines.map(|line| Tab(line.action))
    }

    /// The tab to which a command leads, where it leads to one.
    pub(crate) fn of(command: Command) -> Option<Tab> {
        command_spec(command).tab.then_some(Tab(command))
    }

    /// The one that stands first.
    pub(crate) fn first() -> Tab {
        Tab::all().next().unwrap_or(Tab(Command::Portfolio))
    }

    /// The screen that it is.
    pub(crate) fn screen(self) -> ScreenId {
        ScreenId::Of(self.0)
    }

    /// The one so many after it, round and round.
    #[must_use]
    pub(crate) fn step(self, by: isize) -> Tab {
        let all: Vec<Tab> = Tab::all().collect();
        let at = all.iter().position(|tab| *tab == self).unwrap_or(0) as isize;
        let next = (at + by).rem_euclid(all.len().max(1) as isize) as usize;
        all.get(next).copied().unwrap_or(self)
    }
}

/// A screen, with the roadmap it shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Route {
    /// The clusters: home.
    Portfolio,
    /// The review under way.
    Review,
    /// In field mode: what can be done, a line each.
    Field,
    /// In field mode: what this person wrote down, and what became of it.
    Mine,
    /// A screen that is one file.
    Screen(ScreenId),
    /// One tab of one roadmap.
    Roadmap(String, Tab),
}

impl Route {
    /// The screen that actions know.
    pub(crate) fn screen(&self) -> ScreenId {
        match self {
            Route::Portfolio => ScreenId::Of(Command::Portfolio),
            Route::Review => ScreenId::Of(Command::Review),
            Route::Field => ScreenId::Of(Command::FieldMode),
            Route::Mine => ScreenId::Mine,
            Route::Screen(id) => *id,
            Route::Roadmap(_, tab) => tab.screen(),
        }
    }

    /// The same of a roadmap that has another id now.
    #[must_use]
    pub(crate) fn renamed(&self, old: &str, new: &str) -> Route {
        match self {
            Route::Roadmap(id, tab) if id == old => Route::Roadmap(new.to_owned(), *tab),
            route => route.clone(),
        }
    }

    /// The roadmap that it shows, where it shows one.
    pub(crate) fn roadmap(&self) -> Option<&str> {
        match self {
            Route::Roadmap(id, _) => Some(id),
            _ => None,
        }
    }
}

/// What one row of a list stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum RowId {
    /// A roadmap, or `portfolio`, as a whole.
    Roadmap(String),
    /// An entry or record of a file: by its id, or as `review[2]`; a part of one as `capability/match[2]`.
    Entry(String, Kind, String),
    /// A word of a roadmap that is no entry: a stakeholder group, or what is scored.
    Word(String, String),
    /// The so-manieth problem of the file of that name.
    Problem(String, usize),
    /// Something to do.
    Task(FieldTask),
}

/// What an officer in the field does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum FieldTask {
    /// Write down what somebody said.
    New,
    /// See what became of what was written down.
    Mine,
    /// Give it to the office.
    Give,
    /// Take the answers from the office.
    Take,
}

impl FieldTask {
    /// Every one, in the order in which they are shown.
    pub(crate) const ALL: [FieldTask; 4] = [
        FieldTask::New,
        FieldTask::Mine,
        FieldTask::Give,
        FieldTask::Take,
    ];

    /// What it is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            FieldTask::New => "New feedback",
            FieldTask::Mine => "My feedback and its answers",
            FieldTask::Give => "Give to the office",
            FieldTask::Take => "Take from the office",
        }
    }

    /// What happens when it is chosen, in a sentence or two.
    pub(crate) fn help(self) -> &'static str {
        match self {
            FieldTask::New => {
                "Write down what somebody said, in their own words and language. The place, the group and how \
                 you spoke are remembered for the next feedback of the day."
            }
            FieldTask::Mine => {
                "What you wrote down, and what was answered. When there is an answer, go back to the one who \
                 spoke and say it; then press t: they were told."
            }
            FieldTask::Give => {
                "Pack what you wrote down into one small file, on a stick or in a folder, and give it to the \
                 office. What was given before is not given twice."
            }
            FieldTask::Take => {
                "Take in what came back from the office: what arrived there, and the answers since. They then \
                 stand under My feedback."
            }
        }
    }
}

impl RowId {
    /// The place of an entry that nobody named: the heading of what has no owner, or serves no capability.
    pub(crate) fn nobody(roadmap: &str, kind: Kind) -> RowId {
        RowId::Entry(roadmap.to_owned(), kind, String::new())
    }

    /// Whether it is [`RowId::nobody`].
    pub(crate) fn is_nobody(&self) -> bool {
        matches!(self, RowId::Entry(_, _, id) if id.is_empty())
    }

    /// The id of the file that holds it; `None` of a problem, whose file may have none.
    pub(crate) fn roadmap(&self) -> Option<&str> {
        match self {
            RowId::Roadmap(id) | RowId::Entry(id, ..) | RowId::Word(id, _) => Some(id),
            RowId::Problem(..) | RowId::Task(_) => None,
        }
    }

    /// The same in a roadmap that has another id now.
    #[must_use]
    pub(crate) fn renamed(&self, old: &str, new: &str) -> RowId {
        let mut key = self.clone();
        if let RowId::Roadmap(id) | RowId::Entry(id, ..) | RowId::Word(id, _) = &mut key
            && id == old
        {
            new.clone_into(id);
        }
        key
    }

    /// Its address, as commands take it.
    pub(crate) fn address(&self) -> String {
        match self {
            RowId::Roadmap(id) => id.clone(),
            RowId::Entry(roadmap, Kind::Cluster, _) => format!("{roadmap}/cluster"),
            RowId::Entry(roadmap, Kind::FileHeader, _) => roadmap.clone(),
            RowId::Entry(roadmap, _, item) | RowId::Word(roadmap, item) => {
                format!("{roadmap}/{item}")
            }
            RowId::Problem(file, _) => file.clone(),
            RowId::Task(task) => task.title().to_owned(),
        }
    }
}

/// The place in `review[2]`, from 0.
pub(crate) fn place_in_item(item: &str) -> Option<usize> {
    let (_, rest) = item.split_once('[')?;
    let place: usize = rest.strip_suffix(']')?.parse().ok()?;
    place.checked_sub(1)
}
