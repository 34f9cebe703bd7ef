import type { AuthProvider } from 'react-admin';
import { identityOf, may, type Identity } from './roles';
import type { Session } from './session';

/** Signing in and out for the admin framework. */
export function authProviderOf(session: Session): AuthProvider {
    const identity = async (): Promise<Identity> => {
        const token = await session.token();
        if (!token) {
            throw new Error('Nobody is signed in');
        }
        return identityOf(token);
    };
    return {
        login: (params?: { returnTo?: string }) => session.signIn(params?.returnTo ?? '/'),
        handleCallback: async () => ({ redirectTo: await session.signedIn() }),
        checkAuth: async () => {
            if (!(await session.token())) {
                throw { message: false };
            }
        },
        checkError: async (error: { status?: number }) => {
            if (error?.status === 401) {
                await session.forget();
                throw { message: 'Your session has ended. Please sign in again.' };
            }
        },
        logout: async () => {
            if (await session.user()) {
                await session.signOut();
                return false;
            }
            await session.forget();
        },
        getIdentity: identity,
        getPermissions: identity,
        canAccess: async ({ action, resource }) => may(await identity(), action, resource),
    };
}
