# Analyse partagée
analysis-room = Analyse partagée
analysis-lead = Usagers et professionnels lisent les mêmes paroles, chacun de son côté, puis comparent, discutent et s’accordent sur des constats.
analysis-leave = Quitter sans enregistrer
analysis-choose = Choisir
analysis-open = Ouvrir
analysis-clear = Retirer les filtres
analysis-filter = Filtrer
analysis-total = Total
analysis-month = Mois
analysis-place = Lieu
analysis-tone = Ton
analysis-theme = Thème
analysis-study = Étude
analysis-readers = Lecteurs
analysis-somebody = une personne qui n’est plus dans l’annuaire
analysis-list-separator = ,{" "}
analysis-page-of = Page { $page } sur { $pages }
analysis-n-of = { $n } sur { $total }
analysis-version = Version { $version }
analysis-text-too-long = Ce texte est trop long : { $most } caractères au plus.
analysis-words-gone = Cette parole n’est plus là : elle a été reprise, ou retirée avec son import.
analysis-out-authors = { $n ->
    [one] { $shown } parole a été reprise par la personne qui l’avait dite.
   *[other] { $shown } paroles ont été reprises par les personnes qui les avaient dites.
}
analysis-out-import = { $n ->
    [one] { $shown } parole a été retirée avec l’import « { $name } », défait le { $day } (raison donnée : { $why }).
   *[other] { $shown } paroles ont été retirées avec l’import « { $name } », défait le { $day } (raison donnée : { $why }).
}
analysis-out-some-import = { $n ->
    [one] { $shown } parole a été retirée avec un import défait.
   *[other] { $shown } paroles ont été retirées avec un import défait.
}
analysis-corpus-left = { $n ->
    [0] Il n’en reste aucune.
   *[other] Il en reste { $shown }.
}
analysis-notice-undone = Un import a été défait : des paroles de l’étude « { $study } » en sont retirées.

# Études
analysis-study-new = Ouvrir une étude
analysis-study-open = Ouvrir l’étude
analysis-study-opened = L’étude est ouverte. Son corpus se fige en ce moment.
analysis-study-done = Terminée
analysis-study-changed = Quelqu’un d’autre vient de modifier cette étude. Rechargez la page, puis recommencez.
analysis-studies-none = Aucune étude pour le moment.
analysis-studies-none-how = Dans les paroles, choisissez celles qui vous intéressent, puis ouvrez une étude.
analysis-studies-none-wait = Elles paraîtront ici dès que quelqu’un en ouvrira une.
analysis-to-corpus = Choisir des paroles
analysis-opened-on = Étude ouverte le { $day }.
analysis-study-new-corpus = Paroles retenues :
analysis-study-new-corpus-how = Le corpus sera figé maintenant : les paroles qui arriveront ensuite n’y entreront pas. Pour en choisir d’autres, filtrez les paroles et revenez ici.
analysis-study-name = Nom de l’étude
analysis-study-name-hint = Par exemple : Sortie d’hospitalisation, 2026.
analysis-study-name-missing = Donnez un nom à l’étude.
analysis-study-question = Question posée
analysis-study-question-hint = Ce que vous voulez comprendre, en une phrase.
analysis-study-question-missing = Écrivez la question que pose l’étude.
analysis-organisation = Établissement
analysis-study-organisation-missing = Choisissez l’établissement.
analysis-corpus = Corpus :
analysis-corpus-count = { $n ->
    [one] { $shown } parole
   *[other] { $shown } paroles
}
analysis-corpus-more = plus de { $shown } paroles
analysis-corpus-frozen = { $n ->
    [one] { $shown } parole, figée le { $day }.
   *[other] { $shown } paroles, figées le { $day }.
}
analysis-corpus-freezing = { $n ->
    [one] Le corpus se fige : { $shown } parole jusqu’ici.
   *[other] Le corpus se fige : { $shown } paroles jusqu’ici.
}
analysis-corpus-not-frozen = Le corpus n’est pas encore figé. Attendez la fin du travail en cours.

# Étapes
analysis-tab-steps = Étapes
analysis-tab-codebook = Grille de thèmes
analysis-tab-themes = Thèmes
analysis-tab-agreement = Accord
analysis-tab-disagreements = Désaccords
analysis-tab-proposals = Propositions
analysis-tab-findings = Constats
analysis-step-corpus = Figer le corpus
analysis-step-codebook = S’accorder sur la grille
analysis-step-briefing = Informer et former ensemble
analysis-step-readers = Nommer les lecteurs
analysis-step-sample = Tirer l’échantillon
analysis-step-reading = Lire chacun de son côté
analysis-step-agreement = Mesurer l’accord
analysis-step-settling = Discuter les désaccords
analysis-step-learning = Faire lire la suite par l’outil
analysis-step-findings = Écrire les constats
analysis-act-corpus = Voir le corpus
analysis-act-codebook = Voir la grille
analysis-act-briefing = Noter la séance
analysis-act-readers = Voir les lecteurs
analysis-act-sample = Tirer l’échantillon
analysis-act-reading = Lire
analysis-act-agreement = Voir l’accord
analysis-act-settling = Discuter
analysis-act-learning = Voir les propositions
analysis-act-findings = Voir les constats
analysis-progress-done = Fait
analysis-progress-now = À faire
analysis-progress-later = Plus tard
analysis-measured = L’accord est mesuré, collège par collège et ensemble.
analysis-measured-later = Il sera mesuré quand chaque lecteur aura terminé.
analysis-measured-soon = Chacun a terminé. La mesure est en cours.
analysis-settling-later = Ce qui aura été lu différemment viendra ici.
analysis-work-freeze = Le corpus se fige
analysis-work-measure = L’accord se mesure
analysis-work-learn = L’outil prépare ses propositions
analysis-work-done = { $n ->
    [one] { $shown } parole traitée
   *[other] { $shown } paroles traitées
}
analysis-work-close = Vous pouvez fermer cette page.
analysis-work-ended = C’est terminé.
analysis-work-see = Voir où en est l’étude
analysis-work-freeze-failed = Le corpus n’a pas pu être figé. La personne qui administre Portevoix en voit la raison dans les travaux.
analysis-work-measure-failed = L’accord n’a pas pu être mesuré. La personne qui administre Portevoix en voit la raison dans les travaux.
analysis-work-learn-failed = L’outil n’a pas pu proposer. La personne qui administre Portevoix en voit la raison dans les travaux.

# Grille
analysis-codebook = Grille de thèmes
analysis-codebook-starter = La grille de départ
analysis-codebook-starter-hint = Les sujets habituels des soins et des démarches, sur deux niveaux, avec des exemples inventés. Vous pourrez tout changer.
analysis-codebook-copy = Une copie de la grille de l’étude « { $study } »
analysis-codebook-blank = Une grille vide
analysis-codebook-blank-hint = Le groupe écrit ses propres thèmes.
analysis-codebook-unknown = Cette grille n’existe pas. Choisissez-en une dans la liste.
analysis-codebook-meta = { $n ->
    [one] { $shown } thème, version { $version }
   *[other] { $shown } thèmes, version { $version }
}
analysis-codebook-locked = La lecture est en cours : la grille ne change plus jusqu’à ce que chacun ait terminé, pour que tous lisent avec la même.
analysis-codebook-empty = La grille n’a pas encore de thème.
analysis-codebook-empty-how = Ajoutez les thèmes dont le groupe a besoin, chacun avec sa définition.
analysis-theme-count = { $n ->
    [one] { $shown } thème
   *[other] { $shown } thèmes
}
analysis-theme-new = Ajouter un thème
analysis-theme-edit = Modifier le thème
analysis-theme-change = Modifier
analysis-theme-up = Monter
analysis-theme-down = Descendre
analysis-theme-name = Nom du thème
analysis-theme-name-missing = Donnez un nom au thème.
analysis-theme-name-taken = Un autre thème du même niveau porte déjà ce nom.
analysis-theme-too-many = La grille a déjà { $most } thèmes. Retirez-en un d’abord.
analysis-theme-parent = Thème au-dessus
analysis-theme-no-parent = Aucun : premier niveau
analysis-theme-parent-unknown = Choisissez un thème du premier niveau : la grille a deux niveaux.
analysis-theme-has-children = Ce thème en contient d’autres : il reste au premier niveau.
analysis-theme-definition = Définition
analysis-theme-definition-hint = Quand l’employer, et quand ne pas l’employer.
analysis-theme-examples = Exemples
analysis-theme-examples-hint = Un par ligne. Inventez-les, ou citez une parole par son numéro : #1234.
analysis-theme-examples-invented = Exemples inventés
analysis-theme-save = Enregistrer le thème
analysis-theme-saved = Le thème est enregistré.
analysis-theme-added = Le thème est ajouté.
analysis-theme-retire = Retirer ce thème
analysis-theme-retire-sure = Retirer ce thème ? Les codes déjà posés restent, il ne pourra plus être employé.
analysis-theme-retired = Le thème est retiré. Ses codes restent.
analysis-theme-retired-title = Thèmes retirés
analysis-theme-resume = Reprendre
analysis-theme-resumed = Le thème est repris.
analysis-theme-changed = Quelqu’un d’autre vient de modifier ce thème. Votre texte est resté dans le formulaire.
analysis-theme-now = Voici ce que dit le thème maintenant :
analysis-theme-history = Ce qu’il disait avant
analysis-theme-children = Thèmes plus précis
analysis-theme-family = { $n ->
    [0] Aucune parole codée par des personnes, ni ici ni sous un thème plus précis.
    [one] { $shown } parole codée par des personnes, ici ou sous un thème plus précis.
   *[other] { $shown } paroles codées par des personnes, ici ou sous un thème plus précis ; chacune compte une fois.
}

# Séance commune
analysis-briefing-lead = Avant de lire, usagers et professionnels sont informés et formés ensemble : la question, la grille, la lecture à l’aveugle, ce que deviendront les constats. Sans cette date, personne ne peut coder.
analysis-briefing-why = Une séance commune a lieu avant la lecture. Sans elle, personne ne peut coder.
analysis-briefing-on = Jour de la séance
analysis-briefing-note = Ce qui a été dit
analysis-briefing-note-hint = Qui était là, par rôle, et ce qui a été convenu.
analysis-briefing-save = Enregistrer la séance
analysis-briefed = La séance est enregistrée.
analysis-briefed-on = Séance commune le { $day }.
analysis-briefing-day-missing = Indiquez le jour de la séance.
analysis-briefing-day-to-come = La séance doit avoir eu lieu : indiquez un jour passé ou aujourd’hui.
analysis-briefing-missing = La séance commune n’est pas encore notée. Personne ne peut coder avant.
analysis-briefing-to-come = La séance commune n’a pas encore eu lieu.
analysis-briefing-after-reading = La lecture a commencé : la date de la séance ne change plus.

# Lecteurs
analysis-readers-lead = Il en faut au moins un de chaque collège. Personne ne voit les codes des autres tant que tous n’ont pas terminé.
analysis-readers-one-sided = Il manque un lecteur de l’un des deux collèges.
analysis-readers-none = Personne n’est encore nommé.
analysis-readers-none-how = Nommez au moins un usager et un professionnel ; trois de chaque donnent une mesure plus sûre.
analysis-readers-count = { $users }, { $professionals }.
analysis-users-count = { $n ->
    [one] { $shown } usager
   *[other] { $shown } usagers
}
analysis-professionals-count = { $n ->
    [one] { $shown } professionnel
   *[other] { $shown } professionnels
}
analysis-readers-finished = { $n ->
    [one] { $finished } lecteur sur { $shown } a terminé.
   *[other] { $finished } lecteurs sur { $shown } ont terminé.
}
analysis-reader-finished-on = A terminé le { $day }
analysis-reader-waits = Attend l’échantillon
analysis-reader-progress = { $n ->
    [one] { $shown } parole codée sur { $size }
   *[other] { $shown } paroles codées sur { $size }
}
analysis-reader-appoint-title = Nommer quelqu’un
analysis-reader-person = Personne
analysis-reader-person-hint = Chacun lit pour le collège de son rôle.
analysis-reader-appoint = Nommer
analysis-appointed = La personne est nommée.
analysis-reader-release = Libérer
analysis-reader-release-sure = Libérer cette personne ? Ce qu’elle a codé sera retiré.
analysis-released = La personne est libérée.
analysis-reader-missing = Choisissez une personne.
analysis-reader-unknown = Cette personne ne peut pas lire ici, ou est déjà nommée.
analysis-readers-too-many = Cette étude a déjà vingt lecteurs.
analysis-reader-finished = Cette lecture est terminée : elle ne change plus.
analysis-readers-of-one-college = Il faut au moins un lecteur de chaque collège pour lire ensemble.
analysis-reader-n = Lecteur { $n }

# Échantillon
analysis-sample-lead = Chacun lira les mêmes paroles, tirées au hasard dans le corpus. La graine du tirage est notée : n’importe qui peut le refaire.
analysis-sample-why = Des paroles tirées au hasard, que chacun lira.
analysis-sample-of = { $n ->
    [one] Le corpus compte { $shown } parole.
   *[other] Le corpus compte { $shown } paroles.
}
analysis-sample-drawn = { $n ->
    [one] { $shown } parole tirée au hasard (graine { $seed }).
   *[other] { $shown } paroles tirées au hasard (graine { $seed }).
}
analysis-sample-size-label = Nombre de paroles
analysis-sample-size-hint = Quarante se lisent en une heure environ. Un nouveau tirage reste possible tant que personne n’a codé.
analysis-sample-size = Choisissez un nombre entre { $least } et { $most }.
analysis-sample-size-missing = Indiquez un nombre.
analysis-sample-draw = Tirer l’échantillon
analysis-drawn = L’échantillon est tiré.
analysis-sample-already-read = Quelqu’un a déjà codé : l’échantillon ne change plus.
analysis-sample-missing = L’échantillon n’est pas encore tiré.

# Lecture
analysis-reading-place = Parole { $place } sur { $total }
analysis-reading-progress = Votre lecture
analysis-reading-done = { $n ->
    [one] { $shown } parole codée sur { $total }
   *[other] { $shown } paroles codées sur { $total }
}
analysis-reading-blind = Personne ne voit vos codes, et vous ne voyez pas ceux des autres, tant que tous n’ont pas terminé.
analysis-themes-tick = De quoi parle cette parole ?
analysis-themes-tick-hint = Cochez tous les thèmes dont elle parle.
analysis-nothing = Aucun thème de la grille ne convient
analysis-nothing-hint = C’est une réponse, pas un oubli.
analysis-nothing-short = Aucun thème
analysis-tone-positive = Allait bien
analysis-tone-negative = N’allait pas
analysis-tone-mixed = Les deux
analysis-tone-neutral = Ni l’un ni l’autre
analysis-tone-any = Tous
analysis-tone-line-positive = allait bien
analysis-tone-line-negative = n’allait pas
analysis-saving = Enregistrement…
analysis-saved = Enregistré
analysis-save-failed = Pas enregistré : vérifiez la connexion, puis utilisez le bouton.
analysis-reading-next = Enregistrer et lire la suivante
analysis-reading-previous = Revenir à la précédente
analysis-reading-save = Enregistrer
analysis-reading-end-title = Vous avez tout codé
analysis-reading-end-words = Vous pouvez encore revenir sur chaque parole. Quand vous aurez terminé, vos codes ne changeront plus.
analysis-reading-end = Terminer ma lecture
analysis-reading-end-sure = Terminer ? Vos codes ne changeront plus.
analysis-reading-finished = Votre lecture est terminée. Merci.
analysis-reading-unfinished = Il reste des paroles à coder avant de terminer.
analysis-reading-closed = La lecture est close.
analysis-still-blind = La lecture n’est pas close : personne ne voit les codes des autres tant que chaque lecteur n’a pas terminé.
analysis-coding-changed = Ces codes viennent d’être changés dans une autre fenêtre. Rechargez la page.
analysis-coding-nothing-and-themes = Vous avez coché des thèmes et « aucun thème ». Gardez l’un ou l’autre.
analysis-coding-too-many = Gardez { $most } thèmes au plus pour une parole.
analysis-coding-unknown-theme = Un de ces thèmes n’est plus dans la grille. Rechargez la page.
analysis-coding-themes-missing = Cochez au moins un thème, ou « aucun thème ne convient ».
analysis-coding-tone-missing = Choisissez un ton.

# Accord
analysis-agreement-title = Lisez-vous pareil ?
analysis-agreement-how = L’accord se mesure quand tous les lecteurs ont terminé.
analysis-agreement-chart = Accord sur les thèmes, par collège et ensemble
analysis-agreement-overall = Accord sur l’ensemble des thèmes
analysis-agreement-tone = Accord sur le ton
analysis-agreement-themes = Accord thème par thème
analysis-strand-users = Usagers
analysis-strand-professionals = Professionnels
analysis-strand-together = Ensemble
analysis-n-texts = Paroles lues à plusieurs
analysis-alpha = Alpha
analysis-interval-title = De – à (95 %)
analysis-interval = { $low } – { $high }
analysis-reading-title = Lecture
analysis-band-solid = Accord solide
analysis-band-tentative = Accord à discuter
analysis-band-weak = Lectures différentes : parlez-en
analysis-band-unsure = Intervalle trop large pour conclure
analysis-times-put = Fois posé
analysis-band-short-solid = solide
analysis-band-short-tentative = à discuter
analysis-undefined-fewer-than-two-coders = Un seul lecteur : rien à comparer
analysis-undefined-nothing-in-common = Aucune parole lue à plusieurs
analysis-undefined-single-value = Tous ont toujours répondu pareil : la mesure n’a pas de sens
analysis-undefined-too-little-variation = Trop peu de différences pour mesurer
analysis-sentence-solid = Vous lisez à peu près d’une même voix.
analysis-sentence-tentative = Vous lisez souvent pareil, avec des différences à discuter.
analysis-sentence-apart = Chaque collège lit à peu près d’une même voix. Ensemble, moins : c’est là qu’il faut parler.
analysis-sentence-weak = Vous lisez différemment. Les désaccords disent de quoi parler.
analysis-sentence-unsure = L’intervalle est trop large pour conclure : trop peu de paroles ont été lues à plusieurs.
analysis-sentence-undefined = L’accord ne peut pas être mesuré ici.
analysis-advice-enough = L’intervalle est assez étroit : d’autres paroles lues à plusieurs n’y changeraient guère.
analysis-advice-more = { $n ->
    [one] Avec { $shown } parole de plus lue à plusieurs, la mesure serait sûre à 0,10 près.
   *[other] Avec { $shown } paroles de plus lues à plusieurs, la mesure serait sûre à 0,10 près.
}
analysis-advice-undefined = Il y a trop peu de paroles ou de différences pour dire combien il en faudrait de plus.
analysis-measured-meta = Alpha de Krippendorff, mesuré le { $day } ; intervalle par { $shown } rééchantillonnages (graine { $seed }).
analysis-disagreements-of = { $n ->
    [0] Toutes les paroles ont été lues pareil, sur { $texts }.
    [one] { $shown } parole lue différemment, sur { $texts }.
   *[other] { $shown } paroles lues différemment, sur { $texts }.
}
analysis-discuss = Discuter des désaccords
analysis-agreement-explained-title = Comment lire ces nombres
analysis-agreement-explained = 1 veut dire que tous codent pareil, 0 que l’accord est celui du hasard, moins de 0 que l’on code à l’opposé. C’est le bas de l’intervalle qui donne la lecture : à partir de 0,80 l’accord est solide ; entre 0,667 et 0,80, on ne conclut qu’avec prudence (Krippendorff). Quand l’intervalle passe de part et d’autre de 0,667, il est trop large pour conclure : un thème posé peu de fois ne se mesure pas bien.
analysis-agreement-explained-method = Pour l’ensemble, deux listes de thèmes qui se recoupent comptent pour un accord partiel (distance MASI). Pour un thème, on regarde s’il est coché ou non. L’intervalle dit entre quelles valeurs l’accord se trouve probablement.

# Désaccords
analysis-disagreements-lead = Une moyenne n’apprend rien : parlez de chaque différence, puis dites ce que vous retenez et pourquoi.
analysis-disagreements-none = Rien ici.
analysis-disagreements-open = Voir ce qui reste à discuter
analysis-disagreement = Parole { $number }
analysis-read-apart = Lu chacun de son côté
analysis-to-settle = { $n ->
    [0] Tout est discuté.
    [one] { $shown } parole reste à discuter.
   *[other] { $shown } paroles restent à discuter.
}
analysis-settled-count = { $n ->
    [one] { $shown } parole discutée
   *[other] { $shown } paroles discutées
}
analysis-settle = Retenir
analysis-settle-only-readers = Les lecteurs nommés de l’étude discutent et retiennent les codes, usagers et professionnels. Vous pouvez voir ce qu’ils ont lu et retenu.
analysis-settle-with = Qui y a pris part, avec vous
analysis-settle-with-hint = Facultatif. Cochez les lecteurs avec qui vous avez décidé.
analysis-settled-with = Avec { $names }
analysis-settled-with-one = { $name } ({ $college })
analysis-settled-with-unknown = Une de ces personnes ne lit pas cette étude. Rechargez la page.
analysis-one-sided = Un seul collège y a pris part.
analysis-one-sided-count = { $n ->
    [one] { $shown } parole discutée, sur { $total }, ne dit la part que d’un seul collège. À décider à plusieurs, usagers et professionnels.
   *[other] { $shown } paroles discutées, sur { $total }, ne disent la part que d’un seul collège. À décider à plusieurs, usagers et professionnels.
}
analysis-forbidden = Cette page de l’étude n’est pas pour vous.
analysis-forbidden-why = Lire, discuter et confirmer revient aux lecteurs nommés de l’étude ; la préparer, aux personnes qui la mènent.
analysis-back-to-study = Revenir à l’étude
analysis-settle-title = Ce que nous retenons
analysis-settle-lead = À décider à plusieurs, usagers et professionnels. La raison compte autant que le code.
analysis-themes-agreed = Thèmes retenus
analysis-settle-why = Pourquoi
analysis-settle-why-hint = Ce qui a fait changer d’avis, ou ce que la grille devra préciser.
analysis-settlement-why-missing = Dites pourquoi : c’est ce qui aidera les suivants.
analysis-settled = C’est retenu.
analysis-settled-tag = Retenu
analysis-settled-by = { $name }, { $role }, { $moment }
analysis-settled-meanwhile = D’autres lecteurs viennent de retenir quelque chose pour cette parole. Votre texte est resté dans le formulaire.
analysis-settled-meanwhile-see = Voici ce que d’autres lecteurs viennent de retenir :
analysis-settled-elsewhere = Cette parole est dans l’échantillon : elle se discute dans les désaccords.
analysis-read-alike = Tous ont lu cette parole pareil : il n’y a rien à discuter.
analysis-agreed-count = { $n ->
    [one] { $shown } parole a des codes retenus.
   *[other] { $shown } paroles ont des codes retenus.
}
analysis-origin-unanimous = Lu pareil par tous
analysis-origin-settled = Retenu ensemble
analysis-origin-confirmed = Confirmé
analysis-origin-read = Lu par une personne, sans proposition
analysis-use-theme = { $theme }, { $tone } ({ $how })
analysis-use-unanimous = lu pareil par tous
analysis-use-settled = retenu ensemble
analysis-use-confirmed = confirmé par une personne
analysis-use-read = lu par une personne
analysis-use-proposed = proposé par l’outil, personne n’a encore décidé
analysis-campaign-theme = { $theme } : confirmé { $people }, proposé par l’outil { $tool }
analysis-campaign-few = { $n ->
    [one] moins d’une
   *[other] moins de { $shown }
}

# Propositions
analysis-pending-count = { $n ->
    [0] Aucune proposition n’attend.
    [one] { $shown } proposition de l’outil attend une personne.
   *[other] { $shown } propositions de l’outil attendent une personne.
}
analysis-unknown-count = { $n ->
    [one] Pour { $shown } parole, il ne sait pas : elle attend d’être lue.
   *[other] Pour { $shown } paroles, il ne sait pas : elles attendent d’être lues.
}
analysis-unknown-more = { $n ->
   *[other] Pour plus de { $shown } paroles, il ne sait pas : elles attendent d’être lues.
}
analysis-orders = Dans quel ordre
analysis-order-unsure = Les moins sûres d’abord
analysis-order-sure = Les plus sûres d’abord
analysis-order-unknown = Celles que l’outil ne sait pas lire
analysis-learn = Faire apprendre l’outil
analysis-learn-again = Faire apprendre de nouveau
analysis-learning-started = L’outil apprend, puis lit la suite.
analysis-learning-busy = L’outil travaille en ce moment.
analysis-learning-too-early = L’outil apprend de vos codes retenus : mesurez d’abord l’accord.
analysis-learning-too-few = Il faut au moins vingt paroles aux codes retenus pour que l’outil apprenne.
analysis-learning-lacks = { $n ->
    [one] Il en manque { $shown } pour que l’outil puisse apprendre.
   *[other] Il en manque { $shown } pour que l’outil puisse apprendre.
}
analysis-model-of-another-version = Ce modèle vient d’une autre version de Portevoix. Faites apprendre l’outil de nouveau.
analysis-model-title = Ce que l’outil a appris
analysis-model-learned = { $n ->
    [one] Appris de { $shown } parole codée, { $moment }.
   *[other] Appris de { $shown } paroles codées, { $moment }.
}
analysis-model-read = { $n ->
    [one] { $shown } parole lue par l’outil ;
   *[other] { $shown } paroles lues par l’outil ;
}
analysis-model-unknown = { $n ->
    [0] il a proposé quelque chose pour chacune.
    [one] pour { $shown }, il dit ne pas savoir.
   *[other] pour { $shown }, il dit ne pas savoir.
}
analysis-model-decided = { $n ->
    [0] { $confirmed } propositions confirmées, { $refused } écartées.
    [one] { $confirmed } propositions confirmées, { $refused } écartées ; { $shown } parole lue sans proposition.
   *[other] { $confirmed } propositions confirmées, { $refused } écartées ; { $shown } paroles lues sans proposition.
}
analysis-model-figures = Ce que valent ses propositions, sur des paroles qu’il n’avait pas vues
analysis-model-carried = Paroles codées
analysis-model-precision = Justes parmi les proposées
analysis-model-recall = Trouvées parmi les attendues
analysis-model-f1 = F1
analysis-model-tone = Ton juste : { $right } sur { $examples }.
analysis-model-validated = Validation croisée : chaque cinquième des paroles est lu par un modèle qui a appris des quatre autres.
analysis-all-themes = Tous les thèmes
analysis-few = appris de peu
analysis-relearn-after = { $n ->
    [one] L’outil apprend de nouveau après { $shown } décision.
   *[other] L’outil apprend de nouveau toutes les { $shown } décisions.
}
analysis-queue-title = La parole dont l’outil est le moins sûr
analysis-queue-lead = Ce que propose l’outil est coché. Gardez, décochez, ajoutez : ce que vous enregistrez est votre lecture, plus une proposition.
analysis-queue-tick-hint = Les thèmes proposés sont cochés d’avance.
analysis-queue-save = Enregistrer mes codes
analysis-queue-skip = Passer à la suivante
analysis-queue-sure = La parole dont l’outil est le plus sûr
analysis-queue-unknown = L’outil ne sait pas : lisez et codez
analysis-queue-unknown-lead = Il n’a rien proposé pour cette parole. Ce que vous enregistrez est votre lecture ; il en apprendra.
analysis-queue-unread = À lire et coder
analysis-queue-unread-lead = L’outil n’a pas encore assez de paroles codées pour apprendre. Chaque parole que vous codez l’en rapproche.
analysis-queue-empty = Tout le corpus est codé par des personnes.
analysis-queue-empty-how = Plus aucune proposition n’attend, et il ne reste aucune parole que l’outil ne sache pas lire.
analysis-queue-all-read = Tout le corpus est codé par des personnes.
analysis-queue-all-read-how = Le corpus est trop petit pour que l’outil apprenne ; il n’en avait pas besoin.
analysis-queue-end = Vous êtes au bout de la file.
analysis-queue-end-how = Ce que vous avez passé attend toujours.
analysis-queue-again = Reprendre au début
analysis-only-readers = Seuls les lecteurs nommés de l’étude confirment, écartent ou codent.
analysis-coded = Vos codes sont enregistrés.
analysis-proposal-words = { $theme }, { $tone }
analysis-proposal-confirmed = Confirmé.
analysis-proposal-dismissed = Écarté.
analysis-proposal-decided = Quelqu’un d’autre a déjà décidé de cette proposition.
analysis-decision-missing = Confirmez ou écartez la proposition.
analysis-why-title = Les mots qui ont compté
analysis-how-it-works-title = Comment fait l’outil
analysis-how-it-works = L’outil regarde quels mots reviennent dans les paroles que vous avez codées avec un thème, et donne à chacun un poids. Pour une nouvelle parole, il additionne ces poids et en tire une certitude entre 0 et 1. Sous 0,50, il ne propose rien : il dit ne pas savoir. Tout se passe sur la machine de l’établissement, aucun texte n’en sort.
analysis-how-it-works-limits = Il ne comprend pas ce qu’il lit : l’ironie, les tournures rares et les thèmes peu codés lui échappent. Ses propositions ne sont jamais comptées avec les codes des personnes, et aucune décision ne porte sur une personne.

# Le modèle de départ
analysis-starter-title = Qui propose
analysis-starter-notice = Proposé par le modèle de départ, qui a appris de commentaires inventés ; il n’a rien appris de vous. Lisez avec soin ce qu’il propose.
analysis-starter-limits = Ce que fait la machine, et ce qu’elle ne sait pas faire
analysis-starter-not-known = { $n ->
    [one] Il ne connaît pas un thème de votre grille, et ne propose rien pour lui : { $themes }.
   *[other] Il ne connaît pas { $shown } thèmes de votre grille, et ne propose rien pour eux : { $themes }.
}
analysis-starter-no-figures = Aucun chiffre ne dit ce que valent ses propositions : il n’a rien appris de vos codes, rien n’a donc été mesuré sur vos paroles. Seule votre lecture le dira.
analysis-starter-until = { $n ->
    [one] Dès que { $shown } parole a des codes retenus, l’outil apprend de vous et remplace ces propositions.
   *[other] Dès que { $shown } paroles ont des codes retenus, l’outil apprend de vous et remplace ces propositions.
}
analysis-starter-offer = { $n ->
    [one] En attendant, le modèle de départ peut proposer un thème de votre grille : il a appris de commentaires inventés, de rien qui vienne de vous.
   *[other] En attendant, le modèle de départ peut proposer { $shown } thèmes de votre grille : il a appris de commentaires inventés, de rien qui vienne de vous.
}
analysis-starter-ask = Demander au modèle de départ
analysis-starter-ask-again = Redemander au modèle de départ
analysis-starter-asked = Le modèle de départ lit le corpus.
analysis-starter-at-work = Modèle de départ, mis au travail { $moment }.
analysis-starter-how = Le modèle de départ vient avec Portevoix. Il a appris quels mots vont avec quel thème de la grille de départ, sur des commentaires écrits pour lui. Il lit une parole morceau par morceau et tire pour chaque thème une certitude entre 0 et 1. Sous 0,40, il ne propose rien : il dit ne pas savoir. De deux thèmes l’un sous l’autre, il propose celui du dessous. Quand il n’est pas sûr du ton, c’est à vous de le dire ; les tableaux comptent alors le plus probable des quatre. Un thème que vous avez renommé ou redéfini reste pour lui ce qu’il était dans la grille de départ. Tout se passe sur la machine de l’établissement, aucun texte n’en sort.
analysis-starter-tone-unsure = ton à dire
analysis-starter-still-blind = Ces propositions se lisent dès maintenant. Elles se confirment ou s’écartent quand chacun a fini de lire l’échantillon de son côté.

# Thèmes
analysis-themes-lead = { $n ->
    [one] { $shown } parole aux codes retenus, sur { $corpus } dans le corpus.
   *[other] { $shown } paroles aux codes retenus, sur { $corpus } dans le corpus.
}
analysis-apart = Ce que des personnes ont codé et ce que l’outil propose sont comptés à part, et ne s’additionnent jamais.
analysis-themes-table = Paroles par thème
analysis-by-people = Codé par des personnes
analysis-by-tool = Proposé par l’outil
analysis-theme-lead = { $n ->
    [0] Aucune parole codée par des personnes ; { $tool }.
    [one] { $shown } parole codée par des personnes ; { $tool }.
   *[other] { $shown } paroles codées par des personnes ; { $tool }.
}
analysis-theme-lead-tool = { $n ->
    [0] aucune proposition de l’outil n’attend
    [one] { $shown } autre proposée par l’outil
   *[other] { $shown } autres proposées par l’outil
}
analysis-voices = Qui le dit
analysis-voice-people = { $n ->
   *[other] Codé par des personnes ({ $shown })
}
analysis-voice-tool = { $n ->
   *[other] Proposé par l’outil ({ $shown })
}
analysis-tool-notice = Ce sont des propositions de l’outil : personne ne les a encore lues.
analysis-over-months = Au fil des mois
analysis-by-place = Par lieu
analysis-undated = { $n ->
    [0] toutes les paroles sont datées
    [one] { $shown } parole sans date
   *[other] { $shown } paroles sans date
}
analysis-no-date = Sans date
analysis-no-place = Sans lieu
analysis-chart-words = De { $from } à { $to } : { $negative } paroles disent que cela n’allait pas, { $positive } que cela allait bien.
analysis-few-a-month = { $n ->
   *[other] Moins de { $shown } paroles certains mois : une tendance à confirmer, pas encore une preuve.
}
analysis-few-a-place = { $n ->
   *[other] Moins de { $shown } paroles dans certains lieux : une différence à confirmer, pas encore une preuve.
}
analysis-places-chart = Par lieu : { $theme }
analysis-places-words = { $n ->
    [one] Un seul lieu : { $place } ({ $most }).
   *[other] { $shown } lieux ; le plus souvent : { $place } ({ $most }).
}
analysis-places-words-masked = { $n ->
    [one] Un seul lieu, dont le nombre est masqué.
   *[other] { $shown } lieux, dont les nombres sont masqués.
}
analysis-placeless = { $n ->
    [0] toutes les paroles ont un lieu
    [one] { $shown } parole sans lieu
   *[other] { $shown } paroles sans lieu
}
analysis-placeless-few = un nombre masqué de paroles sans lieu
analysis-theme-nothing = Aucune parole à compter.
analysis-masked = masqué
analysis-masked-why = Par lieu, les nombres de 1 à 4 sont masqués, et avec eux ceux qui permettraient de les retrouver par différence : un petit service et un thème rare désignent quelqu’un.
analysis-more-places = { $n ->
    [one] Un autre lieu est dans l’export.
   *[other] { $shown } autres lieux sont dans l’export.
}
analysis-words-title = Les paroles
analysis-words-count = { $n ->
    [one] { $shown } parole
   *[other] { $shown } paroles
}
analysis-words-none = Aucune parole pour ce thème.
analysis-words-none-how = Élargissez la période ou retirez un filtre.
analysis-read-alike-title = Lisez-vous pareil ?
analysis-read-alike-caption = Accord sur ce thème, codé à l’aveugle
analysis-export-csv = Exporter en CSV
analysis-export-xlsx = Exporter en XLSX
analysis-export-codes = Exporter les codes de chacun (CSV)
analysis-file-codes = codes
analysis-file-themes = themes
analysis-file-theme = theme
analysis-column-number = Parole
analysis-column-college = Collège
analysis-column-reader = Lecteur
analysis-column-themes = Thèmes
analysis-column-axis = Compté par
analysis-column-slot = Mois ou lieu
analysis-column-voice = Qui le dit
analysis-month-short-1 = janv.
analysis-month-short-2 = févr.
analysis-month-short-3 = mars
analysis-month-short-4 = avr.
analysis-month-short-5 = mai
analysis-month-short-6 = juin
analysis-month-short-7 = juil.
analysis-month-short-8 = août
analysis-month-short-9 = sept.
analysis-month-short-10 = oct.
analysis-month-short-11 = nov.
analysis-month-short-12 = déc.

# Constats
analysis-finding = Constat
analysis-findings-all = Voir tous les constats
analysis-findings-lead = Un constat est une phrase, avec les paroles qui l’appuient. Il tient quand les deux collèges sont d’accord.
analysis-findings-none = Aucun constat pour le moment.
analysis-findings-none-how = Ils s’écrivent depuis la page d’un thème, une fois la lecture close.
analysis-finding-count = { $n ->
    [0] aucun constat
    [one] { $shown } constat
   *[other] { $shown } constats
}
analysis-finding-count-standing = { $n ->
    [0] Aucun constat pour le moment.
    [one] { $shown } constat, dont { $standing } qui tient.
   *[other] { $shown } constats, dont { $standing } qui tiennent.
}
analysis-finding-write = Écrire un constat
analysis-finding-written = Le constat est écrit. Il attend l’accord des deux collèges.
analysis-finding-lead = Écrivez ce que les paroles montrent, pas ce qu’il faudrait faire.
analysis-finding-sentence = La phrase
analysis-finding-sentence-hint = Une phrase que quelqu’un d’extérieur comprend.
analysis-finding-sentence-missing = Écrivez la phrase du constat.
analysis-finding-theme-hint = Les paroles codées avec ce thème sont proposées ci-dessous.
analysis-finding-no-theme = Aucun thème en particulier
analysis-finding-study-missing = Choisissez l’étude d’où vient le constat.
analysis-finding-too-early = Un constat s’écrit quand chaque lecteur a terminé.
analysis-evidence = Les paroles qui l’appuient
analysis-evidence-hint = Cochez celles que vous avez lues et qui disent ce que dit la phrase.
analysis-evidence-count = { $n ->
    [0] aucune parole
    [one] { $shown } parole
   *[other] { $shown } paroles
}
analysis-evidence-numbers = Ajouter par numéro
analysis-evidence-numbers-hint = Des numéros de paroles du corpus, séparés par des espaces.
analysis-take-words = Retenir la parole { $number }
analysis-finding-evidence-missing = Retenez au moins une parole.
analysis-finding-evidence-too-much = Retenez { $most } paroles au plus.
analysis-finding-evidence-unknown = Ces paroles ne sont pas dans le corpus de l’étude : { $numbers }.
analysis-finding-numbers-unreadable = Écrivez des numéros séparés par des espaces.
analysis-evidence-out = Parmi celles qui appuyaient ce constat : { $what }
analysis-finding-meta = Écrit le { $day } ({ $role }), version { $version }
analysis-finding-colleges = Ce qu’en disent les deux collèges
analysis-finding-agree = Donner l’accord de mon collège
analysis-finding-agreed = Votre accord est enregistré.
analysis-finding-disagree-title = Je ne suis pas d’accord
analysis-finding-disagree = Dire mon désaccord
analysis-finding-disagreed = Votre désaccord est enregistré. Le constat ne tient pas tant qu’il n’est pas levé.
analysis-finding-reason = Pourquoi
analysis-finding-reason-hint = Ce qui vous gêne dans la phrase ou dans les paroles retenues.
analysis-finding-reason-missing = Dites pourquoi : le groupe doit pouvoir répondre.
analysis-finding-take-back = Revenir sur ma réponse
analysis-finding-taken-back = Votre réponse est retirée.
analysis-finding-nothing-said = Vous n’avez pas encore répondu à ce constat.
analysis-finding-rewrite = Modifier le constat
analysis-finding-rewrite-voids = Modifier la phrase ou les paroles annule les accords déjà donnés : chacun s’accorde sur une version.
analysis-finding-save = Enregistrer le constat
analysis-finding-saved = Le constat est enregistré.
analysis-finding-changed = Quelqu’un d’autre vient de modifier ce constat. Relisez-le avant de continuer.
analysis-finding-now = Voici la phrase telle qu’elle est maintenant :
analysis-finding-without-evidence = Plus aucune parole n’appuie ce constat. Ajoutez-en avant de donner votre accord.
analysis-finding-to-project = Ouvrir une démarche
analysis-thread = Suivre le fil
analysis-college-waits = Pas encore d’accord donné.
analysis-college-agrees = D’accord : { $who }
analysis-signature = { $name } ({ $role }), { $day }
analysis-finding-stands = Tient
analysis-finding-both = Les deux collèges sont d’accord : le constat tient.
analysis-finding-not-yet = Le constat ne tient pas encore.
analysis-finding-blocked = Un désaccord n’est pas levé
analysis-finding-waits-both = Attend les deux collèges
analysis-finding-waits-users = Attend les usagers
analysis-finding-waits-professionals = Attend les professionnels
analysis-finding-no-evidence-left = Plus aucune parole
analysis-objections = Désaccords à lever
analysis-makers = Qui l’a fait
analysis-maker = { $name } ({ $college }) : { $deeds }
analysis-deed-read = a lu l’échantillon
analysis-deed-settled = a discuté des désaccords
analysis-deed-confirmed = a relu ou codé la suite
analysis-deed-agreed = a donné son accord au constat
analysis-card-sample = { $n ->
    [one] { $shown } parole lue à plusieurs.
   *[other] { $shown } paroles lues à plusieurs.
}
analysis-card-evidence = { $n ->
    [0] Plus aucune parole ne l’appuie.
    [one] { $shown } parole l’appuie.
   *[other] { $shown } paroles l’appuient.
}

# Ce qui attend
analysis-task-code = { $n ->
    [one] { $shown } parole à lire et coder
   *[other] { $shown } paroles à lire et coder
}
analysis-task-code-verb = Lire
analysis-task-settle = { $n ->
    [one] { $shown } désaccord à discuter
   *[other] { $shown } désaccords à discuter
}
analysis-task-settle-verb = Discuter
analysis-task-agree = { $n ->
    [one] { $shown } constat attend votre collège
   *[other] { $shown } constats attendent votre collège
}
analysis-task-agree-verb = Relire
analysis-task-agree-why = Un constat tient quand les deux collèges sont d’accord.

# Classes
analysis-tab-classes = Classes
analysis-class = Classe
analysis-class-name = Classe { $number }
analysis-class-none = Hors classes
analysis-classes-what = Personne n’a codé ces classes : l’outil met ensemble les paroles qui emploient les mêmes mots. À vous de dire ce qu’elles racontent.
analysis-classes-none = Personne n’a encore cherché de classes dans cette étude.
analysis-classes-none-how = L’outil met ensemble les paroles qui emploient les mêmes mots, sans grille et sans exemple.
analysis-classes-lead = { $n ->
    [0] Aucune classe dans { $texts } paroles, lues { $moment }.
    [one] { $n } classe : { $placed } paroles placées sur { $texts }, lues { $moment }.
   *[other] { $n } classes : { $placed } paroles placées sur { $texts }, lues { $moment }.
}
analysis-classes-fewer = { $n ->
    [0] Pas de classe, sur { $wanted } demandées : { $why }
    [one] { $n } classe sur les { $wanted } demandées : { $why }
   *[other] { $n } classes sur les { $wanted } demandées : { $why }
}
analysis-classes-stop-no-class-large-enough = aucune n’a assez de paroles pour être partagée encore.
analysis-classes-stop-too-small = il reste trop peu de paroles ou de mots à comparer.
analysis-classes-stop-nothing-varies = les paroles ne diffèrent pas assez par leurs mots.
analysis-classes-gone = { $n ->
    [one] Depuis cette lecture, { $shown } parole est partie ou a été masquée de nouveau ; les mots qu’elle était peut-être à rendre assez fréquents ont été retirés. Cherchez de nouveau pour des classes à jour.
   *[other] Depuis cette lecture, { $shown } paroles sont parties ou ont été masquées de nouveau ; les mots qu’elles étaient peut-être à rendre assez fréquents ont été retirés. Cherchez de nouveau pour des classes à jour.
}
analysis-classes-table = Les classes
analysis-class-words = Ses mots, les plus particuliers d’abord
analysis-class-texts = Paroles
analysis-class-share = Part
analysis-class-stability = Revient-elle ?
analysis-class-typical = Paroles, les plus typiques d’abord
analysis-class-more-often = Plus souvent
analysis-classes-unplaced = { $n ->
    [0] Toutes les paroles sont dans une classe.
    [one] { $shown } parole n’est dans aucune classe : { $short }
   *[other] { $shown } paroles ne sont dans aucune classe : { $short }
}
analysis-classes-short = { $n ->
    [0] leurs mots ne disent pas assez où les mettre.
    [one] { $shown } est trop courte pour être placée, les autres emploient des mots qui ne disent pas où les mettre.
   *[other] { $shown } sont trop courtes pour être placées, les autres emploient des mots qui ne disent pas où les mettre.
}
analysis-classes-short-all = { $n ->
    [one] elle est trop courte.
   *[other] elles sont trop courtes.
}
analysis-classes-see-unplaced = Les lire
analysis-classes-drawn = { $n ->
    [one] « Revient-elle ? » : { $shown } tirage au hasard, avec remise, reclassé.
   *[other] « Revient-elle ? » : { $shown } tirages au hasard des paroles, avec remise, reclassés chaque fois ; l’indice est la ressemblance moyenne (Jaccard, de 0 à 1) de la classe à la plus proche du tirage. À partir de 0,75 elle est dite stable ; sous 0,60, ne vous y fiez pas.
}
analysis-classes-drawn-so-far = { $n ->
    [0] La stabilité n’est pas encore mesurée.
    [one] La stabilité repose sur { $shown } tirage, sur { $all } prévus.
   *[other] La stabilité repose sur { $shown } tirages, sur { $all } prévus.
}
analysis-class-stable = stable ({ $index })
analysis-class-middling = assez stable ({ $index })
analysis-class-shaky = fragile ({ $index })
analysis-class-unmeasured = pas mesuré
analysis-tree-title = Comment les classes se séparent
analysis-tree-words = La première séparation oppose { $first } à { $second } : plus une fourche est à gauche, plus les mots diffèrent.
analysis-tree-table = Les séparations, de la première à la dernière
analysis-tree-first = Classes d’un côté
analysis-tree-second = Classes de l’autre
analysis-chi2 = Khi²
analysis-plane-title = Les classes et leurs mots sur un plan
analysis-plane-words = Deux classes proches emploient les mêmes mots ; un mot est près des classes qui l’emploient le plus. Le plan montre { $first } et { $second } de ce qui distingue les classes.
analysis-plane-axis = Axe { $number } : { $share }
analysis-plane-few = Il faut au moins trois classes pour dessiner un plan.
analysis-plane-point = Classe ou mot
analysis-plane-x = Axe 1
analysis-plane-y = Axe 2
analysis-classes-search = Chercher des classes
analysis-classes-search-again = Chercher de nouveau
analysis-classes-number = Nombre de classes
analysis-classes-number-hint = De 2 à 20. L’outil en fait moins quand les mots ne permettent pas davantage.
analysis-classes-number-bounds = Donnez un nombre de 2 à 20.
analysis-classes-by-segments = Découper les longues paroles
analysis-classes-by-segments-hint = Une longue parole parle de plusieurs choses : elle est lue par morceaux d’une quarantaine de mots, et va où vont la plupart.
analysis-classes-least = Paroles par classe, au moins
analysis-classes-least-hint = Laissez vide pour une parole sur cinquante. Jamais moins de 5.
analysis-classes-least-bounds = Donnez un nombre de 5 à 100 000, ou laissez vide.
analysis-classes-replaces = Les classes d’aujourd’hui seront remplacées ; la recherche reste dans l’historique.
analysis-classes-started = La recherche a commencé.
analysis-classes-stop = Arrêter la recherche
analysis-classes-stopping = La recherche s’arrête.
analysis-classes-searching = L’outil cherche des classes
analysis-classes-reading = { $n ->
    [one] { $shown } parole lue
   *[other] { $shown } paroles lues
}
analysis-classes-measuring = Les classes sont là. Leur stabilité se mesure.
analysis-classes-see = Voir les classes
analysis-classes-failed = La recherche n’a pas abouti. La personne qui administre Portevoix en voit la raison dans les travaux.
analysis-classes-too-early = Le corpus n’est pas encore figé. Attendez la fin du travail en cours.
analysis-classes-nothing = Le corpus de cette étude est vide : il n’y a rien à classer.
analysis-classes-under-way = Une recherche est déjà en cours. Attendez sa fin, ou arrêtez-la.
analysis-classes-none-under-way = Aucune recherche n’est en cours.
analysis-classes-history = Les recherches
analysis-search-told = { $n ->
    [one] { $moment }, { $name } : { $n } classe demandée, { $how }. { $outcome }
   *[other] { $moment }, { $name } : { $n } classes demandées, { $how }. { $outcome }
}
analysis-search-by-segments = longues paroles découpées
analysis-search-whole = paroles entières
analysis-search-least = { $n ->
    [one] au moins { $shown } parole par classe
   *[other] au moins { $shown } paroles par classe
}
analysis-search-found = { $n ->
    [one] { $shown } parole lue.
   *[other] { $shown } paroles lues.
}
analysis-search-stopped = Arrêtée.
analysis-search-not-ended = Pas terminée.
analysis-classes-how-title = Ce que fait l’outil, et ce qu’il ne sait pas faire
analysis-classes-how = Méthode de Max Reinert (1983), celle d’Alceste et d’IRaMuTeQ : les paroles sont partagées en deux là où leurs mots diffèrent le plus, puis la plus grande moitié à son tour, et ainsi de suite. Rien n’est appris et rien n’est deviné : les mêmes paroles et les mêmes réglages donnent toujours les mêmes classes.
analysis-classes-how-limits = L’outil ne comprend pas : il compte des mots. L’ironie, la négation et ce qui se dit en deux mots lui échappent ; une classe peut n’être qu’une manière de parler. Une classe n’est pas un thème tant que des personnes ne l’ont pas lue et nommée.
analysis-classes-how-words = Seuls les mots employés par au moins cinq paroles d’une classe sont montrés et gardés, et seuls les lieux, mois et ressentis dont le nombre ne désigne personne.
analysis-class-lead = { $n ->
    [one] { $shown } parole, { $share } de ce qui a été lu.
   *[other] { $shown } paroles, { $share } de ce qui a été lu.
}
analysis-class-none-lead = { $n ->
    [one] { $shown } parole qu’aucune classe ne retient : trop courte, ou sans mot qui dise où la mettre.
   *[other] { $shown } paroles qu’aucune classe ne retient : trop courtes, ou sans mots qui disent où les mettre.
}
analysis-class-gone = { $n ->
    [one] { $shown } parole de cette classe est partie depuis, ou a été masquée de nouveau ; des mots ont pu être retirés avec elle.
   *[other] { $shown } paroles de cette classe sont parties depuis, ou ont été masquées de nouveau ; des mots ont pu être retirés avec elles.
}
analysis-class-propose = Proposer un thème
analysis-class-definition = Paroles où reviennent : { $words }.
analysis-class-words-heading = Ses mots
analysis-class-words-title = Les mots de : { $name }
analysis-class-words-sentence = { $n ->
    [one] Le mot le plus particulier est « { $word } » : { $shown } parole de la classe, sur { $whole } qui l’emploient.
   *[other] Le mot le plus particulier est « { $word } » : { $shown } paroles de la classe, sur { $whole } qui l’emploient.
}
analysis-class-words-few = Aucun mot n’est employé par assez de paroles de cette classe pour être montré.
analysis-word = Mot
analysis-in-class = Dans la classe
analysis-in-all = En tout
analysis-specificity = Spécificité
analysis-specificity-hint = Le khi² dit de combien la classe s’écarte du hasard. La spécificité (Lafon) compte les zéros : 3 veut dire une chance sur mille que le hasard suffise.
analysis-class-values = Ce que la classe a plus souvent que les autres
analysis-class-values-few = Ni lieu, ni mois, ni ressenti n’y est plus fréquent qu’ailleurs, ou leur nombre est trop petit pour être montré.
analysis-variable = Quoi
analysis-value = Valeur
analysis-variable-place = Lieu
analysis-variable-month = Mois
analysis-variable-polarity = Ressenti
analysis-class-members = Les paroles, les plus typiques d’abord
analysis-class-members-none = Aucune parole ici.
analysis-table-behind = Le tableau derrière le dessin
analysis-export-classes = Les classes
analysis-export-class-words = Les mots des classes
analysis-file-classes = classes
analysis-file-class-words = mots-des-classes

# Évolution
analysis-tab-trends = Évolution
analysis-trends-lead = { $n ->
    [one] { $month }, { $texts } paroles lues, comparé au mois d’avant.
   *[other] { $month }, { $texts } paroles lues, comparé aux { $shown } mois d’avant.
}
analysis-trends-few = { $n ->
    [one] Trop peu pour comparer : il faut un mois d’au moins { $shown } parole lue, et { $months } mois avant lui.
   *[other] Trop peu pour comparer : il faut un mois d’au moins { $shown } paroles lues, et { $months } mois avant lui.
}
analysis-trends-what = Un changement n’est dit que s’il dépasse ce que le hasard suffit à produire.
analysis-trends-time = D’un mois à l’autre
analysis-trends-time-none = Aucun thème n’a changé plus que ne le ferait le hasard.
analysis-trends-places = D’un lieu à l’autre
analysis-trends-places-none = Aucun thème n’est dit plus, ou moins, dans un lieu que ne le ferait le hasard.
analysis-trends-looked = Mois regardé
analysis-trend-theme = { $theme } ({ $tone })
analysis-trend-month-more = { $theme } : davantage en { $where } — { $count } sur { $texts }, contre { $expected } attendues.
analysis-trend-month-less = { $theme } : moins en { $where } — { $count } sur { $texts }, contre { $expected } attendues.
analysis-trend-place-more = { $theme } : davantage à { $where } — { $count } sur { $texts }, contre { $expected } attendues.
analysis-trend-place-less = { $theme } : moins à { $where } — { $count } sur { $texts }, contre { $expected } attendues.
analysis-trends-read = Lire ces paroles
analysis-trends-drawn = Les thèmes au fil des mois
analysis-trend-drawn = { $theme } : { $first } des paroles en { $from }, { $last } en { $to }.
analysis-trends-few-a-month = { $n ->
    [one] Certains mois ont moins de { $shown } parole lue : leur part varie beaucoup, et ne prouve rien.
   *[other] Certains mois ont moins de { $shown } paroles lues : leur part varie beaucoup, et ne prouve rien.
}
analysis-trend-share = pour cent
analysis-trends-table = Tous les thèmes, { $month }
analysis-trend-count = Paroles du thème
analysis-trend-expected = Attendues
analysis-trend-verdict = Ce qu’on peut en dire
analysis-trend-more = davantage
analysis-trend-less = moins
analysis-trend-noise = rien de plus que le hasard
analysis-trend-nothing = rien à comparer
analysis-trends-tool = Ce que l’outil propose n’est pas relu : un changement peut venir de lui. Il n’est jamais compté avec ce que des personnes ont codé.
analysis-trends-people = Ces comptes portent sur les paroles que des personnes ont codées : l’échantillon tiré au hasard, et ce qu’elles ont confirmé ensuite, qui n’est pas tiré au hasard.
analysis-trends-how-title = Comment un changement est reconnu
analysis-trends-how = Pour chaque thème, le mois regardé est comparé aux douze mois d’avant par le test exact de Fisher, et chaque lieu aux autres. Si les mois d’avant variaient déjà beaucoup entre eux, il faut un écart d’autant plus grand. Comme beaucoup de comparaisons sont faites à la fois, seules sont dites celles que retient la méthode de Benjamini et Hochberg à 5 %.
analysis-trends-how-measured = Mesuré sur mille études simulées où rien ne change : moins d’une sur vingt dit quelque chose. Un thème de 10 % qui double est reconnu près de neuf fois sur dix avec 240 paroles par mois, quatre fois sur dix avec 120, et rarement avec 40. Ce qui change chaque année à la même saison est dit comme un changement : à vous de le savoir. Regarder plusieurs mois l’un après l’autre, c’est comparer davantage : un changement dit une fois sur dix mois regardés n’en est peut-être pas un.
analysis-file-trends = evolution
analysis-column-texts = Paroles lues

# Mots
analysis-tab-words = Mots
analysis-words-lead = { $n ->
    [one] Le mot employé par le plus de paroles, sur { $texts } lues.
   *[other] Les { $shown } mots employés par le plus de paroles, sur { $texts } lues.
}
analysis-words-not-counted = Les mots de ce corpus ne sont pas encore comptés.
analysis-words-not-counted-how = Ils se comptent quand on cherche des classes.
analysis-words-go-to-classes = Voir les classes
analysis-words-empty = Aucun mot n’est employé par assez de paroles pour être montré.
analysis-words-search = Mot à chercher
analysis-words-search-do = Chercher
analysis-words-most = Les mots les plus employés
analysis-words-most-sentence = { $n ->
    [one] Le premier est « { $word } », dans { $shown } parole.
   *[other] Le premier est « { $word } », dans { $shown } paroles.
}
analysis-words-rule = Un mot compte une fois par parole, quelles que soient sa terminaison et ses accents. Les mots vides et ceux de moins de cinq paroles ne sont pas montrés. Pour lire les autres, cherchez-les.
analysis-words-graph = Les mots qui vont ensemble
analysis-words-graph-sentence = { $n ->
    [one] { $shown } lien entre les mots les plus employés : un trait joint deux mots que disent les mêmes paroles.
   *[other] { $shown } liens entre les mots les plus employés : un trait joint deux mots que disent les mêmes paroles, par le lien le plus fort de chacun.
}
analysis-words-graph-few = Trop peu de mots vont ensemble pour dessiner leurs liens.
analysis-words-pair = Deux mots
analysis-words-together = Paroles qui disent les deux
analysis-words-jaccard = Ressemblance (Jaccard)
analysis-words-and = { $first } et { $second }
analysis-context-title = « { $word } » dans les paroles
analysis-context-none = Aucune parole de l’étude ne dit « { $word } ».
analysis-context-none-how = Essayez un autre mot, ou une autre orthographe.
analysis-context-no-word = Donnez un mot : les signes et les mots vides ne se cherchent pas seuls.
analysis-context-order = Les plus récemment arrivées d’abord ; dix mots de chaque côté.
analysis-file-words = mots

# Par le sens
analysis-tab-meaning = Sens
analysis-file-meaning = paroles-proches
analysis-column-words = Texte
analysis-meaning-none = Personne n’a encore fait lire le sens de ces paroles.
analysis-meaning-none-how = Une fois lues, les paroles se retrouvent par ce qu’elles veulent dire, quels que soient leurs mots.
analysis-meaning-nothing = Le corpus de cette étude est vide : il n’y a rien à lire.
analysis-meaning-all-read = { $n ->
    [one] Le sens d’une parole est lu. Cherchez avec vos mots : celles qui disent la même chose autrement viennent aussi.
   *[other] Le sens de { $n } paroles est lu. Cherchez avec vos mots : celles qui disent la même chose autrement viennent aussi.
}
analysis-meaning-some-read = { $n ->
    [one] Le sens d’une parole sur { $all } est lu.
   *[other] Le sens de { $n } paroles sur { $all } est lu.
}
analysis-meaning-read = Lire le sens des paroles
analysis-meaning-read-rest = Lire celles qui restent
analysis-meaning-estimate = { $n ->
    [one] Comptez une minute environ. Les paroles ne quittent pas cette machine.
   *[other] Comptez { $n } minutes environ. Les paroles ne quittent pas cette machine ; vous pouvez arrêter et reprendre.
}
analysis-meaning-started = La lecture a commencé.
analysis-meaning-stop = Arrêter la lecture
analysis-meaning-stopping = La lecture s’arrête. Ce qui est lu reste.
analysis-meaning-busy = L’outil lit le sens des paroles
analysis-meaning-reading = { $n ->
    [one] Une parole lue
   *[other] { $n } paroles lues
}
analysis-meaning-see = Chercher par le sens
analysis-meaning-failed = La lecture n’a pas abouti. La personne qui administre Portevoix en voit la raison dans les travaux.
analysis-meaning-under-way = Ces paroles sont déjà en train d’être lues. Attendez la fin, ou arrêtez la lecture.
analysis-meaning-none-under-way = Aucune lecture n’est en cours.
analysis-meaning-not-read = Le sens de ces paroles n’est pas encore lu. Une personne qui conduit l’étude peut le demander.
analysis-meaning-of-another-encoder = Ces paroles ont été lues par une autre version de Portevoix. Faites-les lire de nouveau.
analysis-meaning-search = Que cherchez-vous ?
analysis-meaning-search-hint = Une phrase, comme la dirait une personne : « on m’a laissé attendre sans explication ».
analysis-meaning-near-sentence = Au plus près de « { $sentence } »
analysis-meaning-near-theme = Au plus près de la définition : { $theme }
analysis-meaning-near-number = Au plus près de la parole { $number }
analysis-meaning-order = Les plus proches d’abord.
analysis-meaning-proximity = Proximité
analysis-meaning-like = Paroles proches
analysis-meaning-nothing-near = Rien n’a été trouvé.
analysis-meaning-nothing-near-how = Essayez une phrase entière plutôt qu’un mot.
analysis-meaning-export = Les 500 plus proches :
analysis-meaning-themes = Au plus près d’un thème
analysis-meaning-themes-how = Les paroles les plus proches de la définition et des exemples d’un thème, avant que personne n’ait codé : pour éprouver une définition, pas pour compter.
analysis-meaning-theme-link = Voir les paroles les plus proches de cette définition
analysis-meaning-alike = Presque les mêmes
analysis-meaning-alike-how = Chaque groupe est montré par une de ses paroles, les plus grands d’abord.
analysis-meaning-alike-count = { $n ->
    [one] Une parole
   *[other] { $n } paroles presque pareilles
}
analysis-meaning-none-alike = Aucune parole n’est presque la même qu’une autre.
analysis-meaning-too-many = { $n ->
    [one] Au-delà d’une parole, les paroles presque pareilles ne sont pas cherchées.
   *[other] Au-delà de { $n } paroles, les paroles presque pareilles ne sont pas cherchées : cela durerait trop longtemps.
}
analysis-meaning-how-title = Comment fait l’outil, et ce qu’il ne sait pas faire
analysis-meaning-how = Un modèle de langue (multilingual-e5-small, réduit au français) donne à chaque parole 384 nombres ; deux paroles qui disent des choses proches ont des nombres proches. Il tient dans le programme, ne parle à personne, et n’écrit rien. La proximité va de −1 à 1 ; à partir de 0,85 deux paroles sont dites presque pareilles. Quand les paroles sont lues, l’outil essaie aussi d’apprendre les thèmes et le ton avec leur sens, et ne le garde que s’il se trompe moins.
analysis-meaning-how-limits = L’outil rapproche, il ne comprend pas : le contraire d’une phrase peut lui sembler proche (« bien accueilli », « mal accueilli »), l’ironie lui échappe, un texte long est résumé à l’excès. L’ordre aide à lire ; il ne prouve rien et ne compte rien.
analysis-why-meaning = le sens de la phrase
analysis-order-next = Celles qui lui apprendront le plus
analysis-queue-next = Une parole qui apprendra beaucoup à l’outil
analysis-model-by-meaning = Le sens des paroles a compté, avec leurs mots : l’outil se trompe moins ainsi.
analysis-model-themes-by-meaning = Pour les thèmes, le sens des paroles a compté avec leurs mots : l’outil se trompe moins ainsi.
analysis-model-tone-by-meaning = Pour le ton, le sens des paroles a compté avec leurs mots : l’outil se trompe moins ainsi.

# En quelques paroles
analysis-summary-title = En quelques paroles
analysis-summary-from = { $n ->
    [one] Choisies dans une parole, jamais réécrites.
   *[other] Choisies dans les { $n } dernières pour dire l’essentiel, jamais réécrites.
}
analysis-summary-stands-for = { $n ->
    [one] La seule à le dire ainsi.
   *[other] { $n } paroles en sont plus proches que des autres choisies.
}

# Brouillons d’une machine
analysis-draft-title = Brouillon d’une machine
analysis-draft-warning = Une machine a écrit ces phrases ; personne ne les a relues. Chacune cite des paroles : ouvrez-les avant de croire la phrase. Rien n’en est publié, et rien n’en compte tant qu’une personne ne l’a pas repris dans un constat.
analysis-draft-origin = { $n ->
    [one] Écrit par { $model } sur { $host }, { $at }, à partir d’une parole { $voice }.
   *[other] Écrit par { $model } sur { $host }, { $at }, à partir de { $n } paroles { $voice }.
}
analysis-draft-of-people = codées par des personnes
analysis-draft-of-tool = que l’outil propose
analysis-draft-ask = Demander un brouillon
analysis-draft-ask-again = Demander un autre brouillon à la place de celui-ci
analysis-draft-leaves = { $n ->
    [one] Une parole masquée de ce thème partira pour { $host }, avec le nom du thème : ni lieu, ni date, ni compte, ni numéro de parole.
   *[other] Jusqu’à { $n } paroles masquées de ce thème partiront pour { $host }, avec le nom du thème : ni lieu, ni date, ni compte, ni numéro de parole.
}
analysis-draft-asked = Le brouillon est demandé.
analysis-draft-busy = Un brouillon s’écrit
analysis-draft-waiting = Les paroles sont choisies
analysis-draft-writing = { $n ->
    [one] Une parole masquée est partie ; { $host } écrit.
   *[other] { $n } paroles masquées sont parties ; { $host } écrit.
}
analysis-draft-see = Voir le brouillon
analysis-draft-stop = Arrêter le brouillon
analysis-draft-stopping = Le brouillon s’arrête. Ce qui était parti est parti ; rien de la réponse n’est gardé.
analysis-draft-stopped = Le brouillon a été arrêté.
analysis-draft-delete = Effacer le brouillon
analysis-draft-deleted = Le brouillon est effacé.
analysis-draft-cited = Parole
analysis-draft-copy = Reprendre dans un constat
analysis-draft-copy-all = Tout reprendre dans un constat
analysis-draft-copied = Ce texte vient du brouillon d’une machine. Relisez les paroles cochées, et récrivez-le avec vos mots : c’est vous qui le signez.
analysis-draft-nothing = Aucune phrase de ce brouillon ne reste.
analysis-draft-nothing-how = Ce que la machine a écrit ne cite pas les paroles comme il faut, ou les paroles citées sont parties.
analysis-draft-left-uncited = { $n ->
    [one] Une phrase a été laissée de côté parce qu’elle ne cite rien.
   *[other] { $n } phrases ont été laissées de côté parce qu’elles ne citent rien.
}
analysis-draft-left-unknown = { $n ->
    [one] Une phrase a été laissée de côté parce qu’elle cite une parole qui n’existe pas.
   *[other] { $n } phrases ont été laissées de côté parce qu’elles citent une parole qui n’existe pas.
}
analysis-draft-left-misquoted = { $n ->
    [one] Une phrase a été laissée de côté parce qu’elle met entre guillemets des mots que personne n’a dits.
   *[other] { $n } phrases ont été laissées de côté parce qu’elles mettent entre guillemets des mots que personne n’a dits.
}
analysis-draft-left-surplus = { $n ->
    [one] Une phrase de trop, trop longue ou inachevée a été laissée de côté.
   *[other] { $n } phrases de trop, trop longues ou inachevées ont été laissées de côté.
}
analysis-draft-lost = { $n ->
    [one] Une phrase est partie avec une parole qu’elle citait, retirée ou masquée autrement depuis.
   *[other] { $n } phrases sont parties avec des paroles qu’elles citaient, retirées ou masquées autrement depuis.
}
analysis-draft-no-server = Aucun serveur de brouillons n’est relié à cette installation.
analysis-draft-not-allowed = Votre établissement n’a pas autorisé les brouillons sur ce serveur. La personne qui administre l’organisation peut en décider.
analysis-draft-too-few = Ce thème a trop peu de paroles pour un brouillon : il en faut huit.
analysis-draft-under-way = Un brouillon de ce thème s’écrit déjà. Attendez la fin, ou arrêtez-le.
analysis-draft-none-under-way = Aucun brouillon de ce thème ne s’écrit.
analysis-draft-none = Ce thème n’a pas de brouillon.
analysis-draft-failed = Le brouillon n’a pas abouti. La personne qui administre Portevoix en voit la raison dans les travaux.
analysis-draft-failed-unreachable = Le serveur de brouillons ne répond pas. Réessayez plus tard, ou parlez-en à qui tient l’installation.
analysis-draft-failed-key-refused = Le serveur de brouillons refuse la clé de cette installation. Parlez-en à qui la tient.
analysis-draft-failed-model-unknown = Le serveur de brouillons ne connaît pas le modèle demandé. Parlez-en à qui tient l’installation.
analysis-draft-failed-busy = Le serveur de brouillons a trop à faire. Réessayez dans quelques minutes.
analysis-draft-failed-broken = Le serveur de brouillons est en panne. Réessayez plus tard.
analysis-draft-failed-elsewhere = Le serveur de brouillons renvoie vers une autre adresse : rien n’y a été envoyé. Parlez-en à qui tient l’installation.
analysis-draft-failed-unexpected = Le serveur de brouillons ne répond pas sous la forme attendue. Parlez-en à qui tient l’installation.
analysis-draft-failed-slow = Le serveur de brouillons a mis trop de temps. Réessayez plus tard.
analysis-draft-failed-too-long = La réponse du serveur de brouillons ne finissait pas ; rien n’en est gardé.
analysis-draft-failed-too-few = Le thème n’a plus assez de paroles pour un brouillon.
analysis-draft-failed-not-allowed = Les brouillons ont été fermés, ou le serveur changé, avant que rien ne parte.
analysis-draft-failed-changed = Des paroles ont été retirées ou masquées autrement pendant que le brouillon s’écrivait. Demandez-en un autre.
analysis-draft-policy-title = Brouillons d’une machine
analysis-draft-policy-lead = L’établissement peut laisser un serveur à lui écrire des brouillons à partir de paroles masquées. C’est fermé tant que vous ne l’ouvrez pas.
analysis-draft-policy-no-server = Aucun serveur de brouillons n’est relié à cette installation : rien ne peut partir. Le guide d’installation dit comment en relier un.
analysis-draft-policy-server = Le serveur relié est { $host }, avec le modèle { $model }.
analysis-draft-policy-on = Les brouillons sont ouverts depuis le { $day }.
analysis-draft-policy-off = Les brouillons sont fermés : aucun texte ne part.
analysis-draft-policy-other = Vous aviez ouvert les brouillons sur { $host }. Le serveur a changé : ils sont fermés tant que vous n’en décidez pas de nouveau.
analysis-draft-policy-what = Ce que cela veut dire
analysis-draft-policy-leaves = Quand une personne qui conduit une étude demande un brouillon, quarante paroles masquées au plus d’un thème partent pour ce serveur, avec le nom du thème.
analysis-draft-policy-stays = Rien d’autre ne part : ni texte d’origine, ni lieu, ni date, ni compte, ni numéro de parole. Mais un texte masqué est pseudonymisé, pas anonyme.
analysis-draft-policy-checked = Chaque phrase qui ne cite pas de parole, ou qui cite mal, est laissée de côté ; le reste est montré comme le brouillon d’une machine.
analysis-draft-policy-duty = Ce serveur traite alors des données de santé pour vous : votre délégué à la protection des données doit être d’accord, et un hébergeur extérieur doit être certifié HDS.
analysis-draft-policy-switch-on = Ouvrir les brouillons
analysis-draft-policy-switch-off = Fermer les brouillons
analysis-draft-policy-now-on = Les brouillons sont ouverts.
analysis-draft-policy-now-off = Les brouillons sont fermés.
analysis-draft-policy-changed = Quelqu’un d’autre vient d’en décider. Relisez, puis recommencez s’il le faut.
