# Partage : la pièce, la liste, une fiche.
publications-nav = Partage
publications-kind = Fiche d’expérience
publications-lead = Une fiche raconte une démarche pour que d’autres puissent s’en servir, qu’elle ait réussi ou non. Elle paraît quand la direction l’a signée.
publications-count = { $n ->
    [one] { $shown } fiche
   *[other] { $shown } fiches
}
publications-states = Fiches par état
publications-all = Toutes
publications-page = Page { $page } sur { $pages }
publications-none = Aucune fiche ici.
publications-none-how = Une fiche commence à partir d’une démarche, en cours, finie ou abandonnée.
publications-see-catalogue = Voir le catalogue public
publications-newer-text = un texte plus récent attend
publications-newer-text-words = Le texte a changé depuis la parution. Le public lit toujours la version signée ; la nouvelle a besoin d’une nouvelle signature.
publications-updated-on = mise à jour le { $day }
publications-published-on = parue le { $day }
publications-state-draft = en cours d’écriture
publications-state-waiting = attend la signature
publications-state-ready = signée, prête à paraître
publications-state-published = publiée
publications-state-withdrawn = retirée
publications-state-draft-words = Personne d’autre que votre établissement ne peut la lire.
publications-state-waiting-words = Tout est écrit. Il manque la signature de la direction.
publications-state-ready-words = Tout est écrit et signé. Elle peut paraître.
publications-state-published-words = Tout le monde peut la lire dans le catalogue.
publications-state-withdrawn-words = Elle a été publique et ne l’est plus. Une nouvelle signature permet de la faire reparaître.

# Commencer
publications-new = Commencer une fiche
publications-new-lead = Choisissez la démarche à raconter. Ses premiers mots viennent de ce qui est déjà enregistré : vous les corrigez ensuite. Un échec se raconte comme une réussite.
publications-project = Quelle démarche ?
publications-project-missing = Choisissez une démarche.
publications-new-title-hint = Laissez vide pour reprendre le titre de la démarche.
publications-no-project = Aucune démarche à raconter pour le moment.
publications-no-project-how = Une fiche raconte toujours une démarche.
publications-see-projects = Voir les démarches
publications-begin = Commencer
publications-leave = Quitter sans enregistrer
publications-created = La fiche est commencée. Relisez et complétez ce que nous avons repris de la démarche.

# La fiche
publications-edit = Écrire la fiche
publications-edit-lead = Ce que vous tapez est gardé au fur et à mesure, pour vous seul·e, jusqu’à ce que vous enregistriez. N’écrivez le nom de personne.
publications-field-title = Titre
publications-field-context = Contexte et problème identifié
publications-field-objectives = Objectifs
publications-field-people_concerned = Public concerné
publications-field-actions = Ce que nous avons fait
publications-field-means = Moyens
publications-field-calendar = Calendrier
publications-field-difficulties = Difficultés rencontrées
publications-field-results = Résultats
publications-field-evaluation = Évaluation
publications-field-again = Ce que nous referions
publications-field-not_again = Ce que nous ne referions pas
publications-field-outcome = Issue
publications-field-maturity = Maturité
publications-field-theme = Thème
publications-field-discipline = Discipline
publications-field-establishment_status = Statut de l’établissement
publications-field-region = Région
publications-field-contact_role = Fonction à contacter
publications-field-contact_mailbox = Boîte de contact
publications-hint-title = En quelques mots, ce qui a été essayé.
publications-hint-context = Ce qui se passait avant, et comment vous l’avez su.
publications-hint-objectives = Ce que vous vouliez atteindre.
publications-hint-people_concerned = Pour qui, et avec qui.
publications-hint-actions = Une action par ligne, en commençant par un tiret.
publications-hint-means = Temps, personnes, lieux, argent.
publications-hint-calendar = Les dates et la durée.
publications-hint-difficulties = Ce qui a été difficile, et ce que vous en avez fait.
publications-hint-results = Ce qui a changé ou non, avec le nombre de réponses derrière chaque chiffre.
publications-hint-evaluation = Comment vous le savez.
publications-hint-again = Le conseil que vous donneriez à une autre équipe.
publications-hint-not_again = Ce qui éviterait à d’autres de perdre du temps.
publications-hint-outcome = Les trois issues sont publiées de la même façon. Un échec utile aide autant qu’une réussite.
publications-hint-maturity = Une idée ou une expérience en cours peut aussi être partagée.
publications-hint-theme = Pour que d’autres la trouvent.
publications-hint-discipline = Là où cela s’est passé.
publications-hint-establishment_status = Public ou privé.
publications-hint-region = Celle de l’établissement.
publications-hint-contact_role = Une fonction plutôt qu’un nom : responsable qualité, cadre du service.
publications-hint-contact_mailbox = De préférence celle d’un service. Elle n’est jamais affichée : les demandes passent par un formulaire.
publications-not-chosen = Pas encore choisi
publications-list-sources = D’où viennent ces listes
publications-list-source = { $list } : { $source } ({ $day }).
publications-outcome-success = réussite
publications-outcome-mixed = résultat mitigé
publications-outcome-useful_failure = échec utile
publications-maturity-idea = idée
publications-maturity-incubating = en incubation
publications-maturity-running = en cours
publications-maturity-proven = éprouvée
publications-maturity-lasting = pérennisée
publications-save = Enregistrer
publications-saved = C’est enregistré.
publications-title-missing = Donnez un titre à la fiche.
publications-text-too-long = Ce texte est trop long : { $most } caractères au plus.
publications-choice-unknown = Ce choix n’existe pas dans la liste. Choisissez-en un autre.
publications-mailbox-wrong = Cette adresse n’est pas complète. Écrivez-la ainsi : qualite@hopital.example.
publications-changed = Quelqu’un d’autre a enregistré entre-temps.
publications-conflict = Quelqu’un d’autre a enregistré pendant que vous écriviez. Vos mots sont toujours dans les champs ; ce qui est enregistré maintenant est dessous, là où cela diffère. Enregistrez pour garder les vôtres.
publications-theirs = Enregistré entre-temps par quelqu’un d’autre :
publications-draft-found = Voici votre brouillon du { $when }, pas encore enregistré.
publications-draft-discard = Abandonner ce brouillon
publications-draft-discard-confirm = Abandonner ce brouillon et reprendre le texte enregistré ?
publications-draft-discarded = Le brouillon est abandonné.
publications-draft-saving = Brouillon en cours d’enregistrement…
publications-draft-saved = Brouillon gardé.
publications-draft-failed = Le brouillon n’a pas pu être gardé. Enregistrez la fiche.
publications-draft-too-long = Ce brouillon est trop long pour être gardé.

# Premiers mots, repris de la démarche
publications-draft-evidence = { $n ->
    [one] Ce constat repose sur { $shown } parole.
   *[other] Ce constat repose sur { $shown } paroles.
}
publications-draft-action = - { $what } ({ $state })
publications-draft-action-by = - { $what } ({ $roles } ; { $state })
publications-draft-action-to-do = à faire
publications-draft-action-running = en cours
publications-draft-action-done = fait
publications-draft-action-abandoned = abandonné
publications-draft-action-given-up = - Abandonné : { $what }. { $reason }
publications-draft-co-decided = - Co-décidé le { $day }
publications-draft-voted = - Soumis au vote le { $day }, sans l’accord des deux collèges
publications-draft-started = - Commencé le { $day }
publications-draft-ended = - Terminé le { $day }
publications-draft-given-up = - Arrêté le { $day }
publications-draft-given-back = - Restitué le { $day }
publications-draft-effect = - { $name } : { $effect }
publications-draft-no-effect = - { $name } : pas encore de mesure à comparer.
publications-draft-indicator = - { $name } : { $counted } (source : { $source }).
publications-draft-measures = { $n ->
    [0] Aucune mesure.
    [one] { $shown } mesure.
   *[other] { $shown } mesures.
}
publications-draft-locked = Valeur de départ et cible fixées le { $day }.

# Les quatre critères
publications-criteria = Les quatre critères
publications-criteria-lead = Répondez avec vos mots. Il n’y a ni note ni niveau à atteindre : les petites expériences sont les bienvenues.
publications-criteria-source = Source : { $source } (lue le { $day }).
publications-criteria-saved = Les réponses sont enregistrées.
publications-criterion-unknown = Ce critère n’existe pas.

# Pièces jointes
publications-attachments = Photos et documents
publications-attachments-lead = Les photos perdent leurs données cachées (lieu, appareil, date). Chaque image a un texte pour celles et ceux qui ne la voient pas.
publications-no-attachment = Rien n’est joint pour le moment.
publications-attach = Joindre
publications-attached = Le fichier est joint.
publications-file = Fichier
publications-file-hint = Photo (JPEG, PNG, WebP), PDF, texte, tableur, diaporama ou film MP4 ; { $most } au plus.
publications-file-missing = Choisissez un fichier.
publications-too-many-files = Une fiche porte 20 fichiers au plus. Retirez-en un d’abord.
publications-alternative = Ce que l’on y voit ou entend
publications-alternative-hint = Pour une photo, une phrase. Pour un film, ce qui y est dit. Pas nécessaire pour un document.
publications-alternative-missing = Écrivez ce que montre l’image, pour celles et ceux qui ne la voient pas.
publications-caption = Légende
publications-consent = Des personnes reconnaissables ?
publications-consent-hint = Pour une photo ou un film.
publications-consent-nobody_shown = Personne n’est reconnaissable
publications-consent-given = Les personnes montrées ont donné leur accord écrit
publications-consent-missing = Dites si des personnes sont reconnaissables, et si elles sont d’accord.
publications-detach = Retirer
publications-detach-confirm = Retirer ce fichier ? Il disparaît aussitôt de la page publique.
publications-detached = Le fichier est retiré.
publications-type-image = image
publications-type-pdf = PDF
publications-type-film = film
publications-type-document = document

# Ce qui manque
publications-missing = Avant de paraître, il manque
publications-missing-field = Compléter : { $field }
publications-missing-criterion = Répondre au critère « { $criterion } »
publications-missing-alternative = Décrire l’image { $name }
publications-missing-consent = Dire si des personnes sont reconnaissables sur { $name }
publications-missing-authorisation = Faire signer l’autorisation par la direction
publications-missing-authorisation-outdated = Faire signer de nouveau : le texte a changé depuis la signature
publications-missing-site = Faire signer pour le catalogue public : la signature ne le couvre pas
publications-missing-image-rights = Faire confirmer les droits sur les photos de personnes
publications-nothing-written = Rien n’est encore écrit.
publications-nothing-written-how = Le contexte, ce que vous avez fait et ce que cela a donné suffisent pour commencer.

# Autorisation
publications-authorisation = Autorisation de diffusion
publications-authorisation-lead = Rien ne paraît sans la signature de la direction. Elle vaut pour le texte signé, mot pour mot ; elle peut être retirée à tout moment.
publications-signatures = Signatures enregistrées
publications-no-signature = Pas encore signée.
publications-signed-by = { $name }, { $function }, le { $day }
publications-signature-covers = couvre le texte actuel
publications-signature-outdated = le texte a changé depuis
publications-signature-withdrawn = retirée
publications-authorisation-withdrawn-on = Retirée le { $day } : { $reason }
publications-complete-first = La direction signe un texte fini. Il reste à :
publications-sign-how = Comment faire signer
publications-sign-print = Imprimez le formulaire avec le texte à signer.
publications-form-pdf = Formulaire à signer (PDF)
publications-sign-sign = La direction le lit, coche où il peut paraître, et signe.
publications-sign-record = La direction enregistre la signature ici, avec le formulaire numérisé.
publications-record-signature = Enregistrer la signature
publications-authorise-others = La signature est enregistrée par la direction, depuis son propre compte.
publications-authorised = La signature est enregistrée. La fiche peut paraître.
publications-signed-name = Nom de la personne qui signe
publications-signed-function = Fonction
publications-signed-function-hint = Par exemple : directrice, directeur délégué.
publications-signed-on = Date de la signature
publications-signature = Signature
publications-signed-name-missing = Écrivez le nom de la personne qui a signé.
publications-signed-function-missing = Écrivez sa fonction.
publications-signed-on-missing = Donnez la date de la signature.
publications-signed-on-future = La date de la signature est à venir. Vérifiez-la.
publications-extents = Où la fiche peut paraître
publications-extents-hint = Ce qui est coché sur le formulaire signé.
publications-extents-missing = Cochez au moins un endroit où la fiche peut paraître.
publications-extent-site = Catalogue public de ce site
publications-extent-site-hint = Sans cela, elle ne paraît pas.
publications-extent-print = Fiche imprimable
publications-extent-print-hint = Page à imprimer et PDF.
publications-extent-national = Transmission au dispositif national
publications-extent-national-hint = La fiche peut être envoyée au ministère.
publications-image-rights = Les droits sur les photos où des personnes sont reconnaissables sont confirmés
publications-image-rights-hint = Un accord écrit de chaque personne est conservé dans l’établissement.
publications-image-rights-missing = Des photos montrent des personnes : confirmez que leurs droits ont été respectés, ou retirez ces photos.
publications-signed-form = Formulaire signé
publications-signed-form-hint = PDF ou photo du formulaire, 15 Mo au plus. Il n’est jamais public.
publications-form-missing = Joignez le formulaire signé.
publications-not-complete = La fiche n’est pas encore complète : la direction signe un texte fini.
publications-changed-since-form = Le texte a changé depuis que ce formulaire a été imprimé. Imprimez le nouveau et faites-le signer.
publications-withdraw-authorisation = Retirer l’autorisation
publications-withdraw-authorisation-words = La fiche ne pourra pas paraître sans une nouvelle signature.
publications-withdraw-authorisation-public = La fiche quittera aussitôt le catalogue public.
publications-withdraw-authorisation-confirm = Retirer l’autorisation ?
publications-authorisation-withdrawn = L’autorisation est retirée.
publications-no-authorisation = Il n’y a pas d’autorisation en cours.
publications-reason = Pourquoi
publications-reason-hint = Reste dans le dossier ; n’est pas publié.
publications-reason-missing = Dites pourquoi.
publications-form-title = Autorisation de diffusion d’une fiche d’expérience
publications-form-file = autorisation-de-diffusion.pdf
publications-form-text = J’autorise la diffusion de la fiche « { $title } », dans le texte numéro { $version } reproduit aux pages suivantes, là où je coche :
publications-form-line = { $what } : ............................................................
publications-form-withdrawal = Cette autorisation peut être retirée à tout moment, sans donner de raison au public : la fiche quitte alors aussitôt le catalogue.
publications-fictitious = Démonstration : tout est inventé.

# Paraître et retirer
publications-publish = Publier
publications-publish-confirm = Publier cette fiche ? Tout le monde pourra la lire.
publications-publish-others = Tout est prêt : la qualité ou la direction peut maintenant la publier.
publications-published = La fiche est publiée.
publications-not-ready = La fiche ne peut pas paraître : il manque encore quelque chose, ou le texte vient de changer.
publications-already-published = Ce texte est déjà publié.
publications-not-published = Cette fiche n’est pas publiée.
publications-take-down = Retirer du catalogue
publications-take-down-how = Retirer cette fiche
publications-take-down-confirm = Retirer cette fiche du catalogue ?
publications-taken-down = La fiche est retirée du catalogue.
publications-versions = Parutions
publications-published-by = Parue, texte { $version }, par { $role }
publications-open-version = Ouvrir le texte paru le { $day }
publications-past-title = Parue le { $day }
publications-past = Un texte passé
publications-past-words = C’est la fiche telle qu’elle a paru le { $day }, texte { $version }, sous la signature d’alors. Elle ne se modifie pas, et n’est plus au catalogue depuis le { $until }.
publications-past-running = C’est la fiche telle qu’elle a paru le { $day }, texte { $version }, et telle que le catalogue la montre encore.
publications-past-file-gone = Cette pièce jointe a été retirée depuis.
publications-ended-replaced = Remplacée par un texte plus récent
publications-ended-taken_down = Retirée du catalogue
publications-ended-authorisation_withdrawn = Retirée avec son autorisation
publications-links = Autour de cette fiche
publications-public-page = Page publique
publications-project-page = La démarche
publications-thread = Le fil

# Suivi
publications-follow-up = Suivi
publications-follow-up-words = Un échange téléphonique a toujours lieu après réception. Aucune fiche n’est écartée pour son niveau.
publications-no-follow-up = Rien n’est encore noté.
publications-follow-up-add = Noter une étape
publications-step = Étape
publications-step-received = reçue
publications-step-called = appelée
publications-step-visited = visitée
publications-step-published = publiée
publications-step-sent_back = renvoyée pour complément
publications-step-missing = Choisissez une étape.
publications-day = Jour
publications-day-hint = Aujourd’hui si vous laissez vide.
publications-day-wrong = Ce jour n’est pas passé, ou n’est pas une date. Écrivez-le ainsi : 22/11/2026.
publications-note = Ce qui s’est dit
publications-note-hint = Pour un renvoi, ce qui est demandé.
publications-note-missing = Dites ce qui est demandé en complément.
publications-record = Noter
publications-followed-up = L’étape est notée.

# Réponses de lecteurs
publications-replies = Réponses de lecteurs
publications-requests = Demandes de contact
publications-requests-words = Répondez depuis votre messagerie, puis notez-le ici. Une demande est effacée après un an.
publications-no-request = Aucune demande.
publications-note-answer = Noter comme répondue
publications-answer-noted = La réponse est notée.
publications-answered-on = répondu le { $day }
publications-reuses = Qui s’en est servi
publications-reuses-words = Lisez avant d’afficher. Les mots ne sont pas modifiés.
publications-no-reuse = Personne n’a encore raconté.
publications-moderation-waiting = à lire
publications-moderation-shown = affichée
publications-moderation-not_shown = non affichée
publications-show-reuse = Afficher
publications-hide-reuse = Ne pas afficher
publications-not-shown-reason = Pourquoi ne pas l’afficher
publications-not-shown-reason-hint = Nécessaire seulement pour ne pas l’afficher.
publications-decision-missing = Choisissez d’afficher ou non.
publications-decided = C’est décidé.
publications-decided-meanwhile = Quelqu’un d’autre a décidé entre-temps. Sa décision est dans la liste ; la vôtre n’a rien changé.

# Catalogue public
publications-catalogue = Expériences partagées
publications-catalogue-lead = Ce que des équipes et des usagers ont essayé ensemble, réussi ou non.
publications-catalogue-count = { $n ->
    [one] { $shown } expérience
   *[other] { $shown } expériences
}
publications-search = Mots à chercher
publications-any = Peu importe
publications-establishment = Établissement
publications-sort = Ordre
publications-sort-date = Les plus récentes d’abord
publications-sort-title = Par titre
publications-sort-region = Par région
publications-catalogue-none = Aucune expérience ne correspond.
publications-catalogue-none-how = Retirez un filtre ou essayez un autre mot.
publications-catalogue-all = Toutes les expériences
publications-catalogue-empty = Aucune expérience n’est encore partagée.
publications-catalogue-empty-how = Elles paraîtront ici une fois signées par leur établissement.
publications-export = Télécharger la liste (CSV)
publications-feed = Suivre les parutions (Atom)
publications-feed-title = Portevoix : expériences partagées
publications-no-ranking = Ni note, ni classement : les expériences sont rangées par date, titre ou région.
publications-first-published = Première parution
publications-updated = Version du
publications-address = Adresse

# Une fiche publique
publications-gone = Cette fiche a été retirée par ses auteurs.
publications-gone-words = Elle n’est plus disponible. D’autres expériences le sont.
publications-fact = { $name } : { $value }
publications-documents = Documents
publications-transcript = Ce qui y est dit ou montré
publications-reuse = S’en servir
publications-reuse-words = Prenez ce qui vous est utile, changez le reste, et racontez ce que cela a donné chez vous.
publications-print = Imprimer
publications-pdf = Fiche en PDF
publications-back = Revenir à la fiche
publications-reuses-none = Personne n’a encore raconté s’en être servi.
publications-reuse-tell = Raconter ce que cela a donné chez vous
publications-reuse-who = Votre établissement ou votre équipe
publications-reuse-who-hint = Pas de nom de personne : ce sera public.
publications-reuse-who-missing = Dites quel établissement ou quelle équipe.
publications-reuse-how = Comment vous l’avez adaptée
publications-reuse-how-missing = Racontez comment vous l’avez adaptée.
publications-reuse-what-came = Ce que cela a donné
publications-reuse-what-came-hint = Bon ou mauvais, même provisoire.
publications-reuse-mailbox = Adresse pour vous joindre
publications-reuse-mailbox-hint = Jamais affichée. Seulement si une question se pose.
publications-reuse-sent = Merci. Votre récit sera lu, puis affiché ici.
publications-contact = Demander un contact
publications-contact-words = Votre demande va à la fonction suivante : { $role }. Votre adresse ne sert qu’à vous répondre et est effacée après un an.
publications-contact-who = Qui vous êtes
publications-contact-who-hint = Votre fonction et votre établissement suffisent.
publications-contact-who-missing = Dites qui vous êtes, ou votre fonction.
publications-contact-mailbox = Votre adresse électronique
publications-contact-mailbox-hint = Pour vous répondre.
publications-contact-mailbox-missing = Donnez une adresse où vous répondre.
publications-contact-message = Votre question
publications-contact-message-missing = Écrivez votre question.
publications-contact-ask = Demander un contact
publications-contact-sent = Votre demande est partie. La réponse viendra par courriel.
publications-send = Envoyer
publications-trap = Laissez ce champ vide
publications-too-many-replies = Beaucoup de messages attendent déjà. Revenez dans quelques jours : rien n’a été enregistré.
publications-mail-contact-subject = Une demande de contact à propos de votre fiche d’expérience
publications-mail-contact = Quelqu’un souhaite être mis en contact à propos de la fiche « { $title } ». Pour lire la demande et répondre : { $url }

# Le fil et ce qui attend
publications-card-public = Expérience partagée par { $organisation }
publications-task-sign = Faire signer la fiche « { $title } »
publications-task-sign-why = Le texte est fini ; il attend votre signature.
publications-task-sign-verb = Signer
publications-task-publish = Publier la fiche « { $title } »
publications-task-publish-why = Elle est complète et signée.
publications-task-publish-verb = Ouvrir
publications-task-finish = Finir la fiche « { $title } »
publications-task-finish-why = { $n ->
    [one] Il manque { $shown } chose.
   *[other] Il manque { $shown } choses.
}
publications-task-finish-verb = Continuer
publications-task-replies = { $n ->
    [one] { $shown } réponse de lecteur à lire
   *[other] { $shown } réponses de lecteurs à lire
}
publications-task-replies-why = Des lecteurs demandent un contact ou racontent ce qu’ils ont fait.
publications-task-replies-verb = Lire
