import { describe, expect, it } from 'vitest';
import { saidOf } from './said-of.ts';

describe('what is written down, in English', () => {
  it.each([
    [
      "When a bike comes in, the clerk notes the owner's phone number, the frame number (if any) and what is wrong with it.",
      ['bike: ownerPhoneNumber phone, frameNumber text?, whatIsWrong text'],
    ],
    [
      'When a dog arrives, we write down the name, the breed, the age if known and whether it is vaccinated.',
      ['dog: name text, breed text, age integer?, vaccinated boolean?'],
    ],
    [
      'When a parcel is handed in, Tom records the sender, the weight in kg and the colour.',
      ['parcel: sender text, weight decimal, colour colour'],
    ],
    [
      'For each delivery we note the date, the supplier, the temperature and a photo.',
      ['delivery: date date, supplier text, temperature decimal, photo image?'],
    ],
    [
      'For every lesson: the date, the topic, how long it took and what we did.',
      ['lesson: date date, topic text, durationMinutes duration, whatWeDid text'],
    ],
    [
      'A reader (name, phone, joining date) pays 12 euros a year. Each of them may borrow at most 5 books for 3 weeks.',
      [
        'reader: name text, phone phone, joiningDate date',
        'loan: bookId reference, readerId reference',
        'loan is lent, returned',
      ],
    ],
    [
      'A parent orders a costume for a date. We write down the size, the colour (red, blue or green), an optional remark and a picture of what they have in mind.',
      [
        'order: costumeId reference, parentId reference, date date, size text, colour red/blue/green, remark text?, picture image?',
        'order is ordered, cancelled',
        'parent may create, read own order',
      ],
    ],
    [
      'Each boat gets a name, a length in m, a mooring number and a colour.',
      ['boat: name text, length decimal, mooringNumber text, colour colour'],
    ],
    [
      "Every hive has a number, a location, the queen's colour and the year.",
      ['hive: number integer, location text, queenColour colour, year integer'],
    ],
    [
      'Volunteers submit a claim (date, amount in euros, reason, receipt).',
      ['claim: date date, amount money, reason text, receipt text', 'volunteer may create, read all claim'],
    ],
    [
      'I want to log the weight of each of my ewes and lambs.',
      ['ewe: weight decimal', 'lamb: weight decimal'],
    ],
    [
      'We keep track of the name, the breed and the date of birth of each horse.',
      ['horse: name text, breed text, dateOfBirth date'],
    ],
    [
      '## Tenants\nName, phone, email, date of birth, emergency contact.',
      ['tenant: name text, phone phone, email email, dateOfBirth date, emergencyContact text'],
    ],
    [
      '## Jobs\n- Types: boiler, leak, drain, heating.\n- Status: new, on hold, done, no-show.',
      ['job: type boiler/leak/drain/heating', 'job is new, on hold, done, no-show'],
    ],
    [
      'As a driver, I want to log a trip (date, distance in km, note) so that the office can pay me.',
      ['trip: date date, distance decimal, note text?', 'driver may create, read all trip'],
    ],
    ['As an admin of the club, I want to edit trips. A trip has a date.', ['trip: date date']],
    [
      "As a parent, I'd like to see my children's marks. A child has a name. A mark has a value.",
      ['mark: value decimal', 'child: name text', 'parent may read own mark'],
    ],
    [
      'A loan has a date. Students: browse books, request a loan. A book has a title.',
      [
        'loan: date date',
        'book: title text',
        'student may create, read all loan',
        'student may read all book',
      ],
    ],
    [
      'The system should let customers request a quote: width in cm, height in cm, colour, delivery or collection.',
      [
        'quote: width decimal, height decimal, colour colour, deliveryOrCollection delivery/collection',
        'customer may create, read all quote',
      ],
    ],
    [
      'For each guest: first name, last name, diet, how many children, if there is a pet.',
      ['guest: firstName text, lastName text, diet text, numberOfChildren integer, pet boolean?'],
    ],
    [
      'Each tree gets a number, the species, the height in m and the condition: good, fair or poor.',
      ['tree: number integer, species text, height decimal, condition good/fair/poor'],
    ],
    [
      'When a call comes in, the operator enters the caller, the address, the problem and the priority: low, medium or high.',
      ['call: caller text, address text, problem text, priority low/medium/high'],
    ],
    [
      'Each shift has a date, a start time, an end time, and who asked.',
      ['shift: date date, startTime time, endTime time, askedBy text'],
    ],
    [
      'As a member, I want to move a task between Open, Doing and Done. A task has a title.',
      ['task: title text', 'task is open, doing, done'],
    ],
    [
      'For each visit the nurse notes the date, the blood pressure, the pulse and any remarks.',
      ['visit: date date, bloodPressure text, pulse text, remark text?'],
    ],
    [
      'Each entry gets a title, the class, which judge, the score and a comment if needed.',
      ['entry: title text, class text, judge text, score integer, comment text?'],
    ],
    [
      'When a saw is returned, the clerk records the hours used, the damage if any and a photo.',
      ['saw: hoursUsed text, damage text?, photo image?'],
    ],
    [
      'For every patient we store the first name, the last name, the date of birth and whether they smoke.',
      ['patient: firstName text, lastName text, dateOfBirth date, smoke boolean?'],
    ],
    [
      'For each stall: width in m, power needed, the fee in euros.',
      ['stall: width decimal, power text, fee money'],
    ],
    [
      'Each costume has a size, a colour, which play and a photo.',
      ['costume: size text, colour colour, play text, photo image?'],
    ],
    [
      'All our vans have a number plate, a mileage and a colour.',
      ['van: numberPlate text, mileage integer, colour colour'],
    ],
    [
      'Members post an advert (title up to 80 characters, description, price in euros).',
      ['advert: title text, description text, price money', 'member may create, read all advert'],
    ],
    [
      'A courier files a report with the date, the address and a photo.',
      ['report: date date, address text, photo image?', 'courier may create, read all report'],
    ],
    [
      'We record the species, the weight in g and the ring number of every bird.',
      ['bird: species text, weight decimal, ringNumber text'],
    ],
    [
      "I'd like to track the temperature and the humidity of each of our cellars.",
      ['cellar: temperature decimal, humidity text'],
    ],
    [
      '## Vehicles\nMake, model, number plate, colour, mileage, date of last service.',
      [
        'vehicle: make text, model text, numberPlate text, colour colour, mileage integer, lastServiceDate date',
      ],
    ],
    [
      '## Repairs\n- Types: engine, brakes, tyres.\n- Status: waiting, in progress, done.',
      ['repair: type engine/brakes/tyres', 'repair is waiting, in progress, done'],
    ],
    [
      'As a keeper, I want to record a feeding (date, food, quantity) so that the vet knows.',
      ['feeding: date date, food text, quantity integer', 'keeper may create, read all feeding'],
    ],
    [
      'As a captain, I need to edit my crews. A crew has a name.',
      ['crew: name text', 'captain may read, update own crew'],
    ],
    [
      'Guides: see tours, create reports. A tour has a date. A report has a text.',
      [
        'tour: date date',
        'report: text text',
        'guide may read all tour',
        'guide may create, read all report',
      ],
    ],
    [
      'The app should allow renters to file a complaint: the date, the reason and a photo.',
      ['complaint: date date, reason text, photo image?', 'renter may create, read all complaint'],
    ],
    [
      "Each score gets a value from 1 to 10, a comment and the judge's name. A judge has an email.",
      ['score: judgeId reference, value decimal, comment text?', 'judge: email email'],
    ],
    [
      'For each bed we note the crop, the sowing date, how many plants and remarks.',
      ['bed: crop text, sowingDate date, numberOfPlants integer, remark text?'],
    ],
    [
      'Whenever a visitor arrives, the guard enters the name, the company, the number plate and whether they have a badge.',
      ['visitor: name text, company text, numberPlate text, badge boolean?'],
    ],
    [
      'Each medal has a year, an event, a rank and the colour: gold, silver or bronze.',
      ['medal: year integer, event text, rank integer, colour gold/silver/bronze'],
    ],
    [
      'Nobody but the owner can delete invoices. An invoice has a number. Clerks manage invoices.',
      [
        'invoice: number integer',
        'owner may read, delete all invoice',
        'clerk may create, read, update all invoice',
      ],
    ],
    [
      'An exhibit has an inventory number, a title, an artist (if known) and a year.',
      ['exhibit: inventoryNumber text, title text, artist text?, year integer'],
    ],
    [
      'For each order: customer name, delivery address, date and time, number of boxes.',
      ['order: customerName text, deliveryAddress text, dateAndTime datetime, numberOfBoxes integer'],
    ],
    [
      'When a claim comes in, we note the policy number, the date of the damage and the amount in euros.',
      ['claim: policyNumber text, damageDate date, amount money'],
    ],
    [
      'Each class has a teacher, a room, a day, a start time and an end time.',
      ['class: teacher text, room text, day date, startsAt datetime, endsAt datetime'],
    ],
    [
      'Each pupil gets a first name, a last name, a class and the languages.',
      ['pupil: firstName text, lastName text, class text, languages text'],
    ],
    [
      'A sponsor sends a pledge (amount in euros, name, email).',
      ['pledge: amount money, name text, email email', 'sponsor may create, read all pledge'],
    ],
  ])('%s', (brief, said) => {
    expect(saidOf(brief)).toEqual(said);
  });
});

describe('words that name neither things nor fields', () => {
  it.each([
    'I note that it rains a lot here.',
    'For each of us it is a hobby.',
    'We take pride in our work, our people and our garden.',
    'I have a dog, two cats and a garden.',
    'Please keep in touch and record nothing.',
    'Each member gets an email.',
    'It is important to me, my wife and my father.',
    'Reception (me and Paula) is open on Mondays.',
    'As a child, I liked books, ink and paper.',
    'For example: Monday, Tuesday and Wednesday.',
    'Note: bring a pen, paper and a coat.',
    'When a storm comes in, we close.',
    'I track nothing today.',
    'We never record names or addresses.',
    'Do not ask for the phone number.',
    '\nOverview\nLondon, Paris, Rome, Berlin.',
    '\nRules\nStatus: open, closed.',
    'Between London, Paris and Rome we drive.',
    'Contact: Anna, Tom and Lisa.',
    'As a rule, I want quiet, calm and order.',
    "Je note qu'il pleut souvent ici.",
    "Comme enfant, j'aimais les livres, l'encre et le papier.",
    'Par exemple : lundi, mardi et mercredi.',
    "L'accueil (moi et Paul) est ouvert le lundi.",
    'Ne demandez pas le téléphone.',
    'Nous ne notons jamais les adresses.',
    "Pour chacun de nous, c'est un plaisir.",
    'Quand un orage arrive, on ferme.',
    "C'est important pour moi, ma femme et mon père.",
  ])('%s', (sentence) => {
    const isFrench =
      /[éèàç']|^(Je|Un|Nous|Quand|Pour|Ne|Comme|Par) /.test(sentence) && !sentence.startsWith('I ');
    const known = isFrench ? 'Un livre a un titre.' : 'A book has a title.';
    expect(saidOf(`${known}\n\n${sentence}`)).toEqual([isFrench ? 'livre: titre text' : 'book: title text']);
  });
});
