import type { Vocabulary } from './vocabulary.ts';

/** English. */
export const english: Vocabulary = {
  firstNames:
    'Alice|Ben|Chloe|Daniel|Emma|Farid|Grace|Harry|Isla|Jack|Kavya|Liam|Maya|Noah|Olivia|Priya|Quentin|Rosie|Sam|Tara|Umar|Violet|William|Yasmin',
  lastNames:
    'Adams|Bennett|Clarke|Davies|Edwards|Foster|Green|Hughes|Iqbal|Johnson|Khan|Lewis|Morgan|Nolan|Owen|Patel|Quinn|Roberts|Shaw|Turner|Underwood|Vaughan|Walker|Young',
  streets:
    'Mill Lane|High Street|Station Road|Church Walk|Victoria Terrace|Orchard Close|Park Avenue|Bridge Street|Elm Grove|Harbour View',
  cities:
    'Bristol;BS1 4QT|Leeds;LS2 7EW|York;YO1 9TL|Bath;BA1 2LR|Exeter;EX4 3SB|Norwich;NR1 3QG|Chester;CH1 2HQ',
  country: 'United Kingdom',
  companies:
    'Harbour & Sons|Northgate Bakery|Oakfield Studio|Brightside Dental|Riverside Motors|Pennine Outdoor|Larkspur Design|Corner Bookshop|Meadow Farm|Kestrel Logistics|Bluebell Nursery|Stonebridge Legal',
  phone: '+44 7700 9',
  notes:
    'Prefers to be called in the morning.|Came on the recommendation of a friend.|Please ring the side bell.|Pays by card.|Asked for a reminder the day before.|Parking is behind the building.|Allergic to nuts.|Will bring the paperwork next time.|Needs a little more time than usual.|Happy with the last visit.',
  diets:
    'No nuts.|Lactose intolerant.|Gluten free.|No pork.|Vegetarian.|One child allergic to eggs.|No fish or shellfish.',
  reasons:
    'Yearly check-up|Follow-up|First visit|Advice|Something is not working|Renewal|Small repair|Urgent request',
  descriptions:
    'Our best seller, made to last.|A good choice to begin with.|For those who know what they want.|New this season.|Small, light and reliable.|Well liked by our regulars.|In good condition, checked before each use.|For up to four people.',
  comments:
    'Exactly what I was looking for, thank you!|Very friendly, I will come again.|Good, though I had to wait a little.|Could you say more about the second point?|I tried this last week and it works well.|A pleasure from start to finish.|Clear and helpful.',
  premises:
    'Harbour {}|Station {}|Old Mill {}|Riverside {}|Market Square {}|Park {}|Castle {}|Northgate {}|Meadow {}|St Mary’s {}|Orchard {}|Hilltop {}',
  places: 'Main hall|Room 1|Room 2|Garden room|Workshop|Upper floor|Reception|Annexe',
  brands: 'Bosch|Makita|Trek|Lenovo|Canon|Dyson|Siemens|Brother|Karcher|Sony',
  categories: 'General|New|Popular|Seasonal|Essentials|Special|Archive',
  departments: 'Sales|Workshop|Office|Purchasing|Logistics|Front desk',
  units: 'piece|kg|litre|box|pack|bag',
  months: 'January|February|March|April|May|June|July|August|September|October|November|December',
  biographies:
    'Writes about gardens, kitchens and quiet places.|Has been here since the first day.|Trained in Leeds, at home by the sea.|Loves old houses and long walks.|Twenty years in the trade.|Came for a summer and stayed.',
  professions: 'Teacher|Nurse|Carpenter|Accountant|Designer|Driver|Engineer|Gardener',
  packs: [
    {
      nouns: 'furniture|furnishing|piece of furniture|furniture item|fixture',
      rows: 'name;quantity;price|Double bed;2;320|Sofa bed;1;540|Kitchen table;1;180|Chair;6;35|Wardrobe;2;260|Bedside lamp;4;24|Fridge;1;410|Bookshelf;2;75',
    },
    {
      nouns: 'job|call|intervention|order|visit|work|repair|quote|estimate',
      trade: 'plumb|heating|electric|craft|roof|build|paint|handyman|joiner',
      rows: 'name;price;duration;hours;description|Leaking kitchen tap;85;45;1;Drips since the weekend|Boiler service;120;75;2;Yearly service, last one in autumn|New bathroom sink;260;150;3;Sink and tap are there already|Blocked drain;110;60;1;Kitchen and washing machine|Replace radiator valve;95;60;1;Living room, by the window|Install water heater;420;240;4;150 litres, in the cellar|Find a hidden leak;150;90;2;Damp patch on the ceiling|Fit an outside tap;90;60;1;North side of the house',
    },
    {
      nouns: 'household|family|home',
      rows: 'name|The Bennett family|The Clarke family|The Foster family|The Hughes family|The Khan family|The Morgan family|The Patel family|The Shaw family|The Turner family|The Young family',
    },
    {
      nouns: 'voice|section|part|register|choir section',
      trade: 'choir|chorus|singer',
      rows: 'name|Soprano 1|Soprano 2|Alto 1|Alto 2|Tenor|Bass',
    },
    {
      nouns: 'reminder|appointment type|note|message|call',
      rows: 'name;description|Call back about the quote;Asked for it by phone|Send the invoice;Work is finished|Yearly service is due;Last one in autumn|Ask for the missing papers;Copy of the contract|Confirm the date;Between nine and noon|Say thank you;For the recommendation',
    },
    {
      nouns: 'product|article|good|item|stock|food',
      trade: 'food bank|food pantry|soup kitchen|donor|charity|parcel',
      rows: 'name;unit;quantity;category|Long grain rice;kg;80;Dry|Pasta;kg;65;Dry|Lentils;kg;40;Dry|Plain flour;kg;45;Dry|Long-life milk;litre;120;Drinks|Sunflower oil;litre;35;Dry|Orange juice;litre;48;Drinks|Tinned tomatoes;piece;150;Tins|Baked beans;piece;180;Tins|Tuna in water;piece;90;Tins|Nappies, pack of 30;piece;24;Babies|Toothpaste;piece;36;Care',
    },
    {
      nouns: 'line|invoice line|quote line|line item|billing line',
      rows: 'description;price;quantity|Oak shelf, made to measure;185;1|Fitting on site, per hour;48;3|Delivery;35;1|Solid oak board, per metre;72;4|Repair of a drawer;55;1|Sanding and oiling, per hour;42;2|Hinges and screws, set;18.5;2|Design drawing;90;1|Kitchen worktop;420;1|Table legs, set of four;110;1',
    },
    {
      nouns: 'visit|consultation|appointment|examination',
      trade: 'vet|animal|pet',
      rows: 'reason;note|Yearly vaccination;Weight stable, next one in a year.|Limping on the left hind leg;No fracture, rest for ten days.|Teeth check;Slight tartar, cleaning advised.|Loss of appetite;Blood test taken, call on Thursday.|Skin irritation;Ointment twice a day for a week.|Check after the operation;Wound dry, stitches out in five days.|Microchip and passport;Chip read and entered.|Claw trim;Nothing else to report.',
    },
    {
      nouns: 'visit|consultation|appointment|examination',
      trade: 'doctor|medical|patient|practice|physio|osteo|dent',
      rows: 'reason;note|Yearly check-up;Nothing to report.|Follow-up;Better, next visit in a month.|Back pain;Exercises shown, to be done daily.|First visit;Papers complete.|Vaccination;Second dose in six weeks.|Test results;Talked through, all in order.|Renewal of a prescription;For three months.',
    },
    {
      nouns: 'service|treatment|haircut',
      trade: 'hair|salon|barber|stylist',
      rows: 'name;price;duration;category|Wash, cut and blow-dry;42;60;Cuts|Men’s cut;24;30;Cuts|Children’s cut;16;30;Cuts|Full colour;68;90;Colour|Highlights;85;120;Colour|Fringe trim;10;15;Cuts|Beard trim;14;20;Cuts|Updo for a party;55;60;Styling|Keratin treatment;95;150;Care',
    },
    {
      nouns: 'service|treatment|procedure|act',
      trade: 'vet|animal|pet|clinic for',
      rows: 'name;price;duration;category|Consultation;45;30;Visit|Vaccination;38;20;Prevention|Neutering (cat);110;60;Surgery|Dental cleaning;160;90;Surgery|Microchipping;25;15;Prevention|Blood test;70;20;Diagnosis|X-ray;90;30;Diagnosis|Claw trim;12;15;Care',
    },
    {
      nouns: 'service|treatment|procedure|act|care',
      trade: 'dent|doctor|medical|physio|osteo|nurse|practice|patient',
      rows: 'name;price;duration;category|First consultation;60;45;Visit|Check-up;40;30;Visit|Cleaning;75;45;Care|Filling;110;45;Care|Manual therapy;55;45;Therapy|Follow-up;35;20;Visit|Imaging;80;30;Diagnosis',
    },
    {
      nouns: 'service|treatment|massage',
      trade: 'spa|beauty|massage|nail|wellness',
      rows: 'name;price;duration;category|Relaxing massage;70;60;Massage|Back massage;45;30;Massage|Classic manicure;32;45;Nails|Gel nails;48;60;Nails|Facial;65;60;Face|Eyebrow shaping;18;20;Face|Hot stone massage;85;75;Massage',
    },
    {
      nouns: 'service|repair|intervention|job type',
      trade: 'garage|car|bike|motor|mechanic',
      rows: 'name;price;duration;category|Oil change;79;45;Service|Brake pads, front;149;90;Repair|Tyre change (4);60;60;Tyres|Yearly service;189;120;Service|Battery replacement;129;30;Repair|Air conditioning check;69;45;Service|Puncture repair;18;30;Tyres',
    },
    {
      nouns: 'service|offer|prestation',
      rows: 'name;price;duration;category|Initial consultation;50;45;Advice|Standard visit;65;60;Visit|Extended visit;95;90;Visit|Express service;30;30;Visit|Call-out;80;60;On site|Follow-up;35;30;Advice|Full package;180;180;Package',
    },
    {
      nouns: 'class|course|lesson|workshop|session|training',
      trade: 'gym|fitness|yoga|sport|studio|dance|pilates',
      rows: 'name;price;duration;capacity;category|Morning yoga;14;60;12;Yoga|Spinning;12;45;16;Cardio|Pilates for beginners;15;60;10;Pilates|Power hour;12;60;14;Strength|Zumba;11;50;20;Dance|Stretch and relax;10;45;15;Yoga|Boxing basics;16;60;10;Strength|Aqua fitness;13;45;12;Cardio',
    },
    {
      nouns: 'class|course|lesson|workshop|session|training|subject',
      rows: 'name;price;duration;capacity;category|Watercolour for beginners;35;120;8;Art|Bread baking;48;180;8;Kitchen|Conversational Spanish;22;60;10;Languages|First aid;60;240;12;Health|Photography basics;45;120;10;Art|Pottery wheel;55;150;6;Art|Excel in practice;80;180;12;Office|Guitar, first steps;28;45;4;Music',
    },
    {
      nouns: 'book|volume|publication',
      rows: 'name;author;year;category;price|Middlemarch;George Eliot;1871;Novel;12|The Moonstone;Wilkie Collins;1868;Crime;10|Jane Eyre;Charlotte Brontë;1847;Novel;11|On the Origin of Species;Charles Darwin;1859;Science;16|The Time Machine;H. G. Wells;1895;Science fiction;9|Frankenstein;Mary Shelley;1818;Novel;10|Treasure Island;R. L. Stevenson;1883;Adventure;9|Walden;Henry David Thoreau;1854;Essay;13|Emma;Jane Austen;1815;Novel;11|The Secret Garden;Frances H. Burnett;1911;Children;8|Dracula;Bram Stoker;1897;Horror;10|Alice in Wonderland;Lewis Carroll;1865;Children;9',
    },
    {
      nouns: 'tool|equipment|gear|machine|device|item|object|asset|material',
      rows: 'name;category;brand;price;model|Cordless drill;Power tools;Bosch;6;GSR 18V|Circular saw;Power tools;Makita;9;HS7601|Extension ladder, 6 m;Ladders;Zarges;8;Z 600|Pressure washer;Garden;Karcher;12;K4|Tile cutter;Building;Rubi;7;TS-60|Hedge trimmer;Garden;Stihl;8;HSA 56|Wheelbarrow;Garden;Fort;3;85 L|Wallpaper steamer;Decorating;Earlex;6;SteamPro|Belt sander;Power tools;Bosch;7;PBS 75|Carpet cleaner;Cleaning;Vax;14;Rapid|Jigsaw;Power tools;Makita;6;4329|Concrete mixer;Building;Belle;18;150',
    },
    {
      nouns: 'animal|pet|patient|horse|dog|cat',
      trade: 'vet|animal|pet|kennel|shelter|stable',
      rows: 'name;species;breed;weight;colour|Bella;dog;Labrador;28;#d8b26e|Milo;cat;European shorthair;4.2;#8a8a8a|Luna;dog;Border collie;18;#1f1f1f|Oscar;cat;Siamese;3.9;#e6d8c3|Poppy;rabbit;Dwarf lop;1.8;#c9a27a|Rocky;dog;Boxer;30;#a5723f|Cleo;cat;Maine coon;6.1;#6b4f3a|Biscuit;rabbit;Rex;2.4;#b08d57|Daisy;dog;Beagle;12;#caa472|Simba;cat;European shorthair;4.8;#d9822b|Kiwi;other;Budgerigar;0.1;#5fae4b|Max;dog;German shepherd;34;#4b3621',
    },
    {
      nouns: 'dish|meal|menu item|plate|recipe',
      rows: 'name;price;category;duration|Tomato and basil soup;6.5;Starters;20|Goat’s cheese salad;8.9;Starters;15|Fish of the day;17.5;Mains;25|Mushroom risotto;14.2;Mains;30|Beef and ale pie;15.8;Mains;35|Vegetable curry;13.4;Mains;30|Sticky toffee pudding;6.9;Desserts;15|Lemon tart;6.2;Desserts;10|Cheese board;9.5;Desserts;5|Kids’ pasta;7;Children;15',
    },
    {
      nouns: 'product|article|good|item|stock',
      trade: 'bak|bread|pastr|cake',
      rows: 'name;price;category;quantity|Sourdough loaf;4.2;Bread;24|Baguette;1.4;Bread;60|Butter croissant;1.6;Pastry;48|Pain au chocolat;1.8;Pastry;40|Carrot cake, slice;3.4;Cakes;16|Rye bread;4.6;Bread;12|Cinnamon roll;2.4;Pastry;30|Birthday cake;32;Cakes;3',
    },
    {
      nouns: 'product|article|good|item|stock|bike',
      trade: 'bike|cycle',
      rows: 'name;price;category;quantity;brand|City bike, 7 gears;489;Bikes;6;Batavus|Touring bike;1290;Bikes;3;Koga|Children’s bike 20";259;Bikes;5;Puky|Helmet;59;Safety;18;Abus|D-lock;45;Safety;22;Abus|Pannier, pair;110;Luggage;9;Ortlieb|Inner tube 28";7.5;Parts;80;Schwalbe|Chain, 9-speed;24;Parts;15;KMC',
    },
    {
      nouns: 'product|article|good|item|stock|part|merchandise',
      rows: 'name;price;category;quantity;brand|Olive oil, 1 l;11.9;Pantry;34;Casa Verde|Ground coffee, 250 g;6.8;Pantry;52;Monte|Linen tablecloth;39;Home;8;Larkspur|Beeswax candle;9.5;Home;40;Meadow|Ceramic mug;14;Home;26;Oakfield|Honey, 500 g;8.2;Pantry;30;Meadow|Notebook A5;6.5;Paper;75;Corner|Wool blanket;69;Home;6;Pennine|Green tea, 100 g;7.4;Pantry;28;Monte|Soap, lavender;5.2;Care;60;Bluebell',
    },
    {
      nouns: 'ingredient|food',
      rows: 'name;quantity;category;price|Flour;25;Dry;1|Sugar;12;Dry;1.2|Butter;8;Fresh;9|Eggs;120;Fresh;0.3|Milk;30;Fresh;1.1|Tomatoes;15;Vegetables;3|Rice;20;Dry;2|Apples;18;Fruit;2.4',
    },
    {
      nouns:
        'room|hall|space|table|desk|court|pitch|field|seat|box|kiln|studio|site|place|location|venue|warehouse',
      rows: 'name;capacity;price;surface|Garden room;12;35;40|Main hall;80;120;180|Blue room;8;25;22|Workshop;14;45;60|Upper studio;20;60;75|Small office;4;18;14|Terrace;30;70;90|Library;10;28;35',
    },
    {
      nouns: 'vehicle|car|van|truck|bus',
      rows: 'name;brand;model;year;price;plate;mileage|Ford Transit;Ford;Transit;2021;79;AB21 CDE;48200|Renault Clio;Renault;Clio;2022;42;FG22 HJK;21500|VW Golf;Volkswagen;Golf;2020;49;LM70 NOP;56800|Peugeot Partner;Peugeot;Partner;2019;59;QR19 STU;88400|Toyota Yaris;Toyota;Yaris;2023;45;VW23 XYZ;9800|Nissan Leaf;Nissan;Leaf;2022;55;BD22 FGH;18700',
    },
    {
      nouns: 'cottage|accommodation|property|house|room|lodging',
      trade: 'holiday|cottage|guest house|bed and breakfast|b b|rental',
      rows: 'name;price;surface;capacity;rooms|The Barn;110;70;4;2|The Dovecote;95;42;2;1|Shepherd’s House;140;95;6;3|The Old Bakehouse;85;36;2;1|Orchard House;170;120;8;4|Lavender Room;75;24;2;1',
    },
    {
      nouns: 'property|flat|house|apartment|dwelling|home|listing|unit|accommodation|cottage',
      rows: 'name;price;surface;capacity;rooms|Two-room flat, Mill Lane;850;48;2;2|Terraced house, Elm Grove;1350;96;5;4|Studio near the station;620;28;1;1|Cottage by the harbour;980;70;4;3|Loft, Bridge Street;1180;82;3;3|Garden flat, Park Avenue;1050;64;3;2',
    },
    {
      nouns: 'campaign',
      rows: 'name;price;hours;description|Autumn campaign;3800;40;Leaflets and mailing|Summer sale;1200;16;Banner and newsletter|Open day;900;12;Posters and invitations|Trade fair;6500;80;Stand, brochure, follow-up|Back to school;2100;24;Films for the web|Christmas cards;800;10;Design and printing|Spring launch;5400;60;New range, all channels|Newsletter;450;6;Once a month',
    },
    {
      nouns: 'project|site|assignment|matter|case|campaign',
      rows: 'name;price;hours;description|New website;6500;80;Design, texts and launch|Kitchen renovation;14200;160;New fittings and floor|Autumn campaign;3800;40;Leaflets and mailing|Office move;5200;60;Planning, packing, moving|Garden redesign;7900;90;Beds, paths and a pond|Yearly accounts;2400;30;Books of the past year|Product photographs;1800;24;Forty products|Staff handbook;2100;32;Rules and benefits',
    },
    {
      nouns: 'task|to-do|todo|ticket|issue|action|chore|request|incident|intervention|job|mission',
      rows: 'name;hours;category;description|Call back about the quote;1;Phone;Wanted to know the delivery time|Order printer paper;1;Office;Five boxes|Repair the dripping tap;2;Maintenance;First floor, on the left|Prepare the monthly report;3;Office;Figures until the end of last month|Update the price list;2;Office;New prices apply from the first|Check the smoke alarms;1;Maintenance;All floors|Write to the supplier;1;Office;Two items were missing|Clean the storeroom;3;Maintenance;Shelves and floor|Plan next month’s rota;2;Staff;Two people are away|Send the reminder letters;1;Office;Those that are two weeks late',
    },
    {
      nouns:
        'event|concert|show|performance|rehearsal|meeting|party|outing|tour|visit type|trip|tournament|match',
      rows: 'name;capacity;price;place;duration|Summer fair;200;0;Park Avenue;300|Open evening;60;0;Main hall;120|Charity concert;120;12;St Mary’s;90|Members’ meeting;40;0;Library;90|Autumn walk;25;5;Harbour View;180|Quiz night;48;6;The Crown;150|Christmas market;150;0;High Street;360|Jazz in the garden;80;15;Garden room;120',
    },
    {
      nouns: 'post|article|story|news|page|entry|announcement|topic|thread|discussion',
      trade: 'blog|news|forum|magazine|journal|post|comment',
      rows: 'name;category;description|Ten quiet places near town;Places;Where to sit and read without being disturbed.|How we bake our bread;Kitchen;Flour, water, salt and twelve hours of patience.|A week without a car;Life;What was easy, what was not, and what stays.|The first frost;Garden;What to bring in, and what may stay outside.|Three books for autumn;Books;One long, one short, one to give away.|What we learned this year;Notes;Mostly that simple things take time.',
    },
    {
      nouns: 'category|tag|type|group|label|section|genre|theme|topic|family|department|team|skill|list',
      rows: 'name;description;colour|General;For everything else;#64748b|New;Added this month;#16a34a|Popular;Asked for most often;#ea580c|Seasonal;Only for a part of the year;#0891b2|Regional;From close by;#7c3aed|Special offers;While stocks last;#dc2626',
    },
    {
      nouns:
        'company|client|supplier|partner|organisation|organization|business|firm|account|customer company|vendor|sponsor|association|club|employer|agency|lead|prospect',
      trade: 'invoice|crm|business|compan|b2b|supplier|consult|sales|client',
      rows: 'name;category|Harbour & Sons;Trade|Northgate Bakery;Food|Oakfield Studio;Design|Brightside Dental;Health|Riverside Motors;Cars|Pennine Outdoor;Sport|Larkspur Design;Design|Corner Bookshop;Retail|Meadow Farm;Food|Kestrel Logistics;Transport|Bluebell Nursery;Garden|Stonebridge Legal;Law',
    },
    {
      nouns: 'supplier|vendor|company|partner|organisation|organization|sponsor|producer|association|firm',
      rows: 'name;category|Harbour & Sons;Trade|Northgate Bakery;Food|Pennine Outdoor;Sport|Meadow Farm;Food|Kestrel Logistics;Transport|Bluebell Nursery;Garden|Oakfield Studio;Design|Larkspur Paper;Paper',
    },
    {
      nouns: 'song|piece|track|work|album|record|film|movie|game|video',
      rows: 'name;author;year;duration;category|Greensleeves;Traditional;1580;4;Song|Ave verum corpus;W. A. Mozart;1791;3;Choral|The Lark Ascending;R. Vaughan Williams;1914;15;Orchestra|Scarborough Fair;Traditional;1670;4;Song|Canon in D;J. Pachelbel;1680;5;Chamber|Hallelujah Chorus;G. F. Handel;1741;4;Choral|Nimrod;E. Elgar;1899;4;Orchestra|Danny Boy;F. E. Weatherly;1913;3;Song',
    },
    {
      nouns: 'membership|subscription|plan|tariff|pass|package|formula|card|ticket type',
      rows: 'name;price;duration;description|Day pass;12;1;For a single visit|Monthly;39;1;May be ended each month|Quarterly;99;3;Three months at a time|Yearly;349;12;Two months for free|Student;25;1;With a valid card|Family;79;1;Two adults and their children',
    },
    {
      nouns: 'plant|tree|crop|seed|vegetable|flower',
      rows: 'name;category;price;quantity;description|Lavender;Perennial;6.5;24;Sun, dry soil|Tomato, Moneymaker;Vegetable;3.2;40;Warm and sheltered|Rosemary;Herb;4.8;18;Sun, little water|Hydrangea;Shrub;18;9;Half shade|Apple tree, Cox;Fruit tree;39;6;Sun, deep soil|Fern;Perennial;7.5;12;Shade',
    },
    {
      nouns: 'question|survey|poll|exercise|test|quiz',
      rows: 'name;category;description|How did you hear of us?;General;Several answers are possible|What should we improve?;General;In a few words|When do you prefer to come?;Times;Morning, afternoon or evening|Would you recommend us?;General;From 1 to 5|Which new course would you like?;Wishes;In a few words',
    },
    {
      nouns: 'expense|cost|claim|receipt|note de frais|purchase',
      rows: 'name;price;category|Train to Leeds;48.6;Travel|Lunch with a client;36.2;Meals|Hotel, one night;92;Lodging|Printer cartridges;41.9;Office|Taxi from the station;17.5;Travel|Software, one month;29;Office|Parking;12;Travel',
    },
    {
      nouns: 'link|url|shortcut|bookmark',
      rows: 'name;url;description|Opening hours;https://example.com/hours;When we are there|Price list;https://example.com/prices;All prices of the season|Map;https://example.com/map;How to find us|Newsletter;https://example.com/news;Once a month|Photo album;https://example.com/photos;The summer fair',
    },
  ],
};
