import { useEffect, useId, useState, type ReactNode, type SubmitEvent } from 'react';
import type { ChangePreview, ProductView } from '../../../src/protocol/view.ts';
import { useDashboard, useModel } from './model-context.ts';
import './brief-box.css';
import './change-section.css';

const example =
  'Appointments also have a note. Rename stylists to hairdressers. A customer may have at most 5 booked appointments.';

type Line = { mark: 'added' | 'removed'; text: string };

function linesOf(difference: ChangePreview['differences'][number]): Line[] {
  const { kind, before, after } = difference;
  const was: Line[] = before === undefined || kind === 'added' ? [] : [{ mark: 'removed', text: before }];
  const is: Line[] = after === undefined || kind === 'removed' ? [] : [{ mark: 'added', text: after }];
  return [...was, ...is];
}

const markNames = { added: 'New:', removed: 'Until now:' };

function Preview({ preview }: { preview: ChangePreview }): ReactNode {
  return (
    <div className="change-preview" role="status">
      <h2>What would change</h2>
      <ul>
        {preview.renames.map(({ entity, field, to }) => (
          <li key={`${entity}.${field ?? ''}`}>
            <span className="mono">{field === undefined ? entity : `${entity}.${field}`}</span> is called{' '}
            <span className="mono">{to}</span>; its data is kept.
          </li>
        ))}
        {preview.differences.flatMap((difference) =>
          linesOf(difference).map(({ mark, text }) => (
            <li key={`${difference.element} ${mark}`} className={`change-line is-${mark}`}>
              <span className="hidden-visually">{markNames[mark]} </span>
              {text}
            </li>
          )),
        )}
      </ul>
      {preview.notUnderstood.length > 0 && (
        <>
          <h2>Not understood</h2>
          <ul>
            {preview.notUnderstood.map(({ text, why }) => (
              <li key={text}>
                “{text}” <span className="quiet">({why})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What the field often asks for, a click away from the text. */
function Suggestions({ slug, onPick }: { slug: string; onPick: (sentence: string) => void }): ReactNode {
  const model = useModel();
  const [sentences, setSentences] = useState<string[]>([]);
  useEffect(() => {
    let isShown = true;
    void model.suggestions(slug).then((found) => isShown && setSentences(found));
    return () => {
      isShown = false;
    };
  }, [model, slug]);
  if (sentences.length === 0) return null;
  return (
    <fieldset className="change-suggestions">
      <legend className="small quiet">Often asked for in this field</legend>
      {sentences.map((sentence) => (
        <button key={sentence} type="button" className="button is-plain" onClick={() => onPick(sentence)}>
          {sentence}
        </button>
      ))}
    </fieldset>
  );
}

/** Where a person says what should be otherwise; they see what that means before anything is done. */
export function ChangeSection({ product: { slug, name } }: { product: ProductView }): ReactNode {
  const model = useModel();
  const { busy, connection, company } = useDashboard();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<{ text: string; preview: ChangePreview }>();
  const id = useId();
  const isOff = text.trim() === '' || connection !== 'live' || company?.stopped === true;
  const current = shown?.text === text ? shown.preview : undefined;
  const look = async (): Promise<void> => {
    const preview = await model.previewChange(slug, text);
    if (preview) setShown({ text, preview });
  };
  const apply = async (): Promise<void> => {
    if (await model.change(slug, text)) setText('');
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void (current ? apply() : look());
  };
  return (
    <form className="panel change-section" onSubmit={onSubmit}>
      <label htmlFor={id}>What should be otherwise in {name}?</label>
      <textarea
        id={id}
        value={text}
        placeholder={example}
        onChange={(event) => setText(event.target.value)}
      />
      <Suggestions
        slug={slug}
        onPick={(sentence) => setText((before) => [before.trim(), sentence].join(' ').trim())}
      />
      {current && <Preview preview={current} />}
      <div className="change-actions">
        <button
          type="submit"
          className="button is-primary"
          disabled={isOff || busy.has(`preview:${slug}`) || busy.has(`change:${slug}`)}
        >
          {current ? 'Change it' : 'Show what would change'}
        </button>
        <span className="small quiet">
          What is stored is kept. The next release serves when it passed every check; until then this one
          does.
        </span>
      </div>
    </form>
  );
}
