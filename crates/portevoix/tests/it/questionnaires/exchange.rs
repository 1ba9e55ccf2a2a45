//! What leaves as FHIR is read by a library that is not ours.

use super::launched;
use crate::house::House;
use http::StatusCode;
use platform::Role;
use std::{path::Path, process::Command};

const FAULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/questionnaires/fhir_faults.py");

/// What the library finds wrong; none where the machine has no such library.
fn faults(python: &str, files: &[std::path::PathBuf]) -> String {
    let said = Command::new(python).arg(FAULTS).args(files).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8_lossy(&said.stdout).into_owned()
}

fn keep(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[tokio::test]
async fn another_library_finds_no_fault_in_the_questionnaires_and_answers_that_leave() {
    let Ok(python) = std::env::var("TEST_PYTHON") else {
        eprintln!("skipped: TEST_PYTHON names no interpreter with fhir.resources");
        return;
    };
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let ready = [
        "hospital-stay",
        "meeting",
        "nursing-home",
        "participation",
        "patient-tracer",
        "three-questions",
    ];
    for key in ready {
        let (campaign, path) = launched(&quality, key, |_| ()).await;
        let page = quality
            .get(&format!("/campaigns/{campaign}"))
            .await
            .expect(StatusCode::OK)
            .text();
        let instrument = page
            .split("href=\"/instruments/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        let questions = quality
            .get(&format!("/instruments/{instrument}/questionnaire.json"))
            .await;
        files.push(keep(
            folder.path(),
            &format!("{key}.json"),
            &questions.expect(StatusCode::OK).bytes,
        ));
        if key == "hospital-stay" {
            for n in 0..30 {
                let level = (n % 5 + 1).to_string();
                let pairs = [
                    ("accueil_personnes", level.as_str()),
                    ("douleur", "yes"),
                    ("positif", "Le calme"),
                ];
                house.visitor().post(&path, &pairs).await.expect(StatusCode::SEE_OTHER);
            }
            let answers = quality.get(&format!("/campaigns/{campaign}/answers.json")).await;
            files.push(keep(
                folder.path(),
                "answers.json",
                &answers.expect(StatusCode::OK).bytes,
            ));
        }
    }
    assert_eq!(faults(&python, &files), "");

    // It would have found one.
    let mut wrong: serde_json::Value = serde_json::from_slice(&std::fs::read(&files[0]).unwrap()).unwrap();
    wrong["status"] = 12.into();
    let wrong = keep(folder.path(), "wrong.json", wrong.to_string().as_bytes());
    assert!(!faults(&python, &[wrong]).is_empty());
}
