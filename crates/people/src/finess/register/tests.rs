//! Both files are read record by record, and whatever comes is read or refused; all establishments are invented.

use super::*;

const FEED: &str = r#"{
  "schemaVersion": "v1.0.0", "gcc": [ { "gccId": "1", "pmejDuGcc": [ { "x": [1, 2.5, null] } ] } ], "gco": [],
  "pmej": [
    { "informationsGeneralesPMEJ": { "numFinessPm": "000000018", "denominationPm": "ENTITE INVENTEE", "dateCreation": "2001-01-01" },
      "adresse": [ { "codePostal": "01000", "ligneAcheminement": "VILLE  INVENTEE", "cogCommune": "01999" } ],
      "ege": [
        { "informationsGeneralesEGE": { "numFinessEge": "000000026", "nomEgeCourt": "COURT", "nomEgeLong": "CLINIQUE INVENTEE", "dateOuverture": "1956-11-16" },
          "categorieentiteGeographiqueExercice": "365", "etatObjet": "A" },
        { "informationsGeneralesEGE": { "numFinessEge": "2a0000034", "nomEgeCourt": "FERMEE", "dateFermeture": "2024-03-31 00:00:00" },
          "etatObjet": { "code": "F", "system": "https://invente.example" } } ],
      "etatObjet": "A" },
    { "informationsGeneralesPmej": { "numFinessPm": "000000042", "denominationLonguePmSmsse": "Muette", "etatObjet": { "code": "C" } },
      "adresse": null, "ege": [ { "categorieEntiteGeographiqueExercice": { "code": "500" } } ] }
  ],
  "generatedAt": "2026-03-09T15:49:37.615611300Z" }"#;

fn structure(cells: &[(usize, &str)]) -> String {
    let mut all = vec![""; 32];
    all[0] = "structureet";
    for (place, cell) in cells {
        all[*place] = cell;
    }
    all.join(";")
}

fn extract() -> String {
    let cells = [
        (1, "000000026"),
        (2, "000000018"),
        (3, "COURT"),
        (4, "Clinique « inventée » à l'été"),
        (13, "9A"),
        (15, "97110 VILLE INVENTEE CEDEX"),
        (18, "365"),
        (28, "1956-11-16"),
    ];
    format!(
        "finess;etalab;94;2025-02-05\n{}\ngeolocalisation;000000026;1;2;3;2025-02-05\n",
        structure(&cells)
    )
}

fn read_all(bytes: &[u8]) -> Result<(RegisterRead, Vec<Site>), Unreadable> {
    let mut sites = Vec::new();
    let mut take = |site| {
        sites.push(site);
        true
    };
    let read = read(bytes, &mut take)?;
    Ok((read, sites))
}

#[test]
fn the_feed_is_read_whatever_its_spelling_of_keys_and_codes() {
    let (read, sites) = read_all(FEED.as_bytes()).expect("is read");

    assert_eq!(
        (read.format, read.day.to_string().as_str()),
        (Format::Feed, "2026-03-09")
    );
    assert_eq!((read.site_count, read.left_out_count), (4, 1));
    let why = LeftOut::NoNumber;
    assert_eq!(read.noted, [NotedRecord { place: 2, why }]);
    let [entity, clinic, closed, silent] = &sites[..] else {
        panic!("four: {sites:?}");
    };
    assert_eq!(
        (entity.kind, entity.name.as_str()),
        (SiteKind::LegalEntity, "ENTITE INVENTEE")
    );
    assert_eq!(entity.town.as_deref(), Some("VILLE INVENTEE"));
    assert_eq!(entity.department.as_deref(), Some("01"));
    assert_eq!(
        (clinic.kind, clinic.name.as_str()),
        (SiteKind::Establishment, "CLINIQUE INVENTEE")
    );
    assert_eq!(clinic.legal_entity.as_deref(), Some("000000018"));
    assert_eq!((clinic.category.as_deref(), clinic.is_closed), (Some("365"), false));
    assert_eq!(
        (closed.number.as_str(), closed.department.as_deref()),
        ("2A0000034", Some("2A"))
    );
    assert_eq!(closed.closed_on, Some(Date::constant(2024, 3, 31)));
    assert!(closed.is_closed);
    assert!(
        silent.is_closed && silent.closed_on.is_none(),
        "closed, and nobody says when"
    );
}

#[test]
fn the_extract_is_read_in_latin_1_and_in_utf_8() {
    let text = extract();
    let latin_1: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a character of Latin-1"))
        .collect();
    let marked = [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat();

    for bytes in [text.as_bytes(), &latin_1, &marked] {
        let (read, sites) = read_all(bytes).expect("is read");
        assert_eq!(
            (read.format, read.day.to_string().as_str()),
            (Format::Extract, "2025-02-05")
        );
        assert_eq!(sites.len(), 1);
        let site = &sites[0];
        assert_eq!(site.name, "Clinique « inventée » à l'été");
        assert_eq!(site.postal_code.as_deref(), Some("97110"));
        assert_eq!(site.town.as_deref(), Some("VILLE INVENTEE CEDEX"));
        assert_eq!(site.department.as_deref(), Some("971"), "9A is no department");
        assert_eq!(site.opened_on, Some(Date::constant(1956, 11, 16)));
        assert!(!site.is_closed);
    }
}

#[test]
fn a_closing_that_is_planned_closes_on_its_day() {
    let planned = FEED.replace("\"dateOuverture\": \"1956-11-16\"", "\"dateFermeture\": \"2027-01-01\"");
    let (_, sites) = read_all(planned.as_bytes()).expect("is read");

    assert!(!sites[1].is_over(Date::constant(2026, 12, 31)));
    assert!(sites[1].is_over(Date::constant(2027, 1, 1)));
}

#[test]
fn what_is_no_register_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| read_all(bytes).expect_err("is refused");
    assert!(matches!(refused(b""), Unreadable::Empty));
    assert!(matches!(refused(b"  \n"), Unreadable::NotARegister));
    assert!(matches!(refused(b"nom;ville\nx;y\n"), Unreadable::NotARegister));
    assert!(matches!(refused(b"PK\x03\x04\x00\x00"), Unreadable::NotARegister));
    assert!(matches!(refused(b"\xFF\xFEf\x00i\x00"), Unreadable::Encoding));
    assert!(matches!(refused(b"f\x00i\x00"), Unreadable::Encoding));
    assert!(matches!(refused(b"{}"), Unreadable::NotARegister));
    assert!(matches!(refused(br#"{"pmej": []}"#), Unreadable::NoDay));
    assert!(matches!(
        refused(br#"{"pmej": [], "generatedAt": "2026-03-09"}"#),
        Unreadable::NoSite
    ));
    assert!(matches!(
        refused(br#"{"pmej": {}, "generatedAt": "2026-03-09"}"#),
        Unreadable::Broken { line: 1, .. }
    ));
    assert!(matches!(refused(b"finess;etalab;94\n"), Unreadable::NoDay));
    assert!(matches!(refused(b"finess;etalab;94;2025-02-05\n"), Unreadable::NoSite));
    let long = [&b"finess;etalab;94;2025-02-05\n"[..], &vec![b'x'; 70_000][..]].concat();
    assert!(matches!(refused(&long), Unreadable::LongLine { line: 2 }));
    let latin_1 = [
        &br#"{"pmej": [{"informationsGeneralesPmej": {"denominationPm": ""#[..],
        &b"\xE9"[..],
        &br#""}}]}"#[..],
    ]
    .concat();
    assert!(matches!(refused(&latin_1), Unreadable::Broken { .. }));
}

#[test]
fn a_file_that_was_cut_is_refused() {
    let text = extract();
    let inside = &text[..text.find("CEDEX").expect("is there")];

    assert!(matches!(read_all(inside.as_bytes()), Err(Unreadable::Cut)));
    assert!(matches!(
        read_all(b"finess;etalab;94;2025-02-05\nstruct"),
        Err(Unreadable::Cut)
    ));
    for end in [20, 400, 900, FEED.len() - 1] {
        assert!(
            matches!(read_all(&FEED.as_bytes()[..end]), Err(Unreadable::Cut)),
            "cut after {end}"
        );
    }
}

#[test]
fn records_without_a_number_or_with_one_met_before_are_left_out_and_told() {
    let lines = [
        "finess;etalab;94;2025-02-05".to_owned(),
        structure(&[(1, "000000026")]),
        structure(&[(1, "")]),
        structure(&[(1, "00000002")]),
        structure(&[(1, " 0000 00026 ")]),
        "structureet;000000034".to_owned(),
    ];

    let (read, sites) = read_all((lines.join("\r\n") + "\r\n").as_bytes()).expect("is read");

    assert_eq!(sites.len(), 1);
    let told: Vec<(u64, LeftOut)> = read.noted.iter().map(|one| (one.place, one.why)).collect();
    assert_eq!(
        told,
        [
            (3, LeftOut::NoNumber),
            (4, LeftOut::BadNumber),
            (5, LeftOut::Twice),
            (6, LeftOut::ShortLine)
        ]
    );
}

#[test]
fn one_number_may_stand_for_an_entity_and_its_only_site() {
    let same = FEED.replace("000000026", "000000018");

    let (read, _) = read_all(same.as_bytes()).expect("is read");

    assert_eq!(read.site_count, 4);
}

#[test]
fn whoever_takes_may_stop() {
    let mut count = 0;
    let mut take = |_: Site| {
        count += 1;
        false
    };

    assert!(matches!(read(FEED.as_bytes(), &mut take), Err(Unreadable::Stopped)));
    assert_eq!(count, 1);
}

#[test]
fn a_file_of_too_many_is_refused_at_its_bound() {
    let mut count = 0;
    let mut take = |_: Site| {
        count += 1;
        true
    };
    let mut taker = Taker::of(&mut take, 3);

    let refused = feed::read(FEED.as_bytes(), &mut taker);

    assert!(matches!(refused, Err(Unreadable::TooMany)));
    assert_eq!(count, 3);
}

#[test]
fn days_are_read_in_the_manners_of_the_files() {
    let read = |text: &str| day(text).map(|day| day.to_string());
    for text in [
        "2026-03-09",
        "2026-03-09T15:49:37.6Z",
        "2026-03-09 00:00:00",
        "09/03/2026",
        "20260309",
    ] {
        assert_eq!(read(text).as_deref(), Some("2026-03-09"), "{text}");
    }
    for text in [
        "",
        "2026-13-01",
        "2026",
        "0000-00-00",
        "aaaa-bb-cc",
        "énéménéménén",
        "2026/03/09",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn departments_come_from_the_surest_of_what_is_there() {
    assert_eq!(department_of_commune(Some("2A004")), Some("2A"));
    assert_eq!(department_of_commune(Some("97411")), Some("974"));
    assert_eq!(department_itself(Some("9A")), None);
    assert_eq!(department_itself(Some("97")), None);
    assert_eq!(department_of_post(Some("20200")), Some("2B"));
    assert_eq!(department_of_post(Some("20999")), None);
    assert_eq!(department_of_post(Some("75013")), Some("75"));
    assert_eq!(department_of_number("970100012"), None);
    assert_eq!(department_of_number("0B0172805"), None);
    assert_eq!(department_of_number("010000024"), Some("01"));
}

#[test]
fn the_extract_that_the_keepers_of_the_register_give_is_read() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/finess/structures-extrait.json"
    );
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: no extract of the register on this machine");
        return;
    };

    let (read, sites) = read_all(&bytes).expect("is read");

    assert_eq!((read.site_count, read.left_out_count), (2, 0));
    assert!(sites.iter().all(|site| !site.is_closed && !site.name.is_empty()));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read_all(&bytes);
        let _ = read_all(&[&b"finess;etalab;94;2025-02-05\n"[..], &bytes[..]].concat());
        let _ = read_all(&[&br#"{"generatedAt":"2026-03-09","pmej":["#[..], &bytes[..]].concat());
    }

    #[test]
    fn a_register_that_is_spoilt_anywhere_is_read_or_refused(place in 0..FEED.len(), byte in proptest::prelude::any::<u8>()) {
        let mut feed = FEED.as_bytes().to_vec();
        feed[place] = byte;
        let _ = read_all(&feed);
        let mut lines = extract().into_bytes();
        let place = place % lines.len();
        lines[place] = byte;
        let _ = read_all(&lines);
    }

    #[test]
    fn whatever_is_taken_can_be_kept(number in ".{0,12}", name in "\\PC{0,300}|[\\x00-\\x1f]{0,9}", post in ".{0,9}") {
        let line = structure(&[(1, &number), (4, &name), (15, &post)]);
        let text = format!("finess;etalab;94;2025-02-05\n{line}\n");
        if let Ok((_, sites)) = read_all(text.as_bytes()) {
            for site in sites {
                proptest::prop_assert_eq!(site.number.len(), 9);
                proptest::prop_assert!(site.name.chars().count() <= LONGEST_NAME);
                proptest::prop_assert!(!site.name.contains('\0') && !site.name.contains('\n'));
            }
        }
    }
}
