export { CarillonApi, type Mark, type TokenProvider } from './api';
export { Inbox, type InboxOptions, type InboxState } from './inbox';
export { belongs } from './model';
export type * from './model';
export { CarillonError } from './problem';
export { expiry, LiveSocket, type Connection, type SocketEvents } from './socket';
