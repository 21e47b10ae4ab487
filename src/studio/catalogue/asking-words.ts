/** How people ask for a product, as data: the words around the kind that name nothing of their own. */
import type { PackLanguage } from './pack.ts';

/** The words by which a language asks. */
export type AskingWords = {
  /** Nouns that say "a product" and no more. */
  products: ReadonlySet<string>;
  /** Those that no name of a kind needs: "booking system" is as good as "booking". */
  generic: ReadonlySet<string>;
  /** Words of an asking phrase that carry nothing: "I want a simple …". */
  asking: ReadonlySet<string>;
  /** What follows is had, not had, or a sentence of its own. */
  having: ReadonlySet<string>;
  lacking: ReadonlySet<string>;
  clause: ReadonlySet<string>;
  /** What follows is whom or what it is for. */
  audience: ReadonlySet<string>;
  joining: ReadonlySet<string>;
  /** Words that every language of names leaves out when names are compared. */
  small: ReadonlySet<string>;
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

const english: AskingWords = {
  products: setOf(`app apps application applications software website websites site web webapp platform tool
    system program programme product solution something database portal page manager tracker service
    thing interface dashboard`),
  generic: setOf('app apps software website websites site web webapp platform system'),
  asking: setOf(`i we you me us he she it want wants wanted need needs like i'd we'd love looking look make
    making build building create creating give get have having please hi hello hey dear thanks thank
    a an the some any my our your his her their this that one new simple small little tiny easy basic nice modern
    clean good great lightweight online mobile internal custom personal private public own local
    to for of in on at is be can could would should do does let lets us help helps helping
    manage manages managing management track tracks tracking keep keeps keeping organise organize organising
    organizing organisation handle handles handling run runs running record records follow following store
    list lists plan planning schedule scheduling administer administration
    everything all things about up basically just really someone who i'm we're am are
    macrohard kind sort type of use user users team based free open source fast quick beautiful`),
  having: setOf('with including featuring plus having include includes'),
  lacking: setOf('without no minus excluding'),
  clause: setOf('where which who whose when so but'),
  audience: setOf('for at in of from'),
  joining: setOf('and , & + or plus also'),
  small:
    setOf(`a an the of for to my our your his her their its and or in on at with some each other one another by
    from is are be this that we i you me build make create want need would like give
    how what why there then do does did done doing echo file`),
};

const french: AskingWords = {
  products:
    setOf(`app apps appli applis application applications logiciel logiciels site sites web plateforme outil
    outils systeme programme produit solution chose base donnees portail page service interface
    internet`),
  generic: setOf(
    `app apps appli applis application applications logiciel logiciels site web plateforme systeme internet ligne`,
  ),
  asking:
    setOf(`je j j'ai nous on il elle tu vous veux veut voulons voudrais voudrait voudrions aimerais aimerions
    aimerait faut faudrait besoin ai avons a avoir cherche cherchons souhaite souhaitons souhaiterais fais faire faites
    cree creer creez creation realiser me moi s'il te plait svp stp merci bonjour salut bonsoir
    un une le la les l l' l'on d d' de du des mon ma mes notre nos votre vos son sa ses ce cette quelque
    simple petit petite petits petites nouveau nouvelle facile basique moderne beau belle en ligne mobile interne
    personnel personnelle perso prive propre
    pour a au aux qui que permet permettant permettre gerer gere geres suivre suit tenir tient organiser organise
    planifier enregistrer noter lister administrer administration gestion suivi
    tout toute tous toutes c'est est peut puisse qu qu' aide aider type genre sorte rapide gratuit juste
    d'un d'une l'app l'application d'appli`),
  having: setOf('avec incluant comprenant plus'),
  lacking: setOf('sans'),
  clause: setOf('où dont quand lorsque mais lequel laquelle lesquels lesquelles'),
  audience: setOf("pour d'un d'une de du des"),
  joining: setOf('et , & + ou ainsi aussi puis'),
  small:
    setOf(`un une le la les l de du des d au aux a pour mon ma mes notre nos votre vos son sa ses leur leurs et ou
    en dans sur avec chaque ce cette par qui que est je veux voudrais il faut faire creer besoin
    comment quoi pourquoi alors quel quelle quels quelles`),
};

/** How each language of the packs asks. */
export const askingWords: Readonly<Record<PackLanguage, AskingWords>> = { en: english, fr: french };
