import type { Vocabulary } from './vocabulary.ts';

/** French. */
export const french: Vocabulary = {
  firstNames:
    'Adèle|Bastien|Camille|David|Élise|Fatou|Gabriel|Hélène|Inès|Julien|Karim|Léa|Manon|Nicolas|Océane|Pierre|Quentin|Rachida|Sophie|Théo|Ugo|Valentine|William|Zoé',
  lastNames:
    'Arnaud|Bernard|Carpentier|Dubois|Étienne|Fontaine|Garnier|Haddad|Imbert|Joly|Keller|Lambert|Moreau|Nguyen|Olivier|Petit|Quentin|Rousseau|Simon|Traoré|Urbain|Vidal|Wagner|Zimmermann',
  streets:
    'rue des Lilas|avenue de la République|rue du Moulin|place de l’Église|rue Victor-Hugo|chemin des Vignes|boulevard Carnot|rue de la Gare|allée des Tilleuls|quai de la Loire',
  cities: 'Lyon;69003|Nantes;44000|Rennes;35000|Dijon;21000|Lille;59800|Angers;49100|Annecy;74000',
  country: 'France',
  companies:
    'Menuiserie Garnier|Boulangerie du Pont|Atelier Lambert|Cabinet Moreau|Garage de la Gare|Jardins de l’Ouest|Studio Vidal|Librairie du Coin|Ferme des Prés|Transports Joly|Pépinière Bernard|Maison Fontaine',
  phone: '06 39 98 ',
  notes:
    'Préfère être appelé le matin.|Vient sur recommandation d’une amie.|Sonner à la porte de côté.|Règle par carte.|Demande un rappel la veille.|Stationnement derrière le bâtiment.|Allergique aux noix.|Apportera les papiers la prochaine fois.|A besoin d’un peu plus de temps.|Très satisfait de la dernière visite.',
  diets:
    'Sans fruits à coque.|Intolérance au lactose.|Sans gluten.|Sans porc.|Végétarien.|Un enfant allergique aux œufs.|Ni poisson ni fruits de mer.',
  reasons:
    'Contrôle annuel|Suivi|Première visite|Conseil|Quelque chose ne fonctionne pas|Renouvellement|Petite réparation|Demande urgente',
  descriptions:
    'Notre meilleure vente, faite pour durer.|Un bon choix pour commencer.|Pour ceux qui savent ce qu’ils veulent.|Nouveau cette saison.|Petit, léger et fiable.|Apprécié de nos habitués.|En bon état, vérifié avant chaque usage.|Jusqu’à quatre personnes.',
  comments:
    'Exactement ce que je cherchais, merci !|Très bon accueil, je reviendrai.|Bien, mais un peu d’attente.|Pourriez-vous préciser le deuxième point ?|Essayé la semaine dernière, ça marche bien.|Un plaisir du début à la fin.|Clair et utile.',
  premises:
    '{} du Port|{} de la Gare|{} des Halles|{} du Moulin|{} de la Place|{} du Parc|{} des Tilleuls|{} Saint-Martin|{} de la Fontaine|{} du Centre|{} des Remparts|{} de la Colline',
  places: 'Grande salle|Salle 1|Salle 2|Salle du jardin|Atelier|Étage|Accueil|Annexe',
  brands: 'Bosch|Makita|Peugeot|Lenovo|Canon|Rowenta|Siemens|Legrand|Kärcher|Seb',
  categories: 'Général|Nouveautés|Populaire|De saison|Essentiels|Spécial|Archives',
  departments: 'Ventes|Atelier|Bureau|Achats|Logistique|Accueil',
  units: 'pièce|kg|litre|boîte|paquet|sac',
  months: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  biographies:
    'Écrit sur les jardins, la cuisine et les endroits calmes.|Présent depuis le premier jour.|Formée à Lyon, chez elle au bord de la mer.|Aime les vieilles maisons et les longues marches.|Vingt ans de métier.|Venu pour un été, resté depuis.',
  professions: 'Enseignante|Infirmier|Menuisier|Comptable|Graphiste|Conducteur|Ingénieure|Jardinier',
  packs: [
    {
      nouns: 'meuble|mobilier|équipement du logement',
      rows: 'name;quantity;price|Lit double;2;320|Canapé convertible;1;540|Table de cuisine;1;180|Chaise;6;35|Armoire;2;260|Lampe de chevet;4;24|Réfrigérateur;1;410|Étagère;2;75',
    },
    {
      nouns: 'intervention|chantier|commande|visite|dépannage|réparation|devis|travail|travaux',
      trade: 'plomb|chauffag|électric|artisan|couvreur|peint|menuis|maçon|dépann',
      rows: 'name;price;duration;hours;description|Robinet de cuisine qui fuit;85;45;1;Goutte depuis le week-end|Entretien de la chaudière;120;75;2;Visite annuelle, la dernière à l’automne|Pose d’un lavabo;260;150;3;Lavabo et robinet déjà sur place|Évier bouché;110;60;1;Cuisine et lave-linge|Robinet de radiateur;95;60;1;Salon, près de la fenêtre|Pose d’un chauffe-eau;420;240;4;150 litres, à la cave|Recherche de fuite;150;90;2;Tache d’humidité au plafond|Robinet extérieur;90;60;1;Côté nord de la maison',
    },
    {
      nouns: 'foyer|famille|ménage',
      rows: 'name|Famille Bernard|Famille Carpentier|Famille Dubois|Famille Fontaine|Famille Haddad|Famille Lambert|Famille Moreau|Famille Nguyen|Famille Traoré|Famille Vidal',
    },
    {
      nouns: 'pupitre|voix|section',
      rows: 'name|Soprano 1|Soprano 2|Alto 1|Alto 2|Ténor|Basse',
    },
    {
      nouns: 'rappel|relance|message|appel',
      rows: 'name;description|Rappeler pour le devis;Demandé par téléphone|Envoyer la facture;Travail terminé|Entretien annuel à prévoir;Dernier à l’automne|Demander les papiers manquants;Copie du contrat|Confirmer la date;Entre neuf heures et midi|Remercier;Pour la recommandation',
    },
    {
      nouns: 'produit|article|denrée|marchandise|stock|aliment',
      trade: 'banque alimentaire|épicerie sociale|épicerie solidaire|aide alimentaire|colis|donateur',
      rows: 'name;unit;quantity;category|Riz long;kg;80;Épicerie|Pâtes;kg;65;Épicerie|Lentilles;kg;40;Épicerie|Farine;kg;45;Épicerie|Lait longue conservation;litre;120;Boissons|Huile de tournesol;litre;35;Épicerie|Jus d’orange;litre;48;Boissons|Tomates pelées;pièce;150;Conserves|Haricots blancs;pièce;180;Conserves|Thon au naturel;pièce;90;Conserves|Couches, paquet de 30;pièce;24;Bébé|Dentifrice;pièce;36;Hygiène',
    },
    {
      nouns: 'ligne|ligne de facture|ligne de devis',
      rows: 'description;price;quantity|Étagère en chêne sur mesure;185;1|Pose sur place, à l’heure;48;3|Livraison;35;1|Planche de chêne, au mètre;72;4|Réparation d’un tiroir;55;1|Ponçage et huilage, à l’heure;42;2|Charnières et vis, le lot;18.5;2|Plan de conception;90;1|Plan de travail;420;1|Pieds de table, lot de quatre;110;1',
    },
    {
      nouns: 'visite|consultation|rendez-vous|examen',
      trade: 'vétérinaire|animal|animaux',
      rows: 'reason;note|Vaccin annuel;Poids stable, rappel dans un an.|Boite de la patte arrière gauche;Pas de fracture, repos dix jours.|Contrôle des dents;Un peu de tartre, détartrage conseillé.|Perte d’appétit;Prise de sang faite, rappeler jeudi.|Irritation de la peau;Pommade deux fois par jour pendant une semaine.|Contrôle après l’opération;Plaie sèche, fils à retirer dans cinq jours.|Puce et passeport;Puce lue et enregistrée.|Coupe des griffes;Rien d’autre à signaler.',
    },
    {
      nouns: 'visite|consultation|rendez-vous|examen',
      trade: 'médecin|médical|patient|cabinet|kiné|ostéo|dent',
      rows: 'reason;note|Bilan annuel;Rien à signaler.|Suivi;Va mieux, à revoir dans un mois.|Mal de dos;Exercices montrés, à faire chaque jour.|Première visite;Dossier complet.|Vaccination;Deuxième dose dans six semaines.|Résultats d’analyses;Vus ensemble, tout est en ordre.|Renouvellement d’ordonnance;Pour trois mois.',
    },
    {
      nouns: 'prestation|service|soin|coupe',
      trade: 'coiff|salon|barbier',
      rows: 'name;price;duration;category|Coupe et brushing;42;60;Coupes|Coupe homme;24;30;Coupes|Coupe enfant;16;30;Coupes|Coloration;62;90;Couleur|Balayage;85;120;Couleur|Frange;10;15;Coupes|Taille de barbe;14;20;Coupes|Chignon;55;60;Coiffage|Soin à la kératine;95;150;Soins',
    },
    {
      nouns: 'prestation|service|acte|soin',
      trade: 'vétérinaire|veterinaire|animal',
      rows: 'name;price;duration;category|Consultation;45;30;Visite|Vaccination;42;20;Prévention|Stérilisation (chat);110;60;Chirurgie|Détartrage;150;90;Chirurgie|Puce électronique;65;15;Prévention|Prise de sang;70;20;Diagnostic|Radiographie;90;30;Diagnostic|Coupe des griffes;12;15;Soins',
    },
    {
      nouns: 'prestation|service|acte|soin|consultation type',
      trade: 'dent|médec|medec|medical|médical|kiné|ostéo|infirm|cabinet|patient',
      rows: 'name;price;duration;category|Première consultation;60;45;Visite|Contrôle;30;30;Visite|Détartrage;43;45;Soins|Obturation;75;45;Soins|Séance de rééducation;38;30;Soins|Suivi;26;20;Visite|Radiographie;45;20;Diagnostic',
    },
    {
      nouns: 'prestation|service|soin|massage',
      trade: 'spa|beauté|institut|massage|ongle|bien-être',
      rows: 'name;price;duration;category|Massage relaxant;70;60;Massages|Massage du dos;45;30;Massages|Manucure;32;45;Ongles|Pose de gel;48;60;Ongles|Soin du visage;65;60;Visage|Épilation des sourcils;14;20;Visage|Pierres chaudes;85;75;Massages',
    },
    {
      nouns: 'prestation|service|réparation|intervention',
      trade: 'garage|voiture|auto|vélo|mécan',
      rows: 'name;price;duration;category|Vidange;79;45;Entretien|Plaquettes avant;149;90;Réparation|Quatre pneus;60;60;Pneus|Révision annuelle;189;120;Entretien|Batterie;129;30;Réparation|Contrôle climatisation;69;45;Entretien|Crevaison;18;30;Pneus',
    },
    {
      nouns: 'prestation|service|offre|intervention type',
      trade: 'plomb|chauffag|électric|artisan|peint|menuis',
      rows: 'name;price;duration;category|Recherche de fuite;90;60;Dépannage|Débouchage;110;60;Dépannage|Remplacement d’un robinet;85;45;Installation|Entretien de chaudière;120;75;Entretien|Pose d’un chauffe-eau;380;240;Installation|Détartrage du ballon;140;90;Entretien|Devis sur place;0;45;Conseil',
    },
    {
      nouns: 'prestation|service|offre',
      rows: 'name;price;duration;category|Premier rendez-vous;50;45;Conseil|Visite simple;65;60;Visite|Visite longue;95;90;Visite|Service express;30;30;Visite|Déplacement;80;60;Sur place|Suivi;35;30;Conseil|Formule complète;180;180;Formules',
    },
    {
      nouns: 'cours|séance|atelier|entraînement|stage|activité',
      trade: 'gym|fitness|yoga|sport|danse|pilates|salle',
      rows: 'name;price;duration;capacity;category|Yoga du matin;14;60;12;Yoga|Cyclisme en salle;12;45;16;Cardio|Pilates débutants;15;60;10;Pilates|Renforcement;12;60;14;Force|Zumba;11;50;20;Danse|Étirements;10;45;15;Yoga|Boxe, les bases;16;60;10;Force|Aquagym;13;45;12;Cardio',
    },
    {
      nouns: 'cours|séance|atelier|formation|stage|leçon|matière|activité',
      rows: 'name;price;duration;capacity;category|Aquarelle pour débuter;35;120;8;Art|Faire son pain;48;180;8;Cuisine|Conversation espagnole;22;60;10;Langues|Premiers secours;60;240;12;Santé|Photographie, les bases;45;120;10;Art|Tour de potier;55;150;6;Art|Tableur en pratique;80;180;12;Bureau|Guitare, premiers pas;28;45;4;Musique',
    },
    {
      nouns: 'livre|ouvrage|volume|publication|document',
      rows: 'name;author;year;category;price|Madame Bovary;Gustave Flaubert;1857;Roman;9|Les Misérables;Victor Hugo;1862;Roman;14|Germinal;Émile Zola;1885;Roman;9|Vingt mille lieues sous les mers;Jules Verne;1870;Aventure;10|Le Comte de Monte-Cristo;Alexandre Dumas;1846;Aventure;13|La Mare au diable;George Sand;1846;Roman;7|Les Fleurs du mal;Charles Baudelaire;1857;Poésie;8|Contes;Charles Perrault;1697;Jeunesse;7|Fables;Jean de La Fontaine;1668;Poésie;8|Candide;Voltaire;1759;Conte;6|Arsène Lupin;Maurice Leblanc;1907;Policier;8|Le Tour du monde en quatre-vingts jours;Jules Verne;1872;Aventure;9',
    },
    {
      nouns: 'outil|matériel|materiel|équipement|equipement|machine|appareil|objet|article prêté|bien',
      rows: 'name;category;brand;price;model|Perceuse sans fil;Électroportatif;Bosch;6;GSR 18V|Scie circulaire;Électroportatif;Makita;9;HS7601|Échelle 6 m;Échelles;Centaure;8;Z 600|Nettoyeur haute pression;Jardin;Kärcher;12;K4|Coupe-carreaux;Bâtiment;Rubi;7;TS-60|Taille-haie;Jardin;Stihl;8;HSA 56|Brouette;Jardin;Haemmerlin;3;85 L|Décolleuse;Décoration;Ribiland;6;PRDV|Ponceuse à bande;Électroportatif;Bosch;7;PBS 75|Scie sauteuse;Électroportatif;Makita;6;4329|Bétonnière;Bâtiment;Altrad;18;150|Tronçonneuse;Jardin;Stihl;14;MS 170',
    },
    {
      nouns: 'animal|animaux|cheval|chevaux|chien|chat|patient',
      trade: 'vétérinaire|veterinaire|animal|refuge|pension|équest|équid|écurie',
      rows: 'name;species;breed;weight;colour|Bella;chien;Labrador;28;#d8b26e|Minou;chat;Européen;4.2;#8a8a8a|Luna;chien;Border collie;18;#1f1f1f|Oscar;chat;Siamois;3.9;#e6d8c3|Praline;lapin;Bélier nain;1.8;#c9a27a|Rocky;chien;Boxer;30;#a5723f|Cléo;chat;Maine coon;6.1;#6b4f3a|Noisette;lapin;Rex;2.4;#b08d57|Nala;chien;Beagle;12;#caa472|Simba;chat;Européen;4.8;#d9822b|Kiwi;autre;Perruche;0.1;#5fae4b|Max;chien;Berger allemand;34;#4b3621',
    },
    {
      nouns: 'plat|menu|recette|mets|carte',
      rows: 'name;price;category;duration|Soupe à l’oignon;7.5;Entrées;20|Salade de chèvre chaud;9.8;Entrées;15|Poisson du jour;18.5;Plats;25|Risotto aux champignons;15.2;Plats;30|Bœuf bourguignon;17.8;Plats;35|Gratin dauphinois;12.4;Plats;30|Crème brûlée;7.2;Desserts;15|Tarte au citron;6.8;Desserts;10|Assiette de fromages;9.5;Desserts;5|Menu enfant;10;Enfants;15',
    },
    {
      nouns: 'produit|article|marchandise|stock',
      trade: 'boulang|pâtiss|patiss|pain|gâteau',
      rows: 'name;price;category;quantity|Pain au levain;4.2;Pains;24|Baguette tradition;1.3;Pains;60|Croissant;1.2;Viennoiserie;48|Pain au chocolat;1.4;Viennoiserie;40|Tarte aux pommes;18;Gâteaux;4|Pain de seigle;4.6;Pains;12|Brioche;5.8;Viennoiserie;10|Éclair au café;3.4;Gâteaux;16',
    },
    {
      nouns: 'produit|article|marchandise|stock|pièce|fourniture',
      rows: 'name;price;category;quantity;brand|Huile d’olive, 1 l;11.9;Épicerie;34;Casa Verde|Café moulu, 250 g;6.8;Épicerie;52;Monte|Nappe en lin;39;Maison;8;Larkspur|Bougie en cire d’abeille;9.5;Maison;40;Les Prés|Tasse en grès;14;Maison;26;Lambert|Miel, 500 g;8.2;Épicerie;30;Les Prés|Carnet A5;6.5;Papeterie;75;Du Coin|Plaid en laine;69;Maison;6;Fontaine|Thé vert, 100 g;7.4;Épicerie;28;Monte|Savon à la lavande;5.2;Soin;60;Bernard',
    },
    {
      nouns: 'ingrédient|ingredient|denrée|aliment|aliments',
      rows: 'name;quantity;category;price|Farine;25;Sec;1|Sucre;12;Sec;1.2|Beurre;8;Frais;9|Œufs;120;Frais;0.3|Lait;30;Frais;1.1|Tomates;15;Légumes;3|Riz;20;Sec;2|Pommes;18;Fruits;2.4',
    },
    {
      nouns:
        'salle|pièce|table|bureau|terrain|court|place|box|lieu|espace|chambre|studio|entrepôt|local|emplacement',
      rows: 'name;capacity;price;surface|Salle du jardin;12;35;40|Grande salle;80;120;180|Salle bleue;8;25;22|Atelier;14;45;60|Studio de l’étage;20;60;75|Petit bureau;4;18;14|Terrasse;30;70;90|Bibliothèque;10;28;35',
    },
    {
      nouns: 'véhicule|vehicule|voiture|camion|utilitaire|bus',
      rows: 'name;brand;model;year;price;plate;mileage|Renault Master;Renault;Master;2021;79;GA-412-KL;48200|Renault Clio;Renault;Clio;2022;42;GC-873-MN;21500|Peugeot 308;Peugeot;308;2020;49;FT-205-PR;56800|Citroën Berlingo;Citroën;Berlingo;2019;59;FK-640-ST;88400|Toyota Yaris;Toyota;Yaris;2023;45;GN-118-VW;9800|Dacia Spring;Dacia;Spring;2022;39;GE-332-XY;18700',
    },
    {
      nouns: 'logement|gîte|chambre|hébergement|bien',
      trade: 'gîte|chambres d’hôtes|chambre d’hôtes|rural|vacances',
      rows: 'name;price;surface;capacity;rooms|La Grange;110;70;4;2|Le Pigeonnier;95;42;2;1|La Bergerie;140;95;6;3|Le Fournil;85;36;2;1|La Maison du verger;170;120;8;4|Chambre des lavandes;75;24;2;1',
    },
    {
      nouns: 'bien|logement|appartement|maison|studio|annonce|gîte|lot|immeuble|hébergement',
      rows: 'name;price;surface;capacity;rooms|Deux pièces, rue des Lilas;780;48;2;2|Maison, chemin des Vignes;1350;96;5;4|Studio près de la gare;520;28;1;1|Gîte du quai;980;70;4;3|Loft, boulevard Carnot;1180;82;3;3|Trois pièces avec jardin;950;64;3;3',
    },
    {
      nouns: 'campagne',
      rows: 'name;price;hours;description|Campagne d’automne;3800;40;Tracts et mailing|Soldes d’été;1200;16;Bannière et lettre d’information|Portes ouvertes;900;12;Affiches et invitations|Salon professionnel;6500;80;Stand, brochure, relances|Rentrée;2100;24;Films pour le web|Cartes de vœux;800;10;Création et impression|Lancement de printemps;5400;60;Nouvelle gamme, tous canaux|Lettre d’information;450;6;Une fois par mois',
    },
    {
      nouns: 'projet|chantier|dossier|mission|affaire|campagne',
      rows: 'name;price;hours;description|Nouveau site web;6500;80;Conception, textes et mise en ligne|Rénovation de cuisine;14200;160;Meubles et sol|Campagne d’automne;3800;40;Dépliants et envoi|Déménagement des bureaux;5200;60;Plan, cartons, transport|Réaménagement du jardin;7900;90;Massifs, allées et bassin|Comptes annuels;2400;30;Exercice écoulé|Photos des produits;1800;24;Quarante produits|Livret d’accueil;2100;32;Règles et avantages',
    },
    {
      nouns: 'tâche|tache|ticket|demande|action|incident|intervention|travail|corvée|mission',
      rows: 'name;hours;category;description|Rappeler pour le devis;1;Téléphone;Souhaite connaître le délai|Commander du papier;1;Bureau;Cinq cartons|Réparer le robinet qui goutte;2;Entretien;Premier étage, à gauche|Préparer le rapport mensuel;3;Bureau;Chiffres à la fin du mois dernier|Mettre à jour les tarifs;2;Bureau;Nouveaux prix au premier|Contrôler les détecteurs de fumée;1;Entretien;Tous les étages|Écrire au fournisseur;1;Bureau;Il manquait deux articles|Ranger la réserve;3;Entretien;Étagères et sol|Planning du mois prochain;2;Équipe;Deux personnes absentes|Envoyer les relances;1;Bureau;Celles qui ont deux semaines de retard',
    },
    {
      nouns:
        'événement|evenement|concert|spectacle|répétition|représentation|réunion|fête|sortie|visite guidée|tournoi|match|voyage',
      rows: 'name;capacity;price;place;duration|Fête de l’été;200;0;Allée des Tilleuls;300|Portes ouvertes;60;0;Grande salle;120|Concert de bienfaisance;120;12;Église Saint-Martin;90|Assemblée générale;40;0;Bibliothèque;90|Balade d’automne;25;5;Quai de la Loire;180|Soirée quiz;48;6;Salle du jardin;120|Marché de Noël;150;0;Place de l’Église;360|Jazz au jardin;80;15;Terrasse;120',
    },
    {
      nouns: 'article|billet|publication|actualité|page|annonce|sujet|discussion|post',
      trade: 'blog|actualit|forum|magazine|journal|billet|commentaire',
      rows: 'name;category;description|Dix endroits calmes près de la ville;Lieux;Où s’asseoir et lire sans être dérangé.|Comment nous faisons notre pain;Cuisine;De la farine, de l’eau, du sel et douze heures de patience.|Une semaine sans voiture;Vie;Ce qui fut facile, ce qui ne le fut pas, et ce qui reste.|Les premières gelées;Jardin;Ce qu’il faut rentrer, et ce qui peut rester dehors.|Trois livres pour l’automne;Livres;Un long, un court, un à offrir.|Ce que cette année nous a appris;Notes;Surtout que les choses simples prennent du temps.',
    },
    {
      nouns:
        'catégorie|categorie|étiquette|tag|type|groupe|libellé|rubrique|genre|thème|famille|service|équipe|rayon|liste|compétence',
      rows: 'name;description;colour|Général;Pour tout le reste;#64748b|Nouveautés;Ajouté ce mois-ci;#16a34a|Populaire;Le plus demandé;#ea580c|De saison;Une partie de l’année;#0891b2|Local;De tout près;#7c3aed|Promotions;Dans la limite du stock;#dc2626',
    },
    {
      nouns:
        'entreprise|client|société|fournisseur|partenaire|organisation|association|compte|club|employeur|agence|prospect',
      trade: 'facture|crm|entreprise|société|devis|fourniss|conseil|commerc',
      rows: 'name;category|Menuiserie Garnier;Artisan|Boulangerie du Pont;Alimentation|Atelier Lambert;Création|Cabinet Moreau;Santé|Garage de la Gare;Automobile|Jardins de l’Ouest;Jardin|Studio Vidal;Création|Librairie du Coin;Commerce|Ferme des Prés;Alimentation|Transports Joly;Transport|Pépinière Bernard;Jardin|Maison Fontaine;Décoration',
    },
    {
      nouns: 'fournisseur|entreprise|société|partenaire|association|producteur|organisation',
      rows: 'name;category|Menuiserie Garnier;Artisan|Boulangerie du Pont;Alimentation|Jardins de l’Ouest;Jardin|Ferme des Prés;Alimentation|Transports Joly;Transport|Pépinière Bernard;Jardin|Atelier Lambert;Création|Papeterie Vidal;Papier',
    },
    {
      nouns: 'morceau|œuvre|oeuvre|chanson|titre|album|film|jeu|vidéo|partition|pièce',
      rows: 'name;author;year;duration;category|À la claire fontaine;Traditionnel;1704;3;Chanson|Ave verum corpus;W. A. Mozart;1791;3;Chœur|Pavane;Gabriel Fauré;1887;6;Orchestre|Cantique de Jean Racine;Gabriel Fauré;1865;6;Chœur|Canon en ré;J. Pachelbel;1680;5;Chambre|Boléro;Maurice Ravel;1928;15;Orchestre|Clair de lune;Claude Debussy;1905;5;Piano|Le Temps des cerises;J.-B. Clément;1866;4;Chanson',
    },
    {
      nouns: 'abonnement|adhésion|formule|forfait|tarif|carte|billet type|pass',
      rows: 'name;price;duration;description|À la journée;12;1;Pour une seule venue|Mensuel;39;1;Sans engagement|Trimestriel;99;3;Trois mois d’un coup|Annuel;349;12;Deux mois offerts|Étudiant;25;1;Sur présentation de la carte|Famille;79;1;Deux adultes et leurs enfants',
    },
    {
      nouns: 'plante|arbre|culture|semence|légume|fleur',
      rows: 'name;category;price;quantity;description|Lavande;Vivace;6.5;24;Soleil, sol sec|Tomate cœur de bœuf;Légume;3.2;40;Chaud et abrité|Romarin;Aromate;4.8;18;Soleil, peu d’eau|Hortensia;Arbuste;18;9;Mi-ombre|Pommier reinette;Fruitier;39;6;Soleil, sol profond|Fougère;Vivace;7.5;12;Ombre',
    },
    {
      nouns: 'question|sondage|exercice|questionnaire|enquête',
      rows: 'name;category;description|Comment nous avez-vous connus ?;Général;Plusieurs réponses possibles|Que devrions-nous améliorer ?;Général;En quelques mots|Quand préférez-vous venir ?;Horaires;Matin, après-midi ou soir|Nous recommanderiez-vous ?;Général;De 1 à 5|Quel nouveau cours aimeriez-vous ?;Souhaits;En quelques mots',
    },
    {
      nouns: 'note|dépense|frais|achat|justificatif|ticket de caisse',
      trade: 'frais|dépense|depense|rembours',
      rows: 'name;price;category|Train pour Lyon;48.6;Transport|Déjeuner avec un client;36.2;Repas|Hôtel, une nuit;92;Hébergement|Cartouches d’encre;41.9;Bureau|Taxi depuis la gare;17.5;Transport|Logiciel, un mois;29;Bureau|Stationnement;12;Transport',
    },
    {
      nouns: 'lien|adresse|raccourci|signet',
      rows: 'name;url;description|Horaires;https://example.com/horaires;Quand nous sommes là|Tarifs;https://example.com/tarifs;Tous les prix de la saison|Plan;https://example.com/plan;Comment nous trouver|Lettre;https://example.com/lettre;Une fois par mois|Album photo;https://example.com/photos;La fête de l’été',
    },
  ],
};
