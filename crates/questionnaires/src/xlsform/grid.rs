//! A group of a form that is laid out as a table: one grid, with a row for each of its questions.

use super::{
    kinds::What,
    meaning::{Answered, Known},
    rows::Reader,
    sheets::Line,
};
use crate::{
    instrument::{Choice, Item, Kind},
    reading::{Left, plain_code},
    said::Said,
};

/// A group that can be a grid.
struct Grid<'f> {
    group: &'f Line,
    /// The line that only shows the choices over the others.
    head: Option<&'f Line>,
    rows: Vec<&'f Line>,
    list: String,
    /// The place after the group.
    after: usize,
}

impl<'f> Reader<'f> {
    /// Takes the group at a place as a grid, and answers the place after it; nothing where it is none: its questions are then
    /// asked one by one, so that none of their settings is lost.
    pub(super) fn grid(&mut self, at: usize) -> Option<usize> {
        let grid = self.found(at)?;
        let list = self.lists.get(&grid.list)?.clone();
        let titled = if grid.group.said("label").is_empty() {
            grid.head?
        } else {
            grid.group
        };
        if titled.said("label").is_empty() || !self.has_room() {
            return None;
        }
        let own = self.when(grid.group);
        let when = self.among(grid.group, own);
        let ask = self.said(titled, "label");
        let hint = self.said(grid.group, "hint");
        let key = self.key(grid.group);
        let required = self.required_rows(&grid);
        let mut rows: Vec<Choice> = Vec::new();
        for line in &grid.rows {
            self.unread(line);
            let wanted = plain_code(line.cell("name"));
            let code = if wanted.is_empty() || rows.iter().any(|row| row.code == wanted) {
                format!("row-{}", line.number)
            } else {
                wanted
            };
            rows.push(Choice {
                words: self.said(line, "label"),
                code,
            });
        }
        // Only now: no row can look at another of its own grid.
        for (line, row) in grid.rows.iter().zip(&rows) {
            let known = Known {
                key: format!("{key}/{}", row.code),
                answered: Answered::Codes {
                    codes: list.codes.clone(),
                    is_multiple: false,
                },
            };
            self.earlier.entry(line.cell("name").to_owned()).or_insert(known);
        }
        self.push(Item {
            key,
            ask,
            hint,
            kind: Kind::Matrix {
                rows,
                columns: list.choices,
                no_opinion: false,
            },
            required,
            when,
            random: false,
        });
        Some(grid.after)
    }

    /// A group is a grid where it is laid out as a table and all its questions choose out of one list, without conditions.
    fn found(&self, at: usize) -> Option<Grid<'f>> {
        let form = self.form;
        let group = form.survey.get(at)?;
        let is_table = group.cell("appearance").contains("table-list");
        let mut grid = Grid {
            group,
            head: None,
            rows: Vec::new(),
            list: String::new(),
            after: at + 1,
        };
        for line in form.survey.iter().skip(at + 1) {
            grid.after += 1;
            let What::Select {
                list,
                is_multiple: false,
                has_other: false,
            } = What::of(line.cell("type"))
            else {
                let is_end = What::of(line.cell("type")) == What::EndGroup;
                return (is_end && !grid.rows.is_empty()).then_some(grid);
            };
            let is_head = grid.rows.is_empty() && grid.head.is_none() && line.cell("appearance") == "label";
            let is_row = is_table || line.cell("appearance").contains("list-nolabel");
            let is_same = grid.list.is_empty() || grid.list == list;
            let is_plain = line.cell("relevant").is_empty() && line.cell("constraint").is_empty();
            list.clone_into(&mut grid.list);
            if is_head && is_same {
                grid.head = Some(line);
            } else if is_row && is_same && is_plain && !line.said("label").is_empty() {
                grid.rows.push(line);
            } else {
                return None;
            }
        }
        None
    }

    /// A grid needs an answer where each of its rows does; where only some do, it is told.
    fn required_rows(&mut self, grid: &Grid<'_>) -> Option<Said> {
        let mut reasons = Vec::new();
        for line in &grid.rows {
            reasons.extend(self.required(line));
        }
        if !reasons.is_empty() && reasons.len() < grid.rows.len() {
            self.leave(grid.group, Left::NotRead, "required");
            return None;
        }
        reasons.into_iter().next()
    }
}
