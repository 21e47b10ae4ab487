import type { ReactNode } from 'react';
import type { QuestionView } from '../../../src/protocol/view.ts';
import { formatMoment } from '../model/format.ts';
import { useDashboard } from './model-context.ts';
import { PageTitle } from './page-title.tsx';
import { QuestionCard } from './question-card.tsx';

function Answered({ question }: { question: QuestionView }): ReactNode {
  const { answer } = question;
  if (!answer) return null;
  const label = question.options.find((option) => option.value === answer.value)?.label ?? answer.value;
  return (
    <li className="panel question-answered">
      <p>{question.text}</p>
      <p>
        <strong>{label}</strong>{' '}
        <span className="small quiet">
          {answer.by}, {formatMoment(answer.at)}
        </span>
      </p>
    </li>
  );
}

/** What the company asks people: open questions, most urgent first, and what was answered. */
export function QuestionsPage(): ReactNode {
  const { company } = useDashboard();
  if (!company) return null;
  const open = company.questions.filter((question) => !question.answer);
  open.sort((a, b) => (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.askedAt - b.askedAt);
  const answered = company.questions.filter((question) => question.answer);
  answered.sort((a, b) => (b.answer?.at ?? 0) - (a.answer?.at ?? 0));
  return (
    <>
      <PageTitle title="Questions" />
      <section className="questions-section" aria-label="Open questions">
        {open.length === 0 ? (
          <p className="empty">Nobody asks anything. Work that needs a person’s word appears here.</p>
        ) : (
          <ul className="question-list">
            {open.map((question) => (
              <QuestionCard key={question.id} question={question} />
            ))}
          </ul>
        )}
      </section>
      {answered.length > 0 && (
        <section className="questions-section" aria-labelledby="answered-title">
          <div className="panel-head">
            <h2 id="answered-title">Answered</h2>
          </div>
          <ul className="question-list">
            {answered.map((question) => (
              <Answered key={question.id} question={question} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
