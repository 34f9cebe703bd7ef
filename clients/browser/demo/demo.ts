import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { CarillonInbox } from '../src/element/CarillonInbox';
import '../src/index';

interface Settings {
  issuer: string;
  clientId: string;
}

const part = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const say = (words: string): void => {
  part('state').textContent = words;
};

async function start(): Promise<void> {
  const settings = (await (await fetch('/inbox-demo/config.json')).json()) as Settings;
  const home = `${location.origin}/inbox-demo/`;
  const people = new UserManager({
    authority: settings.issuer,
    client_id: settings.clientId,
    redirect_uri: home,
    post_logout_redirect_uri: home,
    scope: 'openid',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  if (new URLSearchParams(location.search).has('code')) {
    await people.signinCallback();
    history.replaceState(null, '', home);
  }
  const user = await stillSignedIn(people);
  if (user === null) {
    offerSignIn(people);
  } else {
    welcome(people, user);
  }
}

/** Who was signed in when this tab was last looked at; an expired token is renewed, as long as the provider does it. */
async function stillSignedIn(people: UserManager): Promise<User | null> {
  const user = await people.getUser();
  return user?.expired ? people.signinSilent().catch(() => null) : user;
}

function offerSignIn(people: UserManager): void {
  say('Nobody is signed in. In the demo: ada, with the password demo-password.');
  part('sign-in').hidden = false;
  part('sign-in').onclick = () => void people.signinRedirect();
}

function welcome(people: UserManager, user: User): void {
  const inbox = part<CarillonInbox>('inbox');
  inbox.hidden = false;
  inbox.tokenProvider = async () => {
    const known = await people.getUser();
    const usable = known !== null && (known.expires_in ?? 0) > 30 ? known : await people.signinSilent();
    if (usable === null) {
      throw new Error('signed out');
    }
    return usable.access_token;
  };
  part('who').textContent = String(user.profile.preferred_username ?? user.profile.sub);
  part('sign-out').hidden = false;
  part('sign-out').onclick = () => void people.signoutRedirect();
  part('try').hidden = false;
  part('command').textContent = `./carillon send --template welcome --user ${user.profile.sub} name=Ada`;
  document.querySelectorAll<HTMLInputElement>('input[name=theme]').forEach((choice) => {
    choice.onchange = () => inbox.setAttribute('theme', choice.value);
  });
  part<HTMLSelectElement>('locale').onchange = (event) =>
    inbox.setAttribute('locale', (event.target as HTMLSelectElement).value);
  inbox.addEventListener('carillon-arrival', (event) => say(`Arrived: ${(event as CustomEvent).detail.title}`));
}

start().catch((failure: unknown) => {
  say(`This page could not start: ${String(failure)}`);
  part('sign-in').hidden = true;
});
