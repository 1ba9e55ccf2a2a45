//! An import that is undone, and words taken back, leave studies and findings honest.

use super::*;

#[tokio::test]
async fn an_undone_import_leaves_nothing_behind_in_a_study() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    let reading = call(&quality, Method::GET, &format!("/studies/{id}/reading"), None).await;
    let number = reading["reading"]["expressions"][0]["number"].clone();
    let new = json!({ "study": id, "sentence": "Une phrase.", "evidence": [number] });
    let finding = call(&quality, Method::POST, "/findings", Some(new)).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for role in [Role::Representative, Role::Clinician] {
        call(
            &house.sign_in(role),
            Method::POST,
            &format!("/findings/{finding}/agreements"),
            Some(json!({ "version": 1 })),
        )
        .await;
    }
    let imports = quality.get("/expressions/imports").await.expect(StatusCode::OK).text();
    let (_, rest) = imports.split_once("href=\"/expressions/imports/0").unwrap();
    let import = format!("/expressions/imports/0{}", rest.split('"').next().unwrap());

    quality
        .post(&format!("{import}/undo"), &[("why", "fichier en double")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;

    let left = call(&quality, Method::GET, &format!("/findings/{finding}"), None).await;
    assert_eq!(
        (
            left["finding"]["stands"].as_bool(),
            left["finding"]["evidence_count"].as_i64()
        ),
        (Some(false), Some(0))
    );
    assert_eq!(left["finding"]["withdrawn_count"], 1);
    let codings = call(&quality, Method::GET, &format!("/studies/{id}/codings"), None).await;
    assert_eq!(codings["codings"], json!([]));
    let page = quality
        .get(&format!("/findings/{finding}"))
        .await
        .expect(StatusCode::OK);
    let why = "raison donnée";
    assert!(page.says(why) && page.says("fichier en double"), "{}", page.main());
    assert!(!page.says("reprise par la personne"), "{}", page.main());
    for path in ["", "/themes"] {
        let page = quality
            .get(&format!("/studies/{id}{path}"))
            .await
            .expect(StatusCode::OK);
        assert!(
            page.says("40 paroles ont été retirées avec l’import"),
            "{}",
            page.main()
        );
        assert!(page.says("fichier en double"), "{}", page.main());
        assert!(!page.says("sur 40 dans le corpus"), "{}", page.main());
    }
    let shown = call(&quality, Method::GET, &format!("/studies/{id}"), None).await;
    assert_eq!(shown["corpus_withdrawn_count"], 40);
    // Readers are told, once.
    for role in READERS {
        let work = house.sign_in(role).get("/work").await.expect(StatusCode::OK).text();
        assert_eq!(work.matches("Un import a été défait").count(), 1, "{role:?}");
    }
    let work = house.sign_in(Role::Direction).get("/work").await.expect(StatusCode::OK);
    assert!(!work.says("Un import a été défait"));
}
