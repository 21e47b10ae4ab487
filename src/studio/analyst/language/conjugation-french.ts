/** How French verbs change their form: present, infinitive and past participle, which is what briefs are written in. */
import { agreementsOf, feminineOf } from './morphology-french.ts';
import { fold } from './text.ts';
import { listOf } from './word-list.ts';

/** A form of a verb: its infinitive, a present form, or a participle in any gender and number. */
export type VerbForm = { text: string; form: 'base' | 'third' | 'participle' };

/** Infinitive, third person singular, third person plural, first person plural, participle. */
const irregular: ReadonlyMap<string, readonly [string, string, string, string]> = new Map(
  listOf(`
  avoir a ont avons eu | être est sont sommes été | faire fait font faisons fait | aller va vont allons allé |
  pouvoir peut peuvent pouvons pu | vouloir veut veulent voulons voulu | devoir doit doivent devons dû |
  savoir sait savent savons su | voir voit voient voyons vu | revoir revoit revoient revoyons revu |
  prévoir prévoit prévoient prévoyons prévu | prendre prend prennent prenons pris | reprendre reprend reprennent reprenons repris |
  comprendre comprend comprennent comprenons compris | apprendre apprend apprennent apprenons appris |
  entreprendre entreprend entreprennent entreprenons entrepris | mettre met mettent mettons mis |
  soumettre soumet soumettent soumettons soumis | remettre remet remettent remettons remis |
  permettre permet permettent permettons permis | transmettre transmet transmettent transmettons transmis |
  admettre admet admettent admettons admis | émettre émet émettent émettons émis | promettre promet promettent promettons promis |
  tenir tient tiennent tenons tenu | retenir retient retiennent retenons retenu | obtenir obtient obtiennent obtenons obtenu |
  contenir contient contiennent contenons contenu | appartenir appartient appartiennent appartenons appartenu |
  maintenir maintient maintiennent maintenons maintenu | détenir détient détiennent détenons détenu |
  entretenir entretient entretiennent entretenons entretenu | soutenir soutient soutiennent soutenons soutenu |
  venir vient viennent venons venu | devenir devient deviennent devenons devenu | revenir revient reviennent revenons revenu |
  intervenir intervient interviennent intervenons intervenu | prévenir prévient préviennent prévenons prévenu |
  recevoir reçoit reçoivent recevons reçu | concevoir conçoit conçoivent concevons conçu | percevoir perçoit perçoivent percevons perçu |
  écrire écrit écrivent écrivons écrit | inscrire inscrit inscrivent inscrivons inscrit | décrire décrit décrivent décrivons décrit |
  prescrire prescrit prescrivent prescrivons prescrit | souscrire souscrit souscrivent souscrivons souscrit |
  lire lit lisent lisons lu | élire élit élisent élisons élu | dire dit disent disons dit | interdire interdit interdisent interdisons interdit |
  conduire conduit conduisent conduisons conduit | produire produit produisent produisons produit |
  réduire réduit réduisent réduisons réduit | traduire traduit traduisent traduisons traduit |
  construire construit construisent construisons construit | introduire introduit introduisent introduisons introduit |
  suivre suit suivent suivons suivi | poursuivre poursuit poursuivent poursuivons poursuivi | vivre vit vivent vivons vécu |
  ouvrir ouvre ouvrent ouvrons ouvert | rouvrir rouvre rouvrent rouvrons rouvert | réouvrir réouvre réouvrent réouvrons réouvert | offrir offre offrent offrons offert |
  couvrir couvre couvrent couvrons couvert | découvrir découvre découvrent découvrons découvert |
  souffrir souffre souffrent souffrons souffert | partir part partent partons parti | sortir sort sortent sortons sorti |
  repartir repart repartent repartons reparti | dormir dort dorment dormons dormi | servir sert servent servons servi |
  courir court courent courons couru | parcourir parcourt parcourent parcourons parcouru |
  rendre rend rendent rendons rendu | vendre vend vendent vendons vendu | perdre perd perdent perdons perdu |
  attendre attend attendent attendons attendu | entendre entend entendent entendons entendu |
  répondre répond répondent répondons répondu | suspendre suspend suspendent suspendons suspendu |
  étendre étend étendent étendons étendu | descendre descend descendent descendons descendu |
  dépendre dépend dépendent dépendons dépendu | prétendre prétend prétendent prétendons prétendu |
  connaître connaît connaissent connaissons connu | reconnaître reconnaît reconnaissent reconnaissons reconnu |
  paraître paraît paraissent paraissons paru | apparaître apparaît apparaissent apparaissons apparu |
  disparaître disparaît disparaissent disparaissons disparu | naître naît naissent naissons né |
  conclure conclut concluent concluons conclu | inclure inclut incluent incluons inclus | exclure exclut excluent excluons exclu |
  résoudre résout résolvent résolvons résolu | clore clôt closent closons clos | croire croit croient croyons cru |
  joindre joint joignent joignons joint | rejoindre rejoint rejoignent rejoignons rejoint |
  atteindre atteint atteignent atteignons atteint | peindre peint peignent peignons peint |
  éteindre éteint éteignent éteignons éteint | craindre craint craignent craignons craint |
  battre bat battent battons battu | débattre débat débattent débattons débattu | plaire plaît plaisent plaisons plu |
  acquérir acquiert acquièrent acquérons acquis | requérir requiert requièrent requérons requis |
  consentir consent consentent consentons consenti | sentir sent sentent sentons senti | cueillir cueille cueillent cueillons cueilli |
  accueillir accueille accueillent accueillons accueilli | valoir vaut valent valons valu | satisfaire satisfait satisfont satisfaisons satisfait |
  distraire distrait distraient distrayons distrait | extraire extrait extraient extrayons extrait | rompre rompt rompent rompons rompu |
  interrompre interrompt interrompent interrompons interrompu | mourir meurt meurent mourons mort | fuir fuit fuient fuyons fui |
  boire boit boivent buvons bu | convenir convient conviennent convenons convenu | parvenir parvient parviennent parvenons parvenu`).map(
    (row) => {
      const [base = '', third = '', plural = '', first = '', participle = ''] = row.split(' ');
      return [base, [third, plural, first, participle]] as const;
    },
  ),
);

/** The past participle of an infinitive, masculine singular. */
export function participleOf(base: string): string {
  const known = irregular.get(base)?.[3];
  if (known !== undefined) return known;
  if (base.endsWith('er')) return `${base.slice(0, -2)}é`;
  if (base.endsWith('ir')) return base.slice(0, -1);
  return base.endsWith('re') ? `${base.slice(0, -2)}u` : base;
}

/** All forms of an infinitive of one word. */
export function formsOfWord(base: string): VerbForm[] {
  const agreed = agreementsOf(participleOf(base)).map((text): VerbForm => ({ text, form: 'participle' }));
  const present = presentOf(base).map((text): VerbForm => ({ text, form: 'third' }));
  return [{ text: base, form: 'base' }, ...present, ...agreed];
}

function presentOf(base: string): string[] {
  const known = irregular.get(base);
  if (known) return known.slice(0, 3);
  const stem = base.slice(0, -2);
  if (base.endsWith('er'))
    return [...new Set(strongStems(stem).flatMap((one) => [`${one}e`, `${one}ent`])), softened(stem)];
  if (base.endsWith('ir')) return [`${stem}it`, `${stem}issent`, `${stem}issons`];
  return [stem, `${stem}ent`, `${stem}ons`];
}

/** `nous gérons`, `nous rangeons`, `nous lançons`. */
function softened(stem: string): string {
  if (stem.endsWith('g')) return `${stem}eons`;
  return stem.endsWith('c') ? `${stem.slice(0, -1)}çons` : `${stem}ons`;
}

/** The stem where it is stressed: gér- gèr-, achet- achèt-, appel- appell-, envoy- envoi-, pay- pai- or pay-. */
function strongStems(stem: string): string[] {
  if (stem.endsWith('oy') || stem.endsWith('uy')) return [`${stem.slice(0, -1)}i`];
  if (stem.endsWith('ay')) return [stem, `${stem.slice(0, -1)}i`];
  if (stem.endsWith('appel') || stem.endsWith('jet')) return [`${stem}${stem.at(-1) ?? ''}`];
  return [...new Set([graveStem(stem), stem])];
}

const vowels = 'aeiou';

/** An e or é before the last consonants becomes è: `gér` gèr, `achet` achèt, `intégr` intègr. */
function graveStem(stem: string): string {
  const [third, second, last] = [stem.at(-3) ?? '', stem.at(-2) ?? '', stem.at(-1) ?? ''];
  if (second === 'é' || (second === 'e' && !'rxzs'.includes(last) && !vowels.includes(last)))
    return `${stem.slice(0, -2)}è${last}`;
  return third === 'é' && !vowels.includes(second) ? `${stem.slice(0, -3)}è${second}${last}` : stem;
}

const baseOfIrregular = new Map(
  [...irregular].flatMap(([base, [, , , participle]]) =>
    agreementsOf(participle).map((form) => [form, base] as const),
  ),
);
const endings = ['ées', 'ée', 'és', 'é'];
const endingsOfIr = ['ies', 'ie', 'is', 'i'];
/** Nouns and adjectives that look like participles. */
const notParticiples = new Set(
  listOf(`
  durée | durées | année | années | journée | journées | soirée | soirées | entrée | entrées | idée | idées | clé | clés |
  musée | musées | lycée | lycées | côté | côtés | été | société | sociétés | santé | qualité | qualités | quantité | quantités |
  priorité | priorités | capacité | capacités | activité | activités | disponibilité | disponibilités | spécialité | spécialités |
  localité | propriété | université | comité | comités | traité | difficulté | facilité | sécurité | identité | unité | unités |
  marché | marchés | congé | congés | canapé | café | cafés | degré | degrés | bébé | bébés | supermarché | rez-de-chaussée |
  matinée | tournée | arrivée | donnée | données | randonnée | randonnées | allée | armée | beauté | bonté | volonté | nationalité |
  civilité | mi | ami | amis | amie | amies | midi | lundi | mardi | mercredi | jeudi | vendredi | samedi | samedis | parmi | ainsi |
  aussi | si | qui | oui | ici | voici | merci | celui | lui | demi | demie | permis | avis | devis | colis | tapis | logis | souris | puis |
  depuis | mais | jamais | vie | vies | pharmacie | série | séries | copie | copies | partie | parties | catégorie | catégories | librairie |
  mairie | énergie | allergie | allergies | pluie | boulangerie | boulangeries | pâtisserie | épicerie | galerie | loterie | batterie |
  billetterie | compagnie | compagnies | économie | garantie | assurance | photographie | biographie | bibliographie | thérapie |
  hôtellerie | restauration | taxi | taxis | emploi | emplois | délai | délais | essai | essais | avancé | numéro | clavier |
  sortie | sorties | scie | scies | écurie | écuries | prairie | cérémonie | cérémonies | académie | colonie | monnaie | envie | envies |
  scénario | hygiène | pays | messagerie | trésorerie | blanchisserie | laverie | ludothèque | ferronnerie | menuiserie | plomberie |
  maladie | maladies | ethnie | symphonie | mélodie | comédie | tragédie | fantaisie | poésie | effigie | stratégie | stratégies | technologie |
  ostéopathie | kinésithérapie | nationalités | densité | proximité | visibilité | ville | quotité | parité | charité | cité | cités | majorité |
  minorité | autorité | rareté | sûreté | fierté | liberté | pauvreté | parenté | métier | récré | canapés | trophée | trophées | orchidée`),
);

/** The infinitive of a lower-case past participle of any gender and number, or undefined. */
export function baseOfParticiple(word: string): string | undefined {
  const known = baseOfIrregular.get(word);
  if (known !== undefined) return known;
  if (notParticiples.has(word) || word.length < 4) return undefined;
  const ending = endings.find((one) => word.endsWith(one));
  if (ending !== undefined) return `${word.slice(0, -ending.length)}er`;
  const ofIr = endingsOfIr.find((one) => word.endsWith(one));
  return ofIr !== undefined && knownIr.has(`${word.slice(0, -ofIr.length)}ir`)
    ? `${word.slice(0, -ofIr.length)}ir`
    : undefined;
}
const knownIr = new Set(
  listOf(`
  finir | choisir | remplir | fournir | garantir | établir | définir | réunir | réussir | avertir | investir | convertir | répartir |
  ralentir | saisir | bâtir | punir | nourrir | guérir | rafraîchir | blanchir | enrichir | embellir | assortir | amortir | démolir |
  abolir | accomplir | agrandir | applaudir | approfondir | atterrir | élargir | épaissir | grandir | vieillir | rôtir | servir |
  subir | unir | vernir | polir | ternir | envahir | trahir | obéir | désobéir | réfléchir | ressortir | aboutir | rétablir | franchir`),
);

/** The masculine singular of a participle of any gender and number. */
export function plainParticiple(word: string): string {
  const base = baseOfParticiple(word);
  return base === undefined ? word : participleOf(base);
}

/** An adjective or participle in the gender of what it is said of; phrases stay as they are. */
export function agreed(word: string, gender: 'm' | 'f'): string {
  return gender === 'm' || word.includes(' ') ? word : feminineOf(word);
}

/** What an unknown word would be as a verb: an infinitive, or the present of one in -er. */
export function guessVerbs(word: string): { lemma: string; form: 'base' | 'third' }[] {
  const plain = fold(word);
  if (plain.length > 4 && ['er', 'ir', 'dre', 'tre', 'ire'].some((ending) => plain.endsWith(ending)))
    return [{ lemma: word, form: 'base' }];
  if (plain.length > 5 && plain.endsWith('ent')) return [{ lemma: `${word.slice(0, -3)}er`, form: 'third' }];
  return plain.length > 4 && plain.endsWith('e') ? [{ lemma: `${word.slice(0, -1)}er`, form: 'third' }] : [];
}
