import type { ReactNode } from 'react';
import type { CompanyView } from '../../../src/protocol/view.ts';
import { formatCost } from '../model/format.ts';
import { AtWork } from './at-work.tsx';
import { BriefBox } from './brief-box.tsx';
import { BuildList } from './build-list.tsx';
import { useDashboard } from './model-context.ts';
import { PageTitle } from './page-title.tsx';
import { ProductCards } from './product-card.tsx';
import { QuestionCallout } from './question-callout.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { WorkTable } from './work-table.tsx';
import { WorkerList } from './worker-list.tsx';
import './company-page.css';

const nameList = new Intl.ListFormat('en');

function headline(company: CompanyView): string {
  const running = company.work.filter((work) => work.state === 'running');
  if (company.stopped) return 'The company is stopped';
  const busy = [...new Set(running.map((work) => work.role))];
  if (busy.length > 3) return `${busy.length} roles at work`;
  if (busy.length > 0)
    return `${nameList.format(busy)} at work`.replace(/^./, (first) => first.toUpperCase());
  if (company.work.some((work) => work.state === 'waiting')) return 'The company waits for you';
  if (company.work.length === 0 && company.products.length === 0)
    return 'A company ready for its first brief';
  return 'The company is at rest';
}

function Figures({ company }: { company: CompanyView }): ReactNode {
  const inState = (...states: string[]): number =>
    company.work.filter((work) => states.includes(work.state)).length;
  const figures: [string, string | number][] = [
    ['under way', inState('running')],
    ['queued', inState('queued', 'blocked')],
    ['waiting for you', company.questions.filter((question) => !question.answer).length],
    ['finished', inState('done')],
    ['products up', company.products.filter((product) => product.health === 'up').length],
    ['spent', formatCost(company.costMicros)],
  ];
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The company at work. */
export function CompanyPage(): ReactNode {
  const { company } = useDashboard();
  if (!company) return null;
  const isNew = company.work.length === 0 && company.products.length === 0;
  return (
    <>
      <div className="company-intro">
        <PageTitle title="Company">{headline(company)}</PageTitle>
        {!isNew && <Figures company={company} />}
      </div>
      <div className="company-grid">
        <div className="company-column is-main">
          <QuestionCallout questions={company.questions} />
          {isNew && <BriefBox isFirst />}
          <AtWork company={company} />
          <TimelineChart work={company.work} />
          <BuildList company={company} />
        </div>
        <div className="company-column is-side">
          {!isNew && <BriefBox isFirst={false} />}
          <ProductCards products={company.products} />
          <WorkerList workers={company.workers} work={company.work} />
        </div>
        <div className="company-column is-rest">
          <WorkTable work={company.work} />
        </div>
      </div>
    </>
  );
}
