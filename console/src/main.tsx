import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Session } from './auth/session';
import { loadConfig } from './config';

const root = createRoot(document.getElementById('root') as HTMLElement);

/** The content security policy lets in styles of this answer only, told by its nonce. */
function nonce(): string | undefined {
    const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
    return meta?.nonce || undefined;
}

async function start(): Promise<void> {
    const session = new Session(await loadConfig());
    session.onEnded = () => window.location.assign('/console/login');
    root.render(
        <StrictMode>
            <CacheProvider value={createCache({ key: 'c', nonce: nonce() })}>
                <App session={session} />
            </CacheProvider>
        </StrictMode>,
    );
}

start().catch((error: Error) => {
    root.render(
        <main role="alert">
            <h1>The console cannot start</h1>
            <p>{error.message}</p>
            <button type="button" onClick={() => window.location.reload()}>
                Try again
            </button>
        </main>,
    );
});
