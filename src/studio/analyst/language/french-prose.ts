/** French words of discourse, hedges and background. */
import { frenchClauses, frenchEntries } from './french-clauses.ts';
import { frenchRewordings } from './french-rewordings.ts';
import { formsIn } from './prose-words.ts';
import type { ProseWords } from './prose-words.ts';
import { listOf } from './word-list.ts';

export const frenchProse: ProseWords = {
  rewordings: frenchRewordings,
  clauses: frenchClauses,
  entries: frenchEntries,
  signing: new Set(["s'inscrire", 'inscrire', 'se inscrire', 'adhérer', "s'enregistrer"]),
  contractions: {},
  beings: new Set(),
  is: 'est',
  fillers: formsIn(`
    en fait | bien sûr | bien entendu | évidemment | du coup | de fait | en gros | franchement | honnêtement | à vrai dire | quoi | disons |
    d'ailleurs | en quelque sorte | si possible | idéalement | je pense | je crois | mdr | lol | en ce moment | pour l'instant | pour le moment | actuellement | tout simplement | carrément | vraiment | notamment`),
  openers: formsIn(`
    plafond : | limite : | règle : | alors | donc | bon | ben | bah | voilà | ok | et aussi | aussi | en plus | par ailleurs | de plus | ce que (je|nous|on) (veux|voulons|veut|voudrais|voudrions|voudrait) c'est (que|) |
    l'idée (est|c'est|serait) (que|) | le (but|principe|problème) (est|c'est) (que|) | (ce|ça) serait (bien|utile|pratique|super|idéal|parfait|top|chouette) (que|si) | il faudrait (aussi |)que | il faut (aussi |)que | il serait (bien|utile|pratique|bon) que |
    (je|on|nous) (voudrais|voudrait|voudrions|veux|veut|voulons|souhaite|souhaitons|aimerait|aimerions|aimerais) (aussi |)que | j'aimerais (aussi |)que | il est (important|essentiel|nécessaire) que | à noter que | sachant que | en pratique | en principe | en général | s'il vous plaît | svp`),
  closers: formsIn(
    `s'il vous plaît | s'il te plaît | svp | stp | merci | etc | etc. | et ainsi de suite | quoi | par contre | si possible | mdr | lol`,
  ),
  meaningful: { fillers: [], before: [] },
  wishes: [],
  abilities: [],
  able: 'peut',
  sequels: new Set(),
  greetings: formsIn(`
    bonjour | bonsoir | salut | coucou | bonjour à tous | bonjour madame | bonjour monsieur | madame | monsieur | merci | merci beaucoup | merci (d'avance|par avance) | merci bien | cordialement | bien cordialement | bonne (journée|soirée) | à bientôt | sincères salutations | bien à vous`),
  reasons: formsIn(`parce que | puisque | étant donné que | vu que`),
  consequences: formsIn(`sinon | autrement | faute de quoi | sans quoi`),
  examples: formsIn('par exemple | p. ex. | ex. | ex | exemple : | e.g. | tels que | telles que'),
  dismissals: formsIn(
    `rien de (compliqué|sorcier|spécial) | c'est tout | voilà tout | (ne |)(t'inquiète|vous inquiétez) pas | pas besoin (que ce soit|d'être) (joli|beau|compliqué) | pas la peine d'en faire plus | pas urgent | ce n'est pas urgent`,
  ),
  subjects: new Set(
    listOf(
      `je | j' | nous | on | tu | vous | il | elle | ils | elles | ce | c' | ça | cela | chacun | personne | tout`,
    ),
  ),
  persons: new Set(listOf('je | nous | tu | vous | il | elle | ils | elles')),
  writers: new Set(listOf('je | nous | on | me | mon | ma | mes | notre | nos')),
  adverbs: new Set(
    listOf('ne | y | en | se | le | la | les | lui | leur | me | nous | aussi | toujours | souvent | déjà'),
  ),
  joints: formsIn(
    'et | mais | donc | alors | puis | et puis | et aussi | car | et donc | et si | mais si | sinon',
  ),
  subordinators: new Set(
    listOf('si | quand | lorsque | dès | tant | pendant | avant | après | comme | où | sauf'),
  ),
  pasts: new Set(
    listOf(
      `étais | était | étaient | avais | avait | avions | avaient | faisais | faisait | faisions | notais | notait | notions | perdais | perdait | perdions`,
    ),
  ),
  pastMoments: formsIn(
    `l'an dernier | l'année dernière | la semaine dernière | le mois dernier | hier | il y a (un|deux|trois|quelques|plusieurs) (an|ans|mois|semaines|jours) | autrefois | j'ai (déjà |)(perdu|donné|oublié|raté|repris|essayé) | nous avons (déjà |)(perdu|oublié|raté|repris|essayé) | il y a eu`,
  ),
  nows: formsIn(
    `aujourd'hui | actuellement | pour l'instant | pour le moment | en ce moment | jusqu'à présent | jusqu'ici`,
  ),
  means: new Set(
    listOf(
      `papier | cahier | carnet | excel | tableur | tableau | whatsapp | téléphone | mail | mails | courriel | agenda | classeur | fiches | main | post-it | tête | guichet`,
    ),
  ),
  troubles: formsIn(
    `c'est (très |trop |vraiment |)(gênant|pénible|long|compliqué|fatigant|lourd|galère) | (je|on|nous) (n'en peux|n'en peut|n'en pouvons) plus | (je|on|nous) (m'y|s'y) perds | (je|on) perd (du temps|un temps fou) | n'ai plus de vue d'ensemble`,
  ),
  asking: listOf(`
    peut | peuvent | pouvoir | puisse | puissent | pourrait | pourraient | doit | doivent | devrait | devraient | faut | faudrait | veux | veut | voudrais | voudrait | voulons | souhaite | aimerais | aimerait | voudrait | seulement | seul | seule | jamais | ne | n' | chaque | maximum | minimum | max | min | sauf | jusque | par | besoin | appli | application | logiciel | site | outil | affiche | montre | voir`),
  ordinary: ['cheval', 'chevaux'],
  manner: { ending: /\p{L}{3}(?:am|em)ment$/u, nouns: new Set() },
  nameless: new Set(
    listOf(
      `eu | été | qui | que | quoi | où | comment | pourquoi | rien | moi | toi | lui | elle | je | tu | il | elles | ils | ça | cela | ceci | doi | dois | veux | est | sont | ai | as | très | trop | aussi | jamais | toujours |
      nous | vous | gratuitement | faut | faudra | pouvait | devait | avait | était | faisait | voulait | allait | celui | celle | ceux | celles | me | te | quelqu'un | voir | aller`,
    ),
  ),
  leaning: new Set(
    listOf(
      'premier | première | deuxième | second | seconde | troisième | dernier | dernière | suivant | suivante | même | reste | moitié | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | quiconque',
    ),
  ),
  getting: new Set(listOf('reçoit | reçoivent')),
  finite: /(?:\p{L}{2}aient)$/u,
  singularArticles: new Set(),
  ours: new Set(listOf('mon | ma | mes | notre | nos')),
  kin: new Set(
    listOf(
      'frère | sœur | mari | femme | mère | père | maman | papa | fils | fille | oncle | tante | cousin | cousine | grand-mère | grand-père | neveu | nièce | voisin | voisine | beau-frère | belle-sœur | belle-mère | beau-père | prédécesseur',
    ),
  ),
  handing: new Set(listOf('donner | transmettre | remettre')),
  wasWords: new Set(listOf('était | étaient | avait | avaient')),
  being: new Set(listOf('est | sont | a | ont | ai | avons | se')),
};
