/** One figure of a bench: a median on this machine, and the bound that the project promises, when it promises one. */
export type Figure = { name: string; value: number; unit: string; target?: number; better: 'more' | 'less' };
