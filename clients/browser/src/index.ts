import { CarillonInbox } from './element/CarillonInbox';

if (customElements.get('carillon-inbox') === undefined) {
  customElements.define('carillon-inbox', CarillonInbox);
}

export { CarillonInbox };
export type { Messages } from './element/messages';
export * from './sdk/index';
