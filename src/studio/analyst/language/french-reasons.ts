/** Reasons in French, by their English: `{}` stands for a quoted word or a number. */
import { templateOf } from './text.ts';

const rows: Readonly<Record<string, string>> = {
  'it does not say that this happens by itself': 'cela ne dit pas que cela se fasse tout seul',
  'it is not clear which record this ends': 'on ne sait pas à quelle fiche cela met fin',
  'it is not clear what has to be done by then': "on ne sait pas ce qui doit être fait d'ici là",
  'a new record needs a state': "une nouvelle fiche a besoin d'un état",
  'the brief names nobody who uses the product': 'le texte ne nomme personne qui se serve du produit',
  'the brief names them, but what they may do was not understood':
    "le texte les nomme, mais ce qu'ils peuvent faire n'a pas été compris",
  'the brief speaks of it': 'le texte en parle',
  'the brief leaves it open': 'le texte le laisse ouvert',
  'what ends has begun before': 'ce qui finit a commencé avant',
  'it names a state that nothing else speaks of': "cela nomme un état dont rien d'autre ne parle",
  'nothing says what is kept about it': "rien ne dit ce qu'on en garde",
  '{} gives no name that a product can use': '{} ne donne aucun nom dont un produit puisse se servir',
  'it names somebody, not a state': 'cela nomme quelqu’un, pas un état',
  '{} is no name of a field': '{} ne nomme pas un champ',
  'administrators may still do it: no rule of ours forbids it to them':
    'les administrateurs peuvent tout de même le faire : aucune de nos règles ne le leur interdit',
  'it contradicts what the brief allows': 'cela contredit ce que le texte permet',
  'it is not clear who sees it': 'on ne sait pas qui le voit',
  'there is nobody else who could see it': "il n'y a personne d'autre qui pourrait le voir",
  'it is not clear when it begins and ends': 'on ne sait pas quand cela commence et finit',
  'it names a field that nothing else speaks of': "cela nomme un champ dont rien d'autre ne parle",
  'it names something that the product does not keep': 'cela nomme une chose que le produit ne garde pas',
  'no rule needs to know how long it lasts': "aucune règle n'a besoin de savoir combien de temps cela dure",
  'nothing says how the two belong together': 'rien ne dit comment les deux vont ensemble',
  'nothing says that it could be done at all': 'rien ne dit que cela puisse se faire',
  'one of the two gives no name that a product can use':
    "l'un des deux ne donne aucun nom dont un produit puisse se servir",
  '{} cannot be held against it': '{} ne peut pas y être comparé',
  '{} is not a date': "{} n'est pas une date",
  '{} is not a field': "{} n'est pas un champ",
  '{} is not a field of {}': "{} n'est pas un champ de {}",
  'a block of code is not read': "un bloc de code n'est pas lu",
  'a permission for one field alone is not a rule of ours':
    'un droit sur un seul champ ne fait pas partie de nos règles',
  'a permission for some records only is not a rule of ours':
    'un droit sur une partie des fiches ne fait pas partie de nos règles',
  'a permission for some states only is not a rule of ours':
    'un droit dans certains états seulement ne fait pas partie de nos règles',
  'allowing an overlap needs no rule': 'permettre un chevauchement ne demande aucune règle',
  'it counts what the product is about': 'cela compte ce dont parle le produit',
  'it does not say what is excluded': 'cela ne dit pas ce qui est exclu',
  'it does not say what may be done': "cela ne dit pas ce qu'on peut faire",
  'it does not say who may do it': 'cela ne dit pas qui peut le faire',
  'it does not say who does it': 'cela ne dit pas qui le fait',
  'it does not say with what': 'cela ne dit pas avec quoi',
  'it forbids something that no rule of ours can express':
    "cela interdit une chose qu'aucune de nos règles ne sait exprimer",
  'it is not clear what is counted': 'on ne sait pas ce qui est compté',
  'it is not clear what must not be exceeded': 'on ne sait pas ce qui ne doit pas être dépassé',
  'it is not clear who may do everything': 'on ne sait pas qui peut tout faire',
  'it is not clear who may open an account': 'on ne sait pas qui peut ouvrir un compte',
  'it only names something': 'cela ne fait que nommer quelque chose',
  'it says nothing that a product could keep to': 'cela ne dit rien à quoi un produit puisse se tenir',
  'it says what a value is not': "cela dit ce qu'une valeur n'est pas",
  'it says what a value need not be': "cela dit ce qu'une valeur n'a pas à être",
  'it says what does not belong together': 'cela dit ce qui ne va pas ensemble',
  'it says what the product is not about': 'cela dit de quoi le produit ne parle pas',
  'it says what {} does not have': "cela dit ce que {} n'a pas",
  'no element says this': 'aucun élément ne le dit',
  'no number is given': "aucun nombre n'est donné",
  'no reading of these words fits the rest': 'aucune lecture de ces mots ne va avec le reste',
  'no rule of ours asks for more than a number': "aucune de nos règles ne demande plus qu'un nombre",
  'no rule of ours asks for {}': "aucune de nos règles n'en demande {}",
  'nothing else is said about its states': "rien d'autre n'est dit de ses états",
  'nothing else is said about {}': "rien d'autre n'est dit de {}",
  'nothing says how long {} takes': 'rien ne dit combien de temps dure {}',
  'nothing says what it means to {} {}': 'rien ne dit ce que veut dire {} : {}',
  'nothing says what lasts from then until then': 'rien ne dit ce qui dure de là à là',
  'nothing says what {} is': "rien ne dit ce qu'est {}",
  'nothing says when it begins': 'rien ne dit quand cela commence',
  'nothing says who may do it': 'rien ne dit qui peut le faire',
  'nothing says who {} is': 'rien ne dit qui est {}',
  'nothing says whose {} it is': 'rien ne dit à qui est {}',
  'people may see and correct their own record': 'chacun peut voir et corriger sa propre fiche',
  'staff may read what the brief leaves open': 'le personnel peut lire ce que le texte laisse ouvert',
  'the brief does not say who looks after {}': "le texte ne dit pas qui s'occupe de {}",
  'the condition at the end is not a rule of ours': 'la condition à la fin ne fait pas partie de nos règles',
  'the end of the sentence changes what is said in a way that no rule of ours can express':
    "la fin de la phrase change ce qui est dit d'une façon qu'aucune de nos règles ne sait exprimer",
  'the end of the sentence names something that the product does not keep':
    'la fin de la phrase nomme une chose que le produit ne garde pas',
  'the number {} is not a rule of ours': 'le nombre {} ne fait pas partie de nos règles',
  'the product cannot make people do something': 'le produit ne peut obliger personne à faire quelque chose',
  'the words beside it may change what it means': 'les mots à côté peuvent en changer le sens',
  'whoever fills in {} has to choose from {}': 'qui remplit {} doit choisir dans {}',
  '{} has no date by which days, weeks or months could be told':
    "{} n'a pas de date d'où tirer le jour, la semaine ou le mois",
  '{} is no state of {}': "{} n'est pas un état de {}",
  'a new record is in no state yet': "une nouvelle fiche n'est encore dans aucun état",
  'it is not clear what is done': 'on ne sait pas ce qui est fait',
  'no rule of ours can hold this condition': 'aucune de nos règles ne sait tenir cette condition',
  'nothing says when that is': 'rien ne dit quand cela a lieu',
  'it says what there is not': "cela dit ce qu'il n'y a pas",
  'it is not clear from which values it follows': 'on ne sait pas de quelles valeurs cela découle',
  'a {} has no such bounds': "un champ {} n'a pas de telles limites",
  'it is not clear by what the figure is told apart': "on ne sait pas d'après quoi le chiffre est réparti",
  'it is not clear what the figure adds up': 'on ne sait pas ce que le chiffre additionne',
  'no date says which of them belong to the period': 'aucune date ne dit lesquels sont de la période',
  'it is not clear how long it lasts': 'on ne sait pas combien de temps cela dure',
  'it is not clear when that is so': "on ne sait pas quand c'est le cas",
  'it is not clear when it is open': "on ne sait pas quand c'est ouvert",
  'nothing says which moments have to lie in these hours':
    'rien ne dit quels moments doivent tomber dans ces heures',
  'opening hours that differ by day are not a rule of ours':
    'des horaires qui changent selon le jour ne font pas partie de nos règles',
  'no message of ours can be sent then': 'aucun de nos messages ne peut partir à ce moment-là',
  'nothing says how to reach {}': 'rien ne dit comment joindre {}',
  'a short link needs a code': "un lien court a besoin d'un code",
  'a figure of the lowest so many is not one of ours':
    'un chiffre des plus bas ne fait pas partie des nôtres',
  'it has no date': "il n'y a pas de date",
  'it has no states': "il n'y a pas d'états",
  'nothing says where it leads to': 'rien ne dit où cela mène',
  'nothing says what takes from the stock': 'rien ne dit ce qui prend dans le stock',
  'it does not lead to an address': 'cela ne mène à aucune adresse',
  'it does not say when somebody is told': "cela ne dit pas quand quelqu'un est prévenu",
  'it is not clear what the plan allows': 'on ne sait pas ce que la formule permet',
  'it is not clear when somebody is told': "on ne sait pas quand quelqu'un est prévenu",
  'it says how a value does not come about': "cela dit comment une valeur ne s'obtient pas",
  'nothing says what happens then': 'rien ne dit ce qui arrive alors',
  'only a value can follow from others': "seule une valeur peut découler d'autres",
  'the times stand in another record': 'les heures se trouvent dans une autre fiche',
  'a field holds one value, not {}': 'un champ tient une valeur, pas {}',
  'a record refers to one {}, not to several': 'une fiche renvoie à une seule fiche {}, pas à plusieurs',
};

/** A reason in French; one without a row stays in English. */
export function frenchReasons(english: string): string {
  const { template, parts } = templateOf(english);
  const found = rows[template];
  if (found === undefined) return english;
  let next = 0;
  return found.replaceAll('{}', () => parts[next++] ?? '');
}
