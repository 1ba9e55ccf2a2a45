# Le cadre de chaque page
frame-account = Mon compte
frame-accessibility = Accessibilité : non évaluée par un tiers
frame-api = API
frame-danger = Danger immédiat ?
frame-danger-words = Ce site n’est pas lu en urgence. Appelez le 15 ou le 112. Personne sourde : 114 par SMS. Enfance en danger : 119. Maltraitance d’une personne âgée ou handicapée : 3977.
frame-data-and-rights = Vos données, vos droits
frame-demo = Démonstration : l’hôpital, l’association, les personnes et les paroles sont inventés.
frame-demo-label = Démonstration
frame-follow = Suivre ma parole
frame-give = Donner ma parole
frame-give-backs = Vous avez dit, nous avons fait
frame-help = Besoin d’aide ?
frame-home = Revenir à l’accueil
frame-menu = Menu
frame-navigation = Navigation principale
frame-search = Chercher une parole
frame-sheets = Expériences partagées
frame-sign-in = Se connecter
frame-sign-out = Se déconnecter
frame-site = Ce site
frame-skip = Aller au contenu
frame-theme = Couleurs :
frame-theme-auto = automatiques
frame-theme-dark = sombres
frame-theme-light = claires
frame-work-home = Accueil

# L’accueil public
home-title = Dites ce que vous avez vécu. Voyez ce qui change.
home-lead = Sans compte. Sans donner votre nom, si vous préférez. Des usagers et des professionnels lisent ensemble, décident ensemble, et vous répondent.
home-give = Donner ma parole
home-follow = Suivre ma parole avec mon code
home-ways = Ce que vous pouvez faire
home-way-give = Écrire une parole
home-way-give-words = Ce qui s’est bien passé, ce qui a manqué, ce qu’on pourrait changer.
home-way-give-time = 3 minutes
home-way-follow = Suivre ma parole
home-way-follow-words = Avec le code reçu, voyez ce qu’elle est devenue, ou retirez-la.
home-way-follow-time = 1 minute
home-way-sheets = Lire des expériences
home-way-sheets-words = Ce que des équipes et des usagers ont essayé ensemble, réussi ou non.
home-way-sheets-time = quand vous voulez
home-answers = Vous avez dit, nous avons fait
home-answers-none = Aucune réponse publiée pour l’instant.
home-answers-none-how = Elles paraîtront ici dès qu’un changement sera rendu à celles et ceux qui l’ont demandé.
home-answers-all = Toutes les réponses
home-sheets = Expériences partagées
home-sheets-all = Toutes les expériences
home-no-account = Sans compte. Cela ne change rien à vos soins.
home-decided-together = Lu et décidé par des usagers et des professionnels
home-decided = Décidé
home-thread = Suivre ce fil du début à la fin
home-answers-lead = Les derniers changements, et ce que nous n’avons pas pu faire.
home-already = Vous avez déjà parlé ?
home-already-words = Entrez le code reçu à la fin de votre message. Vous verrez ce que votre parole est devenue. Nous ne saurons pas qui vous êtes.
home-code = Votre code
home-code-hint = Les lettres et chiffres reçus, avec ou sans tirets.
home-follow-short = Suivre ma parole

# L’accueil de travail
work-title = Ce qui vous attend
work-lead = { $n ->
    [0] { $day }. Rien ne vous attend.
    [one] { $day }. Une chose{ $pressing }.
   *[other] { $day }. { $shown } choses{ $pressing }.
}
work-pressing = { $n ->
    [0] { "" }
    [one] , dont une qui presse
   *[other] , dont { $shown } qui pressent
}
work-pressing-title = Ce qui presse
work-this-week-title = Cette semaine
work-whenever-title = Quand vous pourrez
work-nothing = Rien ne vous attend aujourd’hui.
work-nothing-how = Les paroles à relire, les lectures à faire et les votes ouverts paraîtront ici.
work-told-title = Ce qu’on vous a dit
work-told-nothing = Aucun message.
work-told-read = Tout marquer comme lu

# Le fil
thread-title = Le fil : { $what }
thread-lead = { $n ->
    [0] { $steps } dans ce fil. Chaque étape s’ouvre sur ce qui la prouve.
    [one] D’une parole à { $steps }. Chaque étape s’ouvre sur ce qui la prouve.
   *[other] De { $shown } paroles à { $steps }. Chaque étape s’ouvre sur ce qui la prouve.
}
thread-steps = { $n ->
    [one] une étape
   *[other] { $shown } étapes
}
thread-voices = Paroles
thread-voices-title = { $n ->
    [one] Une personne l’a dit
   *[other] { $shown } personnes l’ont dit
}
thread-other-voices = { $n ->
    [one] Lire une autre parole
   *[other] Lire les { $shown } autres
}
thread-hidden-voices = { $n ->
    [one] Une parole n’est pas pour vous.
   *[other] { $shown } paroles ne sont pas pour vous.
}
thread-hidden = Une étape
thread-hidden-title = Il y a ici une étape qui n’est pas pour vous
thread-hidden-words = Elle existe et compte dans ce fil. Vos droits ne permettent pas de l’ouvrir.
thread-hidden-project = { $what } du { $day }
thread-open = Ouvrir
thread-signed = { $what }, par : { $role }
thread-withdrawn-title = Liens retirés
thread-withdrawn = Lien du { $when } retiré : { $because }
thread-cut = Ce fil est très long : seules les premières étapes sont montrées.
thread-because-evidence = Ces paroles portent le constat.
thread-because-read-together = Lu par des usagers et des professionnels, chacun de son côté d’abord.
thread-because-studied-in = Constat tiré de cette lecture.
thread-because-asked-for = Le constat a demandé cette démarche.
thread-because-decided = Soumis au vote des deux collèges.
thread-because-acts = Action de la démarche.
thread-because-measured = Mesuré après coup.
thread-because-given-back = Rendu à celles et ceux qui ont parlé.
thread-because-shared = Partagé pour que d’autres s’en servent.
thread-because-withdrawn-by-author = son auteur l’a retirée
thread-because-removed = l’action a été retirée
thread-because-measure-withdrawn = la mesure a été retirée
thread-because-taken-down = la restitution a été retirée
thread-because-evidence-changed = le constat ne s’appuie plus dessus
thread-because-source-undone = l’import a été annulé

# Travaux en cours
jobs-title = Travaux en cours
jobs-none = Aucun travail.
jobs-none-how = Les imports et les calculs longs paraîtront ici avec leur avancement.
jobs-what = Travail
jobs-state = État
jobs-how-far = Avancement
jobs-when = Quand
jobs-progress = { $done } sur { $total }
job-waiting = en attente
job-running = en cours
job-done = fait
job-failed = échoué

# E-mails
mails-lost = Des e-mails n’ont pas pu partir
mails-lost-how = Voyez le réglage du serveur d’e-mails, puis faites réessayer. Au bout d’un mois, ils sont oubliés.
mails-lost-line = { $mails } : { $why }{ $reply }
mails-count = { $n ->
    [one] 1 e-mail
   *[other] { $shown } e-mails
}
mails-reason-refused = le serveur les refuse
mails-reason-postponed = le serveur a demandé d’attendre, trop longtemps
mails-reason-account = le serveur n’accepte pas le compte d’envoi
mails-reason-away = le serveur est injoignable
mails-reason-slow = le serveur ne répond pas à temps
mails-reason-tls = la connexion au serveur n’est pas sûre
mails-reason-unwritable = l’adresse n’en est pas une
mails-reason-unclear = pour une raison qui n’a pas été comprise
mails-try-again = Réessayer
mails-tried-again = Ces e-mails vont être envoyés de nouveau.

# Audit
audit-title = Journal des actes
audit-lead = Chaque ligne est scellée par la précédente : la commande « portevoix audit verify » nomme la première qui aurait été changée. Aucune parole n’y figure.
audit-number = N°
audit-when = Quand
audit-who = Qui
audit-what = Acte
audit-detail-open = Ligne scellée

# API
api-title = L’API de Portevoix
api-lead = Les mêmes choses que les pages, en JSON. Demandez un jeton par POST /api/v1/tokens, puis envoyez-le dans l’en-tête « Authorization: Bearer ». Les erreurs suivent la RFC 9457.
api-body = Corps
api-answer = Réponse
api-no-body = sans corps
api-schemas = Objets

# Accessibilité
accessibility-title = Accessibilité
accessibility-lead = Tout le monde doit pouvoir donner sa parole et lire les réponses : au clavier, avec un lecteur d’écran, sans JavaScript, sur un vieux téléphone, à 320 points de large ou zoomé à 200 %.
accessibility-state = État de conformité
accessibility-state-words = Aucun audit par un tiers n’a encore été fait : nous ne déclarons donc pas de taux de conformité au RGAA 4.1.2. L’établissement qui publie ce site doit faire auditer sa propre installation et remplacer cette page par sa déclaration.
accessibility-tested = Ce qui est vérifié à chaque version
accessibility-tested-words = Des parcours automatiques dans un vrai navigateur, avec l’outil axe (niveaux A, AA et bonnes pratiques), au clavier seul, sans JavaScript et à 320 points de large.
accessibility-tell = Signaler une difficulté
accessibility-tell-words = Dites-la par le formulaire « Donner ma parole », ou à l’accueil de l’établissement : vous recevrez une réponse et une autre façon d’obtenir ce que vous cherchiez.
accessibility-defender = Sans réponse satisfaisante, vous pouvez saisir gratuitement le Défenseur des droits.

# Données
data-title = Vos données, vos droits
data-lead = Vos mots servent à améliorer les soins et l’accompagnement, et à rien d’autre.
data-stay = Ils ne quittent pas l’installation de l’établissement.
data-stay-but-drafts = Ils ne quittent pas l’installation de l’établissement, sauf un cas : s’il l’a décidé, des paroles masquées, sans lieu ni date, partent vers un serveur qu’il a choisi, pour qu’une machine aide à les résumer.
data-kept = Ce qui est gardé
data-kept-words = Le texte que vous donnez, le mois, et ce que vous choisissez d’y ajouter. Ni votre adresse sur le réseau, ni votre nom si vous ne le donnez pas. Le texte d’origine est chiffré et n’est ouvert qu’avec un motif, noté dans un journal.
data-masked = Ce qui est masqué
data-masked-words = Les noms, téléphones, adresses, dates de naissance et numéros sont remplacés avant qu’un représentant des usagers ou un professionnel ne lise. C’est une pseudonymisation : une situation très particulière peut rester reconnaissable, dites-le-nous si c’est le cas.
data-rights = Vos droits
data-rights-words = Avec votre code, vous voyez ce que votre parole est devenue et vous pouvez la retirer : elle disparaît alors des lectures, des études et des pages publiques. Vous pouvez aussi vous opposer à l’usage de vos données auprès de l’établissement, et saisir la CNIL.

# What the audit tells
audit-verb-account-choices-saved = Choix du compte enregistrés
audit-verb-account-created = Compte créé
audit-verb-account-factor-confirmed = Second facteur mis en place
audit-verb-account-factor-prepared = Second facteur préparé
audit-verb-account-factor-removed = Second facteur retiré
audit-verb-account-link-asked = Lien de connexion demandé
audit-verb-account-password-changed = Mot de passe changé
audit-verb-account-recovery-code-used = Code de secours utilisé
audit-verb-account-recovery-codes-renewed = Codes de secours renouvelés
audit-verb-action-add = Action ajoutée
audit-verb-action-remove = Action retirée
audit-verb-action-state = Action avancée
audit-verb-action-write = Action corrigée
audit-verb-classes-find = Classes trouvées
audit-verb-classes-search = Recherche de classes demandée
audit-verb-classes-stop = Recherche de classes arrêtée
audit-verb-coding-save = Parole codée
audit-verb-corpus-exported = Corpus exporté
audit-verb-decision-close = Vote clos
audit-verb-decision-open = Vote ouvert
audit-verb-decision-vote = Bulletin déposé
audit-verb-decision-withdraw = Vote retiré
audit-verb-disagreement-settle = Désaccord réglé
audit-verb-draft-ask = Brouillon demandé à une machine
audit-verb-draft-delete = Brouillon d’une machine effacé
audit-verb-draft-make = Brouillon d’une machine écrit
audit-verb-draft-send = Paroles masquées envoyées pour un brouillon
audit-verb-draft-stop = Brouillon d’une machine arrêté
audit-verb-expression-answered = Réponse à une parole
audit-verb-expression-given = Parole donnée
audit-verb-expression-passage-added = Passage ajouté à masquer
audit-verb-expression-passage-decided = Passage décidé
audit-verb-expression-raw-opened = Texte d’origine ouvert
audit-verb-expression-review-opened = Relecture ouverte
audit-verb-expression-shared = Parole partagée
audit-verb-expression-withdrawn = Parole retirée
audit-verb-finding-agree = Accord sur un constat
audit-verb-finding-disagree = Désaccord sur un constat
audit-verb-finding-evidence-taken-back = Preuve retirée d’un constat
audit-verb-finding-reopened = Constat rouvert
audit-verb-finding-rewrite = Constat récrit
audit-verb-finding-stood = Constat établi
audit-verb-finding-take-back = Avis repris sur un constat
audit-verb-finding-write = Constat écrit
audit-verb-finess-register-replaced = Registre FINESS remplacé
audit-verb-give-back-begin = Restitution commencée
audit-verb-give-back-lose-quote = Citation retirée d’une restitution
audit-verb-give-back-publish = Restitution publiée
audit-verb-give-back-tell = Personnes informées
audit-verb-give-back-withdraw = Restitution retirée
audit-verb-give-back-write = Restitution écrite
audit-verb-indicator-add = Indicateur ajouté
audit-verb-indicator-change = Indicateur verrouillé modifié
audit-verb-indicator-lock = Indicateur verrouillé
audit-verb-indicator-remove = Indicateur retiré
audit-verb-indicator-write = Indicateur corrigé
audit-verb-invitation-accepted = Invitation acceptée
audit-verb-invitation-sent = Invitation envoyée
audit-verb-invitation-sent-again = Invitation renvoyée
audit-verb-invitation-withdrawn = Invitation retirée
audit-verb-mails-tried-again = E-mails réessayés
audit-verb-measure-enter = Mesure entrée
audit-verb-measure-withdraw = Mesure retirée
audit-verb-membership-added = Rôle donné
audit-verb-membership-ended = Rôle terminé
audit-verb-model-learn = Outil entraîné
audit-verb-model-propose = Codes proposés par l’outil
audit-verb-model-take-starter = Modèle de départ mis au travail
audit-verb-organisation-corrected = Organisation corrigée
audit-verb-organisation-created = Organisation créée
audit-verb-organisation-draft-policy-set = Brouillons d’une machine ouverts ou fermés
audit-verb-organisation-mask-word-put = Mot mis sur une liste de masquage
audit-verb-organisation-mask-word-removed = Mot ôté d’une liste de masquage
audit-verb-organisation-review-policy-set = Règle de relecture changée
audit-verb-organisation-rule-again-asked = Règle appliquée de nouveau à ce qui attend
audit-verb-organisation-sharing-asked = Partage en une fois demandé
audit-verb-organisation-texts-shared = Paroles partagées en une fois
audit-verb-person-created = Personne ajoutée
audit-verb-person-renamed = Personne renommée
audit-verb-project-brief = Information commune notée
audit-verb-project-create = Démarche commencée
audit-verb-project-end = Démarche terminée
audit-verb-project-start = Démarche lancée
audit-verb-project-write = Démarche récrite
audit-verb-proposal-confirm = Proposition confirmée
audit-verb-proposal-dismiss = Proposition écartée
audit-verb-reader-appoint = Lecteur ou lectrice nommé·e
audit-verb-reader-release = Lecteur ou lectrice libéré·e
audit-verb-reading-close = Lecture close
audit-verb-reading-finish = Lecture finie
audit-verb-sample-draw = Échantillon tiré au sort
audit-verb-session-closed = Session fermée
audit-verb-session-half-opened = Connexion à moitié faite
audit-verb-session-opened = Session ouverte
audit-verb-session-refused = Connexion refusée
audit-verb-sheet-answer-contact = Demande de contact traitée
audit-verb-sheet-answer-criteria = Critères répondus
audit-verb-sheet-ask-contact = Contact demandé
audit-verb-sheet-attach = Fichier joint à une fiche
audit-verb-sheet-authorise = Autorisation signée
audit-verb-sheet-create = Fiche commencée
audit-verb-sheet-describe-attachment = Fichier joint décrit
audit-verb-sheet-detach = Fichier joint retiré
audit-verb-sheet-follow-up = Suivi d’une fiche noté
audit-verb-sheet-forget-requests = Demandes de contact effacées
audit-verb-sheet-moderate-reuse = Récit de reprise relu
audit-verb-sheet-publish = Fiche publiée
audit-verb-sheet-tell-reuse = Récit de reprise reçu
audit-verb-sheet-withdraw = Fiche retirée
audit-verb-sheet-withdraw-authorisation = Autorisation retirée
audit-verb-sheet-write = Fiche écrite
audit-verb-source-begun = Import commencé
audit-verb-source-columns-named = Colonnes d’un import nommées
audit-verb-source-discarded = Import abandonné
audit-verb-source-format-corrected = Lecture d’un fichier corrigée
audit-verb-source-heard = Paroles des réponses prises
audit-verb-source-import-asked = Import demandé
audit-verb-source-imported = Import fini
audit-verb-source-retention-applied = Textes d’origine effacés au terme
audit-verb-source-rows-taken = Lignes importées
audit-verb-source-rows-taken-out = Lignes retirées
audit-verb-source-trial-asked = Vérification demandée
audit-verb-source-tried = Vérification faite
audit-verb-source-undo-asked = Annulation d’un import demandée
audit-verb-source-undo-why = Raison d’une annulation donnée
audit-verb-source-undone = Import annulé
audit-verb-study-ask-starter = Propositions demandées au modèle de départ
audit-verb-study-brief = Information commune d’une étude
audit-verb-study-freeze = Corpus d’une étude figé
audit-verb-instrument-make = Questionnaire créé
audit-verb-instrument-edit = Questionnaire modifié
audit-verb-instrument-publish = Questionnaire publié
audit-verb-instrument-next-version = Nouvelle version commencée
audit-verb-instrument-remark = Remarque sur un questionnaire
audit-verb-instrument-answer-remark = Réponse à une remarque
audit-verb-instrument-approve = Questionnaire approuvé
audit-verb-campaign-prepare = Campagne préparée
audit-verb-campaign-edit = Campagne modifiée
audit-verb-campaign-add-participants = Établissements ajoutés à une campagne
audit-verb-campaign-remove-participant = Établissement retiré d’une campagne
audit-verb-campaign-launch = Campagne lancée
audit-verb-campaign-open-results = Résultats rendus publics
audit-verb-campaign-edit-public-results = Texte des résultats publics changé
audit-verb-campaign-take-results-back = Résultats retirés du public
audit-verb-campaign-end = Campagne terminée
audit-verb-campaign-forget-addresses = Adresses oubliées
audit-verb-campaign-remind = Rappels envoyés
audit-verb-campaign-take-file = Réponses prises d’un fichier
audit-verb-campaign-send-links = Liens personnels envoyés
audit-verb-tracing-plan = Parcours prévu (patient traceur)
audit-verb-tracing-agree = Accord oral tracé (patient traceur)
audit-verb-tracing-answer = Regard sur un parcours écrit (patient traceur)
audit-verb-tracing-withdraw = Parcours retiré (patient traceur)
audit-verb-answer-file-open = Fichier d’une réponse ouvert
audit-verb-official-results-prepare = Fichier de résultats officiels lu
audit-verb-official-results-set-year = Année d’un fichier de résultats officiels dite
audit-verb-official-results-import = Résultats officiels importés
audit-verb-official-results-discard = Fichier de résultats officiels abandonné
audit-verb-official-results-undo = Import de résultats officiels retiré
audit-verb-meaning-find = Sens des paroles lu
audit-verb-meaning-read = Lecture du sens demandée
audit-verb-meaning-stop = Lecture du sens arrêtée
audit-verb-study-learn = Apprentissage demandé
audit-verb-study-measure = Accord mesuré
audit-verb-study-open = Étude ouverte
audit-verb-study-take-out = Paroles retirées d’une étude
audit-verb-theme-add = Thème ajouté
audit-verb-theme-edit = Thème corrigé
audit-verb-theme-move = Thème déplacé
audit-verb-theme-resume = Thème repris
audit-verb-theme-retire = Thème mis de côté
audit-verb-token-created = Jeton d’API créé
audit-verb-token-revoked = Jeton d’API révoqué
audit-verb-unit-created = Unité ajoutée
audit-kind-account = Compte
audit-kind-action = Action
audit-kind-agreement = Accord
audit-kind-codebook = Grille
audit-kind-decision = Décision
audit-kind-expression = Parole
audit-kind-finding = Constat
audit-kind-finess-register = Registre FINESS
audit-kind-give-back = Restitution
audit-kind-indicator = Indicateur
audit-kind-invitation = Invitation
audit-kind-measure = Mesure
audit-kind-membership = Rôle
audit-kind-model = Outil
audit-kind-organisation = Organisation
audit-kind-person = Personne
audit-kind-project = Démarche
audit-kind-session = Session
audit-kind-sheet = Fiche
audit-kind-source = Import
audit-kind-instrument = Questionnaire
audit-kind-campaign = Campagne
audit-kind-tracing = Parcours (patient traceur)
audit-kind-answer-file = Fichier d’une réponse
audit-kind-official-import = Résultats officiels
audit-kind-study = Étude
audit-kind-theme = Thème
audit-kind-token = Jeton
audit-kind-unit = Unité

# Kinds of long work
jobs-kind-analysis-meaning = Lecture du sens des paroles
jobs-kind-analysis-draft = Brouillon d’une machine
jobs-kind-analysis-classes = Recherche de classes
jobs-kind-analysis-freeze = Corpus figé
jobs-kind-analysis-learn = Apprentissage et propositions
jobs-kind-analysis-measure = Mesure de l’accord
jobs-kind-expressions-import = Import
jobs-kind-expressions-rule-again = Règle de masquage appliquée de nouveau
jobs-kind-expressions-sharing = Partage en une fois
jobs-kind-expressions-retention = Terme des textes d’origine
jobs-kind-questionnaires-remind = Rappels des enquêtes
jobs-kind-expressions-survey-answers = Paroles des réponses aux enquêtes
jobs-kind-expressions-trial = Vérification d’un import
jobs-kind-expressions-undo = Annulation d’un import
jobs-kind-people-digest = Résumés du jour
jobs-kind-people-forget = Oubli des connexions passées
jobs-kind-people-mail-notices = E-mails des nouvelles
jobs-kind-platform-upkeep = Entretien du jour
jobs-kind-questionnaires-forget-files = Oubli des fichiers sans réponse
jobs-kind-publications-forget-requests = Oubli des demandes de contact

machine-title = Ce que fait la machine
machine-lead = Portevoix lit avec vous, jamais à votre place. Ce que la machine dit est une proposition ; ce qui compte est décidé par des personnes.
machine-does = Ce qu’elle fait
machine-does-mask = Elle cherche dans chaque texte les noms, téléphones, adresses, dates de naissance et numéros, et les masque. Une personne relit quand l’établissement l’a décidé.
machine-does-search = Elle retrouve les paroles par leurs mots, sans se soucier des accents ni des fautes d’apostrophe.
machine-does-propose = Elle apprend des codes que des usagers et des professionnels ont posés, et propose des thèmes pour les autres paroles, avec une probabilité et les mots qui ont compté. « Je ne sais pas » est une de ses réponses.
machine-does-starter = Tant que trop peu de paroles sont codées, un modèle de départ peut proposer les thèmes de la grille de départ. Il a appris de commentaires inventés, pas de paroles de patients : il ne connaît que ce à quoi ses auteurs ont pensé, et aucun chiffre ne dit ce qu’il vaut chez vous.
machine-does-classes = Elle rapproche des paroles qui partagent leurs mots (méthode de Reinert), sans rien savoir du sujet, pour montrer ce que personne n’avait prévu de chercher.
machine-does-meaning = Elle retrouve, dans une étude, les paroles qui veulent dire presque la même chose avec d’autres mots, et choisit celles dont elle apprendrait le plus.
machine-does-changes = Elle dit qu’un thème est plus présent un mois ou dans un lieu seulement quand l’écart dépasse le hasard (test exact de Fisher, correction de Benjamini et Hochberg).
machine-does-agreement = Elle mesure si les lecteurs lisent pareil (alpha de Krippendorff, avec son intervalle), collège par collège.
machine-does-draft = Là où l’établissement a relié un serveur à lui et l’a décidé, une autre machine écrit des brouillons à partir de quarante paroles masquées d’un thème au plus. Chaque phrase doit citer des paroles ; celle qui ne cite rien, ou qui cite des mots que personne n’a dits, est laissée de côté. Un brouillon est montré comme tel, n’est publié par personne, et s’efface. C’est fermé par défaut.
machine-cannot = Ce qu’elle ne sait pas faire
machine-cannot-anonymous = Rendre un texte anonyme. Un texte masqué est pseudonymisé : une histoire rare suffit à reconnaître quelqu’un.
machine-cannot-irony = Entendre l’ironie, un souhait, un silence, une histoire racontée sans les mots habituels.
machine-cannot-count = Compter à la place des personnes. Ses propositions ne sont jamais ajoutées à ce que des personnes ont codé.
machine-cannot-cause = Dire pourquoi. Un écart entre deux mois n’est pas une cause.
machine-cannot-write = Écrire à la place des patients. Les citations sont de vraies paroles, masquées ; le brouillon d’une machine n’en est pas une, et le dit.
machine-measured = Comment c’est mesuré
machine-measured-words = Les textes de chaque mesure sont mis de côté avant les réglages. Les nombres, la façon de les refaire et ce qui n’a pas marché sont dans docs/performance.md, livré avec le logiciel. Un nombre obtenu sur un corpus ne vaut pas pour le vôtre : l’accord entre la machine et vos lecteurs se voit dans chaque étude.
machine-measured-names = Noms : dans 4 000 phrases inventées qu’aucune règle n’avait vues, 98,5 % des noms sont masqués en entier ; dans de vrais avis de clients et de patients, lus pour la première fois, 94 %. Il en reste donc : relisez avant de partager.
machine-measured-nothing = Masqué pour rien : 11 vrais textes sans aucun nom sur 734, soit 1,5 %. Une personne qui relit peut montrer le passage.
machine-measured-tone = Ressenti (positif, neutre, négatif) : sur 798 vrais témoignages d’usagers de services publics, 0,72 sur 1 (moyenne des trois F1), quand l’outil a appris des quatre cinquièmes d’entre eux et écoute le sens. Ce n’étaient pas des paroles de patients.
machine-measured-themes = Thèmes : aucun corpus français codé n’était disponible. Sur 7 392 commentaires anglais de patients, l’outil fait mieux que la méthode usuelle qui lui est comparée (SVM linéaire) ; cela ne dit rien du français.
machine-measured-changes = Changement annoncé à tort : dans 1 à 3,4 % des études simulées où rien ne changeait.
machine-where = Où cela se passe
machine-where-words = Sur la machine de l’établissement. Aucun texte n’en sort, sauf pour un brouillon, vers le serveur que l’établissement a choisi, s’il en a ouvert. Aucun modèle n’est téléchargé, et, brouillons à part, les mêmes textes donnent toujours le même résultat.
