import { type Field, type FieldOptions, makeField, type Reading, refuse } from './field.ts';
import { text } from './text-field.ts';
import { words } from '../words.ts';

const uploadPath = /^\/uploads\/[1-9][0-9]{0,14}-[^/\s?#]{1,150}$/;

/** The path of an upload, as `POST /api/uploads` answered it. Whether it is there is asked when the record is written. */
function uploadField(name: { key: string; label: string }, options: FieldOptions, kind: string): Field {
  const base = text(name.key, name.label, { ...options, maxLength: 200 });
  const fromJson = (input: unknown): Reading => {
    const reading = base.fromJson(input);
    if (!reading.ok || reading.value === null || uploadPath.test(String(reading.value))) return reading;
    return refuse(words.files.mustBeUpload(name.label));
  };
  return makeField(name, options, {
    kind,
    sqlType: 'TEXT',
    control: { kind: 'upload', accept: kind === 'image' ? 'image/*' : '' },
    schema: { type: 'string', pattern: uploadPath.source },
    fromJson,
  });
}

/** A picture. */
export function image(key: string, label: string, options: FieldOptions = {}): Field {
  return uploadField({ key, label }, options, 'image');
}

/** A file of any kind that may be uploaded. */
export function file(key: string, label: string, options: FieldOptions = {}): Field {
  return uploadField({ key, label }, options, 'file');
}
