import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Frame, Live } from './live';

const Context = createContext<Live | null>(null);

export const LiveProvider = Context.Provider;

/** Hears how far something is while it is followed; says whether it is told, so that it need not be asked for. */
export function useProgress(topic: string | null, hear: (frame: Frame) => void): boolean {
    const live = useContext(Context);
    const [isLive, setLive] = useState(false);
    const latest = useRef(hear);
    latest.current = hear;
    useEffect(() => {
        if (!live || !topic) {
            return undefined;
        }
        const leave = live.follow(topic, { frame: (frame) => latest.current(frame), live: setLive });
        return () => {
            leave();
            setLive(false);
        };
    }, [live, topic]);
    return isLive;
}
