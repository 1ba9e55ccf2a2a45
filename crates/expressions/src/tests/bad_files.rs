//! Files that nobody wishes for: each is refused with a reason, or read as far as it can be.

use super::*;

async fn refused(bytes: impl AsRef<[u8]>, name: &str) -> String {
    let app = app().await;
    code_of(begin(&app, bytes, name).await.expect_err("cannot be a table"))
}

#[tokio::test]
async fn an_empty_file_is_refused() {
    assert_eq!(refused("", "vide.csv").await, "table-empty-file");
    assert_eq!(refused("\n \n", "vide.csv").await, "table-empty-file");
}

#[tokio::test]
async fn a_picture_named_csv_is_refused() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    assert_eq!(refused(png, "photo.csv").await, "table-not-a-table");
}

#[tokio::test]
async fn windows_1252_and_mixed_encodings_are_read() {
    let app = app().await;
    let cp1252 = b"Avis\n\xc9quipe \xe0 l\x92\xe9coute, tr\xe8s rassurante\n";
    let outcome = import_bytes(&app, cp1252, "Avis").await.expect("imports");
    assert_eq!((outcome.taken, outcome.refused), (1, 0));

    let mut mixed = "Avis\nUne équipe à l’écoute au début\n".as_bytes().to_vec();
    mixed.extend_from_slice(b"Une \xe9quipe fatigu\xe9e \xe0 la fin du s\xe9jour\n");
    let outcome = import_bytes(&app, &mixed, "Avis").await.expect("imports");
    assert_eq!((outcome.taken, outcome.refused), (2, 0));
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let found = crate::Filter {
        q: "fatiguée".into(),
        ..crate::Filter::default()
    };
    assert_eq!(crate::count(&app, &scope, &found).await.expect("counts").n, 1);
}

#[tokio::test]
async fn quotes_that_never_close_cost_one_row_and_are_told() {
    let app = app().await;
    let outcome = import(
        &app,
        "ID,Avis\n1,\"Bon accueil\"\n2,\"Jamais fermé\n3,\"Bonne écoute\"\n",
        "Avis",
    )
    .await
    .expect("imports");
    assert!(outcome.taken >= 2, "{outcome:?}");
    assert!(outcome.refused >= 1, "{outcome:?}");
    let problems = store::problem::of(&app, outcome.source, 0, 10).await.expect("lists");
    assert!(
        problems.iter().all(|p| p.refuses()) && problems[0].line == 3,
        "{problems:?}"
    );
}

#[tokio::test]
async fn nul_bytes_and_a_cell_of_one_megabyte_are_refused_line_by_line() {
    let app = app().await;
    let huge = "a".repeat(2 << 20);
    let text = format!("ID;Avis\n1;Bon accueil\n2;un\0deux\n3;{huge}\n4;Bonne écoute\n");
    let outcome = import(&app, &text, "Avis").await.expect("imports");
    assert_eq!((outcome.taken, outcome.refused), (2, 2));
}

#[tokio::test]
async fn scripts_and_formulas_are_kept_as_the_words_they_are() {
    let app = app().await;
    let outcome = import(
        &app,
        "Avis\n<script>alert(1)</script> <b>gras</b> trop cher\n=1+1 ou un clic ici\n",
        "Avis",
    )
    .await
    .expect("imports");
    assert_eq!(outcome.taken, 2);
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let words = crate::list(&app, &scope, &crate::Filter::default(), None, 10)
        .await
        .expect("lists");
    assert!(
        words.iter().any(|e| e.text.as_str().starts_with("<script>")),
        "escaped when shown, not when kept"
    );
}

#[tokio::test]
async fn rows_of_another_width_are_refused_with_their_line() {
    let app = app().await;
    let outcome = import(
        &app,
        "ID;Avis;Date\n1;Bon accueil;05/03/2026\n2;trop court\n3;Bonne écoute;06/03/2026\n",
        "Avis",
    )
    .await
    .expect("imports");
    assert_eq!((outcome.taken, outcome.refused), (2, 1));
    let problem = store::problem::of(&app, outcome.source, 0, 10)
        .await
        .expect("lists")
        .remove(0);
    assert_eq!((problem.line, problem.code.as_str()), (3, "ragged"));
}
