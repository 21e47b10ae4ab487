/**
 * What every product keeps to (docs/product-contract.md), sentence by sentence, on every example: each is built, started on
 * an empty database and held against each sentence over HTTP.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { describeApi } from './contract/api.ts';
import { describeDescription } from './contract/description.ts';
import { describePeople } from './contract/people.ts';
import { describeRecords } from './contract/records.ts';
import { exampleNames, specificationOf } from './contract/stage.ts';
import { subjectOf } from './contract/subject.ts';
import { describeTables } from './contract/tables.ts';

describe.each(exampleNames)('%s', (name) => {
  const subject = subjectOf(specificationOf(name));
  beforeAll(() => subject.start());
  afterAll(() => subject.stop());

  describeDescription(subject);
  describeApi(subject);
  describeTables(subject);
  describePeople(subject);
  describeRecords(subject);
});
