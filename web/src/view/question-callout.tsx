import type { ReactNode } from 'react';
import type { QuestionView } from '../../../src/protocol/view.ts';
import { count } from '../model/format.ts';
import { Countdown } from './elapsed.tsx';
import { Link } from './router.tsx';
import './question-callout.css';

/** Tells that the company waits for an answer, with the most urgent question first. */
export function QuestionCallout({ questions }: { questions: QuestionView[] }): ReactNode {
  const open = questions.filter((question) => !question.answer);
  open.sort((a, b) => (a.deadline ?? Infinity) - (b.deadline ?? Infinity));
  const [first] = open;
  if (!first) return null;
  return (
    <section className="callout" aria-labelledby="callout-title">
      <h2 id="callout-title">{count(open.length, 'question')} for you</h2>
      <p className="callout-text">{first.text}</p>
      <p className="small">
        {first.deadline !== undefined && first.default !== undefined && (
          <>
            Taken by itself in <Countdown to={first.deadline} />.{' '}
          </>
        )}
        <Link to={{ page: 'questions' }}>Answer</Link>
      </p>
    </section>
  );
}
