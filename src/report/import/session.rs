//! A file that is imported, from its bytes to the edits: what commands and screens share. Nothing here writes.

use std::path::Path;

use super::{ImportReadError, read_sheets};
use crate::analysis::import::{
    Mapping, MappingError, OwnRows, OwnSheet, Preview, Sheet, SheetPlan, apply, plan_sheet,
};
use crate::dates::Calendar;
use crate::edit::templates::{Template, text as template_text};
use crate::edit::{Actor, ChangeReason, ChangeSet, EditError, Transaction};
use crate::model::{Date, Id, Kind, Portfolio, ReferenceIndex, Roadmap};
use crate::report::import_preview;
use crate::store::commit::{CommitError, edited};
use crate::store::import_maps;
use crate::store::read::read;

/// What is to be imported, and where to.
#[derive(Clone, Debug, Default)]
pub(crate) struct ImportAsk {
    /// The sheet of a workbook; else every sheet whose headings are known.
    pub sheet: Option<String>,
    /// What a row is.
    pub kind: Option<Kind>,
    /// Which column holds which field, where a person said so.
    pub mapping: Option<Mapping>,
    /// The roadmap that the rows go into.
    pub into: Option<String>,
    /// A new roadmap for the rows.
    pub new: Option<String>,
    /// What the new one is called.
    pub name: Option<String>,
}

/// Why a file cannot be imported.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ImportReadError),
    /// No sheet of it has headings that are known; it has these sheets.
    #[error("no row of headings was found that names a title, owner or date")]
    NoHeadings(Vec<String>),
    /// Several sheets have.
    #[error("several sheets have headings that are known")]
    SeveralSheets(Vec<String>),
    /// It is not said where the rows go.
    #[error("it is not said where the rows go")]
    Nowhere,
    /// There is no such roadmap; there are these.
    #[error("there is no roadmap {0}")]
    NoSuchRoadmap(String, Vec<String>),
    /// The id of the new roadmap is none.
    #[error("\"{0}\" is no id: {1}")]
    NoId(String, String),
    /// There is a roadmap of that id.
    #[error("there is a roadmap {0} already")]
    IsThere(String),
    /// The mapping does not fit.
    #[error(transparent)]
    Mapping(#[from] MappingError),
}

/// How a sheet is understood.
enum Understood {
    /// The program wrote it.
    Own(OwnSheet),
    /// Somebody else did.
    Guessed(SheetPlan),
}

impl Understood {
    fn plan(&self) -> Option<&SheetPlan> {
        match self {
            Understood::Own(_) => None,
            Understood::Guessed(plan) => Some(plan),
        }
    }
}

/// What one sheet would change in one file.
pub(crate) struct FilePreview {
    /// The place of the file.
    pub file: Option<usize>,
    sheet: usize,
    /// What would change.
    pub preview: Preview,
}

/// A file that was read and understood.
pub(crate) struct ImportSession {
    planned: Vec<(Sheet, Understood)>,
    /// The roadmaps, with the new one where one is made.
    portfolio: Portfolio,
    /// The place of the roadmap that the rows go into; none where each row says it itself.
    place: Option<usize>,
    /// The new roadmap: its id and its text before the rows.
    new: Option<(String, String)>,
}

impl ImportSession {
    /// Reads a file of that name and understands its sheets. `state` is the state folder, where mappings are remembered.
    ///
    /// # Errors
    /// It cannot be read or understood, or there is no place for its rows.
    pub(crate) fn begin(
        ask: &ImportAsk,
        (path, bytes): (&Path, &[u8]),
        portfolio: &Portfolio,
        today: Date,
        state: &Path,
    ) -> Result<Self, ImportError> {
        let mut planned = planned(ask, path, bytes, &portfolio.shared)?;
        use_map(ask, state, &mut planned);
        let mut session = Self {
            planned,
            portfolio: portfolio.clone(),
            place: None,
            new: None,
        };
        session.find_place(ask, today)?;
        Ok(session)
    }

    fn find_place(&mut self, ask: &ImportAsk, today: Date) -> Result<(), ImportError> {
        let portfolio = &mut self.portfolio;
        let says_itself = self.planned.iter().all(|(_, sheet)| sheet.plan().is_none());
        if ask.new.is_none() && ask.into.is_none() && says_itself {
            return Ok(());
        }
        let Some(id) = &ask.new else {
            let id = ask.into.clone().ok_or(ImportError::Nowhere)?;
            self.place = portfolio.position(&id);
            let ids = portfolio.roadmaps.iter();
            let ids = ids.map(|roadmap| roadmap.id.clone()).collect();
            return match self.place {
                Some(_) => Ok(()),
                None => Err(ImportError::NoSuchRoadmap(id, ids)),
            };
        };
        Id::new(id.clone()).map_err(|why| ImportError::NoId(id.clone(), why.clone()))?;
        if portfolio.position(id).is_some() || portfolio.unread.contains(id) {
            return Err(ImportError::IsThere(id.clone()));
        }
        let sheet = self
            .planned
            .first()
            .map_or("", |(sheet, _)| sheet.name.as_str());
        let name = ask.name.as_deref().unwrap_or(sheet);
        let text = template_text(name, Template::Blank, today);
        let roadmap = read(id, text.as_bytes()).roadmap.unwrap_or_default();
        let at = portfolio
            .roadmaps
            .partition_point(|other| other.id.as_str() < id.as_str());
        portfolio.roadmaps.insert(at, roadmap);
        self.place = Some(at);
        self.new = Some((id.clone(), text));
        Ok(())
    }

    /// What the file would change, by sheet and roadmap.
    ///
    /// # Errors
    /// The mapping does not fit.
    pub(crate) fn previews(
        &self,
        calendar: &Calendar,
        random: &mut impl FnMut(usize) -> String,
    ) -> Result<Vec<FilePreview>, ImportError> {
        let (portfolio, place) = (&self.portfolio, self.place);
        let mut previews = Vec::new();
        for (number, (sheet, understood)) in self.planned.iter().enumerate() {
            let found = match understood {
                Understood::Own(own) => {
                    let rows = match place {
                        None => OwnRows::Each,
                        Some(place) if self.new.is_some() => OwnRows::Into(place),
                        Some(place) => OwnRows::Of(place),
                    };
                    own.previews(sheet, portfolio, rows, calendar, &mut *random)
                }
                Understood::Guessed(plan) => {
                    let preview =
                        plan.preview(sheet, (portfolio, place), calendar, &mut *random)?;
                    vec![(place, preview)]
                }
            };
            previews.extend(found.into_iter().map(|(file, preview)| FilePreview {
                file,
                sheet: number,
                preview,
            }));
        }
        Ok(previews)
    }

    /// The previews in words. Of an own workbook only sheets that would change anything are told one by one.
    pub(crate) fn text(&self, previews: &[FilePreview]) -> String {
        let mut text = String::new();
        let mut quiet = 0;
        for one in previews {
            let plan = self.planned[one.sheet].1.plan();
            let preview = &one.preview;
            if plan.is_none() && preview.is_empty() && preview.unread.is_empty() {
                quiet += preview.unchanged;
                continue;
            }
            let file = self.portfolio.file(one.file);
            text.push_str(&import_preview::text(plan, preview, file));
        }
        if quiet > 0 {
            text.push_str(&format!("{quiet} other rows say what stands already.\n"));
        }
        text
    }

    /// The edits that the previews come to, as one act.
    ///
    /// # Errors
    /// A value is refused, or a reason is missing.
    pub(crate) fn work(
        &self,
        previews: &[FilePreview],
        actor: &Actor,
        reason: &ChangeReason,
        random: &mut impl FnMut(usize) -> String,
    ) -> Result<ChangeSet, EditError> {
        let names = ReferenceIndex::new(&self.portfolio);
        let mut transaction = Transaction::new(&self.portfolio, &names, actor);
        for FilePreview { file, preview, .. } in previews {
            apply(&mut transaction, *file, preview, reason, &mut *random)?;
        }
        Ok(transaction.finish())
    }

    /// Of a new roadmap its id, and its text with what was imported.
    ///
    /// # Errors
    /// An edit cannot be written down.
    pub(crate) fn new_file(
        &self,
        work: &ChangeSet,
    ) -> Result<Option<(String, String)>, CommitError> {
        let Some((id, text)) = &self.new else {
            return Ok(None);
        };
        let mut text = text.clone();
        for (_, edits) in work.files.iter().filter(|(file, _)| file == id) {
            text = edited(id, &text, edits)?.0;
        }
        Ok(Some((id.clone(), text)))
    }

    /// Remembers which column holds which field. A mapping that cannot be kept is guessed again.
    pub(crate) fn remember(&self, state: &Path) {
        for plan in self.planned.iter().filter_map(|(_, sheet)| sheet.plan()) {
            let _ = import_maps::remember(state, &plan.header.headings, &plan.mapping);
        }
    }

    /// The sheet whose columns a person can map, with how they are mapped now; none where the program wrote it.
    pub(crate) fn mapped(&self) -> Option<(&Sheet, &SheetPlan)> {
        let mut sheets = self.planned.iter();
        sheets.find_map(|(sheet, understood)| Some((sheet, understood.plan()?)))
    }
}

/// The sheets that are understood.
fn planned(
    ask: &ImportAsk,
    path: &Path,
    bytes: &[u8],
    shared: &Roadmap,
) -> Result<Vec<(Sheet, Understood)>, ImportError> {
    let part =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let sheets = read_sheets(bytes, &part(path.file_stem()), &part(path.extension()))?;
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let wanted = |sheet: &Sheet| {
        let wanted = ask.sheet.as_ref();
        wanted.is_none_or(|wanted| *wanted == sheet.name)
    };
    let sheets: Vec<Sheet> = sheets.into_iter().filter(wanted).collect();
    if ask.mapping.is_none() {
        let own = |sheet: &Sheet| OwnSheet::of(sheet, shared, ask.kind);
        let found: Vec<OwnSheet> = sheets.iter().filter_map(own).collect();
        if !found.is_empty() {
            // What else stands in a workbook of ours is there to be looked at.
            let own = sheets.into_iter().filter(|sheet| own(sheet).is_some());
            return Ok(own.zip(found.into_iter().map(Understood::Own)).collect());
        }
    }
    let mut planned: Vec<(Sheet, SheetPlan)> = sheets
        .into_iter()
        .filter_map(|sheet| plan_sheet(&sheet, ask.kind).map(|plan| (sheet, plan)))
        .collect();
    if planned.len() > 1 {
        // A project of several roadmaps has a sheet for each.
        let is_named = |sheet: &Sheet| Some(&sheet.name) == ask.into.as_ref();
        if planned.iter().filter(|(sheet, _)| is_named(sheet)).count() == 1 {
            planned.retain(|(sheet, _)| is_named(sheet));
        }
    }
    let foreign = planned.iter().filter(|(_, plan)| !plan.is_own).count();
    match (planned.len(), foreign) {
        (0, _) => Err(ImportError::NoHeadings(names)),
        (many, 1..) if many > 1 => Err(ImportError::SeveralSheets(names)),
        _ => Ok(planned
            .into_iter()
            .map(|(sheet, plan)| (sheet, Understood::Guessed(plan)))
            .collect()),
    }
}

/// Takes the mapping that the person gave, else the one that was used for the same headings before.
fn use_map(ask: &ImportAsk, state: &Path, planned: &mut [(Sheet, Understood)]) {
    for (_, understood) in planned {
        let Understood::Guessed(plan) = understood else {
            continue;
        };
        match &ask.mapping {
            Some(mapping) => {
                plan.mapping = mapping.clone();
                plan.kind = Kind::from_key(&plan.mapping.kind).unwrap_or(plan.kind);
                plan.is_own = false;
            }
            None if !plan.is_own => {
                if let Some(mapping) = import_maps::find(state, &plan.header.headings) {
                    plan.mapping = mapping;
                }
            }
            None => {}
        }
    }
}
