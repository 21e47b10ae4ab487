/** A brief that a person may take to begin with. */
export type ExampleBrief = { name: string; text: string };

/** Short briefs, offered while the company has built nothing yet. */
export const exampleBriefs: readonly ExampleBrief[] = [
  {
    name: 'Lending library',
    text: `A library lends books to members.

A book has a title, an author and a unique inventory number. A member has a name and an email, which is unique.

A loan is for one member and one book. It has a start date and a due date. A loan is open, then returned. A member may have at most 3 open loans at once.

Members can see only their own loans. Librarians manage books, members and loans.`,
  },
  {
    name: 'Meeting rooms',
    text: `An office wants the bookings of its rooms in order.

A room has a unique name and a number of seats between 2 and 40. An employee has a name and an email, which is unique.

A booking is for one room and one employee. It has a start date and time, an end date and time and a title. A room cannot have two bookings that overlap.

A booking is planned, then held. A planned booking can be cancelled. Employees can create and cancel only their own bookings. Anyone can see the rooms.`,
  },
];
