/** English nouns that name fields, with the type of their values. */
import type { FieldNoun } from './lexicon.ts';
import { listOf, tableOf } from './word-list.ts';

/** By the whole name first, then by its last word. */
export const englishFieldNouns: Record<string, FieldNoun> = tableOf([
  [
    { kind: 'text' },
    `
    name | title | surname | code | reference | address | city | country | street | postal code |
    postcode | zip | isbn | sku | brand | model | breed | species | author | publisher |
    genre | category | type | kind | location | subject | role | barcode | label | make |
    diagnosis | manufacturer | language | skill | specialty | speciality | nickname | username |
    topic | vin | plate | allergy | reason | nationality | gender |
    serial number | chip number | licence number | license number | licence plate | license plate |
    registration number | account number | invoice number | order number | card number |
    membership number | member number | customer number | room number | tax number | vat number |
    passport number | contract number | tracking number | reference number | identification number |
    id number | student number | number plate | part number | batch number | inventory number | siret |
    iban | size | priority | severity | importance`,
  ],
  [{ kind: 'email', key: 'email', label: 'Email' }, 'email | e-mail | email address | e-mail address'],
  [{ kind: 'email' }, 'mail'],
  [
    { kind: 'phone' },
    `
    phone | phone number | telephone | telephone number | mobile | mobile number | fax number`,
  ],
  [{ kind: 'url' }, 'website | url | link | homepage | web site | web address'],
  [
    { kind: 'longText' },
    `
    note | notes | description | comment | comments | remark | remarks | message | summary | instruction |
    instructions | biography | bio | detail | details | content | text | body | abstract | symptom |
    symptoms | feedback`,
  ],
  [
    { kind: 'money', min: 0 },
    `
    price | cost | fee | rate | budget | salary | unit price | hourly price | purchase price | sale price | value in euros | wage | deposit | fine | rent | charge | tax | tip |
    donation | daily rate | hourly rate`,
  ],
  [{ kind: 'money' }, 'amount | total | balance | revenue'],
  [{ kind: 'decimal' }, 'value | grade | temperature'],
  [{ kind: 'date' }, 'date | birthday | birthdate | birth date | deadline | day | expiry'],
  [{ kind: 'date', key: 'dateOfBirth' }, 'date of birth'],
  [{ kind: 'date', key: 'dueOn', label: 'Due date' }, 'due date'],
  [{ kind: 'date', key: 'startsOn', label: 'Start date' }, 'start date'],
  [{ kind: 'date', key: 'endsOn', label: 'End date' }, 'end date'],
  [{ kind: 'date', key: 'expiresOn', label: 'Expiry date' }, 'expiry date'],
  [{ kind: 'date', key: 'expiresOn', label: 'Expiration date' }, 'expiration date'],
  [{ kind: 'datetime' }, 'date and time | date & time | day and time | moment | timestamp'],
  [{ kind: 'datetime', key: 'startsAt', label: 'Start' }, 'start date and time | start'],
  [{ kind: 'datetime', key: 'endsAt', label: 'End' }, 'end date and time | end'],
  [{ kind: 'datetime', key: 'startsAt', label: 'Start time' }, 'start time'],
  [{ kind: 'datetime', key: 'endsAt', label: 'End time' }, 'end time'],
  [{ kind: 'time' }, 'time | opening time | closing time'],
  [{ kind: 'duration', min: 1 }, 'duration'],
  [{ kind: 'decimal', min: 0 }, 'length | weight | height | width | depth | distance | area | volume | dose'],
  [
    { kind: 'integer', min: 0 },
    `
    quantity | stock | capacity | count | seat | pages | page | copies | points | age | mileage |
    number of | credits | quantity in stock | amount in stock | number in stock | minimum quantity | minimum stock`,
  ],
  [{ kind: 'integer' }, 'year | floor | score | rating | stars | number | rank'],
  [{ kind: 'percentage' }, 'percentage | discount | percent | vat rate | tax rate'],
  [{ kind: 'boolean' }, 'flag | checkbox'],
  [{ kind: 'colour' }, 'colour | color'],
  [{ kind: 'text' }, 'eye colour | hair colour | eye color | hair color | skin colour'],
  [
    { kind: 'image' },
    `
    image | images | picture | pictures | photo | photos | photograph | logo | avatar | portrait | cover image | cover | thumbnail |
    screenshot | illustration | profile picture | profile photo | poster image | sketch | drawing`,
  ],
  [
    { kind: 'file' },
    `
    file | files | attachment | attachments | document | pdf | cv | resume | résumé | scan | upload | sheet music | score file | manuscript | lab result |
    proof | pdf file`,
  ],
]);

/** Compound nouns, also those that contain a word of fixed meaning. */
export const englishCompounds = listOf(`
  date and time | date & time | start date and time | end date and time | day and time |
  terms and conditions | profit and loss | date of birth | place of birth | time of day | number of seats |
  number of places | number of people | number of guests | number of participants | number of items |
  number of pages | number of copies | number of units | number of rooms | number of nights |
  number of hours | number of days | bill of materials | letter of application | year of publication |
  year of birth | country of origin | proof of identity | point of contact | reason for visit |
  name and surname | number of stars | number of points | number of doses | food bank | order line |
  quantity in stock | amount in stock | number in stock | line item | opening time | closing time | start time | end time | lead time | time slot`);
