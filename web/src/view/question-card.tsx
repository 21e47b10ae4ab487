import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { QuestionView } from '../../../src/protocol/view.ts';
import { formatClock } from '../model/format.ts';
import { Countdown } from './elapsed.tsx';
import { useDashboard, useModel } from './model-context.ts';
import { Link } from './router.tsx';
import './question-card.css';

function DefaultNote({ question }: { question: QuestionView }): ReactNode {
  const { deadline, options } = question;
  const label = options.find((option) => option.value === question.default)?.label;
  if (deadline === undefined)
    return <span className="small quiet">No deadline: the work waits for you.</span>;
  return (
    <span className="small quiet">
      <strong>
        <Countdown to={deadline} />
      </strong>{' '}
      left; at {formatClock(deadline)}{' '}
      {label === undefined ? 'the work fails without an answer.' : `“${label}” is taken by itself.`}
    </span>
  );
}

/** Which product a question is about, as a link. */
function About({ question }: { question: QuestionView }): ReactNode {
  const { company } = useDashboard();
  const product = company?.products.find((candidate) => candidate.slug === question.product);
  return (
    <p className="small quiet">
      Asked at {formatClock(question.askedAt)}
      {product && (
        <>
          {' '}
          about <Link to={{ page: 'product', slug: product.slug, section: 'brief' }}>{product.name}</Link>
        </>
      )}
    </p>
  );
}

/** A question that waits for a person. */
export function QuestionCard({ question }: { question: QuestionView }): ReactNode {
  const model = useModel();
  const { busy, connection } = useDashboard();
  const [value, setValue] = useState(question.default);
  const isReady = value !== undefined && !busy.has(`answer:${question.id}`) && connection === 'live';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isReady) void model.answer(question.id, value);
  };
  return (
    <li className="panel">
      <form className="question" onSubmit={submit}>
        <About question={question} />
        <fieldset>
          <legend className="question-text">{question.text}</legend>
          {question.detail !== undefined && <p className="quiet">{question.detail}</p>}
          <div className="question-options" style={{ marginTop: '12px' }}>
            {question.options.map((option) => (
              <label key={option.value} className="question-option">
                <input
                  type="radio"
                  name={`question-${question.id}`}
                  checked={value === option.value}
                  onChange={() => setValue(option.value)}
                />
                <span>{option.label}</span>
                {option.value === question.default && <span className="small quiet">default</span>}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="question-foot">
          <button type="submit" className="button is-primary" disabled={!isReady}>
            Answer
          </button>
          <DefaultNote question={question} />
        </div>
      </form>
    </li>
  );
}
