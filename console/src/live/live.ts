/** A socket of the product's own browser SDK (`clients/browser`, `LiveSocket`), as far as the console uses it. */
export interface Socket {
    start(): void;
    stop(): void;
    send(frame: Record<string, unknown>): boolean;
}

export interface Frame {
    type: string;
    [field: string]: unknown;
}

export type OpenSocket = (
    token: () => Promise<string>,
    events: { frame(frame: Frame): void; connection(state: string): void },
) => Promise<Socket>;

/** Who wants to know how far something is. */
export interface Follower {
    frame(frame: Frame): void;
    /** Whether frames come: everything that is not told by then must be asked for. */
    live(isLive: boolean): void;
}

/**
 * One socket for all that this tab follows (docs/realtime.md): open while somebody follows something, and told again what
 * to follow after each reconnect.
 */
export class Live {
    private readonly followers = new Map<string, Set<Follower>>();
    private socket: Promise<Socket> | undefined;
    private isOpen = false;

    constructor(
        private readonly token: () => Promise<string>,
        private readonly open: OpenSocket,
    ) {}

    /** Follows a topic such as `bulk:<id>`; returns what ends it. */
    follow(topic: string, follower: Follower): () => void {
        const others = this.followers.get(topic);
        this.followers.set(topic, new Set(others).add(follower));
        if (!others) {
            this.say({ type: 'subscribe', topic });
        }
        this.connect();
        return () => this.leave(topic, follower);
    }

    private leave(topic: string, follower: Follower): void {
        const rest = new Set(this.followers.get(topic));
        rest.delete(follower);
        if (rest.size > 0) {
            this.followers.set(topic, rest);
            return;
        }
        this.followers.delete(topic);
        this.say({ type: 'unsubscribe', topic });
        if (this.followers.size === 0) {
            void this.socket?.then((socket) => socket.stop()).catch(() => undefined);
            this.socket = undefined;
            this.isOpen = false;
        }
    }

    private connect(): void {
        if (this.socket) {
            return;
        }
        const mine = this.open(this.token, {
            frame: (frame) => this.socket === mine && this.hear(frame),
            connection: (state) => this.socket === mine && state !== 'live' && this.lose(),
        });
        this.socket = mine;
        mine.then(
            (socket) => this.socket === mine && socket.start(),
            () => this.socket === mine && (this.socket = undefined),
        );
    }

    private hear(frame: Frame): void {
        if (frame.type === 'welcome') {
            this.isOpen = true;
            this.followers.forEach((_, topic) => this.say({ type: 'subscribe', topic }));
            return;
        }
        const topic = topicOf(frame);
        this.followers.get(topic)?.forEach((follower) => {
            follower.live(frame.type !== 'error');
            if (frame.type !== 'error') {
                follower.frame(frame);
            }
        });
    }

    private lose(): void {
        this.isOpen = false;
        this.followers.forEach((followers) => followers.forEach((follower) => follower.live(false)));
    }

    private say(frame: Record<string, unknown>): void {
        if (this.isOpen) {
            void this.socket?.then((socket) => socket.send(frame));
        }
    }
}

function topicOf(frame: Frame): string {
    switch (frame.type) {
        case 'bulk.progress':
            return `bulk:${String(frame.jobId)}`;
        case 'batch.progress':
            return `batch:${String(frame.batchId)}`;
        default:
            return String(frame.about ?? '');
    }
}

const SDK = '/clients/carillon-sdk.js';

/** The SDK comes from where tenants' pages get it; without realtime-gateway there is none, and no socket either. */
export const openSocket: OpenSocket = async (token, events) => {
    const sdk = (await import(/* @vite-ignore */ SDK)) as {
        LiveSocket: new (base: string, token: () => Promise<string>, events: object) => Socket;
    };
    return new sdk.LiveSocket(window.location.origin, token, events);
};
