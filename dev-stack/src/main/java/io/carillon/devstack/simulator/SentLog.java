package io.carillon.devstack.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What all vendors were sent: the newest fifty thousand requests, and counts of all. One event loop at a time. */
final class SentLog {

    private static final int MOST = 50_000;

    /** How many requests a vendor got and how many of them it accepted. */
    record Count(long requests, long accepted) {

        Count plus(boolean success) {
            return new Count(requests + 1, accepted + (success ? 1 : 0));
        }
    }

    private final Deque<Sent> all = new ArrayDeque<>();
    private final Map<String, Count> counts = new HashMap<>();

    synchronized void add(Sent sent) {
        counts.put(sent.provider(), count(sent.provider()).plus(sent.answer().isSuccess()));
        all.addLast(sent);
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    synchronized Count count(String provider) {
        return counts.getOrDefault(provider, new Count(0, 0));
    }

    /** Newest first; {@code null} means every provider. */
    synchronized List<Sent> list(String provider, int limit) {
        List<Sent> found = new ArrayList<>();
        Iterator<Sent> newestFirst = all.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            Sent sent = newestFirst.next();
            if (provider == null || provider.equals(sent.provider())) {
                found.add(sent);
            }
        }
        return found;
    }

    synchronized void clear() {
        all.clear();
        counts.clear();
    }
}
