package io.carillon.realtime.push;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.UnreadCount;
import io.carillon.realtime.socket.OpenSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The changes of one inbox on their way to its user's sockets here. Each change has a place, counted up by one; whatever
 * the order in which they come, and however often, every socket gets those after its own place once and in order. What
 * does not come is asked of core: {@link #isMissing} says when, {@link #catchUp} takes the answer. Every method is atomic.
 */
final class UserStream {
    /** Kept for what is still missing before it; what is dropped beyond is asked of core. */
    private static final int MOST_AHEAD = 512;

    /** Kept for sockets that join; beyond, core is asked anew. */
    private static final int MOST_MEANWHILE = 4096;

    private static final long UNKNOWN = -1;

    private final List<Member> members = new ArrayList<>(1);
    private final TreeMap<Long, Live> ahead = new TreeMap<>();
    private final List<Live> meanwhile = new ArrayList<>(0);
    private long last = UNKNOWN;
    private long known;
    private Unread unread;
    private Instant missingSince;
    private int asking;

    private static final class Member {
        private final OpenSocket socket;
        private long place;
        private boolean isLost;

        private Member(OpenSocket socket, long place) {
            this.socket = socket;
            this.place = place;
        }

        private void take(long changed, String frame) {
            if (place < changed) {
                socket.push(frame);
                place = changed;
            }
        }
    }

    /**
     * What core said about an inbox.
     *
     * @param place up to where
     * @param unread unread entries there; null when this is not all
     * @param changes what happened since the place that was asked about
     */
    record Told(long place, UnreadCount unread, List<Live> changes) {}

    /** Somebody is about to ask core; from now on nothing that comes is forgotten until {@link #asked}. */
    synchronized void asks() {
        asking++;
    }

    /** Core has answered, or never will. */
    synchronized void asked() {
        asking--;
        if (asking == 0) {
            meanwhile.clear();
        }
    }

    /** A change came; returns whether it brought the unread count on. */
    synchronized boolean come(Live change, Instant now) {
        if (change.place() == 0) {
            missingSince = missingSince == null ? now : missingSince;
            return false;
        }
        if (last != UNKNOWN && change.place() <= last) {
            return false;
        }
        ahead.put(change.place(), change);
        if (ahead.size() > MOST_AHEAD) {
            ahead.pollLastEntry();
        }
        boolean moved = goOn();
        missingSince = isComplete() ? null : missingSince == null ? now : missingSince;
        return moved;
    }

    /**
     * A socket joins at the place core told, after {@code welcome} and what it missed; what came since follows at once.
     * False, and nothing was done, when it is not known here what came since: then core must be asked anew. Must lie
     * between {@link #asks} and {@link #asked}.
     */
    synchronized boolean join(OpenSocket socket, String welcome, Told told, Instant now) {
        if (!knowsAllAfter(told.place())) {
            return false;
        }
        socket.push(welcome);
        told.changes().forEach(change -> socket.push(change.frame()));
        if (last == UNKNOWN) {
            start(told);
        }
        Member member = new Member(socket, told.place());
        meanwhile.forEach(change -> member.take(change.place(), change.frame()));
        members.add(member);
        known = Math.max(known, told.place());
        goOn();
        missingSince = isComplete() ? null : missingSince == null ? now : missingSince;
        return true;
    }

    /** A socket joins though core does not answer: it gets what comes once core tells where the inbox is. */
    synchronized void joinUncounted(OpenSocket socket, String welcome, Instant now) {
        socket.push(welcome);
        Member member = new Member(socket, Math.max(0, last));
        member.isLost = true;
        members.add(member);
        missingSince = missingSince == null ? now : missingSince;
    }

    /**
     * Takes what core told about everything after {@link #place}. Sockets that joined without a place are welcomed again,
     * with this one. Must lie between {@link #asks} and {@link #asked}.
     */
    synchronized void catchUp(Told told, String welcome, Instant now) {
        if (last == UNKNOWN) {
            start(told);
        }
        told.changes().forEach(change -> members.forEach(member -> member.take(change.place(), change.frame())));
        count(told);
        last = Math.max(last, told.place());
        known = Math.max(known, last);
        members.forEach(member -> member.place = Math.max(member.place, last));
        members.stream().filter(member -> member.isLost).forEach(member -> found(member, welcome));
        goOn();
        missingSince = isComplete() ? null : now;
    }

    /** Whether something has been missing for longer than {@code patience} and nobody is asking for it. */
    synchronized boolean isMissing(Instant now, Duration patience) {
        return asking == 0
                && missingSince != null
                && !members.isEmpty()
                && !missingSince.plus(patience).isAfter(now);
    }

    /** The place after which core is to be asked; empty when it is not known. */
    synchronized Optional<Long> place() {
        return last == UNKNOWN ? Optional.empty() : Optional.of(last);
    }

    /** The unread count now; empty when it is not known exactly. */
    synchronized Optional<UnreadCount> unread() {
        return Optional.ofNullable(unread).map(Unread::count);
    }

    /** Tells the unread count, if it is known, to all sockets that are not ahead of it. */
    synchronized void tellCount(Function<UnreadCount, String> frame) {
        if (unread != null) {
            String told = frame.apply(unread.count());
            members.stream().filter(member -> member.place <= last).forEach(member -> member.socket.push(told));
        }
    }

    synchronized void endAll(CloseCode code) {
        List.copyOf(members).forEach(member -> member.socket.end(code));
    }

    synchronized void leave(OpenSocket socket) {
        members.removeIf(member -> member.socket == socket);
    }

    /** Some socket that may ask core in the user's name. */
    synchronized Optional<OpenSocket> anySocket() {
        return members.stream()
                .map(member -> member.socket)
                .filter(socket -> !socket.isEnding())
                .findAny();
    }

    /** Whether nobody needs it any more. */
    synchronized boolean isIdle() {
        return members.isEmpty() && asking == 0;
    }

    private static void found(Member member, String welcome) {
        member.isLost = false;
        member.socket.push(welcome);
    }

    private void start(Told told) {
        last = told.place();
        unread = told.unread() == null ? null : Unread.of(told.unread());
    }

    /** Core's count is of its own place: newer ones replace ours, older ones are brought on if ours is not known. */
    private void count(Told told) {
        if (told.unread() != null && told.place() >= last) {
            unread = Unread.of(told.unread());
        } else if (told.unread() != null && unread == null && knowsAllAfter(told.place())) {
            Unread brought = Unread.of(told.unread());
            meanwhile.stream().filter(change -> change.place() > told.place()).forEach(brought::follow);
            unread = brought;
        } else if (told.unread() == null && told.place() > last) {
            unread = null;
        }
    }

    /** Hands on everything that follows without a gap. */
    private boolean goOn() {
        boolean moved = false;
        while (last != UNKNOWN && !ahead.isEmpty() && ahead.firstKey() <= last + 1) {
            Live next = ahead.pollFirstEntry().getValue();
            if (next.place() == last + 1) {
                hand(next);
                moved = true;
            }
        }
        return moved;
    }

    private void hand(Live change) {
        last = change.place();
        known = Math.max(known, last);
        members.forEach(member -> member.take(change.place(), change.frame()));
        if (unread != null) {
            unread.follow(change);
        }
        if (asking > 0 && meanwhile.size() < MOST_MEANWHILE) {
            meanwhile.add(change);
        }
    }

    /** Whether every change after a place was handed on since somebody began to ask; those from core were not counted. */
    private boolean knowsAllAfter(long place) {
        long needed = last - place;
        return needed <= 0
                || meanwhile.stream().filter(change -> change.place() > place).count() == needed;
    }

    private boolean isComplete() {
        return last != UNKNOWN && unread != null && ahead.isEmpty() && last >= known;
    }
}
