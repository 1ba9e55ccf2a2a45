# Paroles : ce que les gens disent, de l’arrivée au partage.
expressions-room = Paroles
expressions-name = Parole { $number }
expressions-count = { $n ->
    [0] Aucune parole
    [one] { $shown } parole
   *[other] { $shown } paroles
}
expressions-count-more = Plus de { $shown } paroles
expressions-any = Tout
expressions-see = Voir
expressions-save = Enregistrer
expressions-leave = Ne rien faire
expressions-organisation = Établissement
expressions-organisation-missing = Choisissez l’établissement.

# La liste
expressions-list = Les paroles
expressions-open = Ouvrir
expressions-search = Mots cherchés
expressions-search-hint = Sans accents si vous voulez ; entre guillemets pour une expression.
expressions-more-filters = Autres filtres
expressions-from = À partir du mois
expressions-to = Jusqu’au mois
expressions-month-hint = Par exemple 2026-03
expressions-month-unreadable = Donnez un mois, comme 2026-03 ou mars 2026.
expressions-attributes = Colonnes du fichier
expressions-attributes-kept = Valeurs gardées dans le filtre
expressions-show-blank = Montrer les réponses qui ne disent rien
expressions-show-blank-hint = « Rien », « RAS », vide : elles sont gardées et comptées, pas analysées.
expressions-filter = Filtrer
expressions-filter-clear = Tout montrer
expressions-filtered = Filtre :
expressions-none = Aucune parole pour ce filtre.
expressions-none-how = Élargissez la période ou retirez un filtre.
expressions-none-yet = Aucune parole partagée pour le moment.
expressions-none-yet-how = Importez un fichier de réponses, ou faites connaître le formulaire de suggestions.
expressions-study-open = Ouvrir une étude avec ces paroles
expressions-export-csv = Exporter en CSV
expressions-export-xlsx = Exporter en XLSX
expressions-export-note = L’export contient ce que le filtre montre, noms masqués. Le XLSX s’arrête aux 100 000 paroles les plus récentes ; le CSV les contient toutes.
expressions-column-number = Numéro
expressions-column-said-on = Date
expressions-column-received-on = Reçue
expressions-column-words = Parole
expressions-column-polarity = Positif ou négatif
expressions-column-unit = Service
expressions-column-place = Lieu
expressions-column-channel = Par quelle voie
expressions-column-speaker = Qui parle
expressions-column-source = Source
expressions-answered = Réponse à l’auteur
expressions-answered-yes = Répondues
expressions-answered-no = Sans réponse
expressions-filtered-words = mots « { $words } »
expressions-filtered-source = une source
expressions-filtered-attribute = { $name } : { $value }
expressions-filtered-between = de { $from } à { $to }
expressions-filtered-since = depuis { $from }
expressions-filtered-until = jusqu’à { $to }
expressions-filtered-answered = suggestions répondues
expressions-filtered-unanswered = suggestions sans réponse
expressions-filtered-blank = réponses qui ne disent rien
expressions-filtered-nothing = toutes les paroles

# Codes
expressions-polarity-positive = positif
expressions-polarity-neutral = neutre
expressions-polarity-negative = négatif
expressions-channel-survey = Questionnaire
expressions-channel-suggestion = Suggestion
expressions-channel-online = Avis en ligne
expressions-channel-letter = Courrier
expressions-channel-other = Autre
expressions-speaker-patient = Patient·e
expressions-speaker-relative = Proche
expressions-speaker-carer = Aidant·e
expressions-speaker-professional = Professionnel·le
expressions-speaker-unknown = Non précisé
expressions-state-received = Reçue
expressions-state-to-review = À relire avant partage
expressions-state-shared = Partagée
expressions-state-blank = Ne dit rien
expressions-state-withdrawn = Retirée par son auteur
expressions-state-purged = Effacée au terme de sa conservation
expressions-precision-day = au jour
expressions-precision-month = au mois
expressions-precision-none = sans date
expressions-source-kind-file = Fichier importé
expressions-source-kind-suggestion-box = Boîte à suggestions
expressions-source-kind-campaign = Questions ouvertes d’une enquête
expressions-basis-public-interest = Mission d’intérêt public
expressions-basis-consent = Accord de la personne
expressions-basis-legitimate-interest = Intérêt légitime
expressions-basis-open-data = Données déjà publiées
expressions-role-text = Parole
expressions-role-positive = Réponse à la question positive
expressions-role-negative = Réponse à la question négative
expressions-role-polarity = Positif, neutre ou négatif
expressions-role-date = Date ou mois
expressions-role-place = Lieu
expressions-role-unit = Service
expressions-role-number = Numéro d’origine
expressions-role-attribute = Garder pour filtrer
expressions-role-left-out = Ne pas garder
expressions-import-state-draft = À préparer
expressions-import-state-checking = Vérification en cours
expressions-import-state-checked = Vérifié, pas encore importé
expressions-import-state-running = Import en cours
expressions-import-state-done = Importé
expressions-import-state-undoing = Annulation en cours
expressions-import-state-undone = Annulé
expressions-import-state-failed = Arrêté

# Une parole
expressions-card-kind = Parole
expressions-gone = Les mots de cette parole ont été effacés. Il n’en reste que le numéro.
expressions-waits = Cette parole attend d’être relue avant d’être partagée.
expressions-facts = D’où elle vient
expressions-masked-title = Ce qui a été masqué
expressions-came-title = Ce qui en est venu
expressions-came-of-it = { $n ->
    [0] Rien ne s’appuie encore sur cette parole.
    [one] { $shown } élément s’appuie sur cette parole.
   *[other] { $shown } éléments s’appuient sur cette parole.
}
expressions-thread = Suivre le fil
expressions-traces = Ce qui lui est arrivé
expressions-did-given = Reçue par le formulaire
expressions-did-shared = Partagée
expressions-did-withdrawn = Retirée par son auteur
expressions-did-answered = Réponse à l’auteur
expressions-did-raw-opened = Texte d’origine ouvert
expressions-did-review-opened = Ouverte pour relecture
expressions-did-passage-decided = Passage décidé
expressions-did-passage-added = Passage ajouté
expressions-answer-title = Réponse à l’auteur
expressions-answer-label = Votre réponse
expressions-answer-hint = L’auteur la lira avec son code. Ne nommez personne.
expressions-answer-send = Répondre
expressions-answer-kept = Votre réponse est enregistrée : l’auteur la lira avec son code.
expressions-answer-missing = Écrivez la réponse.
expressions-answer-long = Cette réponse est trop longue : { $limit } caractères au plus.
expressions-answer-impossible = Cette parole n’attend pas de réponse : elle a été retirée, ou ne vient pas du formulaire.
expressions-answered-by = { $role }, le { $day }
expressions-raw-ask = Lire le texte d’origine
expressions-raw-ask-why = Il contient ce qui a été masqué. Il s’affichera une fois ; votre nom, l’heure et la raison sont inscrits au journal.
expressions-raw-reason = Pour quelle raison ?
expressions-raw-reason-hint = Dix caractères au moins. Ne recopiez aucun nom.
expressions-raw-reason-missing = Dites pour quelle raison.
expressions-raw-reason-short = Dites-le en quelques mots : dix caractères au moins.
expressions-raw-reason-long = Cette raison est trop longue : 500 caractères au plus.
expressions-raw-open = Ouvrir le texte d’origine
expressions-raw-title = Texte d’origine
expressions-raw-once = Affiché une fois, et inscrit au journal.
expressions-raw-gone = Le texte d’origine n’est plus conservé.

# Tâches
expressions-task-review-more = Plus de { $shown } paroles à relire avant partage
expressions-task-review = { $n ->
    [one] { $shown } parole à relire avant partage
   *[other] { $shown } paroles à relire avant partage
}
expressions-task-review-why = Tant qu’elles ne sont pas relues, personne d’autre ne les lit.
expressions-task-review-verb = Relire
expressions-task-answer = { $n ->
    [one] { $shown } suggestion sans réponse
   *[other] { $shown } suggestions sans réponse
}
expressions-task-answer-why = Leurs auteurs peuvent lire la réponse avec leur code.
expressions-task-answer-verb = Répondre

# Importer
expressions-imports-title = Imports
expressions-imports-when = Quand
expressions-imports-state = Où il en est
expressions-imports-none = Aucun fichier importé.
expressions-imports-none-how = Un fichier CSV ou XLSX suffit : une ligne par réponse.
expressions-import-new = Importer un fichier
expressions-import-title = Import « { $name } »
expressions-import-lead = Déposez un fichier CSV ou XLSX. Rien n’est importé avant que vous ayez vu ce qu’il contient.
expressions-import-file = Fichier
expressions-import-file-hint = CSV, TSV ou XLSX, 1 Go au plus. Il est chiffré dès son arrivée et effacé une fois importé.
expressions-import-file-missing = Choisissez un fichier.
expressions-import-look = Regarder le fichier
expressions-import-see = Voir ces paroles
expressions-import-same-file = Ce fichier a déjà été importé le { $day } (« { $name } »). L’importer de nouveau ne changera rien : les lignes déjà là seront reconnues.
expressions-import-discard = Abandonner cet import
expressions-import-discard-sure = Abandonner cet import et effacer le fichier ?
expressions-import-discarded = L’import est abandonné et le fichier effacé.
expressions-import-failed = L’import s’est arrêté. Ce qui était pris l’est toujours : reprenez-le, il continuera où il en était, ou annulez-le.
expressions-import-resume = Reprendre l’import
expressions-import-no-such-column = Aucune colonne ne s’appelle « { $column } ». Celles du fichier : { $known }.
expressions-import-no-text = Dites quelle colonne contient les paroles.
expressions-columns-unknown = Une colonne ou un rôle n’existe pas : donnez le nom exact de la colonne.
expressions-import-role-twice = « { $column } » a le même rôle qu’une autre colonne. Choisissez-en un autre.
expressions-import-text-and-pair = « { $column } » ne peut pas être la parole à côté d’une question positive ou négative.
expressions-numbers-nothing = La plupart des numéros portent déjà d’autres paroles. « { $column } » ne numérote sans doute que les lignes de ce fichier : choisissez « Garder pour filtrer » ou « Ne pas garder » pour cette colonne. Les paroles seront alors reconnues à leurs mots.
expressions-numbers-nothing-command = La plupart des numéros portent déjà d’autres paroles : cette colonne ne numérote sans doute que les lignes de ce fichier. Recommencez avec --no-id ; les paroles seront reconnues à leurs mots.
expressions-columns-title = Ce que contient chaque colonne
expressions-columns-lead = Voici notre proposition. Corrigez ce qui n’est pas juste.
expressions-columns-name = Colonne
expressions-columns-role = Ce qu’elle contient
expressions-columns-example = Exemple
expressions-column-personal = Son nom annonce une personne : nous proposons de ne pas la garder.
expressions-stands-on = Sur quoi repose l’import
expressions-source-name = Nom de la source
expressions-source-name-missing = Donnez un nom à cette source.
expressions-source-name-long = Ce nom est trop long : 160 caractères au plus.
expressions-source-changed = Quelqu’un d’autre a modifié cet import entre-temps. Voici où il en est ; ce que vous aviez choisi est gardé ci-dessous.
expressions-source-closed = Cet import est déjà lancé, terminé ou annulé.
expressions-basis = Base légale
expressions-basis-hint = Pourquoi l’établissement a le droit de conserver ces paroles.
expressions-retention = Conservation du texte d’origine, en mois
expressions-retention-hint = De 1 à 240. Ensuite, seul le texte masqué reste.
expressions-retention-bounds = Donnez un nombre de mois de 1 à 240.
expressions-allows-publication = Ces paroles peuvent être citées publiquement, une fois masquées
expressions-allows-publication-hint = Cochez si la base légale et l’information donnée aux auteurs le permettent.
expressions-dry-run = Vérifier sans rien importer
expressions-run = Importer
expressions-presets = Choix tout prêts
expressions-preset-single = Une colonne de texte
expressions-preset-pair = Deux colonnes, positif et négatif (e-Satis)
expressions-preset-text = Colonne des paroles
expressions-preset-apply = Appliquer
expressions-preset-same-column = Choisissez une autre colonne pour la question négative.
expressions-format-title = Comment le fichier est lu
expressions-format-text = Texte { $encoding }, séparé par { $separator }.
expressions-format-workbook = Classeur XLSX, feuille « { $sheet } ».
expressions-format-encoding = Encodage
expressions-format-separator = Séparateur
expressions-format-sheet = Feuille
expressions-format-headers = Première ligne
expressions-format-headers-yes = Nomme les colonnes
expressions-format-headers-no = Est déjà une réponse
expressions-format-again = Relire ainsi
expressions-encoding-utf8 = UTF-8
expressions-encoding-mixed = UTF-8 et Windows-1252 mêlés
expressions-encoding-windows-1252 = Windows-1252
expressions-encoding-iso-8859-15 = Latin-9
expressions-encoding-macintosh = Macintosh
expressions-encoding-utf-16le = UTF-16
expressions-encoding-utf-16be = UTF-16 (ordre inverse)
expressions-separator-comma = virgule
expressions-separator-semicolon = point-virgule
expressions-separator-tab = tabulation
expressions-separator-pipe = barre verticale
expressions-separator-none = rien (une colonne)
expressions-preview = Les premières lignes
expressions-tried = Ce que l’import ferait
expressions-tried-rows = { $n ->
    [0] Aucune ligne lue pour le moment.
    [one] { $shown } ligne lue.
   *[other] { $shown } lignes lues.
}
expressions-tried-why = Ce qui n’irait pas, en nombre de lignes
expressions-counted-taken = Paroles prises
expressions-counted-blank = dont réponses qui ne disent rien
expressions-counted-to-review = dont à relire avant partage
expressions-counted-already = Déjà là
expressions-counted-refused = Lignes refusées
expressions-progress = { $n ->
    [0] Lecture commencée : { $total } lignes attendues.
    [one] { $shown } ligne lue sur { $total }
   *[other] { $shown } lignes lues sur { $total }
}
expressions-progress-taken-out = { $n ->
    [0] Retrait commencé : { $total } paroles à retirer.
    [one] { $shown } parole retirée sur { $total }
   *[other] { $shown } paroles retirées sur { $total }
}
expressions-progress-taken-out-so-far = { $n ->
    [0] Le retrait commence.
    [one] { $shown } parole retirée.
   *[other] { $shown } paroles retirées.
}
expressions-progress-close = Vous pouvez fermer cette page : le travail continue.
expressions-progress-look = Voir où il en est
expressions-progress-over = C’est fini.
expressions-problems = Ligne par ligne
expressions-problems-csv = Télécharger la liste des lignes
expressions-problem-line = Ligne
expressions-problem-outcome = Suite
expressions-problem-why = Pourquoi
expressions-problem-refused = Refusée
expressions-problem-remarked = Prise, avec une remarque
expressions-undo = Annuler cet import
expressions-undo-title = Annuler l’import « { $name } »
expressions-undo-count = { $n ->
    [0] Il ne reste aucune parole à retirer.
    [one] { $shown } parole sera retirée du corpus.
   *[other] { $shown } paroles seront retirées du corpus.
}
expressions-undo-used = { $n ->
    [one] Attention : { $shown } de ces paroles sert déjà de preuve à un constat ou à une démarche. Ceux qui s’en servent verront qu’elle a été retirée avec cet import, et pourquoi.
   *[other] Attention : { $shown } de ces paroles servent déjà de preuve à des constats ou à des démarches. Ceux qui s’en servent verront qu’elles ont été retirées avec cet import, et pourquoi.
}
expressions-undo-studies = Les études qui les ont figées ou lues les perdront aussi : ce qui y était codé s’en va, et la raison y est dite.
expressions-undo-why = Pourquoi l’annuler ?
expressions-undo-why-hint = Ce sera lu par ceux qui s’étaient appuyés sur ces paroles.
expressions-undo-why-missing = Dites pourquoi vous annulez cet import.
expressions-undo-why-long = C’est trop long : 500 caractères au plus.
expressions-undone = Annulé le { $day } : { $why }

# Ce qui rend un fichier illisible

# Ce qui se passe sur une ligne
expressions-line-text-too-long = Un texte dépasse { $limit } caractères.
expressions-line-number-taken = Ce numéro porte déjà d’autres paroles : corrigez-le, ou importez sans numéro d’origine.
expressions-line-date-unreadable = Date non reconnue : la parole est prise sans date.
expressions-line-date-to-come = Date à venir : la parole est prise sans date.
expressions-line-polarity-unreadable = Positif ou négatif non reconnu : la parole est prise sans.
expressions-line-attribute-cut = La colonne « { $column } » est coupée à 400 caractères.
expressions-problem-ragged = Pas le bon nombre de cellules (refusées)
expressions-problem-quote-never-closed = Guillemet jamais fermé (refusées)
expressions-problem-cell-too-long = Cellule trop longue (refusées)
expressions-problem-row-too-long = Ligne trop longue (refusées)
expressions-problem-nul-byte = Octet nul (refusées)
expressions-problem-undecodable = Caractères illisibles (refusées)
expressions-problem-unreadable = Lecture arrêtée
expressions-problem-text-too-long = Texte trop long (refusées)
expressions-problem-number-taken = Numéro qui porte déjà d’autres paroles (refusées)
expressions-problem-date-unreadable = Date non reconnue (prises sans date)
expressions-problem-date-to-come = Date à venir (prises sans date)
expressions-problem-polarity-unreadable = Positif ou négatif non reconnu (prises sans)
expressions-problem-attribute-cut = Colonne coupée à 400 caractères (prises)

# Relire avant partage
expressions-review-title = À relire avant partage
expressions-review-heading = Relire avant partage
expressions-review-count-more = Plus de { $shown } paroles à relire
expressions-review-count = { $n ->
    [0] Rien à relire
    [one] { $shown } parole à relire
   *[other] { $shown } paroles à relire
}
expressions-review-lead = Portevoix a masqué ce qu’il a trouvé, et hésite sur ces textes. Personne d’autre ne les lit avant vous.
expressions-review-none = Aucune parole n’attend d’être relue.
expressions-review-none-how = Celles qui contiennent un nom ou un passage douteux viendront ici.
expressions-review-open = Relire ce qui est masqué
expressions-review-place = Parole { $place } sur { $total }
expressions-review-found = { $n ->
    [0] L’outil n’a trouvé aucun passage.
    [one] L’outil a trouvé { $shown } passage.
   *[other] L’outil a trouvé { $shown } passages.
}
expressions-review-doubts = { $n ->
    [one] Il hésite sur { $shown }.
   *[other] Il hésite sur { $shown }.
}
expressions-review-raw = Texte d’origine
expressions-review-raw-note = Texte d’origine. Seules les personnes chargées de la relecture peuvent le lire. Cette lecture est tracée.
expressions-review-already = Cette parole est déjà partagée : ce que vous décidez ici change aussitôt ce que les autres lisent.
expressions-review-legend-mask = Sera masqué
expressions-review-legend-doubt = L’outil hésite
expressions-review-legend-keep = Gardé
expressions-review-key-move = passage suivant, précédent
expressions-review-key-mask = masquer
expressions-review-key-keep = garder
expressions-review-keys = Utiliser ces touches
expressions-review-add = Ajouter un passage
expressions-review-add-words = Mot à masquer
expressions-review-add-hint = Sélectionnez-le dans le texte, ou recopiez-le : il sera masqué partout dans ce texte.
expressions-review-add-kind = Ce que c’est
expressions-review-add-do = Masquer
expressions-review-preview = Ce que lira le groupe
expressions-review-passages = Les passages
expressions-review-no-passage = Aucun passage. Si un nom vous saute aux yeux, ajoutez-le.
expressions-review-mask = Masquer
expressions-review-keep = Garder
expressions-review-everywhere = Dans tous les textes à venir
expressions-review-to-decide = À décider
expressions-review-share = Partager cette parole
expressions-review-shared = La parole est partagée.
expressions-review-undecided = { $n ->
    [one] { $shown } passage n’est pas décidé : il sera masqué.
   *[other] { $shown } passages ne sont pas décidés : ils seront masqués.
}
expressions-review-changed = Quelqu’un d’autre a décidé sur cette parole entre-temps. Voici où elle en est.
expressions-review-closed = Cette parole ne peut plus être relue : elle a été retirée, ou son texte d’origine n’est plus conservé.

# Partager en une fois
expressions-sharing-title = Partager en une fois
expressions-sharing-lead = Quand beaucoup de paroles attendent, partagez celles où l’outil est assez sûr de ce qu’il a trouvé. Les passages que personne n’a décidés y seront masqués. Vous pourrez rouvrir chacune et la corriger.
expressions-sharing-confidence = Certitude de l’outil
expressions-sharing-confidence-hint = Une parole attend encore si un seul de ses passages est en dessous.
expressions-sharing-confidence-of = { $n } % ou plus
expressions-sharing-confidence-bounds = Donnez une certitude de 1 à 100.
expressions-sharing-count = Compter
expressions-sharing-would = { $n ->
    [0] Aucune parole ne serait partagée.
    [one] { $shown } parole serait partagée.
   *[other] { $shown } paroles seraient partagées.
}
expressions-sharing-would-wait = { $n ->
    [0] Aucune ne continuerait d’attendre.
    [one] { $shown } continuerait d’attendre.
   *[other] { $shown } continueraient d’attendre.
}
expressions-sharing-share = { $n ->
    [one] Partager cette parole
   *[other] Partager ces { $shown } paroles
}
expressions-sharing-going = Travail en cours
expressions-sharing-begins = Le travail commence.
expressions-sharing-looked-at = { $n ->
    [one] { $shown } parole regardée sur { $total }
   *[other] { $shown } paroles regardées sur { $total }
}
expressions-sharing-failed = Le dernier partage s’est arrêté. Ce qui était partagé l’est toujours : recommencez pour le reste.
expressions-sharing-done = { $n ->
    [0] Le { $day }, aucune parole n’a été partagée en une fois.
    [one] { $shown } parole partagée en une fois, le { $day }.
   *[other] { $shown } paroles partagées en une fois, le { $day }.
}
expressions-sharing-rule = Appliquer de nouveau la règle
expressions-sharing-rule-lead = La règle de l’établissement est : « { $rule } ». Si vous venez de la changer, ou d’ajouter des mots, elle peut s’appliquer aussi aux paroles qui attendent. Ce que des personnes ont décidé reste.
expressions-sharing-rule-again = Appliquer la règle à ce qui attend
expressions-sharing-rule-done = { $n ->
    [0] Règle appliquée le { $day } : toutes attendent encore une personne.
    [one] Règle appliquée le { $day } : { $shown } parole partagée.
   *[other] Règle appliquée le { $day } : { $shown } paroles partagées.
}
expressions-review-kind-missing = Dites ce que contient ce passage.
expressions-review-words-absent = Ces mots ne sont pas dans le texte. Recopiez-les comme ils y sont écrits.
expressions-review-decision-missing = Choisissez de masquer ou de garder.
expressions-decision-machine = Sera masqué
expressions-decision-accepted = Masqué par une personne
expressions-decision-rejected = Gardé par une personne
expressions-decision-added = Ajouté par une personne
expressions-kind-name = Nom
expressions-kind-phone = Téléphone
expressions-kind-email = Adresse électronique
expressions-kind-address = Adresse
expressions-kind-birth-date = Date de naissance
expressions-kind-nir = Numéro de sécurité sociale
expressions-kind-record-number = Numéro de dossier
expressions-kind-url = Lien
expressions-kind-account = Compte (réseau, site)
expressions-kind-place = Petite commune, lieu-dit
expressions-kind-date = Date exacte
expressions-reason-after-title = Vient après un titre.
expressions-reason-after-role = Vient après une fonction ou un lien de parenté.
expressions-reason-after-introduction = Vient après des mots qui annoncent un nom.
expressions-reason-in-name-list = Dans la liste des prénoms et des noms.
expressions-reason-same-name = Le même nom est ailleurs dans le texte.
expressions-reason-organisation-list = Dans la liste de votre établissement.
expressions-reason-pattern = Écrit de cette façon.
expressions-reason-key-checked = Écrit de cette façon, et sa clé est juste.
expressions-reason-after-keyword = Vient après des mots qui l’annoncent.
expressions-reason-by-hand = Signalé par une personne.

# La règle de l’établissement
expressions-policy-title = Règle de masquage
expressions-policy-review = Quand une personne relit-elle avant le partage ?
expressions-policy-review-hint = La règle vaut pour les paroles à venir.
expressions-policy-missing = Choisissez une règle.
expressions-policy-changed = Quelqu’un d’autre a changé cette règle entre-temps. Voici où elle en est.
expressions-policy-kept = La règle est enregistrée.
expressions-review-policy-always = Toujours
expressions-review-policy-always-hint = Chaque parole attend une personne.
expressions-review-policy-doubtful = En cas de doute
expressions-review-policy-doubtful-hint = Quand l’outil trouve un nom, ou n’est pas sûr.
expressions-review-policy-never = Jamais
expressions-review-policy-never-hint = Ce que l’outil trouve est masqué, le reste est partagé aussitôt.
expressions-policy-days = Ne garder que le mois des dates
expressions-policy-days-hint = « le 12 mars 2024 » devient « le mars 2024 » : avec le service, un jour peut dire qui était là. Les dates de naissance sont toujours masquées.
expressions-policy-words = Mots de l’établissement
expressions-policy-words-lead = Les noms rares de vos équipes, à toujours masquer ; les noms de vos bâtiments ou services, à ne jamais masquer.
expressions-policy-words-none = Aucun mot pour le moment.
expressions-policy-word = Mot
expressions-policy-choice = Que faire
expressions-policy-add = Ajouter ce mot
expressions-policy-remove = Retirer
expressions-mask-always = Toujours masquer
expressions-mask-never = Ne jamais masquer
expressions-mask-word-missing = Écrivez le mot.
expressions-mask-word-long = C’est trop long : 80 caractères au plus.
expressions-mask-choice-missing = Choisissez toujours ou jamais.

# Donner sa voix
expressions-give-title = Donner ma parole
expressions-give-nobody = Aucun établissement ne reçoit de paroles ici pour le moment.
expressions-give-choose = À qui s’adresse-t-elle ?
expressions-give-lead = Dites à { $name } ce qui s’est passé, ce qui vous a aidé, ce qui devrait changer. Sans compte, sans nom.
expressions-give-emergency = Ce formulaire n’est pas lu tout de suite. En cas d’urgence, appelez le 15 ou le 112 ; le 114 si vous n’entendez pas. En cas de détresse, le 3114 répond jour et nuit.
expressions-give-words = Votre parole
expressions-give-words-hint = Ne nommez personne, ni vous ni d’autres : les noms que nous trouvons sont masqués. { $limit } caractères au plus.
expressions-give-words-missing = Écrivez ce que vous voulez dire.
expressions-give-words-long = C’est trop long : { $limit } caractères au plus.
expressions-give-words-unreadable = Ce texte contient des caractères que nous ne pouvons pas garder. Recopiez-le sans eux.
expressions-give-unit = Service
expressions-give-unit-hint = Par exemple : urgences, maternité, accueil.
expressions-give-unit-long = C’est trop long : 120 caractères au plus.
expressions-give-month = Quand était-ce ? (mois)
expressions-give-month-unreadable = Donnez un mois passé, comme 2026-03, ou laissez vide.
expressions-give-speaker = Vous êtes
expressions-give-speaker-patient = La personne soignée
expressions-give-speaker-relative = Un proche
expressions-give-speaker-carer = Un aidant
expressions-give-speaker-professional = Un professionnel
expressions-give-speaker-unknown = Je préfère ne pas le dire
expressions-give-publication = Mes mots peuvent être cités publiquement, sans aucun nom
expressions-give-publication-hint = Sinon, seules les personnes qui y travaillent les liront.
expressions-give-trap = Laissez ce champ vide
expressions-give-send = Envoyer
expressions-give-again = Une autre parole arrivait au même instant. Envoyez de nouveau la vôtre.
expressions-give-privacy = Ce que nous gardons
expressions-give-privacy-text = Votre texte, chiffré, et ce que vous avez rempli ; le jour, pas l’heure ; ni nom, ni adresse, ni appareil. Les passages qui permettent de reconnaître quelqu’un sont masqués avant que d’autres lisent. Avec le code que vous recevrez, vous verrez ce que vos mots deviennent et pourrez les retirer.
expressions-receipt-title = Merci, votre parole est arrivée
expressions-receipt-lead = { $name } l’a reçue.
expressions-receipt-code = Votre code
expressions-receipt-keep = Notez-le : il ne s’affichera plus, et nous ne pouvons pas le retrouver.
expressions-receipt-print = Imprimer
expressions-receipt-next = Avec ce code, vous verrez ce que vos mots deviennent, vous lirez la réponse, et vous pourrez les retirer.
expressions-follow-title = Suivre ma parole
expressions-follow-lead = Donnez le code reçu quand vous avez parlé.
expressions-follow-code = Votre code
expressions-follow-code-hint = Par exemple K7M4-Q2RX-9B
expressions-follow-see = Voir
expressions-follow-unknown = Nous ne connaissons pas ce code. Vérifiez chaque caractère : il n’y a ni zéro, ni un, ni O, ni I.
expressions-follow-given = Vous l’avez donnée le { $day }.
expressions-follow-state-received = Elle est arrivée.
expressions-follow-state-to-review = Une personne de l’établissement vérifie que personne n’y est reconnaissable.
expressions-follow-state-shared = Les personnes qui travaillent à améliorer les choses la lisent.
expressions-follow-state-blank = Elle est comptée.
expressions-follow-state-withdrawn = Il n’en reste aucun mot.
expressions-follow-state-purged = Elle n’a pas été partagée dans le délai prévu, et ses mots ont été effacés.
expressions-follow-as-read = Ce que les autres lisent
expressions-follow-answer = La réponse
expressions-follow-no-answer = Pas encore de réponse. Revenez avec votre code.
expressions-follow-hidden = { $n ->
    [one] { $shown } étape n’est pas encore publique.
   *[other] { $shown } étapes ne sont pas encore publiques.
}
expressions-follow-public = Vos mots peuvent être cités publiquement.
expressions-withdraw-title = Retirer mes mots
expressions-withdraw-lead = Vous pouvez les retirer à tout moment, sans dire pourquoi.
expressions-withdraw = Retirer mes mots
expressions-withdraw-sure = Vos mots seront effacés partout, tout de suite, et personne ne pourra les retrouver. Les retirer ?
expressions-withdrawn-done = Vos mots sont retirés.
