# Démarches : du constat au changement rendu.
projects-room = Démarches
projects-lead = Ce qu’un constat demande, décidé par les deux collèges, porté à deux, mesuré, puis rendu à celles et ceux qui ont parlé.
projects-project = Démarche
projects-new = Écrire une démarche
projects-edit = Modifier
projects-save = Enregistrer
projects-saved = C’est enregistré.
projects-leave = Quitter sans enregistrer
projects-created = La démarche est écrite. Ajoutez maintenant ce qui sera fait.
projects-search = Chercher dans les titres et les objectifs
projects-filter = Filtrer
projects-filter-remove = Retirer les filtres
projects-none = Aucune démarche pour l’instant.
projects-none-how = Une démarche part d’un constat que les deux collèges ont accepté.
projects-see-findings = Voir les constats
projects-none-found = Aucune démarche ne correspond.
projects-none-found-how = Retirez un filtre.
projects-page = Page { $page }
projects-print = Imprimer
projects-thread = Suivre le fil
projects-about = À propos de la démarche
projects-history = Ce qui s’est passé
projects-reason = Pourquoi
projects-reason-missing = Dites pourquoi, en une phrase.
projects-reason-needed = Il faudra dire pourquoi.
projects-text-too-long = Ce texte est trop long : { $most } caractères au plus.
projects-date-missing = Il manque la date.
projects-date-unreadable = Nous ne lisons pas cette date. Écrivez-la ainsi : 04/11/2026.
projects-number-unreadable = Nous ne lisons pas ce nombre. Écrivez-le en chiffres.
projects-not-yet = Pas encore
projects-changed = Quelqu’un d’autre a modifié cette démarche entre-temps.
projects-over = Cette démarche est terminée : elle ne se modifie plus.
projects-present = Ce qui est enregistré maintenant. Ce que vous avez écrit est toujours dans le formulaire ; l’enregistrer le remplacera.
projects-voted-already = Les collèges ont voté sur cette version. La modifier en fait une nouvelle, à voter de nouveau ; d’ici là, elle n’est plus dite co-décidée.

# Le plan
projects-field-finding = Constat
projects-field-finding-hint = Seuls les constats acceptés par les deux collèges sont proposés.
projects-field-template = Sorte de démarche
projects-field-title = Titre
projects-field-title-hint = Ce qui va changer, en quelques mots.
projects-field-objective = Objectif
projects-field-objective-hint = Ce qu’il faut atteindre, pour qui.
projects-field-people = Personnes concernées
projects-field-people-hint = Qui est touché, qui peut aider.
projects-field-means = Moyens
projects-field-risks = Risques
projects-field-method = Méthode
projects-field-method-hint = Comment vous travaillez ensemble, pour que la parole circule.
projects-field-part-of = Projet dont elle fait partie
projects-field-part-of-hint = Projet des usagers, projet d’établissement.
projects-title-missing = Il manque le titre.
projects-objective-missing = Il manque l’objectif.
projects-template-missing = Choisissez la sorte de démarche.
projects-finding-missing = Choisissez le constat d’où part la démarche.
projects-finding-not-standing = Ce constat n’est pas accepté par les deux collèges : une démarche ne peut pas encore en partir.
projects-finding-other = Choisir un autre constat
projects-no-finding = Aucun constat n’est accepté par les deux collèges.
projects-no-finding-how = Écrivez un constat dans l’analyse partagée, et faites-le accepter par un usager et un professionnel.
projects-finding = Le constat
projects-finding-hidden = Le constat n’est pas visible pour vous.
projects-finding-no-longer = Ce constat n’est plus accepté par les deux collèges.

# États et phases
projects-state = État
projects-state-any = Tous
projects-state-draft = En préparation
projects-state-running = En cours
projects-state-ended = Terminée
projects-state-abandoned = Abandonnée
projects-phase = Phase
projects-phase-before = Avant
projects-phase-during = Pendant
projects-phase-after = Après
projects-phase-missing = Choisissez la phase : before, during ou after.
projects-step-said = { $day } : { $state } ({ $role })
projects-step-said-why = { $day } : { $state } ({ $role }). { $why }
projects-started = La démarche a commencé.
projects-start-not-draft = La démarche a déjà commencé.
projects-start-no-action = Rien à faire n’est encore écrit : ajoutez une action.
projects-start-no-indicator = Rien ne sera mesuré : ajoutez un indicateur.
projects-start-unlocked = { $n ->
    [one] Un indicateur n’est pas verrouillé : fixez d’abord son point de départ et sa cible.
   *[other] { $n } indicateurs ne sont pas verrouillés : fixez d’abord leurs points de départ et leurs cibles.
}
projects-start-vote-open = Un vote est en cours : attendez qu’il soit clos.
projects-start-anyway = Commencer sans co-décision
projects-start-anyway-confirm = Les deux collèges n’ont pas approuvé ce plan. La démarche ne sera pas dite co-décidée. Commencer quand même ?
projects-end = Terminer la démarche
projects-end-how = Comment finit-elle ?
projects-end-missing = Dites si elle est terminée ou abandonnée.
projects-end-ended = Elle est terminée
projects-end-ended-hint = Ce qui devait être fait l’est, ou s’arrête ici. Les mesures peuvent continuer.
projects-end-abandoned = Elle est abandonnée
projects-end-abandoned-hint = Elle n’ira pas plus loin, et vous dites pourquoi.
projects-end-reason = Ce qu’il faut en retenir
projects-end-reason-hint = Un échec se raconte autant qu’une réussite.
projects-ended = La démarche est close.

# La prochaine étape
projects-next-vote = Voter
projects-next-vote-why = Un vote est en cours sur ce plan.
projects-next-action = Ajouter une action
projects-next-action-why = Le plan n’a pas encore d’action.
projects-next-indicator = Ajouter un indicateur
projects-next-indicator-why = On choisit avant de commencer ce que l’on mesurera.
projects-next-lock = Verrouiller l’indicateur
projects-next-lock-why = Un indicateur attend son point de départ et sa cible.
projects-next-decide = Mettre au vote
projects-next-decide-why = Le plan est prêt pour les deux collèges.
projects-next-start = Commencer
projects-next-start-why = Les deux collèges ont approuvé, les indicateurs sont verrouillés.
projects-next-measure = Mesurer
projects-next-measure-why = Un indicateur n’a pas encore été mesuré.
projects-next-give-back = Écrire la restitution
projects-next-give-back-why = Les personnes qui ont parlé n’ont pas encore de réponse.

# Partenariat
projects-partnership = Les trois conditions du partenariat
projects-level = Niveau
projects-condition-co-decision = Co-décision
projects-condition-co-construction = Co-construction
projects-condition-joint-carrying-out = Mise en œuvre conjointe
projects-level-information = Information
projects-level-consultation = Consultation
projects-level-collaboration = Collaboration
projects-level-partnership = Partenariat
projects-level-said-partnership = Les trois conditions sont réunies : c’est un partenariat.
projects-level-said-missing = Niveau : { $level }. Il manque : { $condition }. { $why }
projects-facts = Voir les faits qui le prouvent
projects-held = Établi
projects-lacking = Manque
projects-co-decided = co-décidé
projects-fact-vote-approved = Le { $day }, le collège des { $college } a approuvé : { $votes }.
projects-fact-vote-not-approved = Le { $day }, le collège des { $college } n’a pas approuvé : { $votes }.
projects-fact-no-vote = Le plan n’a pas été voté.
projects-fact-vote-open = Un vote est en cours.
projects-fact-changed-since-vote = Le plan a changé depuis le vote : il faut voter la nouvelle version.
projects-fact-authors-users = { $n ->
    [0] Aucun usager n’a écrit le plan.
    [one] Un usager a écrit le plan.
   *[other] { $shown } usagers ont écrit le plan.
}
projects-fact-authors-professionals = { $n ->
    [0] Aucun professionnel n’a écrit le plan.
    [one] Un professionnel a écrit le plan.
   *[other] { $shown } professionnels ont écrit le plan.
}
projects-fact-finding-agreed = Les deux collèges ont accepté le constat.
projects-fact-finding-not-agreed = Le constat n’est pas, ou n’est plus, accepté par les deux collèges.
projects-fact-briefing = Information commune le { $day } : { $users }, { $professionals }.
projects-fact-no-briefing = Aucune information commune des deux collèges n’est enregistrée.
projects-fact-paired-actions = { $n ->
    [one] Une action commencée, portée par un usager et un professionnel.
   *[other] { $shown } actions commencées, chacune portée par un usager et un professionnel.
}
projects-fact-action-without-pair = Une action commencée n’est pas portée par les deux collèges.
projects-fact-nothing-begun = Aucune action n’a commencé.
projects-users-count = { $n ->
    [0] aucun usager
    [one] 1 usager
   *[other] { $shown } usagers
}
projects-professionals-count = { $n ->
    [0] aucun professionnel
    [one] 1 professionnel
   *[other] { $shown } professionnels
}
projects-authors = Qui a écrit
projects-author-said = { $n ->
    [one] { $name }, { $role } : 1 modification, le { $day }
   *[other] { $name }, { $role } : { $shown } modifications, la dernière le { $day }
}
projects-briefings = Informations communes
projects-briefings-lead = Informer et former ensemble toutes les personnes qui prennent part : c’est une condition du partenariat.
projects-briefing-new = Noter une information commune
projects-briefing-what = De quoi il a été question
projects-briefing-what-hint = Droits, méthode, données, rôles de chacun.
projects-briefing-what-missing = Dites de quoi il a été question.
projects-briefing-users = Usagers présents
projects-briefing-professionals = Professionnels présents
projects-briefing-people-missing = Cochez au moins une personne présente.
projects-briefing-record = Enregistrer
projects-briefing-recorded = L’information commune est enregistrée.
projects-briefing-said = { $day } : { $what } ({ $users }, { $professionals })

# Actions
projects-actions = Actions
projects-actions-file = actions
projects-action = Action
projects-action-new = Ajouter une action
projects-action-added = L’action est ajoutée.
projects-action-removed = L’action est retirée du plan.
projects-action-remove = Retirer cette action
projects-action-remove-confirm = Retirer cette action du plan ?
projects-action-what = Ce qui sera fait
projects-action-what-hint = Un verbe, une chose, un lieu.
projects-action-what-missing = Dites ce qui sera fait.
projects-action-due-missing = Il manque la date à laquelle ce sera fait.
projects-action-priority-unknown = Choisissez la priorité.
projects-actions-most = Une démarche a 100 actions au plus. Retirez-en une, ou écrivez une autre démarche.
projects-action-changed = Quelqu’un d’autre a modifié cette action entre-temps. Ce que vous avez écrit est toujours dans le formulaire ; l’enregistrer le remplacera.
projects-action-begun = Cette action a commencé : abandonnez-la en disant pourquoi, plutôt que de la retirer.
projects-action-state-to-do = À faire
projects-action-state-running = En cours
projects-action-state-done = Fait
projects-action-state-abandoned = Abandonné
projects-action-state-missing = Choisissez où en est l’action.
projects-action-move = Où en est-elle ?
projects-action-move-to = Elle est maintenant
projects-action-move-verb = Enregistrer l’état
projects-action-reason-hint = Il le faut pour abandonner, ou pour reprendre ce qui était fini.
projects-action-pair-only = Un vote est en cours : seules les deux personnes qui portent l’action peuvent changer.
projects-action-card = { $state }. Portée par : { $carried }. { $why }
projects-no-action = Aucune action n’est écrite.
projects-actions-done = { $n ->
    [one] { $shown } action faite sur { $all }
   *[other] { $shown } actions faites sur { $all }
}
projects-actions-late = { $n ->
    [one] 1 en retard
   *[other] { $shown } en retard
}
projects-due = Pour le
projects-priority = Priorité
projects-priority-1 = D’abord
projects-priority-2 = Ensuite
projects-priority-3 = Quand ce sera possible
projects-carried-by = Portée par
projects-carrier-user = Usager qui la porte
projects-carrier-professional = Professionnel qui la porte
projects-carrier-nobody = Personne pour l’instant
projects-carrier-other-college = Choisissez une personne de ce collège.
projects-pair-missing = Il manque l’un des deux.
projects-pair-hint = Une action est portée à deux : un usager et un professionnel.
projects-delay-late = { $n ->
    [one] Dépassé : 1 jour
   *[other] Dépassé : { $shown } jours
}
projects-delay-left = { $n ->
    [0] Aujourd’hui
    [one] Encore 1 jour
   *[other] Encore { $shown } jours
}

# Indicateurs et mesures
projects-indicators = Indicateurs
projects-indicator = Indicateur
projects-indicator-new = Ajouter un indicateur
projects-indicator-open = Ouvrir
projects-indicator-added = L’indicateur est ajouté. Il reste à le verrouiller.
projects-indicator-removed = L’indicateur est retiré.
projects-indicator-remove = Retirer cet indicateur
projects-indicator-remove-confirm = Retirer cet indicateur du plan ?
projects-indicator-name = Nom
projects-indicator-name-hint = Par exemple : patients qui se disent bien informés.
projects-indicator-name-missing = Il manque le nom de l’indicateur.
projects-indicator-counted-missing = Dites ce qui est compté.
projects-indicator-source-missing = Dites d’où viennent les chiffres.
projects-indicators-most = Une démarche a 20 indicateurs au plus.
projects-indicator-after-start = La démarche a commencé : ce que l’on mesure se choisit avant.
projects-indicator-locked = Cet indicateur est verrouillé : il ne se retire plus.
projects-indicator-changed = Quelqu’un d’autre a modifié cet indicateur entre-temps. Ce que vous avez écrit est toujours dans le formulaire ; l’enregistrer le remplacera.
projects-indicator-change = Changer un indicateur verrouillé
projects-indicator-change-hint = Le changement sera daté, avec sa raison. Ce qui était écrit reste visible, et le plan devra être voté de nouveau.
projects-indicator-summary = { $name }. Compté : { $counted }. Avant : { $baseline }. Cible : { $target }.
projects-change-reason = Pourquoi ce changement
projects-change-said = { $day }, { $role } :
projects-changes = Changements depuis le verrou
projects-no-indicator = Aucun indicateur n’est choisi.
projects-kind = Sorte de chiffre
projects-kind-proportion = Une part
projects-kind-proportion-hint = Tant de réponses sur tant.
projects-kind-number = Un nombre
projects-kind-number-hint = Des minutes, des euros, une moyenne.
projects-unit = Unité
projects-unit-hint = Pour un nombre seulement.
projects-counted = Ce qui est compté
projects-counted-hint = Assez précis pour que quelqu’un d’autre compte la même chose.
projects-source = Source
projects-direction = Ce qui est mieux
projects-direction-up = Plus, c’est mieux
projects-direction-down = Moins, c’est mieux
projects-baseline = Point de départ
projects-baseline-incomplete = Un point de départ a une valeur, un nombre de réponses et une date.
projects-amount = Valeur
projects-amount-hint = Pour une part, le nombre de réponses comptées.
projects-amount-proportion = Combien de réponses comptées
projects-amount-number = Valeur ({ $unit })
projects-amount-missing = Il manque la valeur.
projects-n = n
projects-n-of = Sur combien de réponses
projects-n-missing = Dites sur combien de réponses.
projects-missing = Manquantes
projects-missing-hint = Réponses que l’on n’a pas pu compter.
projects-day = Date
projects-value = Valeur
projects-moment = Moment
projects-difference = Écart au point de départ
projects-note = Remarque
projects-note-hint = Ce qu’il faut savoir pour bien lire ce chiffre.
projects-target = Cible
projects-target-value = Valeur visée
projects-target-hint = Pour une part, en pour cent.
projects-target-on = Pour le
projects-target-said = { $target }, pour le { $day }
projects-target-share = Une part est entre 0 et 100 pour cent.
projects-figure-counts = { $some } sur { $all }
projects-figure-said = { $value } (n = { $n }), { $day }
projects-figure-said-missing = { $value } (n = { $n }, { $missing } manquantes), { $day }
projects-figure-n = Il faut au moins une réponse.
projects-figure-missing = Ce nombre ne peut pas être négatif.
projects-figure-amount = On ne peut pas en compter plus que de réponses, ni moins que zéro.
projects-figure-future = Cette date est à venir.
projects-lock = Verrouiller
projects-lock-ready = Après le verrou, le point de départ et la cible ne changent plus qu’avec une raison datée.
projects-lock-confirm = Verrouiller le point de départ et la cible ?
projects-lock-lacking = Avant de verrouiller, il manque :
projects-lock-baseline = le point de départ, avec son nombre de réponses et sa date.
projects-lock-target = la cible.
projects-lock-target-on = la date de la cible.
projects-lock-target-on-before = une date de la cible après celle du point de départ.
projects-lock-target-way = une cible du bon côté du point de départ.
projects-locked = Verrouillé
projects-unlocked = Pas encore verrouillé
projects-locked-said = Verrouillé le { $day } ({ $role })
projects-indicator-locked-done = L’indicateur est verrouillé.
projects-measures = Mesures
projects-measures-file = mesures
projects-measure = Mesure
projects-measure-new = Entrer une mesure
projects-measure-enter = Enregistrer la mesure
projects-measure-entered = La mesure est enregistrée.
projects-measure-indicator-missing = Choisissez l’indicateur mesuré.
projects-measure-before-start = On mesure après le début, et seulement un indicateur verrouillé.
projects-measure-on-before-start = Ce jour est avant le début de la démarche : on mesure ce qui a changé depuis.
projects-measure-on-before-baseline = Ce jour n’est pas après celui du point de départ : on mesure ce qui a changé depuis.
projects-baseline-after-measure = Une mesure date déjà de ce jour ou d’avant : le point de départ doit la précéder.
projects-action-before-start = La démarche n’a pas commencé : une action ne peut pas encore être en cours ni faite.
projects-measure-withdraw = Retirer cette mesure
projects-measure-withdraw-hint = Elle reste visible, avec votre raison, et ne compte plus.
projects-with-colon = { $what } : { $said }
projects-measure-withdrawn = Retirée : { $why }
projects-measure-withdrawn-already = Cette mesure est déjà retirée.
projects-measure-withdrawn-done = La mesure est retirée.
projects-measured-on = Mesuré le { $day }
projects-not-measured = Pas encore mesuré.
projects-withdrawn-because = Retirée parce que
projects-before = Avant
projects-after = Après
projects-answers = { $n ->
    [one] { $shown } réponse
   *[other] { $shown } réponses
}

# Effet
projects-effect-figures = { $before } avant, { $after } après ({ $n_before } et { $n_after } réponses).
projects-effect-difference = Écart de { $difference } points, vraisemblablement entre { $low } et { $high }.
projects-effect-number = Écart de { $difference }. Sans intervalle : nous n’avons pas les valeurs une à une.
projects-effect-too-few = Moins de 10 réponses : nous ne montrons pas de pourcentage.
projects-effect-better = L’écart va dans le sens voulu.
projects-effect-worse = L’écart va à l’inverse de ce qui était voulu.
projects-effect-unclear = Le hasard suffit peut-être à expliquer cet écart.
projects-effect-reached = La cible est atteinte.
projects-effect-not-reached = La cible n’est pas atteinte.
projects-effect-missing = { $n ->
    [one] 1 réponse manquante.
   *[other] { $shown } réponses manquantes.
}
projects-effect-small = Peu de réponses : lisez ces chiffres avec prudence.
projects-effect-other-reasons = D’autres raisons ont pu jouer.
projects-effect-heading-better = { $indicator } : un progrès
projects-effect-heading-worse = { $indicator } : un recul
projects-effect-heading-unclear = { $indicator } : pas de changement sûr
projects-effect-heading-too-few = { $indicator } : trop peu de réponses

# Vote
projects-decision = La décision
projects-vote = Vote
projects-vote-new = Mettre le plan au vote
projects-vote-new-lead = Le plan est figé le temps du vote. Chaque collège vote à part ; l’un ne peut pas l’emporter sur l’autre.
projects-vote-put = Ouvrir le vote
projects-vote-opened = Le vote est ouvert. Les personnes qui peuvent voter sont prévenues.
projects-vote-unpaired = Une action n’est pas encore portée à deux.
projects-vote-unlocked = Un indicateur n’est pas encore verrouillé.
projects-voters = Peuvent voter : { $users }, { $professionals }.
projects-until = Voter jusqu’au
projects-until-hint = Le vote reste ouvert tant que personne ne le clôt.
projects-until-past = Cette date est passée.
projects-vote-until = Jusqu’au { $day }.
projects-vote-title = Vote sur la version { $version } du plan, { $day }
projects-vote-opened-said = Ouvert le { $day } ({ $role }).
projects-vote-closed-said = Clos le { $day } ({ $role }).
projects-vote-withdrawn-said = Retiré le { $day } ({ $role }).
projects-decision-state-open = En cours
projects-decision-state-closed = Clos
projects-decision-state-withdrawn = Retiré
projects-vote-plan = Le plan soumis au vote
projects-vote-under-way = Vote en cours
projects-vote-participation = Qui a voté
projects-participation = { $college } : { $cast } sur { $all }
projects-vote-secret-until-closed = Les votes ne se voient qu’une fois le vote clos, par collège et sans nom.
projects-rule-said = { $n ->
    [one] Chaque collège approuve si plus de { $percent } pour cent de ses votes exprimés sont pour, avec au moins un vote. Les abstentions ne comptent pas comme exprimées.
   *[other] Chaque collège approuve si plus de { $percent } pour cent de ses votes exprimés sont pour, avec au moins { $shown } votes. Les abstentions ne comptent pas comme exprimées.
}
projects-vote-mine = Votre vote
projects-vote-mine-said = Vous avez voté : { $choice }. Vous pouvez changer jusqu’à la clôture.
projects-vote-question = Approuvez-vous ce plan ?
projects-vote-verb = Voter
projects-vote-reason = Votre raison
projects-vote-reason-hint = Elle sera montrée après la clôture, avec votre collège et sans votre nom.
projects-vote-reasons = Raisons données
projects-voted = Votre vote est enregistré.
projects-choice-approve = Pour
projects-choice-reject = Contre
projects-choice-abstain = Abstention
projects-choice-missing = Choisissez pour, contre ou abstention.
projects-vote-close = Clore le vote
projects-vote-close-confirm = Clore le vote et compter ?
projects-vote-closed = Ce vote n’est plus ouvert.
projects-vote-closed-done = Le vote est clos.
projects-vote-open = Un vote est en cours sur ce plan : il ne change pas jusqu’à la clôture.
projects-vote-withdraw = Retirer ce vote
projects-vote-withdraw-hint = Rien de ce qui a été voté ne sera compté. Le plan pourra de nouveau être modifié.
projects-vote-withdrawn-done = Le vote est retiré.
projects-no-vote = Le plan n’a pas encore été voté.
projects-tally-approve = { $n ->
    [0] aucun pour
   *[other] { $shown } pour
}
projects-tally-reject = { $n ->
    [0] aucun contre
   *[other] { $shown } contre
}
projects-tally-abstain = { $n ->
    [0] aucune abstention
    [one] 1 abstention
   *[other] { $shown } abstentions
}
projects-verdict-both = Les deux collèges ont approuvé : c’est co-décidé.
projects-verdict-users-only = Le collège des professionnels n’a pas approuvé : ce n’est pas co-décidé.
projects-verdict-professionals-only = Le collège des usagers n’a pas approuvé : ce n’est pas co-décidé.
projects-verdict-none = Aucun des deux collèges n’a approuvé : ce n’est pas co-décidé.

# Restitution, côté travail
projects-give-back = Restitution
projects-give-backs = Restitutions
projects-give-back-new = Écrire une restitution
projects-no-give-back = Rien n’a encore été rendu à celles et ceux qui ont parlé.
projects-give-back-begun = Un premier texte est écrit d’après ce qui est enregistré. Relisez-le.
projects-give-back-state-draft = Brouillon
projects-give-back-state-published = Publiée
projects-give-back-state-withdrawn = Retirée
projects-give-back-draft-said = Un brouillon, écrit d’après ce qui est enregistré. Personne d’autre ne le voit.
projects-give-back-published-said = Publiée le { $day } ({ $role }).
projects-give-back-withdrawn-said = Retirée le { $day }. { $why }
projects-give-back-not-co-decided = Ce plan n’est pas co-décidé : la restitution le dira, et ne montrera pas la tresse.
projects-give-back-title = Titre
projects-give-back-title-missing = Il manque le titre.
projects-give-back-lead = En quelques phrases
projects-give-back-lead-hint = Combien de personnes ont parlé, de quoi, et ce qui a changé ou non.
projects-give-back-decided-hint = En une phrase : c’est la réponse, en grand sur l’affiche.
projects-give-back-decided-missing = Dites ce qui a été décidé.
projects-give-back-quotes-hint = { $most } paroles au plus. Seules celles qui peuvent être publiées sont proposées.
projects-give-back-quotes-most = { $most } paroles au plus.
projects-give-back-quote-gone = Une parole choisie a été retirée par la personne qui l’a dite. Choisissez-en une autre.
projects-give-back-quote-not-evidence = Une parole choisie n’est pas parmi celles du constat.
projects-give-back-not-done-most = { $most } choses au plus.
projects-give-back-why-missing = Pour chaque chose qui n’a pas été faite, dites quoi et pourquoi.
projects-give-back-changed = Quelqu’un d’autre a modifié cette restitution entre-temps. Relisez-la, puis recommencez.
projects-give-back-published-already = Cette restitution est publiée : retirez-la avant de la modifier.
projects-give-back-published-done = La restitution est publiée.
projects-give-back-withdrawn-done = La restitution est retirée.
projects-give-back-public = Voir la page publique
projects-give-back-seen = { $n ->
    [0] Aucune personne ne l’a encore vue avec son code.
    [one] Une personne l’a vue avec son code.
   *[other] { $shown } personnes l’ont vue avec leur code.
}
projects-no-quote = Aucune parole de ce constat ne peut être publiée.
projects-quote-choose = Citer cette parole
projects-not-done-hint = Une ligne par chose. Une ligne vide n’est pas gardée.
projects-not-done-what = Ce qui n’a pas été fait, { $n }
projects-not-done-why = Pourquoi, { $n }
projects-preview = Voir comme tout le monde
projects-preview-back = Revenir au texte
projects-preview-said = Aperçu : voici ce que tout le monde verra.
projects-publish = Publier
projects-publish-confirm = Publier cette restitution ? Tout le monde pourra la lire.
projects-publish-who = La qualité ou la direction publie.
projects-poster = Affiche
projects-report = Rapport
projects-take-down = Retirer la restitution
projects-take-down-hint = L’adresse dira qu’elle est retirée, et pourquoi.
projects-told = Qui l’a su
projects-telling-new = Noter que des personnes ont été prévenues
projects-telling-count = Combien de personnes
projects-telling-people = Écrivez un nombre de personnes, à partir de 1.
projects-telling-note = Noter
projects-telling-noted = C’est noté.
projects-telling-said = { $n ->
    [one] { $day }, { $channel } : 1 personne
   *[other] { $day }, { $channel } : { $shown } personnes
}
projects-channel = Comment
projects-channel-missing = Choisissez comment les personnes ont été prévenues.
projects-channel-poster = Affiche
projects-channel-meeting = Réunion
projects-channel-letter = Lettre
projects-channel-mail = Courriel
projects-channel-other = Autrement
projects-draft-voices = { $n ->
    [0] Des personnes ont parlé.
    [one] Une personne a parlé.
   *[other] { $shown } personnes ont parlé.
}
projects-draft-changed = { $n ->
    [one] Une chose a changé.
   *[other] { $shown } choses ont changé.
}
projects-draft-not-possible = { $n ->
    [one] Une chose n’a pas pu changer, et nous disons pourquoi.
   *[other] { $shown } choses n’ont pas pu changer, et nous disons pourquoi.
}
projects-draft-done = Fait : { $what }.
projects-draft-running = En cours : { $what }.
projects-draft-planned = C’est prévu pour le { $day }.
projects-draft-not-begun = Ce n’est pas encore commencé.

# Restitution, pour tout le monde
projects-given-list = Ce qui a changé
projects-given-list-lead = Vous avez parlé. Voici ce qui a été fait, ce qui ne l’a pas été, et pourquoi.
projects-given-none = Aucune restitution n’est encore publiée.
projects-given-none-how = Elles paraîtront ici dès qu’un établissement aura répondu.
projects-given-everywhere = Tous les établissements
projects-establishment = Établissement
projects-given-heading = Vous avez dit, nous avons fait
projects-given-said = Vous avez dit
projects-given-decided = Ce qui a été décidé
projects-given-done = Ce qui a été fait
projects-given-changed = Ce que cela a changé
projects-given-not-done = Ce que nous n’avons pas pu faire
projects-given-who = Qui a décidé
projects-given-together = Décidé ensemble le { $day }
projects-given-published = Publié le { $day }
projects-given-others = { $n ->
    [one] et une autre personne
   *[other] et { $shown } autres personnes
}
projects-given-thread = Suivre ce fil du début à la fin
projects-came-of-done = Fait
projects-came-of-running = En cours
projects-came-of-ended = Pas cette fois
projects-given-who-both = Des usagers et des professionnels ont voté, chacun dans leur collège. Rien n’est retenu sans l’accord des deux.
projects-given-who-college = Collège des { $college } : { $votes }.
projects-given-who-not-together = L’établissement a décidé. Les deux collèges n’ont pas tous deux approuvé ce plan : ce n’est pas une co-décision.
projects-given-withdrawn-title = Cette restitution a été retirée
projects-given-withdrawn = Retirée le { $day }. { $why }
projects-poster-print = Imprimer l’affiche
projects-report-download = Télécharger le rapport
projects-poster-file = affiche
projects-report-file = rapport
projects-poster-said = Vous avez dit
projects-poster-done = Nous avons fait
projects-poster-done-together = Nous avons fait, ensemble
projects-poster-changed = Ce que cela a changé
projects-poster-measured = { $indicator } :
projects-poster-call = Et vous, qu’avez-vous vécu ?
projects-poster-call-before = Tout lire, et nous répondre :
projects-poster-no-quote = Il ne reste aucune parole à citer : sans elle, pas d’affiche.
projects-poster-too-long = Le texte ne tient pas sur l’affiche. Raccourcissez ce qui a été décidé, ou choisissez une parole plus courte en premier.
projects-print-fictitious = Établissement et témoignages fictifs.
projects-table-of = { $indicator } : les chiffres
projects-export-actions = Actions en { $format }
projects-export-measures = Mesures en { $format }

# Le fil, les tâches, les avis
projects-kind-of-project = Démarche
projects-kind-of-decision = Vote
projects-kind-of-co-decision = Co-décision
projects-notice-vote = Votre vote est attendu sur la démarche « { $project } ».
projects-notice-carrier = Vous portez une action de la démarche « { $project } » : { $action }
projects-task-vote = Voter : { $project }
projects-task-vote-why = Chaque collège vote à part, et votre voix compte dans le vôtre.
projects-task-action-why = Démarche : { $project }
projects-task-action-verb = Dire où c’en est
projects-task-measure = Mesurer : { $indicator }
projects-task-measure-delay = Prévu le { $day }
projects-task-measure-verb = Mesurer
projects-task-draft = Restitution à finir : { $title }
projects-task-draft-why = Les personnes qui ont parlé attendent une réponse.
projects-task-draft-verb = Relire
