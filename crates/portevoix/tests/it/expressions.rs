//! The corpus through the front door.

mod api;
mod bad_input;
mod command;
mod corpus;
mod forms;
mod import;
mod review;
mod suggestion;

use crate::house::{Client, House};
use http::StatusCode;
use platform::Role;

/// Invented answers: two say something, one says nothing, one names somebody.
const ANSWERS: &str = "Numéro;Avis;Ressenti;Date;Département;Canal\n\
    1;L’accueil des urgences était débordé, deux heures debout;Négatif;05/01/2026;Rhône;Internet\n\
    2;Une équipe de nuit qui prend le temps d’expliquer;Positif;10/03/2026;Ain;Courrier\n\
    3;RAS;Neutre;11/03/2026;Ain;Internet\n\
    4;Merci à madame Durieux, joignable au 06 12 34 56 78;Positif;12/03/2026;Ain;Internet\n";

/// Drops a file and goes to the page of its import.
async fn drop_file(client: &Client, text: &str) -> String {
    let reply = client
        .upload("/expressions/imports", &[], &[("file", "retours.csv", text.as_bytes())])
        .await;
    reply.expect(StatusCode::SEE_OTHER).location()
}

/// Imports a file with the columns that are proposed; says the address of the import.
async fn import(house: &House, text: &str) -> String {
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(&quality, text).await;
    quality
        .post(&format!("{url}/run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    url
}

/// The number of the text that waits for its review.
async fn waiting(house: &House) -> String {
    let queue = house
        .sign_in(Role::Quality)
        .get("/expressions/review")
        .await
        .expect(StatusCode::OK)
        .text();
    let (_, rest) = queue.split_once("href=\"/expressions/").unwrap();
    let mut numbers = std::iter::once(rest).chain(rest.split("href=\"/expressions/").skip(1));
    let found = numbers.find_map(|rest| {
        rest.split_once("/review\"")
            .map(|(number, _)| number)
            .filter(|n| n.parse::<i64>().is_ok())
    });
    found.unwrap().to_owned()
}

/// The value of the first hidden field `version` of a page.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}
