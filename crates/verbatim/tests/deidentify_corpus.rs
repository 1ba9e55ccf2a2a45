//! Invented sentences and what must be left of them: what identifies goes, what only looks like it stays.

use verbatim::deidentify::{Dates, Lists, Policy, deidentify, deidentify_under, replace};

fn masked(text: &str) -> String {
    replace(text, &deidentify(text, &Lists::default()))
}

/// Checks all pairs and shows every failure at once.
fn check(pairs: &[(&str, &str)]) {
    let wrong: Vec<String> = pairs
        .iter()
        .map(|(text, wanted)| (masked(text), wanted, text))
        .filter(|(found, wanted, _)| found != *wanted)
        .map(|(found, wanted, text)| format!("\n  text:   {text}\n  wanted: {wanted}\n  found:  {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:{}", wrong.len(), wrong.concat());
}

/// Checks that nothing is masked.
fn check_kept(texts: &[&str]) {
    let pairs: Vec<(&str, &str)> = texts.iter().map(|text| (*text, *text)).collect();
    check(&pairs);
}

#[test]
fn names_behind_titles_go_and_the_title_stays() {
    check(&[
        ("Le docteur Durieu a été clair.", "Le docteur [NOM 1] a été clair."),
        (
            "Merci au Dr. A. Vasselin et à Mme Le Guennic.",
            "Merci au Dr. [NOM 1] et à Mme [NOM 2].",
        ),
        ("M. de La Bruyant est venu.", "M. [NOM 1] est venu."),
        ("Mr et Mme Petit nous ont aidés", "Mr et Mme [NOM 1] nous ont aidés"),
        ("Madame Rose m'a souri.", "Madame [NOM 1] m'a souri."),
        ("le Pr Jean-Luc DURIEU-VASSE opère", "le Pr [NOM 1] opère"),
        (
            "Les docteurs Durieu, Vasse et Morand",
            "Les docteurs [NOM 1], [NOM 2] et [NOM 3]",
        ),
        ("Mlle D. a pleuré.", "Mlle [NOM 1]. a pleuré."),
        ("Maître Olivarès nous défend.", "Maître [NOM 1] nous défend."),
        ("Sœur Emmanuelle veille.", "Sœur [NOM 1] veille."),
        ("mme durieu a été très gentille", "mme [NOM 1] a été très gentille"),
        ("le dr vasselin explique bien", "le dr [NOM 1] explique bien"),
        ("Monsieur Van der Elst attend", "Monsieur [NOM 1] attend"),
        (
            "Mme Durieu puis M. Vasse. Durieu est revenue.",
            "Mme [NOM 1] puis M. [NOM 2]. [NOM 1] est revenue.",
        ),
    ]);
}

#[test]
fn names_behind_roles_ties_and_introductions_go() {
    check(&[
        (
            "L'infirmière Claire est formidable.",
            "L'infirmière [NOM 1] est formidable.",
        ),
        (
            "L’aide-soignante Fatoumata, un ange",
            "L’aide-soignante [NOM 1], un ange",
        ),
        (
            "Merci à Claire, Rose et Pierre !",
            "Merci à [NOM 1], [NOM 2] et [NOM 3] !",
        ),
        ("Mon fils Mathis a eu peur", "Mon fils [NOM 1] a eu peur"),
        ("Elle s'appelle Oriana je crois", "Elle s'appelle [NOM 1] je crois"),
        ("Un agent prénommé Kévin", "Un agent prénommé [NOM 1]"),
        (
            "le chirurgien Vasselin est distant",
            "le chirurgien [NOM 1] est distant",
        ),
        ("Nom : DURIEU Prénom : Julie", "Nom : [NOM 1] Prénom : [NOM 2]"),
    ]);
}

#[test]
fn known_given_names_go_with_their_surname() {
    check(&[
        ("Julie de l'accueil est souriante", "[NOM 1] de l'accueil est souriante"),
        ("Cordialement, Nathalie Durieu", "Cordialement, [NOM 1]"),
        ("Je remercie DURIEU Nathalie pour tout", "Je remercie [NOM 1] pour tout"),
        ("Rose Vasselin est restée avec moi", "[NOM 1] est restée avec moi"),
        (
            "Marie-Claire et Jean-Pierre sont aimables",
            "[NOM 1] et [NOM 2] sont aimables",
        ),
        ("J'ai vu nathalie hier", "J'ai vu [NOM 1] hier"),
        ("Mohamed B. m'a brancardé", "[NOM 1]. m'a brancardé"),
        (
            "JE REMERCIE LE DR DURIEU POUR SA PATIENCE",
            "JE REMERCIE LE DR [NOM 1] POUR SA PATIENCE",
        ),
    ]);
}

#[test]
fn names_beside_a_role_with_its_praise_or_written_in_haste_go() {
    check(&[
        ("Mr Frédéric vasserlin est très droit", "Mr [NOM 1] est très droit"),
        (
            "Heureusement que Mado, ma deuxième aide-soignante, était là",
            "Heureusement que [NOM 1], ma deuxième aide-soignante, était là",
        ),
        (
            "Angélique est une excellente coiffeuse",
            "[NOM 1] est une excellente coiffeuse",
        ),
        (
            "ma monitrice Nesrine a été patiente",
            "ma monitrice [NOM 1] a été patiente",
        ),
    ]);
    check_kept(&[
        "Le RH et le DAF sont venus",
        "Mme la cadre et l'IDE de nuit",
        "Nous reviendrons. Parfait !",
        "Bon accueil.\nParfait",
        "Zelvora est une application avec des pannes",
        "Charleroi (Belgique) est loin",
        "Notre DG et le PH de garde",
        "la chambre de garde et le lit de Camp",
        "Une douleur au tendon d'Achille",
    ]);
}

#[test]
fn numbers_addresses_and_contacts_go() {
    check(&[
        ("Rappelez-moi au 06 12 34 56 78 svp", "Rappelez-moi au [TÉLÉPHONE] svp"),
        ("tél:+33 (0)1.99.00.12.34", "tél:[TÉLÉPHONE]"),
        ("écrire à nathalie.durieu@exemple.fr.", "écrire à [COURRIEL]."),
        (
            "J'habite 12 bis, rue des Lilas Blancs, 25000 Besançon.",
            "J'habite [ADRESSE].",
        ),
        ("au 3 avenue du Général Vasse 21 000 euros", "au [ADRESSE] 21 000 euros"),
        ("14 rue de la paix", "[ADRESSE]"),
        ("7 place Saint-Jacques à Dijon", "[ADRESSE] à Dijon"),
        ("domiciliée rue du 8 mai 1945", "domiciliée [ADRESSE]"),
        ("Née le 12/03/1954 à Dijon", "Née le [DATE DE NAISSANCE] à Dijon"),
        ("né(e) le 1er mars 1954", "né(e) le [DATE DE NAISSANCE]"),
        (
            "Date de naissance : 12-03-54",
            "Date de naissance : [DATE DE NAISSANCE]",
        ),
        (
            "ma mère, née en 1931, est seule",
            "ma mère, née en [DATE DE NAISSANCE], est seule",
        ),
        ("mon n° de sécu 2 55 08 14 168 025 38", "mon n° de sécu [NIR]"),
        ("IPP 80012345", "IPP [NUMÉRO]"),
        ("dossier n° 4521-887 égaré", "dossier n° [NUMÉRO] égaré"),
        ("IEP: A12-34567", "IEP: [NUMÉRO]"),
        ("voir https://exemple.org/photo?id=12.", "voir [LIEN]."),
    ]);
}

#[test]
fn places_services_and_drugs_stay() {
    check_kept(&[
        "L'hôpital Pierre Oudot est bien tenu.",
        "La rue Martin est en travaux, la place Marguerite aussi.",
        "Au CHU Jean Minjoz, service Claude Bernard, pavillon Marguerite.",
        "Elle a la maladie de Charcot et prend du Doliprane.",
        "Transférée à la clinique Saint-Vincent puis à Saint-Étienne.",
        "Les urgences de Nancy et de Lourdes sont pleines.",
        "La station Jean Jaurès est loin du centre hospitalier Louis Pasteur.",
        "France Travail et la CAF se renvoient la balle avec Pôle emploi.",
        "la loi Claeys-Leonetti, le plan Alzheimer",
        "le parking de la rue du Docteur Durieu est petit",
    ]);
}

#[test]
fn everyday_words_that_are_also_names_stay() {
    check_kept(&[
        "Claire explication, merci.",
        "La chambre rose donne sur une pierre.",
        "Noël à l'hôpital, quelle tristesse.",
        "Constance dans les soins, patience et prudence.",
        "Marié et père de famille, M.D.P.H. et C.M.I. refusées, Mme L'Intendante, M. X, Mme XXX",
        "Le site Amelie.fr est en panne, San Francisco aussi",
        "Une charlotte et une blouse trop grandes, l'olivier de la cour",
        "Madame la Directrice, Monsieur le Préfet,",
        "Madame, Monsieur, Bonjour,",
        "le docteur explique, la dame est gentille, monsieur très âgé",
        "L'infirmière Urgences et le médecin ORL ; cadre de santé ; infirmier IADE",
        "Le personnel est aux petits soins. Merci Beaucoup.",
        "Cher Docteur, merci pour tout",
        "mme la secrétaire du dr est absente",
    ]);
}

#[test]
fn dates_amounts_and_public_numbers_stay() {
    check_kept(&[
        "Hospitalisé le 12/03/2021, sorti le 15 mars 2021.",
        "Le bébé est né par césarienne et tout va bien depuis le 3 mai 2022.",
        "Attente de 4 h 30, chambre 214, 3e étage, 12 000 euros, 25 000 patients",
        "Appelez le 15, le 3939 ou le 0 800 00 12 34.",
        "voir www.service-public.fr ou https://www.impots.gouv.fr/particulier",
        "la loi n° 2010-658, l'ordonnance n° 2020-3127, mon 08 09 10 11 12, 0809101112",
        "une copie d'acte de naissance demandée le 20 septembre 2019",
        "mon dossier 2021 est complet ; 2 places de parking ; 3 cours de yoga",
        "entre 2019 et 2022, à 98 %, 37,5 de fièvre, 10 m. Le couloir est long",
        "Il ne le 12 au soir rien demandé",
    ]);
}

#[test]
fn the_organisation_s_own_lists_win() {
    let lists = Lists::new(&["Oriana", "équipe bleue"], &["Nathalie", "Durieu"]);
    let text = "oriana et l'Équipe Bleue saluent Nathalie du foyer, docteur Durieu compris";

    let shared = replace(text, &deidentify(text, &lists));

    assert_eq!(
        shared,
        "[NOM 1] et l'[NOM 2] saluent Nathalie du foyer, docteur Durieu compris"
    );
}

#[test]
fn names_by_the_public_lists_and_by_what_stands_beside_go() {
    check(&[
        ("Rose la cadre a tout arrangé", "[NOM 1] la cadre a tout arrangé"),
        ("Merci pour tout.\nFlorence", "Merci pour tout.\n[NOM 1]"),
        ("Merci à Marie-Claude Petit", "Merci à [NOM 1]"),
        ("madame martin est douce", "madame [NOM 1] est douce"),
        (
            "Mme Petit est là. Petit est venue.",
            "Mme [NOM 1] est là. [NOM 1] est venue.",
        ),
        ("mme le gall a raison", "mme [NOM 1] a raison"),
        ("Linfirmiere Kenza ma aidee", "Linfirmiere [NOM 1] ma aidee"),
        ("MERCI À MADAME LE GALL", "MERCI À MADAME [NOM 1]"),
        ("Je remercie Fatiha Benmoussa.", "Je remercie [NOM 1]."),
        ("De la part de la famille Guillou", "De la part de la famille [NOM 1]"),
        ("Le kiné, Yannig, vient tôt", "Le kiné, [NOM 1], vient tôt"),
    ]);
}

#[test]
fn accounts_spoken_addresses_and_small_towns_go() {
    check(&[
        ("voir facebook.com/marie.durand.123 svp", "voir [LIEN] svp"),
        ("mon compte @mariedurand", "mon compte [COMPTE]"),
        ("jean (point) dupont (at) orange.fr", "[COURRIEL]"),
        ("jean.dupont arobase orange point fr", "[COURRIEL]"),
        ("j'habite à 39100 dole", "j'habite à [ADRESSE]"),
        ("lire vacaf.org/J'ai tout essayé", "lire vacaf.org/J'ai tout essayé"),
        (
            "lire http://vacaf.org/J'ai tout essayé",
            "lire http://vacaf.org/J'ai tout essayé",
        ),
        (
            "reçu de no-reply@interieur.gouv.fr hier",
            "reçu de no-reply@interieur.gouv.fr hier",
        ),
    ]);
}

#[test]
fn eponyms_saints_drugs_and_hospitals_stay() {
    check_kept(&[
        "Ni Alzheimer, ni Parkinson, ni Charcot ; un Doppler et un Glasgow à 15.",
        "Le CHU Saint-Pierre et l'hôpital Sainte-Anne sont loin.",
        "Bichat, Cochin et Lariboisière sont saturés, Necker aussi.",
        "Sous Kardegic et Ramipril depuis lundi, puis Mardi sans rien.",
    ]);
}

#[test]
fn lists_of_thousands_of_entries_are_followed() {
    let always: Vec<String> = (0..5_000).map(|n| format!("docteur Zoria{n}")).collect();
    let never: Vec<String> = (0..5_000)
        .map(|n| format!("Julie{n}"))
        .chain(["Julie".to_owned()])
        .collect();
    let (always, never): (Vec<&str>, Vec<&str>) = (
        always.iter().map(String::as_str).collect(),
        never.iter().map(String::as_str).collect(),
    );
    let lists = Lists::new(&always, &never);
    let text = "Le docteur zoria4999 et Julie du standard. ".repeat(2_000);

    let spans = deidentify(&text, &lists);

    assert_eq!(spans.len(), 2_000);
    assert!(
        spans
            .iter()
            .all(|span| text[span.start..span.end].eq("docteur zoria4999"))
    );
}

#[test]
fn a_cell_of_a_megabyte_is_read_in_one_go() {
    let text: String = (0..24_000)
        .map(|n| format!("Mme Durieu{n} et Julie Vasse{n}, n° 4{n}. "))
        .collect();

    let shared = masked(&text);

    assert!(text.len() > 1_000_000);
    assert!(!shared.contains("Durieu") && !shared.contains("Vasse"));
}

#[test]
fn a_word_in_small_letters_beside_a_name_that_has_its_capital_stays() {
    for text in [
        "Merci à madame Durieux, joignable ce soir",
        "Avec madame Durieux, aimable et douce",
    ] {
        let spans = deidentify(text, &Lists::default());
        let found: Vec<&str> = spans.iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, ["Durieux"], "{text}");
    }
}

#[test]
fn exact_dates_are_made_coarser_only_where_the_policy_says_so_and_dates_of_birth_always_go() {
    let text = "Née le 3 avril 1961, opérée le lundi 12 mars 2024 puis du 12 au 15/06/2024, en 2024 et à 14h30.";
    let coarse = Policy {
        dates: Dates::MonthAndYear,
    };

    let shared = replace(text, &deidentify_under(text, &Lists::default(), coarse));

    assert_eq!(
        shared,
        "Née le [DATE DE NAISSANCE], opérée le mars 2024 puis du juin 2024, en 2024 et à 14h30."
    );
    assert_eq!(
        masked(text),
        text.replace("3 avril 1961", "[DATE DE NAISSANCE]"),
        "dates stay unless asked"
    );
}

#[test]
fn numbers_of_carers_accounts_and_small_places_go() {
    check(&[
        ("Le RPPS est 99700366240.", "Le RPPS est [NUMÉRO]."),
        ("RPPS : 99 70 03 66 240", "RPPS : [NUMÉRO]"),
        (
            "suivez @zelka39 et https://www.doctolib.fr/medecin/dole/julie-vasselin",
            "suivez [COMPTE] et [LIEN]",
        ),
        (
            "voir https://www.doctolib.fr/medecin-generaliste/dole",
            "voir https://www.doctolib.fr/medecin-generaliste/dole",
        ),
        ("Je suis de Villers-sous-Trucy, à 40 km.", "Je suis de [LIEU], à 40 km."),
        (
            "le village de Trucmuche n'a plus de médecin",
            "le village de [LIEU] n'a plus de médecin",
        ),
    ]);
}
