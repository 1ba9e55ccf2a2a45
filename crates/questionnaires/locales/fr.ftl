# Questionnaires
questionnaires-room = Questionnaires
questionnaires-lead = Des enquêtes que l’on finit, et dont on voit ce qu’elles changent. Chaque version publiée reste telle qu’elle a été posée.
questionnaires-campaigns = Campagnes
questionnaires-campaigns-lead = Qui demande quoi, à qui, de quand à quand, et dans quel but.
questionnaires-new = Nouveau questionnaire
questionnaires-from = Partir de
questionnaires-blank = Une page blanche
questionnaires-blank-hint = Donnez un titre, puis ajoutez vos questions.
questionnaires-title = Titre
questionnaires-title-hint = Seulement pour une page blanche.
questionnaires-title-missing = Donnez un titre.
questionnaires-organisation = Établissement
questionnaires-organisation-missing = Dites pour quel établissement.
questionnaires-sponsor = Qui demande
questionnaires-make = Créer
questionnaires-made = Le brouillon est là. Rien n’est encore publié.
questionnaires-leave = Quitter sans enregistrer
questionnaires-save = Enregistrer
questionnaires-saved = C’est enregistré.
questionnaires-remove = Retirer
questionnaires-removed = C’est retiré.
questionnaires-remove-sure = Retirer vraiment ?
questionnaires-up = Monter
questionnaires-down = Descendre
questionnaires-add = Ajouter
questionnaires-filter = Filtrer
questionnaires-more = Plus de réglages
questionnaires-why = Pourquoi
questionnaires-why-missing = Dites pourquoi.
questionnaires-licensed = Les questionnaires sous licence (EQ-5D et d’autres) ne sont pas fournis : leurs titulaires les donnent. Ajoutez le vôtre en lisant son fichier (XLSForm, CSV, FHIR).
questionnaires-library-unknown = Ce questionnaire prêt n’existe pas.
questionnaires-none = Pas encore de questionnaire.
questionnaires-none-how = Partez d’un questionnaire prêt, ou d’une page blanche.
questionnaires-from-file = Lire un fichier de questions
questionnaires-from-file-lead = Un formulaire XLSForm (KoboToolbox, ODK), un tableau avec une ligne par question, ou un « Questionnaire » FHIR R4. Ce qui est compris devient un brouillon ; le reste est dit, question par question.
questionnaires-file = Le fichier
questionnaires-file-hint = XLSX, CSV ou JSON, 8 Mo au plus. « Questions en CSV », sur la page d’un questionnaire, en donne un exemple.
questionnaires-file-text = Ou collez-le ici
questionnaires-file-missing = Choisissez un fichier, ou collez son contenu.
questionnaires-file-no-columns = Ce tableau n’a pas les colonnes qu’il faut : « Question » et « Genre », ou les feuilles d’un XLSForm (« survey », « choices »).
questionnaires-file-not-a-table = Ce n’est ni un tableau ni un questionnaire. Envoyez un fichier XLSX, CSV ou JSON.
questionnaires-untitled = Questionnaire sans titre
questionnaires-fhir-hint = Le fichier reste ici ; rien n’est envoyé ailleurs.
questionnaires-read = Lire
questionnaires-see-draft = Voir le brouillon
questionnaires-left-title = Ce qui n’a pas été pris
questionnaires-taken = { $n ->
    [one] Une question est prise.
   *[other] { $n } questions sont prises.
}
questionnaires-left-not-a-questionnaire = Ce n’est pas un « Questionnaire » FHIR. Vérifiez le fichier.
questionnaires-left-too-many-items = Trop de questions : les dix mille premières sont lues.
questionnaires-left-no-link = Une question n’a pas de nom (linkId).
questionnaires-left-no-words = Une question n’a pas de texte.
questionnaires-left-unknown-type = Ce genre de question n’existe pas ici.
questionnaires-left-outside-choices = Les choix sont dans une liste d’ailleurs : la question se répond par un mot.
questionnaires-left-condition = Sa condition n’est pas comprise, ou regarde une question qui vient après : elle est posée à tous.
questionnaires-left-renamed = Son nom a été changé : lettres minuscules, chiffres et _ seulement.
questionnaires-left-score = Un score n’est pas compris.
questionnaires-left-unnamed = Elle n’avait pas de nom : elle en a reçu un.
questionnaires-left-bad-line = Cette ligne ne se lit pas (trop de cases, ou un guillemet qui ne se ferme pas) : elle est laissée. Corrigez-la dans le fichier.
questionnaires-left-bad-cell = Cette case n’est pas comprise : elle compte comme vide.
questionnaires-left-not-read = Cette colonne n’est pas lue.
questionnaires-left-constraint = Cette limite ne peut pas être dite ici : toute réponse est prise.
questionnaires-left-repeat = Ces questions se répètent à volonté : elles sont laissées.
questionnaires-left-unasked = Une machine le note sans le demander : c’est laissé.
questionnaires-left-quote = Le texte cite une réponse inconnue ou qui vient après : à corriger avant de publier.
questionnaires-left-language = Cette langue n’a pas de code connu. Écrivez-le entre parenthèses, comme Français (fr).
questionnaires-left-line = ligne { $line }
questionnaires-left-what = Ce que dit le fichier
questionnaires-version-draft = Version { $number }, brouillon
questionnaires-version-published = Version { $number }, publiée le { $moment }
questionnaires-version-missing = Choisissez ce qui est demandé.
questionnaires-measured = { $n ->
    [one] { $n } minute, niveau { $level }, { $questions } questions.
   *[other] { $n } minutes, niveau { $level }, { $questions } questions.
}
questionnaires-level-primary = école primaire
questionnaires-level-college = collège
questionnaires-level-lycee = lycée
questionnaires-level-university = études supérieures
questionnaires-preview = Voir comme sur un téléphone
questionnaires-preview-purpose = Ici, ce qui est dit du but de l’enquête.
questionnaires-export-fhir = FHIR
questionnaires-export-csv = Questions en CSV
questionnaires-languages = Langues
questionnaires-languages-hint = Des codes : fr en fr-facile ar. La première est celle que l’on écrit.
questionnaires-translations-hint = Une ligne par langue ensuite : « en: … », « fr-facile: … ».
questionnaires-whole = Titre, textes et langues
questionnaires-opening = Avant la première question
questionnaires-closing = Après la dernière
questionnaires-faults = Avant de publier :
questionnaires-has-faults = Il reste des choses à corriger, dites en haut de la page.
questionnaires-fault-no-title = Il n’y a pas de titre.
questionnaires-fault-no-question = Il n’y a pas de question.
questionnaires-fault-too-many-questions = Plus de 500 questions : personne ne finira.
questionnaires-fault-bad-language = Une langue n’est pas un code comme fr ou en.
questionnaires-fault-bad-key = Un nom a des minuscules sans accent, des chiffres et _, et commence par une lettre.
questionnaires-fault-doubled-key = Ce nom est déjà pris.
questionnaires-fault-no-words = Écrivez la question.
questionnaires-fault-too-long = Un texte est trop long.
questionnaires-fault-bad-choices = Il manque des choix, ou il y en a plus de 200.
questionnaires-fault-bad-code = Un code de choix manque ou est en double.
questionnaires-fault-bad-bounds = Le moins est plus grand que le plus.
questionnaires-fault-later-question = La condition regarde une question inconnue ou qui vient après.
questionnaires-fault-deep-condition = La condition est trop compliquée.
questionnaires-fault-later-quote = Le texte cite une réponse inconnue ou qui vient après.
questionnaires-fault-bad-score = Un score compte une question qui n’est pas un nombre.
questionnaires-section = Bloc
questionnaires-section-empty = Ce bloc est vide.
questionnaires-section-title = Titre du bloc
questionnaires-new-section = Ajouter un bloc
questionnaires-new-item = Ajouter une question
questionnaires-item = Modifier la question
questionnaires-required = réponse attendue
questionnaires-ask-hint = {"{clé}"} cite une réponse donnée avant. Une ligne par langue ensuite : « en: … », « fr-facile: … ».
questionnaires-choices = Choix, ou lignes de la grille
questionnaires-choices-hint = Un par ligne : « oui = Oui | en: Yes ».
questionnaires-columns = Colonnes de la grille
questionnaires-columns-hint = Laissez vide pour l’échelle de cinq.
questionnaires-hint = Aide
questionnaires-scale-words = Mots de l’échelle
questionnaires-with-no-opinion = Avec « Sans avis » ou « Je ne me souviens plus »
questionnaires-with-other = Avec « Autre »
questionnaires-least = Au moins
questionnaires-most = Au plus
questionnaires-most-hint = Un nombre, ou combien de choix.
questionnaires-unit = Unité
questionnaires-low = Ce que veut dire 0
questionnaires-high = Ce que veut dire 10
questionnaires-tone = La réponse devient une parole
questionnaires-tone-hint = Une parole est masquée, lue et suivie comme les autres.
questionnaires-tone-none = Non : elle est gardée chiffrée, et montrée à personne
questionnaires-tone-positive = Ce qui a été positif
questionnaires-tone-negative = Ce qui a été négatif
questionnaires-tone-suggestion = Une idée
questionnaires-tone-open = Autre chose
questionnaires-required-why = Pourquoi une réponse est attendue
questionnaires-required-hint = Laissez vide si l’on peut passer ; un point si aucune raison n’est dite.
questionnaires-when = Seulement si
questionnaires-when-hint = Par exemple : douleur = yes et age >= 70
questionnaires-when-keys = Par exemple : douleur = yes et age >= 70. Noms : { $keys }
questionnaires-random = Dans un ordre tiré au hasard
questionnaires-regional = Partie régionale
questionnaires-key-hint = Reste le même d’une version à l’autre, pour comparer les années.
questionnaires-kind-missing = Choisissez un genre de question.
questionnaires-kind-scale = Échelle de cinq
questionnaires-kind-yes-no = Oui ou non
questionnaires-kind-single = Un choix
questionnaires-kind-multiple = Plusieurs choix
questionnaires-kind-rating = De 0 à 10
questionnaires-kind-number = Nombre
questionnaires-kind-date = Jour
questionnaires-kind-short = Une ligne
questionnaires-kind-long = Un texte
questionnaires-kind-matrix = Grille
questionnaires-kind-file = Fichier
questionnaires-kind-consent = Accord à cocher
questionnaires-kind-text = Texte à lire
questionnaires-words-quality = Mauvais … excellent
questionnaires-words-agreement = Pas d’accord … d’accord
questionnaires-words-frequency = Jamais … toujours
questionnaires-quality-1 = Mauvais
questionnaires-quality-2 = Faible
questionnaires-quality-3 = Moyen
questionnaires-quality-4 = Bon
questionnaires-quality-5 = Excellent
questionnaires-agreement-1 = Pas du tout d’accord
questionnaires-agreement-2 = Plutôt pas d’accord
questionnaires-agreement-3 = Ni l’un ni l’autre
questionnaires-agreement-4 = Plutôt d’accord
questionnaires-agreement-5 = Tout à fait d’accord
questionnaires-frequency-1 = Jamais
questionnaires-frequency-2 = Rarement
questionnaires-frequency-3 = Parfois
questionnaires-frequency-4 = Souvent
questionnaires-frequency-5 = Toujours
questionnaires-no-opinion = Sans avis
questionnaires-forgotten = Je ne me souviens plus
questionnaires-other = Autre
questionnaires-other-words = Autre : dites lequel
questionnaires-yes = Oui
questionnaires-no = Non
questionnaires-row-answer = { $row } : { $answer }
questionnaires-scores = Scores
questionnaires-score = Score
questionnaires-raw-score = Score brut, non ajusté, non comparable à e-Satis.
questionnaires-formula = { $name } = moyenne de { $items } (0, 25, 50, 75, 100 ; « Sans avis » ne compte pas), si { $share } % au moins ont une réponse.
questionnaires-formulas = Comment les scores sont calculés
questionnaires-codesign = Fait avec celles et ceux qui répondront
questionnaires-codesign-lead = Usagers et professionnels disent ce qu’ils pensent des questions, en proposent d’autres, et approuvent. La page garde qui a pris part.
questionnaires-approve = J’approuve cette version
questionnaires-approved = { $who } a approuvé cette version le { $moment }.
questionnaires-approved-before = { $who } avait approuvé une version d’avant, le { $moment }.
questionnaires-approved-now = Votre approbation est notée.
questionnaires-both-approved = Les deux collèges ont approuvé.
questionnaires-who = { $name } ({ $role })
questionnaires-somebody = une personne qui n’est plus dans l’annuaire
questionnaires-said-on = { $who }, { $moment }
questionnaires-remark = Dire ce que j’en pense
questionnaires-remark-about = À propos de
questionnaires-about-whole = Tout le questionnaire
questionnaires-remark-words = Ma remarque
questionnaires-remark-do = Envoyer
questionnaires-remarked = Votre remarque est notée.
questionnaires-remark-missing = Écrivez votre remarque.
questionnaires-remark-long = C’est trop long : 2 000 lettres au plus.
questionnaires-proposal = D’autres mots
questionnaires-take = Repris
questionnaires-take-not = Pas repris
questionnaires-remark-taken = Repris : { $why }
questionnaires-remark-not-taken = Pas repris : { $why }
questionnaires-remark-answered = Quelqu’un a déjà répondu à cette remarque.
questionnaires-remark-answered-now = La réponse est notée.
questionnaires-publish = Publier
questionnaires-publish-lead = Une version publiée ne change plus jamais. Pour la modifier, on en commence une autre.
questionnaires-publish-sure = Publier ? Cette version ne changera plus.
questionnaires-published = C’est publié.
questionnaires-published-never-changes = Une version publiée ne change plus. Commencez la suivante.
questionnaires-next-version = Commencer la version suivante
questionnaires-next-begun = La version suivante est commencée.
questionnaires-draft-already = Il y a déjà un brouillon.
questionnaires-changed-meanwhile = Quelqu’un d’autre vient de modifier ceci. Rechargez la page : rien de ce qu’il a fait n’est perdu.
questionnaires-not-published = Publiez d’abord ce questionnaire.
questionnaires-new-campaign = Préparer une campagne
questionnaires-campaign-settings = Réglages
questionnaires-asks = Ce qui est demandé
questionnaires-campaign-name = Nom de la campagne
questionnaires-name-missing = Donnez un nom.
questionnaires-name-long = Le nom est trop long : 120 lettres au plus.
questionnaires-purpose = Dans quel but
questionnaires-purpose-hint = C’est dit à celles et ceux qui répondent : améliorer quoi, et ce que leurs réponses deviendront.
questionnaires-purpose-missing = Dites dans quel but.
questionnaires-purpose-long = C’est trop long : 2 000 lettres au plus.
questionnaires-anonymity = Anonymat
questionnaires-anonymity-anonymous = Anonyme
questionnaires-anonymity-anonymous-hint = Rien ne mène d’une invitation à une réponse ; ni adresse, ni heure.
questionnaires-anonymity-known = Pas anonyme
questionnaires-anonymity-known-hint = On garde quelle invitation a donné quelle réponse. À dire clairement.
questionnaires-opens-on = Premier jour
questionnaires-last-day = Dernier jour
questionnaires-closes-before = Le dernier jour est avant le premier.
questionnaires-closes-on = Jusqu’au { $day }.
questionnaires-days = du { $opens } au { $closes }
questionnaires-embargo-until = Résultats gardés jusqu’au
questionnaires-embargo-hint = Jusque-là, seul qui demande les voit.
questionnaires-embargo = Les résultats ne sont pas encore ouverts aux établissements.
questionnaires-target = Réponses espérées par établissement
questionnaires-target-short = Espérées
questionnaires-quota = Réponses au plus par établissement
questionnaires-quota-hint = Au-delà, l’enquête dit qu’elle est complète.
questionnaires-not-positive = Donnez un nombre plus grand que zéro.
questionnaires-least-for-score-label = Réponses pour montrer un score
questionnaires-least-for-score = De 10 à 1 000 ; 30 d’habitude.
questionnaires-least-in-cell-label = Personnes pour montrer un nombre
questionnaires-least-in-cell = De 5 à 100 ; 5 d’habitude.
questionnaires-prepared = La campagne est prête à être relue. Rien n’est encore demandé.
questionnaires-no-campaign = Pas encore de campagne.
questionnaires-no-campaign-how = Publiez un questionnaire, puis préparez sa campagne.
questionnaires-nothing-published = Aucun questionnaire n’est publié.
questionnaires-nothing-published-how = Une campagne pose une version publiée, qui ne change plus.
questionnaires-stage-draft = En préparation
questionnaires-stage-to-come = À venir
questionnaires-stage-open = Ouverte
questionnaires-stage-closed = Terminée
questionnaires-answers-total = { $n ->
    [one] { $n } réponse complète, { $partial } non finies.
   *[other] { $n } réponses complètes, { $partial } non finies.
}
questionnaires-participants = Établissements
questionnaires-participant = Établissement
questionnaires-all-participants = Toute la campagne
questionnaires-participant-missing = Choisissez un établissement.
questionnaires-complete = Complètes
questionnaires-partial = Non finies
questionnaires-ways = Pour répondre
questionnaires-open-link = Adresse
questionnaires-kiosk = Tablette
questionnaires-poster = Affiche
questionnaires-add-participants = Ajouter des établissements
questionnaires-participant-lines = Un établissement par ligne
questionnaires-participant-lines-hint = FINESS ; nom ; région ; réponses espérées. Le numéro, la région et le nombre peuvent manquer. Une ligne déjà là, redonnée avec sa région, la dit. Si le registre FINESS est gardé, le numéro seul suffit.
questionnaires-participants-added = Les établissements sont ajoutés.
questionnaires-participants-count = { $n ->
    [one] Un établissement est ajouté.
   *[other] { $n } établissements sont ajoutés.
}
questionnaires-line = Ligne { $line } : { $why }
questionnaires-participant-without-name = il manque le nom.
questionnaires-participant-bad-finess = ce n’est pas un numéro FINESS (neuf signes).
questionnaires-participant-odd-finess = prise, mais la clé de ce numéro FINESS est fausse : à vérifier.
questionnaires-participant-closed = fermé dans le registre FINESS.
questionnaires-participant-closed-on = fermé dans le registre FINESS depuis le { $day }.
questionnaires-participant-not-registered = prise, mais ce numéro n’est pas dans le registre FINESS du { $day } : vérifiez.
questionnaires-participant-twice = ce numéro est déjà dans la campagne.
questionnaires-participant-bad-target = le nombre de réponses espérées ne se lit pas.
questionnaires-too-many-participants = au-delà de 5 000 établissements.
questionnaires-launch = Lancer la campagne
questionnaires-launch-lead = Une fois lancée, ce qui est demandé et promis ne change plus.
questionnaires-launch-sure = Lancer ? Les réglages ne changeront plus.
questionnaires-launched = La campagne est lancée.
questionnaires-launch-too-late = Son dernier jour est passé.
questionnaires-launch-without-participants = Ajoutez d’abord un établissement.
questionnaires-launched-never-changes = La campagne est lancée : ses établissements ne changent plus.
questionnaires-send-links = Envoyer des liens personnels
questionnaires-send-links-lead = Une réponse par lien. Les adresses sont chiffrées, et oubliées une fois la réponse donnée ou le rappel envoyé.
questionnaires-addresses = Adresses e-mail
questionnaires-addresses-hint = Une par ligne. La même adresse ne reçoit qu’un lien.
questionnaires-bad-address = ce n’est pas une adresse.
questionnaires-too-many-addresses = Au plus { $most } adresses à la fois.
questionnaires-links-sent = Les liens partent.
questionnaires-links-count = { $n ->
    [one] Un lien part.
   *[other] { $n } liens partent.
}
questionnaires-end = Terminer maintenant
questionnaires-end-lead = Plus aucune réponse ne sera prise.
questionnaires-end-sure = Terminer la campagne ?
questionnaires-ended = La campagne est terminée.
questionnaires-campaign-over = Cette campagne est déjà terminée.
questionnaires-mail-subject = { $name } : votre avis
questionnaires-mail-body = 
    Bonjour,

    { $name } vous demande votre avis. { $purpose }

    Répondre : { $url }

    Ce lien est pour vous seul, une fois, jusqu’au { $day }. Ne pas répondre n’a aucune conséquence.
questionnaires-reminder-subject = { $name } : votre avis compte encore
questionnaires-reminder-body = 
    Bonjour,

    Il y a quelques jours, { $name } vous a demandé votre avis. { $purpose }

    Il est encore temps de répondre : { $url }

    Ce lien est pour vous seul, une fois, jusqu’au { $day }. Ne pas répondre n’a aucune conséquence. C’est notre seul rappel : votre adresse est maintenant oubliée.
questionnaires-remind-after = Rappel, en jours
questionnaires-remind-after-hint = Un seul rappel à qui n’a pas répondu à son lien personnel. Vide : aucun, et les adresses ne sont pas gardées.
questionnaires-not-open-yet = Cette enquête n’est pas encore ouverte.
questionnaires-closed = Cette enquête est terminée. Merci à celles et ceux qui ont répondu.
questionnaires-full = Cette enquête a reçu toutes les réponses qu’elle attendait. Merci.
questionnaires-link-used = Ce lien a déjà servi : une réponse par lien. Votre réponse est bien gardée.
questionnaires-link-over = Ce lien n’est plus valable.
questionnaires-answer-over = Cette réponse est déjà envoyée.
questionnaires-promise-anonymous = Votre réponse est anonyme : ni nom, ni adresse, ni heure.
questionnaires-promise-known = Votre réponse n’est pas anonyme : qui mène l’enquête sait de quelle invitation elle vient.
questionnaires-one-at-a-time = Une question à la fois
questionnaires-resume-link = Reprendre une réponse commencée
questionnaires-progress = Avancement
questionnaires-step-of = Étape { $step } sur { $steps }
questionnaires-read-aloud = Écouter
questionnaires-big-text = Grand texte
questionnaires-kept-sending = Envoi en cours…
questionnaires-kept-waits = Pas de réseau : votre réponse est gardée sur cet appareil. Elle partira toute seule, une seule fois, dès que le réseau revient ou que vous rouvrez cette page.
questionnaires-kept-tablet = Merci ! Pas de réseau pour l’instant : votre réponse est gardée sur cette tablette et partira dès que le réseau revient.
questionnaires-kept-left = Une réponse gardée sur cet appareil vient de partir.
questionnaires-kept-stopped = Une réponse gardée sur cet appareil n’a pas pu être prise. Prévenez la personne qui vous a confié cette tablette.
questionnaires-kept-idle = Êtes-vous toujours là ? Sans geste de votre part, la page s’efface dans 30 secondes.
questionnaires-draft-saving = Un instant…
questionnaires-draft-done = Gardé. Vous pouvez fermer cette page et y revenir.
questionnaires-draft-failed = Pas de réseau : ce que vous écrivez reste sur cette page.
questionnaires-batch = Prendre des réponses d’un fichier
questionnaires-batch-lead = CSV ou XLSX, une réponse par ligne. Les colonnes portent la clé ou les mots des questions ; les cellules, les codes ou les mots des réponses. Le même fichier, envoyé deux fois, ne change rien.
questionnaires-batch-file = Fichier
questionnaires-batch-hint = 50 000 lignes et 20 Mo au plus.
questionnaires-batch-no-file = Choisissez un fichier.
questionnaires-batch-by-column = Selon la colonne « établissement » du fichier
questionnaires-batch-try = Vérifier sans rien prendre
questionnaires-batch-take = Prendre les réponses
questionnaires-batch-tried = { $n ->
    [one] Une ligne peut être prise ; { $before } déjà là ; à corriger : { $bad }.
   *[other] { $n } lignes peuvent être prises ; { $before } déjà là ; à corriger : { $bad }.
}
questionnaires-batch-taken = { $n ->
    [one] Une réponse est prise ; { $before } déjà là ; à corriger : { $bad }.
   *[other] { $n } réponses sont prises ; { $before } déjà là ; à corriger : { $bad }.
}
questionnaires-batch-ignored = Colonnes sans question, laissées de côté : { $columns }.
questionnaires-batch-wrong = Lignes à corriger
questionnaires-batch-line = Ligne
questionnaires-batch-more = { $n ->
    [one] Et une autre.
   *[other] Et { $n } autres.
}
questionnaires-batch-columns = Colonnes reconnues
questionnaires-batch-column = Colonne
questionnaires-batch-no-question = Aucune colonne n’est celle d’une question. Donnez aux colonnes la clé des questions, ou leurs mots.
questionnaires-batch-no-participant = Choisissez l’établissement, ou ajoutez une colonne « établissement » (nom ou numéro FINESS).
questionnaires-batch-unknown-participant = Cet établissement n’est pas de la campagne.
questionnaires-batch-too-many-lines = Ce fichier a plus de { $most } lignes. Coupez-le, puis envoyez chaque part : rien n’est pris deux fois.
questionnaires-batch-empty = Rien n’est répondu sur cette ligne.
questionnaires-entry-channel = « paper » ou « interview ».
questionnaires-entry-sheet = Numéro de la feuille
questionnaires-entry-sheet-hint = Écrivez-le d’abord sur la feuille. Il sert à la retrouver et ne dit rien de la personne.
questionnaires-entry-sheet-missing = Donnez à la feuille un numéro, de 20 caractères au plus.
questionnaires-entry-sheet-there = Cette feuille est déjà saisie.
questionnaires-entry-double = Vérifier par une seconde saisie
questionnaires-entry-double-hint = De préférence par quelqu’un d’autre. La réponse compte quand les deux saisies concordent.
questionnaires-entry-agreed = La personne est d’accord pour répondre
questionnaires-entry-agreed-hint = Dites-lui d’abord dans quel but, et qu’elle peut s’arrêter à tout moment.
questionnaires-entry-not-agreed = Sans son accord, rien n’est gardé.
questionnaires-entry-taken = La réponse est prise.
questionnaires-entry-again = La feuille attend sa seconde saisie.
questionnaires-entry-differ = Les deux saisies diffèrent. Regardez la feuille, corrigez ici, puis envoyez : ceci fera foi.
questionnaires-entry-differs = À vérifier : { $question }
questionnaires-entry-paper = Saisir une feuille
questionnaires-entry-interview = Écrire un entretien
questionnaires-paper = À imprimer
questionnaires-paper-number = Feuille n° …………
questionnaires-sheets-waiting = { $n ->
    [one] Une feuille attend sa seconde saisie.
   *[other] { $n } feuilles attendent leur seconde saisie.
}
questionnaires-trap = Laissez ce champ vide
questionnaires-send = Envoyer ma réponse
questionnaires-next = Continuer
questionnaires-back = Revenir
questionnaires-later = Garder pour plus tard
questionnaires-saved-code = C’est gardé. Pour reprendre ailleurs, notez ce code :
questionnaires-becomes-title = Ce que deviendra votre réponse
questionnaires-becomes = Ce que vous écrivez est masqué de tout nom, puis lu par des usagers et des professionnels, ensemble. Ce qui change est publié sous « Vous avez dit, nous avons fait ».
questionnaires-plain-french = Français facile
questionnaires-in-unit = En { $unit }.
questionnaires-several = Plusieurs réponses possibles.
questionnaires-at-most = { $n ->
    [one] Une réponse au plus.
   *[other] { $n } réponses au plus.
}
questionnaires-letters = { $n ->
    [one] Une lettre au plus. N’écrivez ni nom ni numéro.
   *[other] { $n } lettres au plus. N’écrivez ni nom ni numéro.
}
questionnaires-only-if = Seulement si { $when }.
questionnaires-and = et
questionnaires-or = ou
questionnaires-not = pas ({ $when })
questionnaires-when-answered = vous avez répondu à « { $question } »
questionnaires-when-is = « { $question } » : { $answer }
questionnaires-when-at-least = « { $question } » : { $number } ou plus
questionnaires-when-at-most = « { $question } » : { $number } ou moins
questionnaires-wrong = { $question } — { $why }
questionnaires-refusal-unknown-item = cette question n’existe pas.
questionnaires-refusal-unknown-choice = cette réponse n’existe pas.
questionnaires-refusal-too-many = trop de réponses à la fois.
questionnaires-refusal-bad-number = donnez un nombre.
questionnaires-refusal-bad-date = donnez un jour, comme 26/11/2026.
questionnaires-refusal-unreadable = des signes ne se lisent pas.
questionnaires-refusal-required = une réponse est attendue ici.
questionnaires-refusal-too-long = { $n ->
    [one] une lettre au plus.
   *[other] { $n } lettres au plus.
}
questionnaires-refusal-bad-number-between = donnez un nombre de { $least } à { $most }.
questionnaires-refusal-required-because = une réponse est attendue ici. { $why }
questionnaires-condition-unreadable = Cette condition ne se lit pas : { $why }
questionnaires-condition-end = la fin
questionnaires-condition-too-long = elle est vide ou trop longue.
questionnaires-condition-unexpected = autre chose était attendu à « { $where } ».
questionnaires-condition-parenthesis = une parenthèse n’est pas fermée à « { $where } ».
questionnaires-thanks = Merci
questionnaires-receipt-lead = Voici votre reçu. Il n’est montré qu’une fois.
questionnaires-receipt-why = Avec lui, vous verrez ce que devient votre réponse, et vous pourrez la reprendre.
questionnaires-follow = Suivre une réponse
questionnaires-kiosk-again = Laisser la place à la personne suivante
questionnaires-resume-title = Reprendre une réponse
questionnaires-resume-code = Votre code
questionnaires-resume-hint = Huit signes, montrés quand vous avez gardé votre réponse.
questionnaires-resume-do = Reprendre
questionnaires-resume-unknown = Ce code n’ouvre aucune réponse commencée. Vérifiez-le ; une réponse envoyée ne s’ouvre plus.
questionnaires-follow-title = Que devient ma réponse ?
questionnaires-follow-lead = Donnez le code de votre reçu.
questionnaires-follow-code = Code du reçu
questionnaires-follow-do = Voir
questionnaires-follow-found = { $name }, { $place }, le { $day }.
questionnaires-follow-open = L’enquête est encore ouverte ; votre réponse compte déjà.
questionnaires-follow-closed = L’enquête est terminée ; ses résultats sont lus par des usagers et des professionnels.
questionnaires-receipt-unknown = Ce code n’est celui d’aucune réponse. Vérifiez-le.
questionnaires-withdraw = Reprendre ma réponse
questionnaires-withdraw-sure = Reprendre votre réponse ? Elle ne comptera plus, et ne se retrouvera pas.
questionnaires-withdrawn = Votre réponse est reprise : elle ne compte plus, et rien n’en est gardé.
questionnaires-results = Résultats
questionnaires-rate = { $n } réponses pour { $of } liens personnels ({ $share }).
questionnaires-finished = { $n } finies sur { $of } commencées ({ $share }).
questionnaires-reliability-none = { $n ->
    [one] Personne n’a encore répondu.
   *[other] Personne n’a encore répondu.
}
questionnaires-reliability-few = { $n ->
    [one] Trop peu de réponses : aucun score n’est montré sous { $n } réponse.
   *[other] Trop peu de réponses : aucun score n’est montré sous { $n } réponses.
}
questionnaires-reliability-low-rate = { $n ->
    [one] Peu des personnes invitées ont répondu : ces résultats ne parlent que pour elles.
   *[other] Peu des personnes invitées ont répondu : ces résultats ne parlent que pour elles.
}
questionnaires-from-month = De
questionnaires-to-month = À
questionnaires-of-hundred = Sur 100
questionnaires-whole-campaign = Toute la campagne
questionnaires-question-by-question = Question par question
questionnaires-n-missing = n = { $n }, sans réponse : { $missing }
questionnaires-table-behind = Le tableau
questionnaires-masked = masqué
questionnaires-mean = Moyenne : { $mean }
questionnaires-interval = { $low } à { $high }
questionnaires-bar = { $n } ({ $share })
questionnaires-chart-words = Réponses complètes, de la première à la dernière.
questionnaires-over-hundred = Plusieurs réponses étaient possibles : le total dépasse 100 %.
questionnaires-open-answers = Les mots écrits ici deviennent des paroles, masquées et relues.
questionnaires-too-few = trop peu
questionnaires-stops = Où l’on s’arrête
questionnaires-fewer-than = { $n ->
    [one] moins d’une
   *[other] moins de { $n }
}
questionnaires-least-shown = { $n ->
    [one] Les nombres sous { $n } sont masqués, et ceux qui permettraient de les retrouver.
   *[other] Les nombres sous { $n } sont masqués, et ceux qui permettraient de les retrouver.
}
questionnaires-export-results = Ces résultats :
questionnaires-export-answers = Les réponses une à une, sans les mots :
questionnaires-export-spss-numbers = SPSS : les nombres
questionnaires-export-spss-syntax = SPSS : la syntaxe
questionnaires-export-posters = Affiche des résultats, à accrocher :
questionnaires-spss-comment = Mettez ce fichier et { $file } dans le même dossier, ouvrez-le depuis ce dossier, puis lancez tout
questionnaires-who-answered = Qui a répondu
questionnaires-asked-days = Demandé du { $opens } au { $closes }.
questionnaires-months-from = Seulement les réponses reçues à partir de { $from }.
questionnaires-months-to = Seulement les réponses reçues jusqu’à { $to }.
questionnaires-months-between = Seulement les réponses reçues de { $from } à { $to }.
questionnaires-too-few-for-file = Trop peu de réponses pour les donner une à une.
questionnaires-answered = Réponses
questionnaires-column-key = Nom
questionnaires-column-ask = Question
questionnaires-column-kind = Genre
questionnaires-column-answer = Réponse
questionnaires-column-n = n
questionnaires-column-share = Part
questionnaires-column-interval = Intervalle à 95 %
questionnaires-column-participant = Établissement
questionnaires-column-month = Mois
questionnaires-column-complete = Complète
questionnaires-poster-said = Votre avis compte
questionnaires-poster-done = Répondre
questionnaires-poster-answer = { $n ->
    [one] Une minute, sans nom.
   *[other] { $n } minutes, sans nom.
}
questionnaires-poster-call = Prenez une photo de ce code
questionnaires-poster-after = Sans téléphone : demandez la version papier ou la tablette.
questionnaires-poster-too-long = Le but est trop long pour une affiche : raccourcissez-le.
questionnaires-results-poster-count = { $n ->
    [one] Une personne a répondu
   *[other] { $shown } personnes ont répondu
}
questionnaires-results-poster-few = { $n ->
    [one] Moins d’une personne a répondu
   *[other] Moins de { $shown } personnes ont répondu
}
questionnaires-results-poster-said = Ce que vous avez dit
questionnaires-results-poster-best = Le mieux noté : { $question } { $score } sur 100
questionnaires-results-poster-worst = Le moins bien noté : { $question } { $score } sur 100
questionnaires-results-poster-no-marks = Vos réponses sont lues question par question
questionnaires-results-poster-best-untold = Le mieux noté : { $question }
questionnaires-results-poster-worst-untold = Le moins bien noté : { $question }
questionnaires-results-poster-none = Trop peu de réponses encore pour donner des notes justes
questionnaires-results-poster-least = { $n ->
    [one] Moyennes brutes de 0 à 100, d’au moins { $shown } réponse chacune.
   *[other] Moyennes brutes de 0 à 100, d’au moins { $shown } réponses chacune.
}
questionnaires-results-poster-becomes = Usagers et professionnels lisent ces réponses ensemble. Ce qui change est publié sous « Vous avez dit, nous avons fait ».
questionnaires-results-poster-after = Avec le code de votre reçu.
questionnaires-results-poster-foot = Réponses reçues jusqu’au { $day }.
questionnaires-fictitious = Démonstration : tout est inventé.
# Résultats publics
questionnaires-open-title = Ce qui a été écrit
questionnaires-open-count = { $n ->
    [0] Personne n’a écrit.
    [one] Une personne a écrit.
   *[other] { $shown } personnes ont écrit.
}
questionnaires-open-came = Ce que ces mots sont devenus, pour toute la campagne :
questionnaires-public-title = Rendre à tous ce qui a été dit
questionnaires-public-none = Rien n’est public.
questionnaires-public-since = Public depuis le { $day } :
questionnaires-public-lead = La page publique montre ces résultats, masqués comme ici, et ce que vous allez faire ; rien d’autre. Tant que l’enquête est ouverte, elle s’arrête au dernier mois fini. Le reçu de chaque réponse et l’affiche des résultats y mènent.
questionnaires-public-becomes = Ce que nous allons faire
questionnaires-public-becomes-hint = Ce sera lu par celles et ceux qui ont répondu : ce qui va changer, quand, et ce qui ne pourra pas l’être.
questionnaires-public-becomes-missing = Dites ce que vous allez faire : sans cela, rien n’est rendu public.
questionnaires-public-becomes-long = C’est trop long : 2 000 lettres au plus.
questionnaires-public-open = Rendre public
questionnaires-public-save = Enregistrer le texte
questionnaires-public-take-back = Ne plus rendre public
questionnaires-public-opened = C’est public.
questionnaires-public-taken-back = Ce n’est plus public.
questionnaires-not-public = Ces résultats ne sont pas publics.
questionnaires-public-not-launched = La campagne n’est pas lancée : il n’y a pas encore de résultats.
questionnaires-public-embargo = Ces résultats sont encore gardés. Rendez-les publics une fois ce jour passé.
questionnaires-public-too-few = Trop peu de réponses à montrer. Tant que l’enquête est ouverte, celles du mois en cours ne comptent pas : attendez le mois suivant, ou terminez l’enquête.
questionnaires-public-subtract = Des nombres masqués se retrouveraient par soustraction : une campagne montre soit le tout, soit des établissements. Retirez d’abord ce qui est public.
questionnaires-public-of-campaign = Résultats publics :
questionnaires-public-see = Voir les résultats
questionnaires-public-call = Voir tous les résultats
questionnaires-public-after = Sans compte et sans code.
questionnaires-public-said = Ce que vous avez dit
questionnaires-public-published = Rendu public le { $day }.
questionnaires-public-months = Réponses reçues jusqu’à la fin de { $month } ; les suivantes seront montrées une fois leur mois fini.
questionnaires-public-n = n = { $n }
questionnaires-public-few = { $n ->
    [one] Moins d’une réponse : rien n’est montré.
   *[other] Moins de { $shown } réponses : rien n’est montré, pour que personne ne soit reconnu.
}
questionnaires-public-question-few = Trop peu de personnes ont répondu à cette question pour que ce soit montré.
questionnaires-public-none-title = Il n’y a pas de résultats ici
questionnaires-public-none-lead = L’adresse est fausse, ou ces résultats ne sont pas publics en ce moment.
# Résultats officiels
questionnaires-official = Résultats officiels
questionnaires-official-lead = Ce que la Haute Autorité de santé publie d’e-Satis, établissement par établissement, à côté de vos enquêtes et de ce que disent les usagers. Aucun classement n’est fait.
questionnaires-official-find = Un établissement, par son nom ou son numéro FINESS
questionnaires-official-found = Établissements trouvés
questionnaires-official-found-none = Aucun établissement des fichiers importés n’a ce nom ou ce numéro.
questionnaires-official-found-none-how = Cherchez un seul mot du nom, ou les premiers chiffres du numéro FINESS géographique.
questionnaires-official-establishment-lead = FINESS { $finess } · { $region }
questionnaires-official-yours = Vos établissements
questionnaires-official-establishment-bare = FINESS { $finess }
questionnaires-official-imports = Enquêtes et années
questionnaires-official-none = Aucun fichier de résultats officiels n’est importé.
questionnaires-official-none-how = Ces fichiers sont publics : chaque année, la HAS les publie sur data.gouv.fr.
questionnaires-official-import = Importer un fichier
questionnaires-official-file = Fichier de résultats
questionnaires-official-file-hint = CSV ou XLSX, tel que la HAS le publie. Rien n’est écrit avant que vous ayez vu ce qui a été lu.
questionnaires-official-file-absent = Choisissez un fichier.
questionnaires-official-year = Année du recueil
questionnaires-official-year-hint = Laissez vide pour la prendre dans le nom du fichier.
questionnaires-official-year-check = Le fichier ne la dit pas : vérifiez-la. Les seuils des classes en dépendent.
questionnaires-official-year-set = Prendre cette année
questionnaires-official-year-missing = Dites l’année du recueil : ni le fichier ni son nom ne la disent.
questionnaires-official-year-wrong = Donnez une année à quatre chiffres, à partir de 2016.
questionnaires-official-look = Lire le fichier
questionnaires-official-cited = Source : HAS, e-Satis, données ouvertes. Scores ajustés par la HAS. Les moyennes sont celles des établissements du même fichier qui ont un score, chacun compté une fois.
questionnaires-official-survey-mco-48h = e-Satis, séjour de plus de 48 heures (MCO)
questionnaires-official-survey-mco-ca = e-Satis, chirurgie ambulatoire (MCO)
questionnaires-official-survey-smr = e-Satis, soins médicaux et de réadaptation (SMR)
questionnaires-official-what = { $survey }, { $year }
questionnaires-official-what-no-year = { $survey }, année à dire
questionnaires-official-standing-draft = À confirmer.
questionnaires-official-standing-done = En vigueur.
questionnaires-official-standing-undone = Retiré.
questionnaires-official-rows = { $n ->
    [one] { $shown } établissement, { $file }, le { $day }
   *[other] { $shown } établissements, { $file }, le { $day }
}
questionnaires-official-compared = Établissements nouveaux : { $fresh } ; changés : { $changed } ; inchangés : { $same }.
questionnaires-official-nothing-new = Ce fichier dit la même chose que ce qui est déjà là : l’importer ne changerait rien.
questionnaires-official-classes = Classes et seuils
questionnaires-official-thresholds = Seuils de ce recueil : A à partir de { $a }, B de { $b }, C de { $c }, D au-dessous ({ $source }, vus le { $day }).
questionnaires-official-no-thresholds = Les seuils de cette enquête pour cette année n’ont pas été vérifiés : la classe est celle du fichier.
questionnaires-official-mismatches = La classe de ces lignes n’est pas celle que donnent les seuils. Vérifiez l’année, ou le fichier.
questionnaires-official-mismatch = Ligne { $line }, FINESS { $finess } : score { $score }, classe { $told } dans le fichier, { $computed } par les seuils.
questionnaires-official-lines = Lignes à regarder
questionnaires-official-counted = Lignes refusées : { $refused } ; prises, mais à regarder : { $odd }.
questionnaires-official-unknown = Colonnes laissées de côté : { $columns }
questionnaires-official-decide = Décider
questionnaires-official-confirm = Importer
questionnaires-official-cannot = Rien à importer pour l’instant : dites d’abord l’année, ou envoyez un autre fichier.
questionnaires-official-discard = Abandonner ce fichier
questionnaires-official-discarded = Le fichier est abandonné. Rien n’a été importé.
questionnaires-official-imported = Les résultats sont importés.
questionnaires-official-undo = Retirer cet import
questionnaires-official-undo-hint = Ce qu’il disait disparaît d’un bloc ; ce que disait un import d’avant revient.
questionnaires-official-undone = L’import est retiré.
questionnaires-official-undone-why = Cet import est retiré. Raison : { $why }
questionnaires-official-why-long = Dites-le en { $most } signes au plus.
questionnaires-official-not-a-draft = Cet import n’est plus à confirmer : quelqu’un l’a confirmé ou abandonné. Rechargez la page.
questionnaires-official-not-in-force = Cet import n’est pas en vigueur : il n’y a rien à retirer.
questionnaires-official-thresholds-broken = Le fichier official-thresholds.json du dossier de l’installation ne se lit pas. Corrigez-le, ou retirez-le pour reprendre les seuils du programme.
questionnaires-official-no-row = Aucun fichier importé ne parle de cet établissement.
questionnaires-official-no-row-how = Vérifiez que le numéro est celui du lieu (FINESS géographique), non de l’entité juridique.
questionnaires-official-class-a = Classe A, la plus haute de quatre
questionnaires-official-class-b = Classe B, la deuxième de quatre
questionnaires-official-class-c = Classe C, la troisième de quatre
questionnaires-official-class-d = Classe D, la quatrième de quatre
questionnaires-official-class-di = Données insuffisantes : moins de 30 réponses exploitables
questionnaires-official-class-nr = Non répondant : l’établissement n’a pas pris part au recueil
questionnaires-official-class-nv = Non validé : les données de l’établissement n’ont pas été validées
questionnaires-official-class-none = Le fichier ne donne pas de classe
questionnaires-official-evolution-lower = Depuis le recueil d’avant : la classe a baissé.
questionnaires-official-evolution-stable = Depuis le recueil d’avant : la même classe.
questionnaires-official-evolution-better = Depuis le recueil d’avant : la classe s’est améliorée.
questionnaires-official-evolution-not-computable = Depuis le recueil d’avant : l’évolution ne peut pas être calculée.
questionnaires-official-evolution-none = Le fichier ne dit rien de l’évolution.
questionnaires-official-bound = Participation obligatoire.
questionnaires-official-free = Participation facultative.
questionnaires-official-deposited = L’établissement a déposé au moins une adresse mail valide.
questionnaires-official-not-deposited = L’établissement n’a déposé aucune adresse mail valide.
questionnaires-official-recommend = { $n ->
    [one] { $rate } % recommanderaient certainement l’établissement, sur { $shown } personne qui a répondu à cette question (taux brut, non ajusté).
   *[other] { $rate } % recommanderaient certainement l’établissement, sur { $shown } personnes qui ont répondu à cette question (taux brut, non ajusté).
}
questionnaires-official-recommend-bare = { $rate } % recommanderaient certainement l’établissement (taux brut, non ajusté ; le fichier ne dit pas sur combien).
questionnaires-official-legal = Entité juridique : { $name } (FINESS { $finess }).
questionnaires-official-score-all = Score global
questionnaires-official-score-mco-48h-accueil = Accueil
questionnaires-official-score-mco-48h-pecinf = Prise en charge par les infirmiers et aides-soignants
questionnaires-official-score-mco-48h-pecmed = Prise en charge par les médecins et chirurgiens
questionnaires-official-score-mco-48h-chambre = Chambre
questionnaires-official-score-mco-48h-repas = Repas
questionnaires-official-score-mco-48h-sortie = Sortie
questionnaires-official-score-mco-ca-avh = Avant l’hospitalisation
questionnaires-official-score-mco-ca-acc = Accueil le jour J
questionnaires-official-score-mco-ca-pec = Prise en charge
questionnaires-official-score-mco-ca-cer = Chambre et repas ou collation
questionnaires-official-score-mco-ca-ovs = Sortie et retour à domicile
questionnaires-official-score-smr-accueil = Accueil
questionnaires-official-score-smr-pec = Prise en charge
questionnaires-official-score-smr-lieu = Lieu de vie
questionnaires-official-score-smr-repas = Repas
questionnaires-official-score-smr-sortie = Sortie
questionnaires-official-adjusted = Scores de 0 à 100, ajustés par la HAS.
questionnaires-official-bar = { $name } : { $score }.
questionnaires-official-trend = Score global, { $survey }
questionnaires-official-mean = { $n ->
    [one] { $mean } ({ $shown } établissement)
   *[other] { $mean } ({ $shown } établissements)
}
questionnaires-official-no-mean = trop peu d’établissements
questionnaires-official-source = Source : HAS, e-Satis, { $file }, ligne { $line }.
questionnaires-official-source-short = HAS, e-Satis, { $file }
questionnaires-official-own = Vos enquêtes dans cet établissement
questionnaires-official-own-none = Aucune de vos enquêtes n’a ce numéro FINESS parmi ses établissements.
questionnaires-official-said = Ce que disent les usagers
questionnaires-official-verbatims = Lire les paroles de cet établissement
questionnaires-official-letters = Lire les courriers, dont les plaintes
questionnaires-official-column-survey = Enquête
questionnaires-official-column-year = Année du recueil
questionnaires-official-column-class = Classe
questionnaires-official-column-evolution = Évolution
questionnaires-official-column-dimension = Dimension
questionnaires-official-column-score = Score ajusté sur 100
questionnaires-official-column-region = Moyenne de la région
questionnaires-official-column-nation = Moyenne nationale
questionnaires-official-column-source = Source
questionnaires-official-line-finess-missing = Ligne { $line } : pas de FINESS géographique. La ligne est laissée.
questionnaires-official-line-finess-zero = Ligne { $line } : le zéro de tête manquait à { $finess } ; il est rendu.
questionnaires-official-line-finess-shape = Ligne { $line } : « { $finess } » n’a pas les neuf signes d’un FINESS. La ligne est laissée.
questionnaires-official-line-finess-key = Ligne { $line } : la clé de { $finess } ne tombe pas juste. Vérifiez le numéro.
questionnaires-official-line-finess-twice = Ligne { $line } : { $finess } est déjà à la ligne { $first }. La seconde est laissée.
questionnaires-official-line-class-unknown = Ligne { $line } : la classe « { $class } » n’existe pas (A, B, C, D, DI, NR ou NV). La ligne est laissée.
questionnaires-official-line-class-alone = Ligne { $line } : une classe { $class } sans score.
questionnaires-official-line-score-beside = Ligne { $line } : un score à côté de { $class }, qui veut dire qu’il n’y en a pas.
questionnaires-official-line-score-alone = Ligne { $line } : un score sans classe.
questionnaires-official-line-few-answers = Ligne { $line } : un score pour { $n } réponses ; la HAS n’en donne pas sous 30.
questionnaires-official-line-evolution-unknown = Ligne { $line } : l’évolution « { $evolution } » n’est pas connue ; elle n’est pas gardée.
questionnaires-official-line-not-a-number = Ligne { $line }, colonne { $column } : « { $cell } » n’est pas un nombre. La ligne est laissée.
questionnaires-official-line-out-of-range = Ligne { $line }, colonne { $column } : { $cell } n’est pas entre 0 et 100. La ligne est laissée.
questionnaires-official-line-not-a-count = Ligne { $line }, colonne { $column } : { $cell } n’est pas un nombre de réponses. La ligne est laissée.
questionnaires-official-line-table-ragged = Ligne { $line } : { $found } cellules au lieu de { $expected }. La ligne est laissée.
questionnaires-official-line-table-quote-never-closed = Ligne { $line } : un guillemet ouvert n’est jamais fermé. La ligne est laissée.
questionnaires-official-line-table-cell-too-long = Ligne { $line } : une cellule dépasse { $limit } octets. La ligne est laissée.
questionnaires-official-line-table-row-too-long = Ligne { $line } : elle dépasse { $limit } octets. La ligne est laissée.
questionnaires-official-line-table-nul-byte = Ligne { $line } : un octet nul. Le fichier est abîmé là, ou n’est pas du texte.
questionnaires-official-line-table-undecodable = Ligne { $line } : des signes ne se lisent pas. La ligne est laissée.
questionnaires-official-line-table-unreadable = Ligne { $line } : le fichier n’a pas pu être lu plus loin. Envoyez-le de nouveau.
questionnaires-official-file-no-row = Ce fichier nomme ses colonnes, puis ne contient aucune ligne.
questionnaires-official-file-too-many-rows = Ce fichier a plus de { $most } lignes : ce n’est pas un fichier d’établissements.
questionnaires-official-file-lexicon = C’est le lexique, qui explique les colonnes. Envoyez le fichier des résultats.
questionnaires-official-file-no-survey = Rien ne dit de quelle enquête il s’agit : aucune dimension connue parmi les colonnes (séjour de plus de 48 heures, chirurgie ambulatoire ou SMR).
questionnaires-official-file-several-surveys = Ce fichier mêle les dimensions de plusieurs enquêtes. Envoyez un fichier par enquête.
questionnaires-official-file-missing = Ce n’est pas un fichier de résultats e-Satis : il lui manque { $columns }.

# Deux groupes côte à côte
questionnaires-compare = Comparer avec
questionnaires-compare-nothing = Rien
questionnaires-compare-wave = La campagne « { $name } »
questionnaires-compare-region = Les autres établissements de la région
questionnaires-compare-unknown = Dites « last » (la campagne d’avant), « region », ou l’identifiant d’une campagne.
questionnaires-comparison = Comparaison
questionnaires-comparison-wave = À côté de « { $name } »
questionnaires-comparison-wave-lead = Les réponses complètes d’ici, à côté de celles de la campagne posée du { $opens } au { $closes }. Une question garde son nom d’une version à l’autre ; ce qui a changé n’est pas comparé.
questionnaires-comparison-region = À côté de la région { $region }
questionnaires-comparison-region-lead = { $n ->
    [one] Les réponses complètes d’ici, à côté de celles d’un autre établissement de la région.
   *[other] Les réponses complètes d’ici, à côté de celles de { $shown } autres établissements de la région, ensemble. Aucun n’est nommé, aucun classement n’est fait.
}
questionnaires-comparison-others = Les autres
questionnaires-comparison-rule = { $n ->
    [one] Moyennes de 0 à 100. Différence : ici moins l’autre.
   *[other] Moyennes de 0 à 100, brutes. Différence : ici moins l’autre côté. Intervalle à 95 % de deux échantillons indépendants : différence ± 1,96 × la racine carrée de (s² ÷ n d’ici + s² ÷ n de l’autre côté), où s est l’écart type et n le nombre de réponses (Welch, 1947, Biometrika 34). S’il ne contient pas zéro, la différence dépasse le hasard ; sur vingt lignes sans vraie différence, une en moyenne semblera pourtant en avoir une. Rien sous { $shown } réponses d’un côté ou de l’autre, ni là où un nombre est masqué.
}
questionnaires-compared-more = Plus haut ici : c’est plus que le hasard.
questionnaires-compared-less = Plus bas ici : c’est plus que le hasard.
questionnaires-compared-chance = Pas de différence au-delà du hasard.
questionnaires-compared-few = Trop peu de réponses d’un côté.
questionnaires-compared-masked = Non comparé : un nombre est masqué.
questionnaires-compared-changed = Non comparé : la question ou le calcul a changé.
questionnaires-not-compared-no-wave = Il n’y a pas de campagne d’avant avec ce questionnaire. La prochaine pourra être comparée à celle-ci.
questionnaires-not-compared-absent = Cet établissement n’était pas dans l’autre campagne. Choisissez-en une autre, ou l’ensemble.
questionnaires-not-compared-no-region = Choisissez un établissement dont la région est dite dans la liste de la campagne.
questionnaires-not-compared-few-others = Trop peu d’autres établissements de la région ont répondu : il en faut trois, et assez de réponses, pour qu’aucun ne se reconnaisse.
questionnaires-not-compared-few-elsewhere = Hors de la région, si peu d’établissements ont répondu qu’on les retrouverait par soustraction : rien n’est comparé.
questionnaires-not-compared-months = La région se compare sur toute la campagne : retirez les mois.
questionnaires-column-compared = Score ou question
questionnaires-column-here = Ici
questionnaires-column-difference = Différence
questionnaires-column-verdict = Ce que cela dit
questionnaires-mean-of = { $mean } (n = { $n })
questionnaires-mean-beside = Moyenne sur 100, { $other }

# Patient traceur
questionnaires-campaign-kind = Genre de campagne
questionnaires-campaign-kind-unknown = Choisissez « Enquête » ou « Patient traceur » (survey, tracer).
questionnaires-campaign-kind-survey = Enquête
questionnaires-campaign-kind-survey-hint = Beaucoup de personnes répondent ; les réponses se comptent.
questionnaires-campaign-kind-tracer = Patient traceur
questionnaires-campaign-kind-tracer-hint = Quelques parcours réels, racontés par la personne puis par l’équipe, et relus ensemble. Ni lien ouvert, ni statistique, ni nom.
questionnaires-tracer-no-pairs = Ce questionnaire ne dit pas quelles questions sont à la personne et lesquelles à l’équipe. Publiez celui qui est prêt, « Parcours relu ensemble », et choisissez-le.
questionnaires-tracer-one-establishment = Les parcours se relisent dans un seul établissement : retirez les autres de la campagne.
questionnaires-tracer-no-survey = Cette campagne relit des parcours : elle n’a ni liens, ni affiches, ni fichiers de réponses, ni autres établissements.
questionnaires-tracer-no-results = Cette campagne relit des parcours un à un : voyez la page « Parcours relus ensemble ». Rien n’y est compté.
questionnaires-tracer-not-launched = La campagne n’est pas lancée : lancez-la, puis prévoyez un parcours.
questionnaires-tracer-over = La campagne est finie : on n’y écrit plus. Ce qui y est se lit encore.
questionnaires-tracer-nameless = Aucun nom n’est écrit ici, ni de la personne, ni des proches, ni des professionnels.
questionnaires-tracer-guide-link = Guide d’entretien (PDF)
questionnaires-tracings = Parcours relus ensemble
questionnaires-tracings-lead = Le parcours réel d’une personne, raconté par elle, puis par l’équipe, chacune sans voir l’autre ; ensuite les deux côte à côte, pour décider quoi améliorer. Rien n’est jugé : ni les compétences, ni les actes.
questionnaires-no-tracing = Pas encore de parcours.
questionnaires-no-tracing-how = Prévoyez-en un : de quoi il parle, où, quel jour.
questionnaires-tracing-plan = Prévoir un parcours
questionnaires-tracing-label = De quel parcours s’agit-il
questionnaires-tracing-label-hint = Sans nom ni numéro : « Entrée par les urgences, fracture du poignet ».
questionnaires-tracing-label-missing = Dites de quel parcours il s’agit.
questionnaires-tracing-unit = Service
questionnaires-tracing-unit-missing = Dites dans quel service.
questionnaires-tracing-day = Jour de l’entretien
questionnaires-tracing-name = « { $part } » ressemble à un nom. Dites-le autrement (« une dame de 82 ans »), ou en minuscules si ce n’est pas un nom.
questionnaires-tracing-number = « { $part } » ressemble à un numéro ou à une date de naissance. Retirez-le.
questionnaires-tracing-meta = { $unit }, entretien le { $day }
questionnaires-tracing-planned = Prévu
questionnaires-tracing-agreed = Accord oral recueilli
questionnaires-tracing-patient-heard = La personne a parlé, l’équipe pas encore
questionnaires-tracing-team-heard = L’équipe a parlé, la personne pas encore
questionnaires-tracing-side-by-side = À lire côte à côte
questionnaires-tracing-planned-now = Le parcours est prévu. Demandez d’abord l’accord de la personne.
questionnaires-tracing-agreement = Accord oral
questionnaires-tracing-agreement-lead = L’accord est oral, et tracé ici : rien n’est écrit avant lui. Dites à la personne à quoi sert l’entretien, qu’elle peut refuser, et tout retirer plus tard.
questionnaires-tracing-agreed-on = Accord oral recueilli le
questionnaires-tracing-agreed-hint = Votre rôle est gardé avec le jour ; pas votre nom, ni le sien.
questionnaires-tracing-agree = Tracer l’accord
questionnaires-tracing-agreed-now = L’accord est tracé.
questionnaires-tracing-agreed-by = Accord oral recueilli le { $day } ({ $role }).
questionnaires-tracing-agreed-already = L’accord est déjà tracé pour ce parcours.
questionnaires-tracing-agreed-later = Ce jour n’est pas encore venu : dites le jour où la personne a donné son accord.
questionnaires-tracing-not-agreed = Tracez d’abord l’accord oral de la personne, sur la page du parcours.
questionnaires-tracing-not-both = La personne et l’équipe doivent avoir parlé toutes les deux : d’ici là, chacune répond sans voir l’autre.
questionnaires-tracing-withdraw = Retirer ce parcours
questionnaires-tracing-withdraw-lead = Si la personne retire son accord, tout part : ce qu’elle a dit, ce que l’équipe a dit, ce qui a été écrit ensemble. Le journal garde seulement qu’un parcours a été retiré.
questionnaires-tracing-withdraw-sure = Tout retirer de ce parcours, sans retour ?
questionnaires-tracing-withdrawn = Le parcours est retiré, avec tout ce qui y était écrit.
questionnaires-views = Les deux regards
questionnaires-views-lead = Chacun répond à part, sans voir l’autre. Quand les deux sont là, ils se lisent côte à côte.
questionnaires-view-patient = La personne
questionnaires-view-team = L’équipe
questionnaires-view-together = Ce qu’il faut améliorer, ensemble
questionnaires-view-patient-lead = Une demi-heure environ, dans un lieu calme et confidentiel. Suivez le parcours : ce que la personne en a vécu, pas sa maladie. Un proche peut être là si elle le veut bien. Aucun nom n’est écrit.
questionnaires-view-team-lead = L’équipe répond ensemble, sans voir ce qu’a dit la personne. On parle du parcours, avec bienveillance ; on ne juge ni les compétences, ni les actes, et on ne cherche pas de responsable. Aucun nom n’est écrit.
questionnaires-view-together-lead = Les deux regards sont connus : écrivez ce que chaque écart apprend, et ce que vous voulez améliorer. Aucun nom n’est écrit.
questionnaires-view-title = { $view } : { $label }
questionnaires-view-to-come = À écrire.
questionnaires-view-done = Écrit le { $day }.
questionnaires-view-again = Ce regard est déjà écrit ; il ne se montre pas tant que l’autre manque. L’envoyer de nouveau le remplace en entier.
questionnaires-view-kept = C’est écrit.
questionnaires-refusal-named = on dirait un nom, ou un numéro. Dites-le autrement (« l’infirmière », « sa fille »), ou en minuscules si ce n’est pas un nom.
questionnaires-side-by-side = Côte à côte
questionnaires-gaps = { $n ->
    [0] Aucun écart.
    [one] Un écart.
   *[other] { $shown } écarts.
}
questionnaires-gap-rule = { $n ->
    [one] Un écart : un niveau sur cinq, ou plus, entre les deux regards (deux points sur dix), ou oui d’un côté et non de l’autre.
   *[other] Un écart : { $shown } niveaux sur cinq, ou plus, entre les deux regards (le double sur dix), ou oui d’un côté et non de l’autre.
}
questionnaires-gap-unknown = L’un des deux n’en dit rien
questionnaires-gap-near = Proches
questionnaires-gap-team-higher = Écart : l’équipe le voit mieux
questionnaires-gap-patient-higher = Écart : la personne le voit mieux
questionnaires-gap-projects = D’un écart à une démarche
questionnaires-gap-projects-lead = La démarche s’ouvre avec son objectif déjà écrit ; complétez-le avec vos mots.
questionnaires-gap-project = Commencer une démarche : { $step }
questionnaires-gap-objective = Rapprocher ce que vivent les personnes et ce qu’en voit l’équipe : { $step }.
questionnaires-told-besides = Dit aussi par la personne
questionnaires-together-none = Rien n’est encore écrit ensemble.
questionnaires-export-synthesis = La synthèse, sans nom :
questionnaires-column-step = Étape
questionnaires-column-gap = Écart
questionnaires-column-written = Écrit
# Une question à laquelle répond un fichier
questionnaires-file-types = Fichiers acceptés
questionnaires-file-types-hint = Pour une question de genre « Fichier ». Le lieu et l’appareil sont retirés des photos, le nom du fichier n’est pas gardé.
questionnaires-file-types-both = Photos (JPEG, PNG, WebP) et PDF
questionnaires-file-types-pictures = Photos (JPEG, PNG, WebP)
questionnaires-file-types-pdf = PDF
questionnaires-megabytes = Taille la plus grande, en Mo
questionnaires-megabytes-hint = De 1 à 10. Vide : 10.
questionnaires-megabytes-bad = Donnez un nombre entier de 1 à { $most }, en Mo.
questionnaires-fault-bad-file-size = Un fichier pèse de 1 à 10 Mo au plus.
questionnaires-fault-too-many-files = Plus de cinq questions demandent un fichier : une réponse serait trop lourde.
questionnaires-file-hint-both = Une photo (JPEG, PNG, WebP) ou un PDF, { $n } Mo au plus. Le nom du fichier n’est pas gardé, et le lieu est retiré des photos. Évitez les visages et les noms.
questionnaires-file-hint-pictures = Une photo (JPEG, PNG, WebP), { $n } Mo au plus. Le nom du fichier n’est pas gardé, et le lieu est retiré. Évitez les visages et les noms.
questionnaires-file-hint-pdf = Un PDF, { $n } Mo au plus. Le nom du fichier n’est pas gardé. Un PDF garde ce qu’il dit de son auteur.
questionnaires-file-picture = photo, { $size }
questionnaires-file-pdf = PDF, { $size }
questionnaires-file-held = Déjà donné : { $file }. Un autre fichier prendrait sa place.
questionnaires-file-out = Retirer ce fichier de ma réponse
questionnaires-file-on-paper = Joignez-le à cette feuille.
questionnaires-file-given = donné
questionnaires-files-given = { $n ->
    [0] Aucun fichier n’a été donné.
    [one] Une personne a donné un fichier. Il ne sort d’ici qu’avec une raison.
   *[other] { $shown } personnes ont donné un fichier. Ils ne sortent d’ici qu’avec une raison.
}
questionnaires-refusal-file-type = ce fichier n’est ni une photo (JPEG, PNG, WebP) ni un PDF. Donnez-en un autre ; le reste de votre réponse est gardé.
questionnaires-refusal-file-type-pictures = ce fichier n’est pas une photo (JPEG, PNG ou WebP). Donnez-en une autre ; le reste de votre réponse est gardé.
questionnaires-refusal-file-type-pdf = ce fichier n’est pas un PDF. Donnez-en un autre ; le reste de votre réponse est gardé.
questionnaires-refusal-file-too-large = ce fichier est trop lourd : { $n } Mo au plus. Donnez-en un plus léger ; le reste de votre réponse est gardé.
questionnaires-refusal-file-broken = ce fichier est vide ou abîmé. Donnez-le de nouveau, ou un autre ; le reste de votre réponse est gardé.
questionnaires-refusal-file-gone = ce fichier n’est plus là. Donnez-le de nouveau, ou envoyez votre réponse sans lui.
questionnaires-refusal-files-full = cette enquête ne prend plus de fichier : la place prévue est pleine. Envoyez votre réponse sans lui ; le reste est gardé.
questionnaires-answer-files = Fichiers donnés
questionnaires-answer-files-lead = Ce que des personnes ont joint à leur réponse. Rien ne dit qui, ni à quelle heure. Pour en ouvrir un, dites pour quelle raison.
questionnaires-answer-files-none = Aucun fichier n’a été donné.
questionnaires-open-ask = Ouvrir ce fichier
questionnaires-open-ask-why = Il peut montrer un visage ou dire un nom. Votre nom, l’heure et la raison sont inscrits au journal, à chaque ouverture.
questionnaires-open-reason = Pour quelle raison ?
questionnaires-open-reason-hint = Dix caractères au moins. Ne recopiez aucun nom.
questionnaires-open-reason-missing = Dites pour quelle raison.
questionnaires-open-reason-short = Dites-le en quelques mots : dix caractères au moins.
questionnaires-open-reason-long = Cette raison est trop longue : 500 caractères au plus.
questionnaires-open-file = Ouvrir le fichier
