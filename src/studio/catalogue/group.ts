/** Groups and whom they consist of, as data: a class has students, a troop of scouts has scouts. */
import type { PackLanguage } from './pack.ts';

const groups: Readonly<Record<PackLanguage, Readonly<Record<string, string>>>> = {
  en: {
    class: 'student',
    school: 'student',
    team: 'member',
    street: 'neighbour',
    neighbourhood: 'neighbour',
    municipality: 'resident',
    squad: 'player',
    club: 'member',
    society: 'member',
    family: 'relative',
    household: 'member',
    band: 'musician',
    choir: 'singer',
    company: 'employee',
    office: 'employee',
    department: 'employee',
    factory: 'employee',
    clinic: 'patient',
    practice: 'patient',
    congregation: 'parishioner',
    parish: 'parishioner',
    village: 'resident',
    town: 'resident',
    building: 'resident',
    crew: 'volunteer',
    charity: 'volunteer',
    shop: 'customer',
    studio: 'customer',
    restaurant: 'customer',
    troop: '*',
    pack: '*',
    group: '*',
  },
  fr: {
    classe: 'élève',
    école: 'élève',
    lycée: 'élève',
    collège: 'élève',
    équipe: 'membre',
    quartier: 'voisin',
    asso: 'membre',
    club: 'membre',
    association: 'membre',
    famille: 'proche',
    entreprise: 'employé',
    société: 'employé',
    bureau: 'employé',
    cabinet: 'patient',
    paroisse: 'paroissien',
    commune: 'habitant',
    village: 'habitant',
    mairie: 'agent',
    immeuble: 'résident',
    chorale: 'choriste',
    orchestre: 'musicien',
    boutique: 'client',
    magasin: 'client',
    restaurant: 'client',
    troupe: 'membre',
    groupe: 'membre',
  },
};

/** Whom a group consists of; a word such as "troop" takes them from the word before it ("scout troop"). */
export function membersOf(language: PackLanguage, group: string, before?: string): string | undefined {
  const members = groups[language][group];
  if (members !== '*') return members;
  return before !== undefined && /^\p{L}{4,}$/u.test(before) ? before : undefined;
}
