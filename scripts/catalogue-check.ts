import { packs } from '../src/studio/catalogue/packs.ts';
import { analyseBrief } from '../src/studio/analyst/analyse.ts';
import { sentencesFor } from '../src/studio/catalogue/pack.ts';
import { validateSpecification } from '../src/studio/specification/validate.ts';
const lang = (process.argv[2] ?? 'en') as 'en' | 'fr';
const only = process.argv[3]?.split(',');
const tryAwaited = process.argv.includes('--awaited');
let bad = 0,
  total = 0;
for (const pack of packs()) {
  if (only && only[0] !== '' && !only.includes(pack.kind)) continue;
  const text = pack.text[lang];
  const variants = [[], ...text.parts.filter((p) => p.trades.length).map((p) => [p.trades[0]!])];
  const seen = new Set<string>();
  for (const v of variants) {
    const lines = sentencesFor(text, v);
    if (lines.length === 0) {
      console.log(`${pack.kind}: no ${lang} text`);
      continue;
    }
    const doc = lines.join('\n');
    const a = analyseBrief(doc);
    const gaps = a.specification?.notUnderstood ?? [];
    if (!a.specification) console.log(`${pack.kind} ${v}: DECLINED ${a.why}`);
    else {
      const probs = validateSpecification(a.specification);
      if (probs.length) console.log(pack.kind, 'INVALID', probs.slice(0, 3));
      const s = a.specification;
      const cond = s.rules.filter((r) => r.source.from === 'brief').length;
      if (s.entities.length < 3 || cond < 1 || s.roles.length < 2)
        console.log(`${pack.kind} ${v}: entities ${s.entities.length} rules ${cond} roles ${s.roles.length}`);
    }
    total += lines.length;
    for (const g of gaps) {
      const line = doc.slice(
        doc.lastIndexOf('\n', g.start) + 1,
        (doc.indexOf('\n', g.start) + 1 || doc.length + 1) - 1,
      );
      if (seen.has(line)) continue;
      seen.add(line);
      bad++;
      console.log(`${pack.kind}: ${line}  << ${g.text} | ${g.why}`);
    }
    if (tryAwaited)
      for (const l of text.parts
        .filter((p) => p.isOtherwise || !p.trades.length || p.trades.some((t) => v.includes(t)))
        .flatMap((p) => p.awaited)) {
        if (seen.has(l)) continue;
        seen.add(l);
        const b = analyseBrief(doc + '\n' + l);
        const g = b.specification?.notUnderstood.filter((x) => x.start >= doc.length) ?? [];
        const ok = b.specification && g.length === 0 && b.specification.notUnderstood.length === gaps.length;
        console.log(ok ? `READ ${pack.kind}: ${l}` : `     ${pack.kind}: ${l}`);
      }
  }
}
console.log(`${total} sentences, ${bad} not read`);
