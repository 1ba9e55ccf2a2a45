//! Reads a PDF back and says what those who can't see it would stumble over: PDF/UA-1's rules on structure, and ours.
//!
//! It reads with `hayro-syntax`, which had no part in writing the file. It is no full validator: veraPDF is one.

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, ObjectIdentifier, Stream},
    page::Page,
};

/// A structure element: its role, what it says, what is in it.
pub(super) struct Element {
    pub(super) role: String,
    alt: String,
    has_scope: bool,
    span: i64,
    pub(super) kids: Vec<Element>,
    /// Marked contents right in this element, as page and place on it.
    own: Vec<(usize, i64)>,
}

impl Element {
    /// The roles in the order in which they are read aloud.
    pub(super) fn roles(&self) -> Vec<&str> {
        let mut roles = vec![self.role.as_str()];
        roles.extend(self.kids.iter().flat_map(Element::roles));
        roles
    }

    fn of_role<'a>(&'a self, role: &str, found: &mut Vec<&'a Element>) {
        if self.role == role {
            found.push(self);
        }
        self.kids.iter().for_each(|kid| kid.of_role(role, found));
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.kids.iter().all(Element::is_empty)
    }
}

/// The root of what is read aloud.
pub(super) fn tree(bytes: &[u8]) -> Option<Element> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let pages: Vec<ObjectIdentifier> = pdf.pages().iter().filter_map(|page| page.raw().obj_id()).collect();
    let root = root(&pdf)?.get::<Dict<'_>>("StructTreeRoot")?;
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let first = dicts(&root).into_iter().next()?;
    Some(element(&first, &roles, &pages, 0))
}

fn root(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

fn kids<'a>(dict: &Dict<'a>) -> Vec<Object<'a>> {
    match dict.get::<Object<'_>>("K") {
        Some(Object::Array(array)) => array.iter::<Object<'_>>().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

fn dicts<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    kids(dict).into_iter().filter_map(Object::into_dict).collect()
}

fn page_of(dict: &Dict<'_>, pages: &[ObjectIdentifier]) -> Option<usize> {
    let id = ObjectIdentifier::from(dict.get_ref("Pg")?);
    pages.iter().position(|page| *page == id)
}

fn element(dict: &Dict<'_>, roles: &Dict<'_>, pages: &[ObjectIdentifier], above: usize) -> Element {
    let page = page_of(dict, pages).unwrap_or(above);
    let said = dict
        .get::<Name<'_>>("S")
        .map_or_else(String::new, |name| name.as_str().to_owned());
    let mapped = roles
        .get::<Name<'_>>(said.as_bytes())
        .map(|name| name.as_str().to_owned());
    let attributes: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Array(array)) => array.iter::<Dict<'_>>().collect(),
        Some(Object::Dict(one)) => vec![one],
        _ => Vec::new(),
    };
    let mut element = Element {
        role: mapped.unwrap_or(said),
        alt: dict
            .get::<hayro_syntax::object::String<'_>>("Alt")
            .map_or_else(String::new, |alt| text(alt.as_bytes())),
        has_scope: attributes.iter().any(|one| one.contains_key("Scope")),
        span: attributes
            .iter()
            .find_map(|one| one.get::<i32>("ColSpan"))
            .map_or(1, i64::from),
        kids: Vec::new(),
        own: Vec::new(),
    };
    for kid in kids(dict) {
        match kid {
            Object::Number(place) => element.own.push((page, place.as_i64())),
            Object::Dict(kid) if kid.contains_key("S") => element.kids.push(self::element(&kid, roles, pages, page)),
            Object::Dict(kid) => {
                if let Some(place) = kid.get::<i32>("MCID") {
                    element
                        .own
                        .push((page_of(&kid, pages).unwrap_or(page), i64::from(place)));
                }
            }
            _ => {}
        }
    }
    element
}

/// A text of a PDF, in whichever of its two encodings; enough to see whether it says anything.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The size of the smallest letters, in points.
pub(super) fn smallest_letters(bytes: &[u8]) -> f64 {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let mut smallest = f64::INFINITY;
    for page in pdf.pages().iter() {
        let mut operations = page.operations();
        while let Some(instruction) = operations.next() {
            if &**instruction.operator == b"Tf"
                && let Some(size) = instruction
                    .operands()
                    .filter_map(|operand| operand.clone().into_number())
                    .last()
            {
                smallest = smallest.min(size.as_f64());
            }
        }
    }
    smallest
}

/// What is wrong with it; nothing is right.
pub(super) fn faults(bytes: &[u8]) -> Vec<String> {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        return vec!["not a PDF".to_owned()];
    };
    let mut faults = Vec::new();
    document_faults(&pdf, &mut faults);
    match tree(bytes) {
        Some(tree) => structure_faults(&tree, &mut faults),
        None => faults.push("no structure".to_owned()),
    }
    for (place, page) in pdf.pages().iter().enumerate() {
        page_faults(page, place + 1, &mut faults);
    }
    faults
}

fn document_faults(pdf: &Pdf, faults: &mut Vec<String>) {
    let Some(root) = root(pdf) else {
        faults.push("no catalogue".to_owned());
        return;
    };
    let says = |dict: &str, key: &str| root.get::<Dict<'_>>(dict).and_then(|dict| dict.get::<bool>(key)) == Some(true);
    let lang = root.get::<hayro_syntax::object::String<'_>>("Lang");
    let about = root
        .get::<Stream<'_>>("Metadata")
        .and_then(|stream| stream.decoded().ok());
    let about = about.map_or_else(String::new, |about| String::from_utf8_lossy(&about).into_owned());
    let title = about
        .split_once("<dc:title>")
        .and_then(|(_, rest)| rest.split_once("</dc:title>"));
    let title = title.map_or("", |(title, _)| title);
    let words = title
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .any(|(_, words)| !words.trim().is_empty());
    for (holds, fault) in [
        (says("MarkInfo", "Marked"), "not marked as tagged"),
        (
            says("ViewerPreferences", "DisplayDocTitle"),
            "the window does not show the title",
        ),
        (lang.is_some_and(|lang| lang.as_bytes().len() >= 2), "no language"),
        (
            about.contains("<pdfuaid:part>1</pdfuaid:part>"),
            "does not say that it is PDF/UA-1",
        ),
        (words, "no title"),
    ] {
        if !holds {
            faults.push(fault.to_owned());
        }
    }
}

/// Where each role may stand; one that is not named here is none that we write.
fn parents(role: &str) -> &'static [&'static str] {
    match role {
        "P" => &["Document", "Div", "BlockQuote", "Caption", "LBody", "TD", "TH"],
        "H1" | "H2" | "H3" | "H4" | "H5" | "BlockQuote" => &["Document", "Div"],
        "L" => &["Document", "Div", "LBody"],
        "LI" => &["L"],
        "Lbl" | "LBody" => &["LI"],
        "Div" => &["Document"],
        "Table" => &["Document", "Div"],
        "Figure" => &["Document", "Div"],
        "Caption" => &["Table", "Figure", "Div"],
        "THead" | "TBody" | "TFoot" => &["Table"],
        "TR" => &["Table", "THead", "TBody", "TFoot"],
        "TH" | "TD" => &["TR"],
        "Span" => &["P", "H1", "H2", "H3", "H4", "H5", "LBody", "TD", "TH"],
        _ => &[],
    }
}

/// Roles that group others and hold no words of their own.
const GROUPS: [&str; 11] = [
    "Document",
    "Div",
    "BlockQuote",
    "Caption",
    "L",
    "LI",
    "Table",
    "THead",
    "TBody",
    "TFoot",
    "TR",
];

fn structure_faults(tree: &Element, faults: &mut Vec<String>) {
    if tree.role != "Document" {
        faults.push(format!("the root is {}", tree.role));
    }
    element_faults(tree, faults);
    let mut places = Vec::new();
    reading(tree, &mut places);
    if !places.is_sorted() {
        faults.push("it is not read in the order in which it is drawn".to_owned());
    }
    let levels = tree
        .roles()
        .into_iter()
        .filter_map(|role| role.strip_prefix('H')?.parse::<u8>().ok());
    let levels: Vec<u8> = levels.collect();
    if levels.first() != Some(&1) || levels.iter().filter(|level| **level == 1).count() != 1 {
        faults.push(format!("the headings are {levels:?}: one H1 comes first"));
    }
    for pair in levels.windows(2) {
        if pair[1] > pair[0] + 1 {
            faults.push(format!("H{} after H{}", pair[1], pair[0]));
        }
    }
}

fn reading(element: &Element, places: &mut Vec<(usize, i64)>) {
    if element.kids.is_empty() {
        places.extend(&element.own);
    }
    element.kids.iter().for_each(|kid| reading(kid, places));
}

fn element_faults(one: &Element, faults: &mut Vec<String>) {
    let role = one.role.as_str();
    for kid in &one.kids {
        if !parents(&kid.role).contains(&role) {
            faults.push(format!("{} inside {role}", kid.role));
        }
    }
    if GROUPS.contains(&role) && !one.own.is_empty() {
        faults.push(format!("words right in {role}"));
    }
    if !matches!(role, "TD" | "TH" | "TR") && one.is_empty() {
        faults.push(format!("an empty {role}"));
    }
    match role {
        "Figure" if one.alt.trim().is_empty() => faults.push("a Figure without an alternative".to_owned()),
        "TH" if !one.has_scope => faults.push("a TH without a scope".to_owned()),
        "LI" if !one.kids.iter().any(|kid| kid.role == "LBody") => faults.push("an LI without LBody".to_owned()),
        "Table" => table_faults(one, faults),
        // Typst groups a drawing and its caption in a Div: a Figure is read by its alternative alone.
        "Div" if one.kids.iter().map(|kid| kid.role.as_str()).ne(["Caption", "Figure"]) => {
            faults.push(format!("a Div of {:?}", one.roles()));
        }
        _ => {}
    }
    one.kids.iter().for_each(|kid| element_faults(kid, faults));
}

fn table_faults(table: &Element, faults: &mut Vec<String>) {
    let captions = table.kids.iter().filter(|kid| kid.role == "Caption").count();
    if captions != 1 || table.kids[0].role != "Caption" {
        faults.push("a Table that does not begin with its caption".to_owned());
    }
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    table.of_role("TR", &mut rows);
    table.of_role("TH", &mut heads);
    let mut widths: Vec<i64> = rows
        .iter()
        .map(|row| row.kids.iter().map(|cell| cell.span).sum())
        .collect();
    widths.dedup();
    if widths.len() != 1 {
        faults.push(format!("a Table with rows of {widths:?} cells"));
    }
    if heads.is_empty() {
        faults.push("a Table without TH".to_owned());
    }
}

fn page_faults(page: &Page<'_>, number: usize, faults: &mut Vec<String>) {
    if !page.raw().contains_key("StructParents") {
        faults.push(format!("page {number} has no link to the structure"));
    }
    let mut depth = 0;
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        match &**instruction.operator {
            b"BMC" | b"BDC" => depth += 1,
            b"EMC" => depth -= 1,
            b"Tj" | b"TJ" | b"'" | b"\"" | b"Do" | b"sh" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b"
            | b"b*"
                if depth < 1 =>
            {
                faults.push(format!("page {number} draws outside of tags and artifacts"));
                break;
            }
            _ => {}
        }
    }
    let fonts = &page.resources().fonts;
    for name in fonts.keys() {
        let font = fonts.get::<Dict<'_>>(name.as_ref()).unwrap_or_default();
        let below = font
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|below| below.iter::<Dict<'_>>().next());
        let face = below
            .as_ref()
            .unwrap_or(&font)
            .get::<Dict<'_>>("FontDescriptor")
            .unwrap_or_default();
        let is_drawn = font
            .get::<Name<'_>>("Subtype")
            .is_some_and(|kind| kind.as_str() == "Type3");
        if !is_drawn
            && !["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .any(|file| face.contains_key(file))
        {
            faults.push(format!("page {number}: a font is not in the file"));
        }
        if !font.contains_key("ToUnicode") {
            faults.push(format!("page {number}: a font can't be read as text"));
        }
    }
}
