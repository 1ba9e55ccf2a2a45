# La pièce
people-room = Annuaire
people-title = Annuaire
people-yes = oui
people-no = non
people-cancel = Annuler
people-save = Enregistrer
people-confirm = Confirmer
people-name = Nom
people-email = Adresse e-mail
people-role = Rôle
people-roles = Rôles
people-college = Collège
people-organisation = Organisation
people-since = Depuis
people-choose = Choisissez…
people-until = Jusqu’au
people-language = Langue
people-language-fr = Français
people-language-en = English

# Ce qui manque ou ne va pas
people-name-missing = Il manque le nom.
people-name-too-long = Ce nom est trop long : 160 caractères au plus.
people-email-missing = Il manque l’adresse e-mail.
people-email-shape = Cette adresse e-mail ne semble pas complète. Écrivez-la ainsi : prenom.nom@hopital.fr
people-email-taken = Cette adresse a déjà un compte.
people-organisation-missing = Choisissez une organisation.
people-role-missing = Choisissez un rôle.
people-reason-missing = Dites pourquoi, en une phrase.
people-reason-too-long = Cette explication est trop longue : 500 caractères au plus.
people-password-too-short = Ce mot de passe est trop court : 12 caractères au moins. Une suite de mots que vous retiendrez convient très bien.
people-password-too-long = Ce mot de passe est trop long : 200 caractères au plus.
people-password-frequent = Ce mot de passe est trop courant : il serait essayé parmi les premiers. Choisissez-en un autre.
people-password-is-you = Ce mot de passe ressemble trop à votre nom ou à votre adresse. Choisissez-en un autre.
people-password-differs = Les deux mots de passe ne sont pas les mêmes. Écrivez-les de nouveau.
people-password-wrong = Ce n’est pas votre mot de passe actuel.

# Se connecter
people-sign-in-title = Se connecter
people-sign-in = Se connecter
people-sign-in-back = Revenir à la connexion
people-sign-in-refused = L’adresse ou le mot de passe ne convient pas. Vérifiez les deux.
people-password = Mot de passe
people-wait-seconds = { $n ->
    [one] Trop d’essais. Attendez une seconde, puis réessayez.
   *[other] Trop d’essais. Attendez { $shown } secondes, puis réessayez.
}
people-wait-minutes = { $n ->
    [one] Trop d’essais. Attendez une minute, puis réessayez.
   *[other] Trop d’essais. Attendez { $shown } minutes, puis réessayez.
}
people-link-title-short = Ou sans mot de passe
people-link-words = Nous vous envoyons un lien qui sert une fois, pendant 15 minutes.
people-link-ask = Recevoir un lien
people-link-no-mail = Mot de passe oublié ? Demandez une aide à la personne qui administre Portevoix chez vous : aucun serveur d’e-mail n’est réglé ici.
people-link-sent-title = Regardez vos e-mails
people-link-sent-words = Si cette adresse a un compte, un lien vient d’y partir. Il sert une fois, pendant 15 minutes.
people-link-sent-how = Rien reçu ? Regardez dans les indésirables, ou vérifiez l’adresse. Trois liens au plus partent en un quart d’heure.
people-link-title = Se connecter par ce lien
people-link-once = Ce lien sert une fois. Appuyez pour vous connecter.
people-signed-out = Vous êtes déconnecté·e.

# Second facteur
people-factor-title = Confirmer que c’est bien vous
people-factor-why = Un code change toutes les 30 secondes dans votre application. Il protège les paroles des personnes.
people-code = Code
people-code-hint = Six chiffres, ou un code de secours.
people-factor-refused = Ce code ne convient pas, ou il a déjà servi. Attendez le suivant dans votre application, puis réessayez.
people-factor-lost = Je n’ai plus mon téléphone
people-factor-lost-words = Écrivez un de vos codes de secours à la place du code. Si vous ne les avez plus, la personne qui administre Portevoix chez vous peut retirer votre second facteur ; vous en mettrez un autre en place.
people-factor-leave = Me connecter avec un autre compte
people-demo-code = Démonstration : votre code est { $code }
people-set-up-title = Mettre en place le second facteur
people-set-up-needed = Votre rôle permet d’ouvrir des paroles telles qu’elles ont été dites. Il faut pour cela un second facteur : une application sur votre téléphone qui donne un code.
people-set-up-chosen = Une application sur votre téléphone donne un code à chaque connexion. Un mot de passe volé ne suffit plus.
people-set-up-scan = 1. Ajouter Portevoix à votre application
people-set-up-scan-words = Avec une application de codes (par exemple FreeOTP, Aegis, 2FAS ou celle de votre téléphone), photographiez ce dessin.
people-set-up-picture = Dessin à photographier avec l’application de codes ; le même secret est écrit dessous
people-set-up-type = Ou écrivez-y ce secret :
people-set-up-confirm = 2. Écrire le premier code
people-code-first = Code de l’application
people-code-first-hint = Six chiffres, sans espace.
people-set-up-done = Mettre en place
people-recovery-title = Vos codes de secours
people-recovery-words = Chacun de ces dix codes remplace une fois le code de l’application, si vous n’avez plus votre téléphone.
people-recovery-once = Ils ne seront plus montrés. Imprimez-les ou copiez-les, et gardez-les loin de votre téléphone.
people-recovery-kept = Je les ai gardés
people-recovery-print = Imprimer
people-recovery-left = { $n ->
    [0] Il ne vous reste aucun code de secours : demandez-en dix nouveaux.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $shown } codes de secours.
}
people-recovery-renew = Recevoir dix nouveaux codes de secours
people-recovery-renew-ask = Les anciens codes ne serviront plus. Continuer ?
people-factor-on = en place
people-factor-off = pas en place
people-factor-on-words = Un code est demandé à chaque connexion.
people-factor-change = Changer d’application
people-factor-change-words = Retirez le second facteur, puis mettez-en un autre en place. Vos autres sessions et vos jetons d’API seront fermés.
people-factor-change-needed = Retirez le second facteur : vous en mettrez aussitôt un autre en place, car votre rôle le demande. Vos autres sessions et vos jetons d’API seront fermés.
people-factor-remove = Retirer le second facteur
people-factor-removed = Le second facteur est retiré.
people-factor-set-already = Un second facteur est déjà en place.
people-factor-elsewhere = Cette personne a aussi un rôle dans une organisation que vous n’administrez pas : son second facteur ne peut être retiré que par elle-même.
people-factor-reset = Retirer son second facteur
people-factor-reset-words = Si cette personne a perdu son téléphone et ses codes de secours. Assurez-vous d’abord de vive voix que c’est bien elle : elle en sera avertie, et ses sessions seront fermées.
people-factor-reset-ask = Vous êtes-vous assuré·e que la demande vient bien de cette personne ?
people-factor-reset-done = Le second facteur de cette personne est retiré. Ses sessions sont fermées.

# Mon compte
people-account-title = Mon compte
people-account-choices = Mes choix
people-account-password = Mot de passe
people-account-factor = Second facteur
people-account-sessions = Sessions
people-account-tokens = Jetons d’API
people-account-saved = Vos choix sont enregistrés.
people-account-changed = Ce compte a changé entre-temps, peut-être dans un autre onglet. Vérifiez vos choix ci-dessous, puis enregistrez de nouveau.
people-own-name = Votre nom
people-own-name-hint = Prénom et nom, tels que les autres les verront.
people-own-facts = Ce que Portevoix sait de vous
people-own-roles = Vos rôles
people-own-roles-none = Aucun rôle en cours.
people-digest = E-mails
people-digest-at_once = Un e-mail à chaque nouvelle
people-digest-daily = Un résumé chaque matin, s’il y a du nouveau
people-digest-never = Aucun e-mail
people-digest-hint = Un e-mail contient une phrase et un lien, jamais les mots d’une personne.
people-digest-no-mail = Aucun serveur d’e-mail n’est réglé : les nouvelles paraissent seulement sur votre page d’accueil.
people-password-change = Changer de mot de passe
people-password-choose = Choisir un mot de passe
people-password-closes = Vos autres sessions seront fermées.
people-password-current = Mot de passe actuel
people-password-new = Nouveau mot de passe
people-password-hint = 12 caractères au moins. Une phrase convient : « la girafe lit le journal ».
people-password-again = Le même, encore une fois
people-password-save = Changer le mot de passe
people-password-changed = Le mot de passe est changé. Vos autres sessions sont fermées.
people-sessions-words = Les navigateurs où vous êtes connecté·e. Fermez ceux que vous ne reconnaissez pas, puis changez de mot de passe.
people-session-browser = Navigateur
people-session-opened = Ouverte
people-session-seen = Vue
people-session-what = Faire
people-session-proved = prouvé
people-session-not-proved = non prouvé
people-session-this = celle-ci
people-session-unknown = Navigateur inconnu
people-session-close = Fermer
people-session-closed = La session est fermée.
people-sessions-close = Fermer toutes les autres
people-sessions-close-ask = Fermer toutes vos autres sessions ?
people-sessions-closed = Vos autres sessions sont fermées.
people-tokens-words = Un jeton permet à un programme d’agir en votre nom par l’API. Il a vos droits, et prouve le second facteur si cette session l’a prouvé.
people-tokens-none = Aucun jeton.
people-token-new = Nouveau jeton
people-token-name = Nom
people-token-name-hint = À quoi il servira, par exemple « import du mois ».
people-token-name-missing = Donnez un nom au jeton.
people-token-name-too-long = Ce nom est trop long : 80 caractères au plus.
people-token-too-many = Vous avez déjà 20 jetons. Révoquez-en un d’abord.
people-token-default-name = Sans nom
people-token-create = Créer le jeton
people-token-created = Créé
people-token-used = Dernier jour d’usage
people-token-unused = jamais
people-token-once = Voici le jeton. Copiez-le maintenant : il ne sera plus montré.
people-token-revoke = Révoquer
people-token-revoke-ask = Le programme qui s’en sert ne pourra plus rien faire. Révoquer ?
people-token-revoked = Le jeton est révoqué.

# L’annuaire
people-count = { $n ->
    [0] Aucun rôle
    [one] Un rôle
   *[other] { $shown } rôles
}
people-filter-name = Nom
people-filter-past = Montrer aussi les rôles terminés
people-filter = Filtrer
people-any-organisation = Toutes
people-any-role = Tous
people-none = Personne ne correspond.
people-none-how = Retirez un filtre.
people-page-of = Page { $page } sur { $last }
people-membership-add-title = Donner un rôle de plus
people-membership-add = Donner ce rôle
people-membership-added = Le rôle est donné.
people-membership-there-already = Cette personne a déjà ce rôle dans cette organisation.
people-end = Mettre fin
people-end-title = Mettre fin à un rôle
people-end-lead = { $name }, { $role }, { $organisation }. Ses droits s’arrêtent aujourd’hui. Ce qui a été fait reste signé de son nom.
people-end-because = Pourquoi
people-end-because-hint = Par exemple : fin de mandat, départ, changement de poste.
people-membership-ended = Le rôle est terminé.
people-membership-ended-already = Ce rôle était déjà terminé.
people-last-administrator = C’est la dernière personne qui administre cette organisation. Donnez d’abord ce rôle à quelqu’un d’autre.

# Invitations
people-invitations-title = Invitations
people-invitation-new = Inviter quelqu’un
people-invitation-by-mail = La personne reçoit un lien par e-mail, valable 7 jours, et choisit elle-même son mot de passe.
people-invitation-by-hand = Aucun serveur d’e-mail n’est réglé : le lien vous sera montré une fois, à remettre vous-même. Il est valable 7 jours.
people-invitation-language = Langue de l’invitation
people-invite = Inviter
people-invitations-waiting = Invitations en attente
people-invitations-none = Aucune invitation en attente.
people-invitation-sent-on = Envoyée
people-invitation-sent = L’invitation est partie.
people-invitation-link-once = Voici le lien à remettre à la personne. Il ne sera plus montré.
people-invitation-again = Nouveau lien
people-invitation-withdraw = Retirer
people-invitation-withdraw-ask = Le lien déjà reçu ne servira plus. Retirer cette invitation ?
people-invitation-withdrawn = L’invitation est retirée.
people-invitation-waits-already = La même invitation attend déjà. Envoyez plutôt un nouveau lien.
people-invitation-over = Cette invitation n’attend plus.
people-invitation-title = Vous êtes invité·e
people-invitation-lead = { $organisation } vous invite dans Portevoix. Votre rôle : { $role }.
people-invitation-has-account = L’adresse { $email } a déjà un compte. Connectez-vous avec elle, vous reviendrez ici ensuite.
people-invitation-accepted = Votre nouveau rôle est en place.
people-join = Rejoindre
people-accept = Accepter l’invitation

# Organisations
people-organisations-title = Organisations
people-organisations-none = Aucune organisation.
people-organisation-new = Nouvelle organisation
people-organisation-name = Nom de l’organisation
people-organisation-create = Créer l’organisation
people-organisation-created = L’organisation est créée. Vous l’administrez.
people-organisation-correct = Corriger
people-organisation-drafts = Brouillons d’une machine
people-organisation-save = Enregistrer
people-organisation-saved = L’organisation est enregistrée.
people-organisation-changed = Quelqu’un a modifié cette organisation entre-temps. Voici ce qui est enregistré maintenant ; ce que vous avez écrit est ci-dessous, et le remplacera si vous enregistrez.
people-organisation-people = Voir les personnes
people-kind = Genre
people-kind-establishment = Établissement de santé ou médico-social
people-kind-association = Association d’usagers
people-kind-regional_body = Structure régionale
people-kind-training_institute = Institut de formation
people-kind-territory = Communauté de professionnels (CPTS, DAC)
people-kind-other = Autre
people-finess = Numéro FINESS
people-finess-hint = Neuf caractères, celui du site. Laissez vide s’il n’y en a pas.
people-finess-none = aucun
people-finess-too-long = Ce numéro est trop long : un FINESS a neuf caractères.
people-finess-shape = Le numéro FINESS n’a pas neuf chiffres ou lettres. Vérifiez-le ; il est gardé tel quel.
people-finess-key = La clé du numéro FINESS (son dernier chiffre) ne correspond pas aux autres. Vérifiez-le ; il est gardé tel quel.
people-finess-twice = Une autre organisation de cette installation a le même numéro FINESS. C’est possible pour une entité juridique et son seul site ; vérifiez.
people-finess-closed = Cet établissement est fermé dans le registre FINESS. Vérifiez le numéro.
people-finess-closed-on = Cet établissement est fermé dans le registre FINESS depuis le { $day }. Vérifiez le numéro.
people-finess-register = Registre FINESS
people-finess-lead = Les numéros d’établissement qui existent, et ceux qui sont fermés. Il sert à vérifier la liste des établissements d’une campagne, et à la remplir.
people-finess-kept-none = Aucun registre n’est gardé.
people-finess-kept-none-how = Sans lui, seule la clé des numéros est vérifiée.
people-finess-day = À la date du
people-finess-establishments = Établissements
people-finess-closed-count = dont fermés
people-finess-entities = Entités juridiques
people-finess-imported-on = Importé le
people-finess-left-out = Lignes laissées de côté
people-finess-without-closed = Ce fichier ne contient que des établissements ouverts : un numéro fermé y manque, comme un numéro faux.
people-finess-find = Numéro, nom ou ville
people-finess-found = Ce que dit le registre
people-finess-found-none = Rien ne correspond dans le registre.
people-finess-found-none-how = Vérifiez le numéro, ou cherchez avec moins de mots.
people-finess-found-more = Les 50 premiers sont montrés : ajoutez un mot pour en voir moins.
people-finess-name = Nom
people-finess-town = Ville
people-finess-state = État
people-finess-entity = entité juridique
people-finess-open = ouvert
people-finess-open-since = ouvert depuis le { $day }
people-finess-closes = ouvert, fermera le { $day }
people-finess-closed-since = fermé depuis le { $day }
people-finess-closed-some-day = fermé
people-finess-noted = Les premières lignes laissées de côté
people-finess-noted-line = Ligne { $place } : { $why }
people-finess-noted-entity = Entité juridique n° { $place } du fichier : { $why }
people-finess-left-no-number = il n’y a pas de numéro.
people-finess-left-bad-number = le numéro n’a pas neuf chiffres ou lettres.
people-finess-left-twice = ce numéro est déjà plus haut.
people-finess-left-short-line = la ligne s’arrête avant sa dernière colonne.
people-finess-import = Remplacer le registre
people-finess-where = Le fichier se télécharge sur data.gouv.fr : cherchez « FINESS », de l’Agence du numérique en santé. Prenez le fichier JSON des structures, ou l’ancien fichier CSV « etalab-cs1100507 », décompressé. Portevoix ne va rien chercher lui-même : refaites-le quand le registre vous paraît ancien.
people-finess-file = Fichier du registre
people-finess-file-hint = Fichier .json ou .csv, 2 Go au plus. Il remplace tout le registre gardé ; cela peut durer une minute.
people-finess-older = Prendre ce fichier même s’il est plus ancien que le registre gardé
people-finess-replace = Remplacer le registre
people-finess-imported = Le registre est remplacé.
people-finess-file-absent = Choisissez le fichier du registre.
people-finess-file-empty = Ce fichier est vide.
people-finess-file-other = Ce n’est pas un fichier du registre FINESS. Il faut le JSON des structures ou le CSV « etalab-cs1100507 », décompressé.
people-finess-file-encoding = Les caractères de ce fichier ne se lisent pas : il faut de l’UTF-8, ou du Latin-1 pour le CSV. Reprenez le fichier tel qu’il est publié.
people-finess-file-cut = Ce fichier s’arrête au milieu : le téléchargement a été coupé. Téléchargez-le de nouveau.
people-finess-file-broken = Ce fichier ne se lit plus à la ligne { $line }, colonne { $column }. Téléchargez-le de nouveau.
people-finess-file-long-line = La ligne { $line } est trop longue pour un fichier du registre.
people-finess-file-no-day = Ce fichier ne dit pas de quel jour il est. Reprenez-le tel qu’il est publié.
people-finess-file-no-site = Aucun établissement ne se lit dans ce fichier.
people-finess-file-too-many = Ce fichier a plus d’un million d’établissements : ce n’est pas le registre FINESS.
people-finess-file-older = Ce fichier est du { $day }, plus ancien que le registre gardé, du { $kept }. Pour le prendre quand même, dites-le : la case du formulaire, ou --older pour la commande.
people-finess-file-changed = Le fichier a changé pendant sa lecture : rien n’est gardé. Recommencez.
people-regions-broken = Le fichier regions.json de l’installation ne se lit pas. Corrigez-le, ou retirez-le.
people-takes-suggestions = Reçoit des paroles du public
people-takes-suggestions-hint = Le formulaire public « Donner ma parole » propose alors cette organisation.
people-fictitious = fictive
people-fictitious-label = Organisation inventée
people-fictitious-hint = Pour une démonstration ou une formation : chaque page le dit.
people-units = Unités
people-units-none = Aucune unité : services, pôles ou lieux de l’organisation.
people-unit-name = Nom de l’unité
people-unit-add = Ajouter l’unité
people-unit-added = L’unité est ajoutée.
people-unit-taken = Une unité porte déjà ce nom.

# Première personne
people-begin-title = Commencer
people-begin-lead = Cette installation est vide. Dites pour quelle organisation elle est, et qui l’administre.
people-begin-organisation = L’organisation
people-begin-you = Vous
people-begin-you-words = Vous administrez les comptes et les réglages. Pour lire des paroles, il faut un autre rôle.
people-begin = Commencer

# Cartes, tâches, nouvelles
people-card-person = Personne
people-card-organisation = Organisation
people-task-factor = Mettre en place votre second facteur
people-task-factor-why = Votre rôle permet d’ouvrir des paroles telles qu’elles ont été dites : elles restent fermées d’ici là.
people-task-factor-verb = Mettre en place
people-task-invite = Inviter une première personne
people-task-invite-why = Sans responsable qualité ou chargé·e des plaintes, aucune parole ne peut entrer.
people-task-invite-verb = Inviter
people-notice-new-browser = Votre compte vient d’être ouvert dans un navigateur que nous ne connaissions pas ({ $browser }). Si ce n’était pas vous, fermez cette session et changez de mot de passe.
people-notice-recovery-used = Un de vos codes de secours vient de servir. Si ce n’était pas vous, changez de mot de passe et de second facteur.
people-notice-factor-set = Un second facteur vient d’être mis en place sur votre compte ({ $browser }).
people-notice-factor-removed = Le second facteur de votre compte vient d’être retiré ({ $browser }). Si ce n’était pas vous, changez de mot de passe.
people-notice-factor-reset = La personne qui administre Portevoix a retiré votre second facteur. Si vous ne l’aviez pas demandé, dites-le-lui de vive voix.
people-notice-password-changed = Votre mot de passe vient d’être changé ({ $browser }). Si ce n’était pas vous, demandez un lien par e-mail et changez-le.
people-notice-role-given = Un rôle de plus vous a été donné.
people-notice-role-taken = La personne qui administre Portevoix vient de se donner un rôle de plus. Si ce n’était pas convenu, parlez-lui et regardez sa page.

# E-mails
people-mail-link-subject = Votre lien pour vous connecter à Portevoix
people-mail-link =
    Bonjour { $name },

    Pour vous connecter à Portevoix, ouvrez ce lien. Il sert une fois, pendant 15 minutes :
    { $url }

    Si vous n’avez rien demandé, ne faites rien : sans ce lien, personne n’entre.
people-mail-invitation-subject = Une invitation dans Portevoix
people-mail-invitation =
    Bonjour { $name },

    { $organisation } vous invite dans Portevoix. Votre rôle : { $role }.
    Ouvrez ce lien pour choisir votre mot de passe. Il est valable 7 jours :
    { $url }

    Si vous ne vous y attendiez pas, ne faites rien.
people-mail-notice-subject = Du nouveau dans Portevoix
people-mail-notice =
    Bonjour { $name },

    { $what }

    Pour recevoir moins d’e-mails :
    { $account }
people-mail-digest-subject = { $n ->
    [one] Une nouvelle dans Portevoix
   *[other] { $shown } nouvelles dans Portevoix
}
people-mail-digest =
    Bonjour { $name },

    { $what }

    Pour recevoir ce résumé autrement :
    { $account }
