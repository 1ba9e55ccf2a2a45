//! Agreement from the command line, on invented codes.

use serde_json::Value;

/// What the command says of a table: JSON, or its error output.
fn agree(table: &str, arguments: &[&str]) -> Result<Value, String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("codes.csv"), table).unwrap();
    let (done, said, problem) = super::text(folder.path(), &[&["agree", "codes.csv"], arguments].concat());
    if done {
        Ok(serde_json::from_str(&said).unwrap())
    } else {
        Err(problem)
    }
}

/// One row of codes a coder, a sign a unit; '.' is missing.
fn table(rows: &[&str]) -> String {
    let mut out = "unit,coder,code\n".to_owned();
    for (coder, row) in rows.iter().enumerate() {
        for (unit, code) in row.chars().enumerate().filter(|(_, code)| *code != '.') {
            out.push_str(&format!("u{unit},c{coder},{code}\n"));
        }
    }
    out
}

#[test]
fn alpha_is_that_of_the_package_krippendorff_at_every_level() {
    let rows = table(&["1233214421.3", "1243224423.3", ".333224421.2", "12332441241."]);
    for (level, wanted) in [
        ("nominal", 0.536_723_163_841_808),
        ("ordinal", 0.405_870_034_048_277_8),
        ("interval", 0.397_491_039_426_523_3),
        ("ratio", 0.409_540_454_603_208),
    ] {
        let found = agree(&rows, &["--level", level]).unwrap();

        assert!((found["alpha"].as_f64().unwrap() - wanted).abs() < 1e-9, "{found}");
        assert!(found["interval"][0].as_f64() < found["alpha"].as_f64(), "{found}");
        assert_eq!((&found["coders"], &found["units"]), (&4.into(), &12.into()));
        assert_eq!(found["cohen"]["reason"], "not_two_coders");
        assert_eq!(found["fleiss"]["reason"], "unequal_readers");
    }
}

#[test]
fn two_coders_have_a_kappa_and_are_told_how_many_more_to_read() {
    let found = agree(&table(&["112233441234211", "112333421234413"]), &["--level", "ordinal"]).unwrap();

    assert!(
        (found["cohen"]["kappa"].as_f64().unwrap() - 0.644_970_414_201_183_1).abs() < 1e-9,
        "{found}"
    );
    let weighted = found["cohen_quadratic"]["kappa"].as_f64().unwrap();
    assert!((weighted - 0.651_162_790_697_674_5).abs() < 1e-9, "{found}");
    assert!(found["units_needed"].as_u64() > Some(15), "{found}");
}

#[test]
fn several_rows_of_one_coder_for_one_unit_are_a_set() {
    let rows = "unit,coder,code\n1,a,x\n1,a,y\n1,b,x\n2,a,y\n2,b,y\n3,a,x\n3,b,x\n4,a,\n4,b,y\n";

    let found = agree(rows, &[]).unwrap();

    assert_eq!((&found["level"], &found["distance"]), (&"set".into(), &"MASI".into()));
    assert_eq!(found["pairable_values"], 8);
    assert!(found["alpha"].as_f64().unwrap() < 1.0);
    assert!(agree(rows, &["--level", "ordinal"]).unwrap_err().contains("nominaux"));
}

#[test]
fn what_has_no_coefficient_says_why() {
    let flat = agree(&table(&["aaaa", "aaaa"]), &[]).unwrap();
    let alone = agree(&table(&["abab"]), &[]).unwrap();

    assert_eq!(
        (&flat["alpha"], &flat["reason"]),
        (&Value::Null, &"single_value".into())
    );
    assert_eq!(
        (&alone["alpha"], &alone["reason"]),
        (&Value::Null, &"fewer_than_two_coders".into())
    );
    assert!(agree("unit,coder\n1,a\n", &[]).unwrap_err().contains("« code »"));
    assert!(
        agree(&table(&["ab", "ab"]), &["--level", "interval"])
            .unwrap_err()
            .contains("nombres")
    );
}
