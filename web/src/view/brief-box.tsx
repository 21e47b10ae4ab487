import {
  useId,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { exampleBriefs } from '../model/example-brief.ts';
import { useDashboard, useModel } from './model-context.ts';
import './brief-box.css';

const example =
  'A library lends books to members. A member may borrow at most 3 books at once. A book is available, then lent, then returned…';

/** A specification is told from a brief by its first member. */
function formOf(text: string): 'brief' | 'specification' {
  return /^format: macrohard\/specification\s*$/m.test(text) ? 'specification' : 'brief';
}

function Examples({ onPick }: { onPick: (text: string) => void }): ReactNode {
  return (
    <p className="brief-box-examples small">
      Or begin with an example:{' '}
      {exampleBriefs.map((brief) => (
        <button key={brief.name} type="button" className="button is-plain" onClick={() => onPick(brief.text)}>
          {brief.name}
        </button>
      ))}
    </p>
  );
}

/** Where a person says what the company should build. */
export function BriefBox({ isFirst }: { isFirst: boolean }): ReactNode {
  const model = useModel();
  const { busy, connection, company } = useDashboard();
  const [text, setText] = useState('');
  const id = useId();
  const isReady = text.trim() !== '' && !busy.has('build') && connection === 'live' && !company?.stopped;
  const submit = async (): Promise<void> => {
    if (isReady && (await model.build(text, formOf(text)))) setText('');
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void submit();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  const onFile = (event: ChangeEvent<HTMLInputElement>): void => {
    void event.target.files?.[0]?.text().then(setText);
    event.target.value = '';
  };
  return (
    <form className={`panel brief-box ${isFirst ? 'is-first' : ''}`} onSubmit={onSubmit}>
      <label htmlFor={id}>What should the company build?</label>
      <textarea
        id={id}
        value={text}
        placeholder={example}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="brief-box-actions">
        <button type="submit" className="button is-primary" disabled={!isReady}>
          {busy.has('build') ? 'Handing in…' : 'Build it'}
        </button>
        <span className="button is-plain brief-box-file">
          Open a file
          <input
            type="file"
            accept=".md,.txt,.yaml,.yml"
            aria-label="Open a file with a brief"
            onChange={onFile}
          />
        </span>
        <span className="small quiet">
          {formOf(text) === 'specification'
            ? 'A specification in YAML.'
            : 'Plain words will do; Ctrl+Enter hands in.'}
        </span>
      </div>
      {isFirst && <Examples onPick={setText} />}
    </form>
  );
}
