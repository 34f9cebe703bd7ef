import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Config } from '../config';

export const CALLBACK = '/auth-callback';

/** Who is signed in. Tokens stay in this tab's session storage and are renewed with the refresh token. */
export class Session {
    private readonly users: UserManager;
    private renewal: Promise<User | null> | null = null;

    constructor(config: Config, home: string = window.location.origin + '/console') {
        this.users = new UserManager({
            authority: config.issuer,
            client_id: config.clientId,
            redirect_uri: home + CALLBACK,
            post_logout_redirect_uri: home + '/',
            response_type: 'code',
            scope: 'openid profile email',
            automaticSilentRenew: true,
            userStore: new WebStorageStateStore({ store: window.sessionStorage }),
            stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
        });
        this.users.events.addSilentRenewError(() => this.renewalFailed());
    }

    /** Told when the session could not be renewed and has to be begun again. */
    onEnded: () => void = () => undefined;

    private renewalFailed(): void {
        void this.users.getUser().then((user) => {
            if (!user || user.expired) {
                this.onEnded();
            }
        });
    }

    async user(): Promise<User | null> {
        const user = await this.users.getUser();
        if (user?.expired && user.refresh_token) {
            return this.renewed();
        }
        return user?.expired ? null : user;
    }

    /** Once for all who ask meanwhile: a provider may take each refresh token for good only once. */
    private renewed(): Promise<User | null> {
        this.renewal ??= this.users
            .signinSilent()
            .catch(() => null)
            .finally(() => {
                this.renewal = null;
            });
        return this.renewal;
    }

    async token(): Promise<string | null> {
        return (await this.user())?.access_token ?? null;
    }

    /** Leaves for the provider's sign-in page; comes back to `returnTo`, a path within the console. */
    signIn(returnTo: string): Promise<void> {
        return this.users.signinRedirect({ state: returnTo });
    }

    /** Redeems the code that the provider sent the browser back with; says where the person wanted to go. */
    async signedIn(): Promise<string> {
        const user = await this.users.signinRedirectCallback();
        const wanted = user.state;
        return typeof wanted === 'string' && wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
    }

    async signOut(): Promise<void> {
        await this.users.signoutRedirect();
    }

    async forget(): Promise<void> {
        await this.users.removeUser();
    }
}
