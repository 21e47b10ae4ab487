/**
 * Sample data as it is written into a product: steps that make records and move them through their states. Days count
 * from the day on which the data is added, so that there is always something today, last week and next month. The product
 * reads this form itself, so it stands in its own module.
 */
export type {
  SampleDay,
  SampleMove,
  SampleRecord,
  SampleStep,
  SampleValue,
} from '../engineer/blueprint/src/sample-data.ts';
