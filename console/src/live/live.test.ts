import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Live, type Frame, type Socket } from './live';

class FakeSocket implements Socket {
    readonly said: Record<string, unknown>[] = [];
    started = false;
    stopped = false;
    hears!: (frame: Frame) => void;
    connection!: (state: string) => void;

    start() {
        this.started = true;
    }

    stop() {
        this.stopped = true;
    }

    send(frame: Record<string, unknown>) {
        this.said.push(frame);
        return true;
    }
}

let sockets: FakeSocket[];
let live: Live;
const token = async () => 'token';

beforeEach(() => {
    sockets = [];
    live = new Live(token, async (_, events) => {
        const socket = new FakeSocket();
        socket.hears = (frame) => events.frame(frame);
        socket.connection = (state) => events.connection(state);
        sockets.push(socket);
        return socket;
    });
});

function follower() {
    return { frame: vi.fn(), live: vi.fn() };
}

async function welcomed(): Promise<FakeSocket> {
    await vi.waitFor(() => expect(sockets.at(-1)?.started).toBe(true));
    const socket = sockets.at(-1) as FakeSocket;
    socket.hears({ type: 'welcome' });
    await Promise.resolve();
    return socket;
}

describe('what is followed live', () => {
    it('is asked for once the server says welcome, and again after a reconnect', async () => {
        const one = follower();
        live.follow('bulk:1', one);
        const socket = await welcomed();
        await vi.waitFor(() => expect(socket.said).toEqual([{ type: 'subscribe', topic: 'bulk:1' }]));

        socket.connection('connecting');
        expect(one.live).toHaveBeenLastCalledWith(false);
        socket.hears({ type: 'welcome' });
        await vi.waitFor(() => expect(socket.said).toHaveLength(2));
    });

    it('reaches those who follow it, and is live from its first frame on', async () => {
        const one = follower();
        const other = follower();
        live.follow('bulk:1', one);
        live.follow('batch:2', other);
        const socket = await welcomed();
        expect(one.live).not.toHaveBeenCalledWith(true);
        socket.hears({ type: 'bulk.progress', jobId: '1', state: 'CLOSED' });

        expect(one.frame).toHaveBeenCalledWith(expect.objectContaining({ state: 'CLOSED' }));
        expect(one.live).toHaveBeenLastCalledWith(true);
        expect(other.frame).not.toHaveBeenCalled();
        expect(sockets).toHaveLength(1);
    });

    it('is not live when the server will not tell it', async () => {
        const one = follower();
        live.follow('bulk:1', one);
        const socket = await welcomed();
        socket.hears({ type: 'error', code: 'try-again-later', about: 'bulk:1' });

        expect(one.live).toHaveBeenLastCalledWith(false);
        expect(one.frame).not.toHaveBeenCalled();
    });

    it('ends with the last who follows it; the next begins anew', async () => {
        const end = live.follow('bulk:1', follower());
        const socket = await welcomed();
        end();
        await vi.waitFor(() => expect(socket.stopped).toBe(true));

        live.follow('bulk:1', follower());
        await welcomed();
        expect(sockets).toHaveLength(2);
    });

    it('is tried again by the next who wants it when no socket could be made', async () => {
        let asked = 0;
        const away = new Live(token, () => {
            asked++;
            return Promise.reject(new Error('away'));
        });
        away.follow('bulk:1', follower());
        await vi.waitFor(() => expect(asked).toBe(1));
        await Promise.resolve();
        away.follow('bulk:2', follower());
        expect(asked).toBe(2);
    });
});
