/** Every text that people read; a product has those of its language here. */
export { words } from '../../../../protocol/product-words/en.ts';
