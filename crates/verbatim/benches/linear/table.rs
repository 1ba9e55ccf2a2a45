//! Reads the files of the benchmark: CSV with commas and quotes, and the names in a list of a JSON file.

use anyhow::Context;

/// The rows of a CSV, the first of which names the columns.
pub struct Table {
    header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn read(path: &std::path::Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)?;
        let mut rows = vec![vec![String::new()]];
        let (mut quoted, mut signs) = (false, text.trim_start_matches('\u{feff}').chars().peekable());
        while let Some(sign) = signs.next() {
            let last = rows.last_mut().context("there is always a row")?;
            match sign {
                '"' if quoted && signs.peek() == Some(&'"') => {
                    signs.next();
                    last.last_mut().context("there is always a cell")?.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => last.push(String::new()),
                '\n' if !quoted => rows.push(vec![String::new()]),
                '\r' if !quoted => {}
                other => last.last_mut().context("there is always a cell")?.push(other),
            }
        }
        rows.retain(|row| row.len() > 1);
        let header = rows.remove(0);
        Ok(Self { header, rows })
    }

    pub fn column(&self, name: &str) -> anyhow::Result<usize> {
        let place = self.header.iter().position(|column| column == name);
        place.with_context(|| format!("no column {name}"))
    }
}

/// The strings of the list that `key` names.
pub fn names(json: &str, key: &str) -> anyhow::Result<Vec<String>> {
    let (_, after) = json
        .split_once(&format!("\"{key}\""))
        .context("the list is not there")?;
    let (list, _) = after.split_once(']').context("the list never ends")?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}
