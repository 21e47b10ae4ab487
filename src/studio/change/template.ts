/**
 * How people word renames and removals: literal words with alternatives (`remove|drop`), words that may be missing
 * (`also?`), and slots: `{thing}` an entity or a field, `{field}`, `{entity}`, `{verb}` a participle, `{name}` a new name.
 */
type Template = { do: 'rename' | 'drop'; words: string };

const article = 'the|a|an|its|their?';
const frArticle = "le|la|les|l'|un|une|des|de|d'|leur|leurs|son|sa|ses?";

/** The templates of each language; the first one whose slots all mean something wins. */
export const templates: Readonly<Record<'en' | 'fr', readonly Template[]>> = {
  en: [
    {
      do: 'rename',
      words: `please? rename ${article} {field} of|on|in ${article} {entity} to|as|into {name}`,
    },
    { do: 'rename', words: `please? rename ${article} {thing} to|as|into {name}` },
    { do: 'rename', words: `please? call ${article} {thing} {name} now|again|instead? from? now? on?` },
    {
      do: 'rename',
      words: `${article} {field} of|on|in ${article} {entity} is|are|should|must now? be? called|named|renamed to? {name}`,
    },
    { do: 'rename', words: `${article} {thing} is|are|should|must now? be? called|named|renamed to? {name}` },
    {
      do: 'drop',
      words: `please? remove|drop|delete|forget ${article} {field} of|from|on|in ${article} {entity}`,
    },
    { do: 'drop', words: `${article} {entity} no longer have|has|need|needs|keep|keeps ${article} {field}` },
    {
      do: 'drop',
      words: `${article} {entity} do|does not have|need|keep ${article} {field} any? more|anymore|longer`,
    },
    {
      do: 'drop',
      words: `${article} {entity} don't|doesn't have|need|keep ${article} {field} any? more|anymore|longer`,
    },
    { do: 'drop', words: `${article} {entity} can|may no longer be {verb}` },
    { do: 'drop', words: `please? remove|drop|delete|forget all? ${article} {thing}` },
    { do: 'drop', words: `we no longer need|keep|want|have ${article} {thing}` },
  ],
  fr: [
    {
      do: 'rename',
      words: `renommer|renomme|renommez ${frArticle} {field} du|des|de|d'|de? la|les|l'? {entity} en {name}`,
    },
    { do: 'rename', words: `renommer|renomme|renommez ${frArticle} {thing} en {name}` },
    {
      do: 'rename',
      words: `${frArticle} {field} du|des|de|d' la|les|l'? {entity} s' appelle|appellent désormais|maintenant? {name}`,
    },
    { do: 'rename', words: `${frArticle} {thing} s' appelle|appellent désormais|maintenant? {name}` },
    {
      do: 'drop',
      words: `supprimer|supprime|supprimez|retirer|retirez|enlever|enlevez ${frArticle} {field} du|des|de|d' la|les|l'? {entity}`,
    },
    { do: 'drop', words: `${frArticle} {entity} n' ont|a plus ${frArticle} {field}` },
    { do: 'drop', words: `${frArticle} {entity} ne peut|peuvent plus être {verb}` },
    {
      do: 'drop',
      words: `supprimer|supprime|supprimez|retirer|retirez|enlever|enlevez ${frArticle} {thing}`,
    },
  ],
};
