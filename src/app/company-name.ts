/** Name of the one company of a home. */
export const companyName = 'main';
