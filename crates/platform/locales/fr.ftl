# Erreurs : ce qui s’est passé, ce qu’il faut faire.
error-not-found = Cette page n’existe pas, ou n’est pas pour vous.
error-not-found-help = Vérifiez l’adresse, ou revenez à l’accueil.
error-forbidden = Vous n’avez pas le droit de faire cela.
error-forbidden-help = Si vous pensez que c’est une erreur, demandez à la personne qui administre Portevoix chez vous.
error-sign-in = Connectez-vous d’abord.
error-sign-in-help = Vous reviendrez ici ensuite.
error-second-factor = Confirmez d’abord avec votre second facteur.
error-second-factor-help = Il protège les paroles des personnes.
error-invalid = Nous n’avons pas pu prendre ce qui a été envoyé.
error-invalid-help = Rien n’a été perdu de ce qui était déjà enregistré. Corrigez et envoyez de nouveau.
error-conflict-help = Rechargez la page pour voir où les choses en sont, puis recommencez si besoin.
error-internal = Quelque chose n’a pas marché de notre côté.
error-internal-help = Ce que vous aviez déjà enregistré l’est toujours. Réessayez dans un instant.
error-method = Cette adresse ne connaît pas cette méthode : voyez l’en-tête Allow.
error-full = Le disque de l’installation est plein, ou ne prend plus rien.
error-full-help = Rien de ce qui a été confirmé n’est perdu. Prévenez la personne qui s’occupe de l’installation, puis recommencez.
error-away = Une partie de l’installation ne répond pas en ce moment.
error-away-help = Rien de ce qui a été confirmé n’est perdu. Réessayez dans un instant.
error-reference = Référence à donner si vous appelez :
job-lease-lost = Un autre processus a repris ce travail.

# Formulaires
form-unreadable = Le formulaire n’a pas pu être lu. Envoyez-le de nouveau depuis la page.
form-too-large = Ce texte est trop long : 2 Mo au plus.
query-unreadable = Cette adresse contient un filtre que nous ne comprenons pas. Retirez-le.
json-unreadable = Le JSON n’a pas pu être lu à la ligne { $line }, colonne { $column }, ou un champ manque ou n’a pas le bon type.
too-many-requests = Trop d’envois en peu de temps. Attendez une minute, puis réessayez : rien n’est perdu.
form-sent-before = Ce formulaire a déjà été envoyé : rien n’a été fait une seconde fois.
upload-cut = L’envoi du fichier s’est arrêté en route. Choisissez-le de nouveau.
upload-too-large = Ce fichier est trop grand : { $most } Mo au plus.
upload-too-many = Trop de fichiers à la fois : { $most } au plus.
file-empty = Ce fichier est vide.
file-type-lies = Le contenu de ce fichier n’est pas du type que son nom annonce. Enregistrez-le de nouveau dans le bon format.
file-type-unknown = Nous ne reconnaissons pas ce type de fichier. Envoyez une image (JPEG, PNG, WebP) ou un PDF.
file-type-not-taken = Ce type de fichier n’est pas accepté ici.
file-image-broken = Cette image est abîmée ou trop grande pour être ouverte. Enregistrez-la de nouveau, 12 000 pixels de côté au plus.

# Rôles
role-quality = qualité
role-direction = direction
role-complaints = chargé·e des plaintes
role-mediator = médiation
role-clinician = soignant·e
role-representative = représentant·e des usagers
role-partner = patient·e partenaire
role-volunteer = bénévole
role-regional = structure régionale
role-administrator = administration
role-author = la personne qui a parlé
role-visitor = public
role-system = Portevoix
role-none = sans rôle

# Collèges
college-users = usagers
college-professionals = professionnels

# Mois
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# Blocs et champs
ui-certainty = certitude
ui-confirm = Confirmer
ui-crumbs = Vous êtes ici
ui-dismiss = Écarter
ui-drop = Déposez le fichier ici, ou choisissez-le.
ui-error = Erreur :
ui-errors = À corriger avant d’envoyer
ui-next = Suivant
ui-optional = (facultatif)
ui-pages = Pages
ui-previous = Précédent
ui-masked-name = nom masqué
ui-masked-phone = téléphone masqué
ui-masked-email = courriel masqué
ui-masked-address = adresse masquée
ui-masked-birth-date = date de naissance masquée
ui-masked-nir = numéro de sécurité sociale masqué
ui-masked-record-number = numéro masqué
ui-masked-url = lien masqué
ui-masked-account = compte masqué
ui-masked-place = lieu masqué
ui-masked-date = date masquée
ui-proposed = Proposé
ui-pros = Professionnels
ui-pros-college = Collège des professionnels
ui-search = Chercher
ui-sending = Envoi en cours…
ui-users = Usagers
ui-users-college = Collège des usagers

# A file that should be a table, and its lines.
table-empty-file = Ce fichier est vide.
table-no-header = La première ligne ne nomme aucune colonne. Ajoutez une ligne de titres.
table-bad-header = La ligne des titres n’a pas pu être lue (ligne { $line }). Enregistrez le fichier de nouveau, en CSV UTF-8.
table-not-a-table = Ce n’est pas un tableau. Envoyez un fichier CSV ou XLSX.
table-too-many-columns = Ce fichier a { $found } colonnes : { $limit } au plus.
table-encrypted-workbook = Ce classeur est protégé par un mot de passe. Retirez-le, puis envoyez-le de nouveau.
table-old-workbook = Ce classeur est à l’ancien format XLS. Enregistrez-le en XLSX.
table-zip-bomb = Ce classeur grossit démesurément quand on l’ouvre. Enregistrez-le en CSV.
table-too-many-entries = Ce classeur contient trop de fichiers ({ $found }, { $limit } au plus).
table-broken-workbook = Ce classeur est abîmé. Ouvrez-le et enregistrez-le de nouveau.
table-sheet-not-found = Cette feuille n’est pas dans le classeur.
table-unreadable = Le fichier n’a pas pu être lu. Envoyez-le de nouveau.
table-line-ragged = { $found } cellules au lieu de { $expected }.
table-line-quote-never-closed = Un guillemet s’ouvre et ne se ferme jamais.
table-line-cell-too-long = Une cellule dépasse { $limit }.
table-line-row-too-long = La ligne dépasse { $limit }.
table-line-nul-byte = Un octet nul : le fichier est abîmé à cet endroit.
table-line-undecodable = Des caractères illisibles dans cet encodage.
table-line-unreadable = Le fichier n’a pas pu être lu plus loin.
