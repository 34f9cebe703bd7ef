/** What the server tells the pages before anybody is signed in. */
export interface Config {
    issuer: string;
    clientId: string;
}

export async function loadConfig(): Promise<Config> {
    const answer = await fetch('/console/config.json', { cache: 'no-cache' });
    if (!answer.ok) {
        throw new Error(`The console's configuration could not be read (${answer.status}).`);
    }
    return (await answer.json()) as Config;
}
