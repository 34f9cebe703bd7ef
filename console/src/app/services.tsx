import { createContext, useContext } from 'react';
import type { ApiClient } from '../api/client';

const Client = createContext<ApiClient | null>(null);

export const ClientProvider = Client.Provider;

/** The API as the person who is signed in. */
export function useClient(): ApiClient {
    const client = useContext(Client);
    if (!client) {
        throw new Error('outside of the console');
    }
    return client;
}
